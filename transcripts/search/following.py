"""Bring the index to where the log of changes has come.

It may be cut short at any point. The entries of a document are taken away and made
anew, so that twice is as good as once; and the position is noted after the commit, so
that what a crash kept from being noted is done again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import batched
from pathlib import Path

import tantivy
from django.conf import settings

from transcripts.models import Change
from transcripts.search import index, locks, position, soundness
from transcripts.search.entries import entries
from transcripts.search.position import Current, Position
from transcripts.search.reader import SUSPICION, Lack

# Changes between two commits, and documents whose rows are in memory at once.
BATCH, DOCUMENTS = 500, 100

WRITER = "writer.lock"


class Unusable(Exception):
    """There is no index that could follow the log: one must be made anew."""


def sync(*, most: int | None = None) -> int:
    """Bring the index to the end of the log, and return how many changes that took.

    With ``most`` it stops after so many or few more. Where another process is at it
    already, that one takes in whatever is committed by now, and this raises
    ``locks.Busy``.
    """
    root, taken = settings.SEARCH_INDEX, 0
    while most is None or taken < most:
        with locks.held(root / WRITER):
            number = _followed(root, usable(root), most)
        taken += number
        # Whoever came while the lock was held has left its changes to this process.
        if not number and not _waits(root):
            break
    return taken


def usable(root: Path) -> Current:
    """Return the index in use, or raise ``Unusable`` where it cannot be gone on with."""
    current = position.read(root)
    if current is None:
        raise Unusable(Lack.MISSING)
    if not current.is_of_this_version:
        raise Unusable(Lack.OTHER_VERSION)
    if not position.is_in_log(current.position):
        raise Unusable(Lack.AHEAD)
    if (root / SUSPICION).exists():
        if any(soundness.flaws(root / current.folder)):
            raise Unusable(Lack.DAMAGED)
        (root / SUSPICION).unlink(missing_ok=True)
    return current


def follow(engine: tantivy.Index, reached: Position) -> Iterator[tuple[Position, int]]:
    """Take the changes after a position into an index.

    Each commit gives the position that it brought, and the number of changes.
    """
    if not Change.objects.after(reached.change).exists():
        return
    with index.writing(engine) as writer:
        while changes := _after(reached):
            documents = list(dict.fromkeys(pk for _, _, pk in changes))
            index.remove(writer, documents)
            for some in batched(documents, DOCUMENTS, strict=False):
                index.add(writer, entries(some))
            writer.commit()
            reached = Position.of(*changes[-1][:2])
            yield reached, len(changes)


def _after(reached: Position) -> list[tuple[int, dt.datetime, int]]:
    log = Change.objects.after(reached.change)
    return list(log.values_list("pk", "made_at", "document_id")[:BATCH])


def _followed(root: Path, current: Current, most: int | None) -> int:
    folder, taken = root / current.folder, 0
    try:
        for reached, number in follow(index.opened(folder), current.position):
            position.write(root, current.folder, reached)
            taken += number
            if most is not None and taken >= most:
                break
    except index.Fault:
        if any(soundness.flaws(folder)):
            raise Unusable(Lack.DAMAGED) from None
        raise
    return taken


def _waits(root: Path) -> bool:
    current = position.read(root)
    return current is None or Change.objects.after(current.change).exists()
