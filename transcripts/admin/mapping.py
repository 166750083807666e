"""Show a source text line by line beside what the parser made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from transcripts import importing, models, parsing
from transcripts.admin.beforehand import (
    FieldsForm,
    context_of_staged,
    context_of_stored,
    marking_of,
)
from transcripts.admin.forms import ENCODINGS, EncodingForm, GoForm
from transcripts.admin.looking import look_again
from transcripts.admin.previewing import (
    Preview,
    as_allowed,
    kind_in_words,
    look_at,
    reading_from_transcript,
)
from transcripts.admin.uploading import Uploading
from transcripts.differences import hunks
from transcripts.importing import Outcome, Parsed, Unparsed
from transcripts.parsed import encoding_to_name
from transcripts.sourcemap import Row, SourceMap

# So many defects and exchanges are listed beside the text.
MOST_LISTED = 1000
MOST_HUNKS = 100


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a line."""

    href: str
    number: int
    words: str = ""
    code: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A defect at its line, between those before and after it."""

    number: int
    defect: parsing.Defect
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the text, with links to its neighbours of one kind."""

    row: Row
    doubts: list[Doubt]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class MapPage:
    """One page of a source map, with links that know what page they are on."""

    source: SourceMap
    number: int

    def href(self, place: tuple[int, str]) -> str:
        """Return the link to a place from this page."""
        page, anchor = place
        return f"#{anchor}" if page == self.number else f"?page={page}#{anchor}"

    def lines(self) -> Iterator[Line]:
        """Yield the rows of the page."""
        for row in self.source.rows(self.number):
            doubts = [self._doubt(number) for number, _ in row.defects]
            number = row.said.exchange if row.said else 0
            before = self._exchange(number - 1) if number else ""
            after = self._exchange(number + 1) if number else ""
            yield Line(row, doubts, before, after)

    def defects(self) -> list[Jump]:
        """Return links to what was odd."""
        return [
            Jump(self._defect(number), number, d.message, d.code, d.line)
            for number, d in enumerate(self._all_defects[:MOST_LISTED], start=1)
        ]

    def line_link(self, line: int | None) -> str:
        """Return the link to a line; nothing where there is none."""
        return self.href(self.source.place_of_line(line)) if line else ""

    def turn_link(self, turn: int) -> str:
        """Return the link to where a turn begins."""
        return self.href(self.source.place_of_turn(turn))

    @property
    def _all_defects(self) -> tuple[parsing.Defect, ...]:
        return self.source.transcript.defects

    def _doubt(self, number: int) -> Doubt:
        defect = self._all_defects[number - 1]
        before, after = self._defect(number - 1), self._defect(number + 1)
        return Doubt(number, defect, before, after)

    def _defect(self, number: int) -> str:
        if not 0 < number <= len(self._all_defects):
            return ""
        return self.line_link(self._all_defects[number - 1].line)

    def _exchange(self, number: int) -> str:
        exchanges = self.source.transcript.exchanges
        if not 0 < number <= len(exchanges):
            return ""
        return self.turn_link(exchanges[number - 1].turns[0])


class Mapping(Uploading):
    """A source map of each file that waits, and of each document's current text."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the maps."""
        view = self.admin_site.admin_view
        return [
            path(
                "upload/<uuid:pk>/<int:position>/",
                view(self.map_staged),
                name="transcripts_document_upload_map",
            ),
            path(
                "<int:pk>/map/", view(self.map_stored), name="transcripts_document_map"
            ),
            *super().get_urls(),
        ]

    def map_staged(self, request: HttpRequest, pk: UUID, position: int) -> HttpResponse:
        """Show a file of an upload line by line; take another encoding for it."""
        user = self._admit(request)
        upload = get_object_or_404(models.Upload.objects.open_to(user), pk=pk)
        if upload.confirmed_at is not None:
            return HttpResponseRedirect(upload.get_absolute_url())
        staged = get_object_or_404(upload.files, position=position)
        if request.method == "POST":
            return self._recoded(request, staged)
        return self._staged_page(request, staged)

    def _staged_page(
        self,
        request: HttpRequest,
        staged: models.StagedFile,
        fields: FieldsForm | None = None,
    ) -> HttpResponse:
        user = self._admit(request)
        outcome = look_at(staged).outcome
        differs = _differs(outcome, "differs" in request.GET)
        outcome = as_allowed(outcome, user)
        context = {
            "title": staged.filename,
            "upload": staged.upload,
            "staged": staged,
            "preview": Preview(staged, outcome),
            "encoding_form": EncodingForm(initial={"encoding": staged.encoding}),
        } | differs
        context |= context_of_staged(request, staged, outcome, fields)
        return self._map_page(request, outcome.parsed, staged.filename, context)

    def map_stored(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the current text of a document line by line."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        document = get_object_or_404(models.Document, pk=pk)
        version = document.versions.get(is_current=True)
        content = bytes(version.content)
        parsed = importing.parsed_from_bytes(
            content,
            version.filename,
            encoding=encoding_to_name(content, version.encoding),
            offices=models.Office.objects.as_parsed(),
            hint_date=document.date,
            marks=document.marks.as_parsed(),
            distinct=models.Decision.objects.kept_labels(),
        )
        context = {
            "title": "The text, line by line",
            "subtitle": str(document),
            "document": document,
            "version": version,
            **context_of_stored(request, document),
        }
        if isinstance(parsed, Unparsed):
            return self._map_page(
                request, None, "", context | {"refusal": parsed.reason}
            )
        return self._map_page(request, parsed, version.filename, context)

    def _recoded(
        self, request: HttpRequest, staged: models.StagedFile
    ) -> HttpResponseRedirect:
        form = EncodingForm(request.POST)
        if form.is_valid():
            staged.encoding = form.cleaned_data["encoding"]
            staged.save(update_fields=["encoding"])
            look_again(staged)
            self.message_user(
                request, f"It is read by: {dict(ENCODINGS)[staged.encoding]}."
            )
        return HttpResponseRedirect(request.path)

    def _map_page(
        self,
        request: HttpRequest,
        parsed: Parsed | None,
        filename: str,
        context: dict[str, Any],
    ) -> HttpResponse:
        if parsed is None:
            return self._page(request, "map", context)
        source = SourceMap(parsed.transcript)
        go = GoForm(request.GET or None, initial={"go": "line"}, auto_id="go_%s")
        if "go" in request.GET and go.is_valid():
            number, anchor = _place(source, **go.cleaned_data)
            return HttpResponseRedirect(f"{request.path}?page={number}#{anchor}")
        page = MapPage(source, _number(request.GET.get("page"), source.pages))
        blank = GoForm(initial={"go": "line"}, auto_id="go_%s")
        context |= _shown(page, parsed, filename)
        context["marking"] = marking_of(request, source)
        context["go"] = go if "go" in request.GET else blank
        return self._page(request, "map", context)


def _differs(outcome: Outcome, is_asked: bool) -> dict[str, Any]:
    """Return how a new version differs from the text that its document has."""
    if outcome.document is None or outcome.parsed is None:
        return {}
    if not is_asked:
        return {"has_older": True}
    older = outcome.document.versions.get(is_current=True)
    found = hunks(older.text, outcome.parsed.transcript.text)
    shown = list(islice(found, MOST_HUNKS))
    return {"hunks": shown, "hunks_more": next(found, None) is not None}


def _shown(page: MapPage, parsed: Parsed, filename: str) -> dict[str, Any]:
    source = page.source
    transcript = source.transcript
    kind = kind_in_words(parsed.file_type, parsed.encoding)
    reading = reading_from_transcript(transcript, filename, kind)
    begins = {exchange.number: exchange.turns[0] for exchange in transcript.exchanges}
    return {
        "source": source,
        "reading": reading,
        "facts": [(fact, page.line_link(fact.line)) for fact in reading.facts],
        "exchanges": [
            Jump(page.turn_link(begins[e.number]), e.number, e.words, line=e.line)
            for e in reading.exchanges
        ],
        "defects": page.defects(),
        "defects_more": len(transcript.defects) - MOST_LISTED,
        "lines": list(page.lines()),
        "page_number": page.number,
        "page_numbers": range(1, source.pages + 1),
    }


def _place(source: SourceMap, go: str, number: int) -> tuple[int, str]:
    transcript = source.transcript
    if go == "line":
        return source.place_of_line(number)
    if go == "exchange" and transcript.exchanges:
        last = len(transcript.exchanges)
        return source.place_of_turn(
            transcript.exchanges[min(number, last) - 1].turns[0]
        )
    return source.place_of_turn(max(1, min(number, len(transcript.turns))))


def _number(asked: str | None, last: int) -> int:
    """Return the page asked for, or the nearest there is."""
    if not asked or not asked.isdecimal() or len(asked) > 9:
        return 1
    return max(1, min(int(asked), last))
