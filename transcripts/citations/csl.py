"""A citation as CSL-JSON, which every citation program and style takes."""

from __future__ import annotations

import datetime as dt

from transcripts.citations.cited import ARCHIVE, Author, Cited
from transcripts.models import BriefingKind

# What is said to people is a speech; what an office gives out in writing is none.
TYPES = {
    BriefingKind.INTERVIEW: "interview",
    BriefingKind.STATEMENT: "document",
    BriefingKind.MESSAGE: "document",
}

type Item = dict[str, object]


def csl_json(cited: Cited, accessed: dt.date) -> Item:
    """Return the citation as one item of CSL-JSON 1.0.2."""
    found: Item = {
        "id": cited.key,
        "type": type_of(cited.kind),
        "title": cited.title,
        "author": [_name(author) for author in cited.authors],
        "issued": cited.date and _day(cited.date),
        "event-title": cited.kind.label,
        "event-place": cited.place,
        "section": cited.pinpoint.capitalize(),
        "medium": "Transcript",
        "note": cited.terms,
        "archive": ARCHIVE,
        "language": "en",
        "URL": cited.url,
        "accessed": _day(accessed),
    }
    return {name: value for name, value in found.items() if value}


def type_of(kind: BriefingKind) -> str:
    """Return what CSL calls a kind of briefing."""
    return TYPES.get(kind, "speech")


def _name(author: Author) -> dict[str, str]:
    if author.family:
        return {"family": author.family, "given": author.given}
    return {"literal": author.name}


def _day(day: dt.date) -> dict[str, object]:
    return {"date-parts": [[day.year, day.month, day.day]]}
