"""Keep the index in step with what this process writes, without ever failing it.

The archive is in the database; the index only follows. What cannot be done here is
logged, pages say that search is behind, and the next who follows does it.
"""

from __future__ import annotations

import logging
import time
from contextvars import ContextVar, Token

from django.db import DatabaseError

from transcripts.models import Document
from transcripts.search import following, index, locks, rebuilding

# Changes, or documents of an index made anew, that are taken in after an edit: more
# would keep people waiting.
MOST_CHANGES = 200

# Where many documents are written, so many or so long are gathered for a commit.
GATHERED, SECONDS = 500, 60.0

BEHIND = "The search index is behind; sync_index brings it up to date."

logger = logging.getLogger(__name__)


def catch_up() -> None:
    """Take in what was just committed, now or at the pace of a larger import."""
    pace = PACE.get()
    if pace is None:
        _without_failing(MOST_CHANGES)
    else:
        pace.committed()


def bring_up(advance: rebuilding.Advance = rebuilding.nothing) -> int:
    """Bring the index to the end of the log, making it anew where it must be.

    Returns the number of changes taken in; raises what ``following.sync`` and
    ``rebuilding.rebuild`` raise.
    """
    try:
        return following.sync()
    except following.Unusable as reason:
        logger.info("The search index is made anew: %s.", reason)
        rebuilding.rebuild(advance)
        return 0


def _without_failing(most: int | None) -> None:
    try:
        if most is None:
            bring_up()
        else:
            _bring_nearer(most)
    except locks.Busy:
        logger.debug("Another process writes the search index, and takes this in too.")
    except (index.Fault, OSError, DatabaseError) as error:
        logger.error("%s %s: %s", BEHIND, type(error).__name__, error)


def _bring_nearer(most: int) -> None:
    try:
        if following.sync(most=most) >= most:
            logger.warning("%s More than %s changes were made.", BEHIND, most)
    except following.Unusable as reason:
        if Document.objects.published()[: most + 1].count() > most:
            logger.warning("%s It must be made anew: %s.", BEHIND, reason)
        else:
            rebuilding.rebuild()


class Pace:
    """Catch up now and then while many documents are written, and at the end.

    In the same thread: beside another that writes, taking in took a quarter more, for
    both want the interpreter. The engine has threads of its own.
    """

    def __init__(self) -> None:
        self.gathered = 0
        self.began = time.monotonic()
        self.token: Token[Pace | None] | None = None

    def __enter__(self) -> Pace:
        """Gather what this thread commits from now on."""
        self.token = PACE.set(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, *others: object) -> None:
        """Take in the rest, unless the writing was cut short."""
        if self.token:
            PACE.reset(self.token)
        if kind is None:
            _without_failing(None)

    def committed(self) -> None:
        """Note that something was committed."""
        self.gathered += 1
        if self.gathered >= GATHERED or time.monotonic() - self.began >= SECONDS:
            _without_failing(None)
            self.gathered, self.began = 0, time.monotonic()


PACE: ContextVar[Pace | None] = ContextVar("PACE", default=None)
