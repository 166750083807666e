"""A citation as RIS, the tagged lines that EndNote, Zotero and others take.

Of a page Zotero takes the site from ``T2`` and keeps ``N1`` as a note; a section and a
database, which would be other tags for the exchange and the archive, it drops.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from transcripts.citations.cited import ARCHIVE, Cited


def ris(cited: Cited, accessed: dt.date) -> str:
    """Return the citation as one record; RIS has no speech, so it is a page."""
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in _lines(cited))
    return "\r\n".join([*lines, f"Y2  - {accessed:%Y/%m/%d}", "ER  - ", ""])


def _lines(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", cited.key
    yield "TI", cited.title
    for author in cited.authors:
        yield "AU", author.inverted
    if cited.date:
        yield "PY", f"{cited.date.year}"
        yield "DA", f"{cited.date:%Y/%m/%d}"
    yield "M3", cited.kind.label
    if cited.place:
        yield "CY", cited.place
    said = [part for part in (cited.pinpoint.capitalize(), cited.terms) if part]
    if said:
        yield "N1", ". ".join(said)
    yield "T2", ARCHIVE
    yield "LA", "en"
    yield "UR", cited.url
