"""The index as a page asks it: what may be found, and whether that is all there is.

Ask ``now()`` once for each request. It costs one look at a file and one small query.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import tantivy
from django.conf import settings
from django.db import connection

from transcripts.models import Action, Change
from transcripts.search import index, position
from transcripts.search.position import Current, Position

# With more changes of known documents than these to come, there is no search: each
# request would have to read them, and leave those documents out.
MOST_PENDING = 2_000

# A file that tells whoever writes the index to look whether it is damaged.
SUSPICION = "suspected"

logger = logging.getLogger(__name__)

type Stamp = tuple[int, int, int] | None


class Lack(StrEnum):
    """Why there is no search."""

    MISSING = "missing"  # no index was made yet, or it is gone
    OTHER_VERSION = "other version"  # made by a Lectern that kept other things
    DAMAGED = "damaged"  # it cannot be opened or read
    AHEAD = "ahead"  # the database went back: it lacks what the index has
    FAR_BEHIND = "far behind"  # too many documents are to be made anew


@dataclass(frozen=True, slots=True)
class View:
    """What a request may search.

    Without a ``searcher``, ``lack`` says why. While the index is behind, ``stale`` has
    the documents whose entries may show what is no longer published: no result may
    have them. ``pending`` changes are to come; beyond ``MOST_PENDING`` it may be more.
    """

    searcher: tantivy.Searcher | None
    lack: Lack | None = None
    pending: int = 0
    stale: frozenset[int] = frozenset()
    behind_since: dt.datetime | None = None

    @property
    def is_behind(self) -> bool:
        """Whether something in the archive cannot be found yet."""
        return self.searcher is None or self.pending > 0


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that this process has open, and the file that named it."""

    stamp: Stamp
    current: Current
    index: tantivy.Index


class Row(NamedTuple):
    """A row of the log."""

    pk: int
    made_at: dt.datetime
    document_id: int
    action: str


# The one index of this process, by its folder.
_opened: dict[Path, Opened] = {}
_opening = Lock()


def now() -> View:
    """Return what may be searched at this moment."""
    try:
        opened = _up_to_date(settings.SEARCH_INDEX)
    except index.Fault as fault:
        logger.error("The search index cannot be opened: %s", fault)
        suspect(settings.SEARCH_INDEX)
        return View(None, Lack.DAMAGED)
    if isinstance(opened, Lack):
        return View(None, opened)
    # The searcher before the log: what is withdrawn in between is in the log by then.
    return _view(opened.index.searcher(), opened.current.position)


@contextmanager
def asking() -> Iterator[None]:
    """Raise ``index.Fault`` where the engine fails; have the index looked at then."""
    try:
        with index.faults():
            yield
    except index.Fault as fault:
        logger.error("The search index failed: %s", fault)
        suspect(settings.SEARCH_INDEX)
        raise


def suspect(root: Path) -> None:
    """Have the index looked at by whoever writes it next."""
    try:
        (root / SUSPICION).touch()
    except OSError as error:
        logger.warning("Nobody can be told of it: %s", error)


def _view(searcher: tantivy.Searcher, reached: Position) -> View:
    rows = _since(reached)
    if reached.change:
        if not rows or Position.of(rows[0].pk, rows[0].made_at) != reached:
            return View(None, Lack.AHEAD)
        del rows[0]
    since = rows[0].made_at if rows else None
    stale = [row.document_id for row in rows if row.action != Action.CREATED]
    if len(rows) > MOST_PENDING:
        log = Change.objects.after(reached.change).of_known()
        stale = list(log.values_list("document_id", flat=True)[: MOST_PENDING + 1])
    if len(stale) > MOST_PENDING:
        return View(None, Lack.FAR_BEHIND, len(rows), behind_since=since)
    return View(searcher, None, len(rows), frozenset(stale), since)


def _since(reached: Position) -> list[Row]:
    """Return the last change in the index, and those after it as far as they matter.

    This is asked for with every search, so the statement is put together only once.
    """
    statement = _changes_after(connection.vendor, MOST_PENDING + 2)
    with connection.cursor() as cursor:
        cursor.execute(statement, [reached.change - 1])
        return [Row(pk, _moment(at), *more) for pk, at, *more in cursor.fetchall()]


@cache
def _changes_after(vendor: str, most: int) -> str:
    log = Change.objects.after(0).values_list(*Row._fields)[:most]
    statement, _ = log.query.sql_with_params()
    return statement


def _moment(value: dt.datetime | str) -> dt.datetime:
    """Return the moment of a row as Django gives it: SQLite itself has a text."""
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _up_to_date(root: Path) -> Opened | Lack:
    known = _opened.get(root)
    stamp = _stamp(root)
    if stamp is None:
        _opened.clear()
        return Lack.MISSING
    if known and known.stamp == stamp:
        return known
    with _opening:
        return _opened_anew(root, _opened.get(root))


def _opened_anew(root: Path, known: Opened | None) -> Opened | Lack:
    """Open the index that is in use, or see what was committed to it.

    The position is read before the index is, which then has at least as much.
    """
    stamp = _stamp(root)
    if known and known.stamp == stamp:
        return known
    current = position.read(root)
    if current is None:
        return Lack.MISSING if _stamp(root) is None else Lack.DAMAGED
    if not current.is_of_this_version:
        return Lack.OTHER_VERSION
    try:
        engine = _engine(root, current, known)
    except index.Fault:
        if _stamp(root) == stamp:
            raise
        # Another was taken into use, and this one away, in this very moment.
        return _opened_anew(root, None)
    _opened.clear()
    _opened[root] = opened = Opened(stamp, current, engine)
    return opened


def _engine(root: Path, current: Current, known: Opened | None) -> tantivy.Index:
    if known is None or known.current.folder != current.folder:
        return index.opened(root / current.folder)
    with index.faults():
        known.index.reload()
    return known.index


def _stamp(root: Path) -> Stamp:
    try:
        found = (root / position.NAME).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size
