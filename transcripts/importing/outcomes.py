"""What became of one file that was to be imported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transcripts import models
from transcripts.parsed import Parsed


class Status(StrEnum):
    """What was done with a file."""

    CREATED = "created"
    NEW_VERSION = "new version"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done with a file, why, and what an archivist should look at.

    ``document`` is what it became or was found to be; a preview of a document that
    is not there yet has none. ``parsed`` is there in a preview alone.
    """

    status: Status
    filename: str
    reason: str = ""
    document: models.Document | None = None
    review: tuple[str, ...] = ()
    defect_count: int = 0
    parsed: Parsed | None = None
