"""Parse in another process, within the limits of the settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings

from transcripts import confined, models, parsing
from transcripts.importing import matching
from transcripts.parsed import Parsed, Unparsed, digest
from transcripts.parsing import offices as tenures


def parsed_apart(
    content: bytes,
    filename: str,
    *,
    encoding: str | None = None,
    hint_date: dt.date | None = None,
    offices: tuple[tenures.Office, ...] | None = None,
    marks: Sequence[parsing.Mark] = (),
) -> Parsed | Unparsed | None:
    """Parse a file where its doing harm harms nothing; None where it is known already."""
    if matching.same_bytes(digest(content)):
        return None
    return confined.READER.parsed(
        content,
        filename,
        encoding=encoding,
        offices=models.Office.objects.as_parsed() if offices is None else offices,
        hint_date=hint_date,
        marks=marks,
        distinct=models.Decision.objects.kept_labels(),
        seconds=settings.PARSE_SECONDS,
        megabytes=settings.PARSE_MB,
    )
