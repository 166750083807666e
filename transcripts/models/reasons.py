"""Why rows change: what each row of the history says besides who and when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from simple_history.models import HistoricalRecords

LONGEST = 100  # as the history has room for

_reason: ContextVar[str | None] = ContextVar("reason", default=None)


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Give what is written within this reason; one within another is the nearer."""
    before = _reason.set(reason[:LONGEST])
    try:
        yield
    finally:
        _reason.reset(before)


def unless_told(reason: str) -> AbstractContextManager[None]:
    """Give what is written within this reason, unless whoever asked gave one."""
    return because(reason_now() or reason)


def reason_now() -> str | None:
    """Return the reason for what is written at this moment."""
    return _reason.get()


class Records(HistoricalRecords):
    """A history that tells the reason too."""

    def get_change_reason_for_object(
        self, instance: object, history_type: str, using: str
    ) -> str | None:
        """Return the reason for what is written at this moment."""
        return reason_now()
