"""The forms of the admin: uploads, documents, offices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.forms import ModelForm

from transcripts import models, reading
from transcripts.admin.guarding import GuardedForm
from transcripts.importing import EMPTIABLE

MOST_FILES = 2_000
NOT_BOTH = "Either there is none, or it is this: not both."
ACCEPTED = ",".join(sorted(reading.SUFFIXES | {".zip"}))

ENCODINGS = (
    ("", "As each file's bytes tell"),
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("windows-1252", "Windows-1252 (Western European)"),
    ("iso-8859-1", "ISO 8859-1 (Latin-1)"),
    ("iso-8859-15", "ISO 8859-15 (Latin-9)"),
    ("mac-roman", "Mac Roman"),
    ("cp437", "DOS (code page 437)"),
    ("cp850", "DOS (code page 850)"),
    ("windows-1250", "Windows-1250 (Central European)"),
    ("windows-1251", "Windows-1251 (Cyrillic)"),
    ("koi8-r", "KOI8-R (Cyrillic)"),
    ("shift_jis", "Shift JIS (Japanese)"),
    ("euc-kr", "EUC-KR (Korean)"),
    ("gb18030", "GB 18030 (Chinese)"),
    ("big5", "Big5 (Chinese)"),
)


class FilesInput(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; what each is worth, the reading of it tells."""

    widget = FilesInput(attrs={"multiple": True, "accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files, but no more than a person can look through."""
        files = [f for f in data or [] if f]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                f"These are {len(files)} files; choose at most {MOST_FILES} at once."
                " The command import_transcripts takes any number."
            )
        return files


class UploadForm(forms.Form):
    """Transcripts to look at: files, or a text."""

    chosen = FilesField(
        label="Files",
        required=False,
        help_text="Text (.txt), Markdown (.md), HTML, Word (.docx) or PDF files, or a .zip of such.",
    )
    text = forms.CharField(
        label="Or a text",
        required=False,
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 12}),
        help_text="Paste the whole transcript, its heading included.",
    )
    encoding = forms.ChoiceField(
        label="Encoding of the files",
        choices=ENCODINGS,
        required=False,
        help_text="Name it only where letters came out wrong.",
    )
    source_name = forms.CharField(
        label="Where it comes from",
        required=False,
        max_length=200,
        widget=AdminTextInputWidget,
        help_text="Kept with each text: Press office, county archive …",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something to read."""
        cleaned = super().clean() or {}
        is_blank = not cleaned.get("text", "").strip()
        if "chosen" in cleaned and not cleaned["chosen"] and is_blank:
            raise forms.ValidationError("Choose a file, or paste a text.")
        return cleaned


class LinesField(forms.CharField):
    """A list of words, one a line."""

    widget = AdminTextareaWidget(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """Return the list as a person edits it."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return what the lines say, blank ones left out."""
        lines = (super().clean(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines say something else than the list."""
        return list(initial or []) != self.clean(data)


class GoForm(forms.Form):
    """Where to go in a text."""

    go = forms.ChoiceField(
        label="Go to",
        choices=[("line", "line"), ("turn", "turn"), ("exchange", "exchange")],
    )
    number = forms.IntegerField(
        min_value=1, widget=AdminTextInputWidget(attrs={"inputmode": "numeric"})
    )


class EncodingForm(forms.Form):
    """What a file's bytes are to be read by."""

    encoding = forms.ChoiceField(choices=ENCODINGS, required=False)


class DocumentForm(GuardedForm):
    """What an archivist says of a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["none"] = [
            name
            for name in EMPTIABLE
            if name in self.instance.decided_fields
            and getattr(self.instance, name) in ("", None)
        ]

    categories = LinesField(required=False, help_text="One a line.")
    none = forms.MultipleChoiceField(
        label="There is none",
        choices=[(name, name.replace("_", " ").capitalize()) for name in EMPTIABLE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What is ticked is empty and stays so, whatever the text is read to"
        " say. A field that is filled in is decided by that alone.",
    )

    class Meta:
        model = models.Document
        fields = [
            "title",
            "slug",
            "needs_review",
            "date",
            "place",
            "start_time",
            "start_printed",
            "end_time",
            "end_printed",
            "zone",
            "utc_offset",
            "kind",
            "principal",
            "categories",
            "citation",
            "source_url",
            "basis",
            "attribution",
            "embargo",
        ]

    def clean(self) -> dict[str, Any]:
        """Keep the document off an address that leads to another one for ever."""
        cleaned = super().clean() or {}
        self._empty(cleaned)
        if "slug" in cleaned and "date" in cleaned:
            draft = models.Document(date=cleaned["date"], slug=cleaned["slug"])
            others = models.OldAddress.objects.exclude(document_id=self.instance.pk)
            if others.filter(path=draft.get_absolute_url()).exists():
                self.add_error("slug", "This was another document's address once.")
        return cleaned

    def _empty(self, cleaned: dict[str, Any]) -> None:
        """Empty the fields of which there is none; one that was just filled in is wrong."""
        for name in cleaned.get("none", ()):
            if name in self.changed_data and cleaned.get(name) not in ("", None):
                self.add_error(name, NOT_BOTH)
            elif name in cleaned:
                field = models.Document._meta.get_field(name)
                cleaned[name] = None if field.null else ""


def emptied(document: models.Document, none: Iterable[str]) -> list[str]:
    """Return the fields now said to be none of which nobody had decided so."""
    return [name for name in none if name not in document.decided_fields]


def set_edited(stored: Model, form: ModelForm[Any]) -> list[str]:
    """Set on a row as stored what the form says otherwise; return those fields.

    What a form began with may be an older state, as where history is restored.
    """
    edited = [
        name
        for name, value in form.cleaned_data.items()
        if hasattr(stored, name) and getattr(stored, name) != value
    ]
    for name in edited:
        setattr(stored, name, form.cleaned_data[name])
    return edited


class SpeakerForm(GuardedForm):
    """What an archivist says of a speaker."""

    class Meta:
        model = models.Speaker
        fields = ["name", "sort_name", "identity", "needs_review"]


class OfficeForm(forms.ModelForm):
    """A tenure of an office."""

    other_names = LinesField(
        required=False, help_text="Other forms of the name in print, one a line."
    )

    class Meta:
        model = models.Office
        fields = ["role", "holder_name", "other_names", "start", "end"]

    def clean(self) -> dict[str, Any]:
        """Ask for an end after the start."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end <= start:
            self.add_error("end", "The day of the handover comes after the first day.")
        return cleaned
