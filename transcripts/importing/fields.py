"""Fill a document's fields from a transcript, except those a person decided."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import PurePath

from django.utils.text import slugify

from transcripts import models, parsing
from transcripts.parsed import Parsed

# https://example.org/briefing   not: javascript:alert(1)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
# 1961-08-10-harbor   spe_1981_0803   not: 0190-Press-Briefing-10-14-2015
DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
LONGEST_DURATION = dt.timedelta(hours=12)
DAY = dt.timedelta(days=1)

type Value = (
    str
    | int
    | dt.date
    | dt.time
    | list[str]
    | list[list[object]]
    | list[list[str | int]]
    | None
)


def fields_from_parsed(parsed: Parsed, filename: str) -> Mapping[str, Value]:
    """Return the value of every field of a document that its text decides."""
    transcript = parsed.transcript
    rules = transcript.ground_rules
    principal = _text(transcript.principal, 200)
    return {
        "title": _text(transcript.title, 500) or title_from_filename(filename),
        "date": parsed.date,
        "place": _text(transcript.place, 500),
        **_times(transcript),
        "kind": transcript.kind.value,
        "basis": rules.basis.value,
        "attribution": rules.attribution,
        "embargo": rules.embargo,
        "ground_rule_sentences": [[r.sets, r.text, r.line] for r in rules.sentences],
        "principal": principal,
        "principal_slug": slugify(principal)[:220],
        "citation": transcript.citation.value if transcript.citation else "",
        "categories": list(transcript.categories),
        "source_url": source_url(transcript),
        "notes": [models.block_as_stored(block) for block in transcript.notes],
        "layout": transcript.layout[:300],
    }


def apply_fields(document: models.Document, values: Mapping[str, Value]) -> None:
    """Set the fields on a document, but for those that a person decided."""
    for name, value in values.items():
        if name not in document.decided_fields:
            setattr(document, name, value)


def source_url(transcript: parsing.Transcript) -> str:
    """Return the address the text says it came from, if it is one of the web."""
    value = _text(transcript.source_url, 1000)
    return value if WEB_ADDRESS.fullmatch(value) else ""


def title_from_filename(filename: str) -> str:
    """Return a title for a transcript that has none: the words of its file's name."""
    words = re.sub(r"[\W_]+", " ", PurePath(filename).stem).strip()
    return words[:500] or "Transcript"


def date_from_filename(filename: str) -> dt.date | None:
    """Return the date that a file's name suggests: ``1961-08-10-harbor.txt``."""
    found = DATE_IN_NAME.search(PurePath(filename).stem)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _times(transcript: parsing.Transcript) -> dict[str, Value]:
    start, end = transcript.start, transcript.end
    known = start or end
    return {
        "start_time": start.value if start else None,
        "end_time": end.value if end else None,
        "start_printed": start.printed[:100] if start else "",
        "end_printed": end.printed[:100] if end else "",
        "zone": known.zone[:40] if known else "",
        "utc_offset": known.offset if known else None,
        "duration_minutes": duration_minutes(start, end),
    }


def duration_minutes(
    start: parsing.Clock | None, end: parsing.Clock | None
) -> int | None:
    """Return how long it lasted, over midnight too; None where the times mislead."""
    if start is None or end is None:
        return None
    length = (_moment(end) - _moment(start)) % DAY
    return length // dt.timedelta(minutes=1) if length <= LONGEST_DURATION else None


def _moment(clock: parsing.Clock) -> dt.datetime:
    at = dt.datetime.combine(dt.date(2000, 1, 2), clock.value)
    return at - dt.timedelta(minutes=clock.offset or 0)


def _text(field: parsing.Field | None, length: int) -> str:
    return field.value[:length] if field else ""


def repeated_fields(document: models.Document) -> dict[str, object]:
    """Return what appearances and uses of phrases repeat of their document."""
    return {
        "sort_date": document.date or models.UNDATED,
        "kind": document.kind,
        "basis": document.basis,
        "principal_slug": document.principal_slug,
        "is_published": document.is_published,
    }
