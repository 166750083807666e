"""Forms for what is decided of a text: its fields, who speaks, and what its lines are."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpRequest

from transcripts import models
from transcripts.admin.candidates import labels_of
from transcripts.admin.forms import NOT_BOTH
from transcripts.admin.rights import may_edit
from transcripts.admin.settling import decided_of
from transcripts.importing import EMPTIABLE, Decisions, Outcome, Unsound
from transcripts.models import Basis, BriefingKind
from transcripts.parsing import ElementKind
from transcripts.sourcemap import SourceMap, name_of

type Fields = Mapping[str, str | None]

NO_LABEL = "no-label"
AS_READ = ("", "As it is read")
KINDS = [(kind.value, name_of(kind)) for kind in ElementKind]
NONE = (NO_LABEL, "no label of anybody")


def _text(label: str, length: int = 1000) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, required=False, widget=AdminTextInputWidget
    )


class FieldsForm(forms.Form):
    """What a document is to say of itself, whatever its text says.

    Each field of which there may be none has a box beside it that says so.
    """

    title = _text("Title", 500)
    date = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    place = _text("Place", 500)
    start_time = forms.TimeField(
        required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    end_time = forms.TimeField(
        required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    kind = forms.ChoiceField(required=False, choices=[AS_READ, *BriefingKind.choices])
    principal = _text("Principal", 200)
    basis = forms.ChoiceField(
        label="Ground rules",
        required=False,
        choices=[AS_READ, *(one for one in Basis.choices if one[0])],
    )
    attribution = _text("Attribution")
    embargo = _text("Embargo")
    citation = _text("Citation")
    source_url = _text("Source address")

    def __init__(self, data: Any = None, *, decided: Fields | None = None) -> None:
        known = decided or {}
        none = {f"no_{name}": True for name, value in known.items() if value is None}
        super().__init__(data, initial={**known, **none})
        for name in EMPTIABLE:
            self.fields[f"no_{name}"] = forms.BooleanField(
                label="There is none", required=False
            )

    def rows(self) -> list[tuple[BoundField, BoundField | None]]:
        """Return each field, with the box that says that there is none of it."""
        return [
            (self[name], self[f"no_{name}"] if name in EMPTIABLE else None)
            for name in self.base_fields
        ]

    def clean(self) -> dict[str, Any]:
        """Hold each to what a document's field may be, and name the field that is not."""
        cleaned = super().clean() or {}
        for name in self.none:
            if cleaned.get(name) not in ("", None):
                self.add_error(name, NOT_BOTH)
        for name, text in self.decided.items():
            try:
                _ = Decisions({name: text}).values
            except Unsound as error:
                self.add_error(name, ValidationError(str(error)))
        return cleaned

    @property
    def none(self) -> list[str]:
        """The fields of which there is said to be none."""
        return [name for name in EMPTIABLE if self.cleaned_data.get(f"no_{name}")]

    @property
    def decided(self) -> dict[str, str | None]:
        """The fields that were filled in, as they are kept, and those that are none."""
        given = {name: self.cleaned_data.get(name) for name in self.base_fields}
        filled = {n: v for n, v in given.items() if v not in ("", None)}
        return dict.fromkeys(self.none) | {
            name: value if isinstance(value, str) else value.isoformat()
            for name, value in filled.items()
        }


class LineForm(forms.Form):
    """What a line is."""

    line = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    column = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="It is", choices=[NONE, *KINDS])

    @property
    def element(self) -> ElementKind | None:
        """The kind of element; None where it is no label."""
        kind = self.cleaned_data["kind"]
        return None if kind == NO_LABEL else ElementKind(kind)


@dataclasses.dataclass(frozen=True, slots=True)
class Marked:
    """A mark as it is listed, with what takes it back."""

    number: int
    line: int
    words: str
    is_: str


def marking_of(request: HttpRequest, source: SourceMap) -> dict[str, Any] | None:
    """Return the form for the line that is asked about, and where it stands."""
    form = LineForm({**request.GET.dict(), "line": request.GET.get("mark", "")})
    form.fields["kind"].required = False
    if "mark" not in request.GET or not form.is_valid():
        return None
    given = form.cleaned_data
    line, column = given["line"], given["column"]
    fresh = LineForm(initial={"line": line, "column": column}, auto_id="mark_%s")
    if column > 1 or _is_shared(source, line):  # an element is whole lines
        fresh.fields["kind"] = forms.ChoiceField(label="It is", choices=[NONE])
    anchor = f"L{line}" if column == 1 else f"L{line}-{column}"
    return {"anchor": anchor, "form": fresh}


def context_of_staged(
    request: HttpRequest,
    staged: models.StagedFile,
    outcome: Outcome,
    fields: FieldsForm | None,
) -> dict[str, Any]:
    """Return what the forms of a file that waits show."""
    decided = decided_of(staged)
    parsed = outcome.parsed
    is_dated = "date" in decided.fields
    date = parsed.date if parsed and not is_dated else decided.date
    may_name = request.user.has_perm("transcripts.change_speaker")
    return {
        "decided": decided,
        "may_mark": True,
        "marks": [
            Marked(number, mark.line, mark.text[:80], _said(mark.kind))
            for number, mark in enumerate(decided.marks)
        ],
        "fields_form": fields or FieldsForm(decided=decided.fields),
        "may_name": may_name,
        "labels": labels_of(parsed.transcript, date, decided) if parsed else [],
        "is_undated": parsed is not None and date is None and not is_dated,
        "has_kin": decided.separate or outcome.document is not None,
    }


def context_of_stored(
    request: HttpRequest, document: models.Document
) -> dict[str, Any]:
    """Return what the forms of a stored document show."""
    may_change = request.user.has_perm("transcripts.change_document")
    return {
        "may_mark": may_change and may_edit(request.user, document),
        "marks": [
            Marked(row.pk, row.line, row.text[:80], _said(row.as_parsed().kind))
            for row in document.marks.in_order()
        ],
    }


def _is_shared(source: SourceMap, line: int) -> bool:
    """Whether several elements share a line."""
    ends = [*source.starts, len(source.transcript.text)][line - 1 : line + 1]
    places = [bisect_left(source.cuts, end) for end in ends]
    return len(places) == 2 and places[1] - places[0] > 1


def _said(kind: ElementKind | None) -> str:
    return "no label" if kind is None else name_of(kind).lower()
