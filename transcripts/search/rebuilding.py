"""Make the index anew beside the one in use, then put it in its place."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from transcripts.models import Document
from transcripts.search import following, index, locks, position
from transcripts.search.entries import entries
from transcripts.search.position import Position
from transcripts.search.reader import SUSPICION

REBUILDING = "rebuild.lock"
PREFIX = "index-"

# The engine's threads and what each gathers: more would not keep them busier.
THREADS = min(4, os.cpu_count() or 1)
HEAP = 100_000_000 * THREADS

type Advance = Callable[[int], object]


def nothing(number: int) -> None:
    """Take no notice of progress."""


def rebuild(advance: Advance = nothing) -> None:
    """Make an index of everything published, and take it into use.

    ``advance`` is told of each number of documents that is done. The index in use
    goes on being followed and searched meanwhile. Raises ``locks.Busy`` where another
    process makes one.
    """
    root = settings.SEARCH_INDEX
    with locks.held(root / REBUILDING):
        _sweep(root)
        folder = f"{PREFIX}{uuid.uuid4().hex}"
        try:
            _take_into_use(root, folder, _built(root / folder, advance))
        finally:
            _sweep(root)
    with suppress(locks.Busy):
        following.sync()  # others have left theirs while it was taken into use


def _built(folder: Path, advance: Advance) -> Position:
    """Make an index, and return a position that it has come to or further."""
    reached = position.end_of_log()
    with index.writing(index.made(folder), heap=HEAP, threads=THREADS) as writer:
        for documents in _published():
            index.add(writer, entries(documents))
            advance(len(documents))
        writer.commit()
    return reached


def _published() -> Iterator[list[int]]:
    last = 0
    keys = Document.objects.published().order_by("pk").values_list("pk", flat=True)
    while some := list(keys.filter(pk__gt=last)[: following.DOCUMENTS]):
        yield some
        last = some[-1]


def _take_into_use(root: Path, folder: str, reached: Position) -> None:
    """Take in what changed meanwhile, while nobody writes to the index in use."""
    with locks.awaited(root / following.WRITER):
        for later, _ in following.follow(index.opened(root / folder), reached):
            reached = later
        position.write(root, folder, reached)
        (root / SUSPICION).unlink(missing_ok=True)


def _sweep(root: Path) -> None:
    """Take away every index but the one in use; nobody else is making one."""
    current = position.read(root)
    for folder in root.glob(f"{PREFIX}*"):
        if current is None or folder.name != current.folder:
            shutil.rmtree(folder, ignore_errors=True)
