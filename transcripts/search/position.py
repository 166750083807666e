"""Which index is in use, and how far in the log of changes it has come.

Both stand in one small file beside the indexes, which is replaced whole: an index made
anew and its position come into use in the same moment.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from transcripts.models import Change
from transcripts.search import schema

NAME = "current.json"


@dataclass(frozen=True, slots=True)
class Position:
    """The last change that is in the index; 0 where there was none yet.

    A number alone would not tell a database that was restored to an earlier state, and
    has come as far again with other changes.
    """

    change: int = 0
    made_at: str = ""

    @classmethod
    def of(cls, change: int, made_at: dt.datetime) -> Position:
        """Return the position after a change."""
        return cls(change, made_at.isoformat())


@dataclass(frozen=True, slots=True)
class Current:
    """The folder of the index in use, of which schema it is, and its position."""

    folder: str
    change: int
    made_at: str
    version: int = schema.VERSION

    @property
    def position(self) -> Position:
        """How far the index has come."""
        return Position(self.change, self.made_at)

    @property
    def is_of_this_version(self) -> bool:
        """Whether this code can use the index."""
        return self.version == schema.VERSION


def end_of_log() -> Position:
    """Return the position of an index that has everything."""
    last = Change.objects.order_by("-pk").values_list("pk", "made_at").first()
    return Position.of(*last) if last else Position()


def is_in_log(reached: Position) -> bool:
    """Whether the log has the last change that an index has."""
    if not reached.change:
        return True
    row = Change.objects.filter(pk=reached.change).values_list("pk", "made_at").first()
    return row is not None and Position.of(*row) == reached


def read(root: Path) -> Current | None:
    """Return which index is in use, or None where that cannot be told."""
    try:
        return Current(**json.loads((root / NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def write(root: Path, folder: str, position: Position) -> None:
    """Take an index into use, or note how far it has come."""
    current = Current(folder, position.change, position.made_at)
    written = root / f"{NAME}.{os.getpid()}"
    with written.open("w", encoding="ascii") as file:
        json.dump(asdict(current), file)
        file.flush()
        os.fsync(file.fileno())
    written.replace(root / NAME)
