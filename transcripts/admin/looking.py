"""Keep what was read out of each file that waits, until it would be read otherwise."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from transcripts import editions, importing, models, parsing
from transcripts.admin.previewing import (
    LOOKED_FOR,
    Asked,
    Fact,
    Preview,
    Previews,
    Reading,
    Seen,
    Voice,
    as_allowed,
    reading_from_transcript,
)
from transcripts.importing import Outcome, Status
from transcripts.importing.fields import source_url

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NAME = 16  # hexadecimal digits tell one reading from another


def reader() -> str:
    """Name what reads: the same parser and the same offices, the same name."""
    offices = tuple(models.Office.objects.as_parsed())
    code = f"{parsing.PARSER_VERSION}|{editions.reader()}|{offices!r}"
    return _name(code)


def look_through(upload: models.Upload) -> Iterator[models.StagedFile]:
    """Read each file that nobody has read yet, and yield it."""
    by = reader()
    look = Previews(_seen_before(upload))
    while staged := upload.files.unread().in_order().first():
        _keep(staged, look, by)
        yield staged


def look_again(staged: models.StagedFile) -> None:
    """Read a file again, now that something was decided of it.

    One of many that nobody has read yet is read as its turn comes. Those after it may
    have been the same briefing, or be it now; where they are few they are read again.
    """
    upload = staged.upload
    if upload.is_large and staged.report is None:
        return
    _keep(staged, Previews(_seen_before(upload, staged.position)), reader())
    if not upload.is_large:
        later = upload.files.waiting().filter(position__gt=staged.position)
        later.update(read_by="")


def forget(upload: models.Upload) -> bool:
    """Forget what another parser read, or by other offices; say if there was any."""
    stale = upload.files.waiting().read_otherwise(reader())
    return stale.exists() and bool(stale.update(report=None, reading=None))


def previews(upload: models.Upload, user: User) -> Iterator[Preview]:
    """Say of each file that waits what would become of it, and read what must be."""
    waiting = upload.files.waiting().in_order()
    kept = waiting.defer("content")
    shown, by = list(kept), reader()
    if any(_is_stale(staged, by) for staged in shown):
        look = Previews({})
        for staged in waiting.iterator(chunk_size=1):
            _keep(staged, look, by)
        shown = list(kept.all())
    documents = models.Document.objects.in_bulk(
        {pk for staged in shown if (pk := _reading(staged)["document"])}
    )
    for staged in shown:
        yield _preview(staged, documents, user)


def _keep(staged: models.StagedFile, look: Previews, by: str) -> None:
    """Read a file, and keep what would become of it and what was read."""
    before = set(look.seen)
    seen = look.of(staged)
    allowed = as_allowed(seen.outcome, staged.upload.user)
    was_left_out = staged.would_be in LOOKED_FOR and not staged.is_wanted
    models.StagedFile.objects.filter(pk=staged.pk).update(
        file_type=seen.file_type or "",
        read_encoding=seen.encoding[:40],
        read_by=f"{by}:{_asked(staged)}",
        report=_row(allowed) | {"seen": [h for h in look.seen if h not in before]},
        reading=_page(seen, staged),
        would_be=allowed.status.value,
        is_wanted=allowed.status in LOOKED_FOR and not was_left_out,
    )


def _is_stale(staged: models.StagedFile, by: str) -> bool:
    """Whether it would be read otherwise now, or find another archive."""
    if staged.reading is None or staged.read_by != f"{by}:{_asked(staged)}":
        return True
    kept = _reading(staged)
    return bool(kept["trace"] != _trace(staged, kept["hashes"]))


def _preview(
    staged: models.StagedFile, documents: Mapping[int, models.Document], user: User
) -> Preview:
    kept = _reading(staged)
    document = documents.get(kept["document"])
    review = tuple(kept["review"])
    status = Status(kept["status"])
    outcome = Outcome(status, staged.filename, kept["reason"], document, review)
    reading = _reading_from_json(kept["read"]) if kept["read"] else None
    return Preview(staged, as_allowed(outcome, user), reading)


def _row(outcome: Outcome) -> dict[str, Any]:
    """Return what a person looks at before they confirm, as the row of a list."""
    report: dict[str, Any] = {
        "reason": outcome.reason,
        "review": list(outcome.review),
        "document": outcome.document.pk if outcome.document else None,
        "is_version_of": str(outcome.document) if outcome.document else "",
    }
    if outcome.parsed is None:
        return report
    transcript, date = outcome.parsed.transcript, outcome.parsed.date
    return report | {
        "title": transcript.title.value if transcript.title else "",
        "date": date.isoformat() if date else "",
        "exchanges": len(transcript.exchanges),
        "speakers": len(transcript.speakers),
        "defects": len(transcript.defects),
    }


def _page(seen: Seen, staged: models.StagedFile) -> dict[str, Any]:
    """Return all that is shown of a file, and what it hangs on in the archive."""
    outcome, parsed = seen.outcome, seen.outcome.parsed
    hashes, read = ["", "", ""], None
    if parsed:
        address = source_url(parsed.transcript)
        hashes = [parsed.heading_sha256, parsed.words_sha256, address]
        read = _json_from_reading(
            reading_from_transcript(parsed.transcript, staged.filename, seen.kind)
        )
    return {
        "status": outcome.status.value,
        "reason": outcome.reason,
        "review": list(outcome.review),
        "document": outcome.document.pk if outcome.document else None,
        "hashes": hashes,
        "trace": _trace(staged, hashes),
        "read": read,
    }


def _reading(staged: models.StagedFile) -> dict[str, Any]:
    return cast("dict[str, Any]", staged.reading)


def _json_from_reading(reading: Reading) -> dict[str, Any]:
    """Return a reading as it is kept: PostgreSQL keeps no order of names in JSON."""
    return dataclasses.asdict(reading) | {"counts": list(reading.counts.items())}


def _reading_from_json(kept: dict[str, Any]) -> Reading:
    return Reading(
        facts=[Fact(**one) for one in kept["facts"]],
        counts=dict(kept["counts"]),
        voices=[Voice(**one) for one in kept["voices"]],
        exchanges=[Asked(**one) for one in kept["exchanges"]],
        defects=[parsing.Defect(**one) for one in kept["defects"]],
    )


def _trace(staged: models.StagedFile, hashes: list[str]) -> str:
    return importing.trace(staged.sha256, *hashes) if staged.sha256 else ""


def _asked(staged: models.StagedFile) -> str:
    """Name what was asked for and decided of a file."""
    return _name(json.dumps([staged.encoding, staged.decisions], sort_keys=True))


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:NAME]


def _seen_before(upload: models.Upload, position: int | None = None) -> dict[str, str]:
    """Return what files have in common with others, those before one, and whose it is."""
    read = upload.files.filter(report__isnull=False).in_order()
    if position is not None:
        read = read.filter(position__lt=position)
    seen: dict[str, str] = {}
    for name, hashes in read.values_list("filename", "report__seen"):
        seen |= {h: name for h in cast("list[str]", hashes) if h not in seen}
    return seen
