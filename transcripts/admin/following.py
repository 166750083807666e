"""What is shown of an upload whose files are too many for one page, or at work."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from transcripts import models
from transcripts.admin.holding import is_stalled
from transcripts.admin.previewing import WORDS
from transcripts.admin.settling import FAILED, LEFT_OUT
from transcripts.importing import Status
from transcripts.models import Phase

AT_MOST = 100  # files on a page
COLUMNS = (
    *("file", "size", "sha256", "type", "encoding", "status", "reason"),
    *("document", "title", "date"),
)
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# A spreadsheet would take a cell that begins so for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
WOULD_BE = {status.value: words for status, words in WORDS.items()}
BECAME = {
    Status.CREATED.value: "New documents",
    Status.NEW_VERSION.value: "New versions",
    Status.SKIPPED.value: "Known already",
    Status.REFUSED.value: "Refused",
    FAILED: "Failed",
    LEFT_OUT: "Left out",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files are of one kind, and how the list is narrowed to them."""

    value: str
    words: str
    number: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on an upload is."""

    total: int
    done: int
    current: str
    is_queued: bool
    is_stalled: bool


def progress_of(upload: models.Upload) -> Progress:
    """Say how far it is, and whether somebody is at it."""
    is_looking = upload.phase is Phase.LOOKING
    files = upload.files.without_content()
    left = files.unread() if is_looking else files.waiting()
    current = left.in_order().first()
    total = files.count()
    return Progress(
        total=total,
        done=total - left.count(),
        current=current.filename if current else "",
        is_queued=upload.moved_at is None,
        is_stalled=is_stalled(upload),
    )


def context_of(upload: models.Upload, request: HttpRequest) -> dict[str, Any]:
    """Return what the page of an upload shows in the phase that it is in."""
    phase = upload.phase
    if phase in (Phase.LOOKING, Phase.IMPORTING):
        became = upload.files.exclude(status="").counted("status")
        return {
            "title": "Reading" if phase is Phase.LOOKING else "Importing",
            "progress": progress_of(upload),
            "tallies": _tallies(became, BECAME, ""),
        }
    field, words = ("status", BECAME) if phase is Phase.DONE else ("would_be", WOULD_BE)
    chosen = request.GET.get("of", "")
    counts = upload.files.counted(field)
    return {
        "title": "What became of it"
        if phase is Phase.DONE
        else "Look at what was read",
        "tallies": _tallies(counts, words, chosen),
        "total": sum(counts.values()),
        "chosen": chosen,
        "is_retriable": phase is Phase.DONE and upload.files.retriable().exists(),
        "ticked": upload.files.waiting().filter(is_wanted=True).count(),
        **_page(upload, field, chosen, request.GET.get("after", "")),
    }


def report(upload: models.Upload, form: str) -> StreamingHttpResponse:
    """Hand over what became of each file."""
    rows = _rows(upload)
    parts = _csv(rows) if form == "csv" else _json(rows)
    response = StreamingHttpResponse(parts, content_type=TYPES[form])
    name = f"upload-{upload.made_at:%Y-%m-%d-%H%M}.{form}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _tallies(counts: dict[str, int], words: dict[str, str], chosen: str) -> list[Tally]:
    return [
        Tally(value, words.get(value, "Not yet read"), number, value == chosen)
        for value, number in counts.items()
        if number
    ]


def _page(upload: models.Upload, field: str, chosen: str, after: str) -> dict[str, Any]:
    files = upload.files.without_content().select_related("document").in_order()
    if chosen:
        files = files.filter(**{field: chosen})
    if after.isdecimal() and len(after) < 9:
        files = files.filter(position__gt=int(after))
    shown = list(files[: AT_MOST + 1])
    more = shown[AT_MOST - 1].position if len(shown) > AT_MOST else None
    return {"files": shown[:AT_MOST], "more": more, "is_later": bool(after)}


def _rows(upload: models.Upload) -> Iterator[dict[str, Any]]:
    files = upload.files.without_content().select_related("document").in_order()
    for file in files.iterator(chunk_size=500):
        document = file.document
        yield {
            "file": file.filename,
            "size": file.size,
            "sha256": file.sha256,
            "type": file.file_type,
            "encoding": file.read_encoding,
            "status": file.status or "waiting",
            "reason": file.reason or file.refusal,
            "document": document.get_absolute_url() if document else "",
            "title": document.title if document else "",
            "date": document.date.isoformat() if document and document.date else "",
        }


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow([_cell(row[name]) for name in COLUMNS])


def _cell(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(FORMULAS)
    return f"'{value}" if is_formula else value


def _json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"
