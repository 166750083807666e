"""Tell whether what a page shows has changed: the log's place, and what made a page."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from transcripts.editions import edition
from transcripts.models import Change

type Position = tuple[object, ...] | None

# For so long a place of the log is taken for its place still, so that a rush of
# readers asks the database ten times a second and not with every page: on PostgreSQL
# that question takes longer than all the rest.
LATELY_SECONDS = 0.1


class Look(NamedTuple):
    """Where the log had come to when somebody looked, and when that was."""

    position: Position = None
    at: float = float("-inf")

    @property
    def is_late(self) -> bool:
        """Whether it was so lately that a rush of readers needs no other look.

        Never where proxies are to keep nothing (``PROXY_SECONDS`` is 0).
        """
        age = time.monotonic() - self.at
        return age < min(LATELY_SECONDS, settings.PROXY_SECONDS)


@dataclass(frozen=True, slots=True)
class Revision:
    """What a page shows, in so few words that equal ones mean equal pages.

    ``changed_at`` is when the last change was made, where one was.
    """

    shown: tuple[object, ...]
    changed_at: dt.datetime | None = None

    def tag(self, name: str) -> str:
        """Return the entity tag of the page of that name; weak, for any encoding.

        A page has the same on every machine that runs the same code.
        """
        parts = json.dumps([name, self.shown], default=str)
        return f'W/"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'

    @property
    def changed(self) -> int:
        """When the page last changed, with the code that makes it, in seconds."""
        at = self.changed_at.timestamp() if self.changed_at else 0
        return int(max(at, edition().changed))


_last_look = Look()


def last_look() -> Look:
    """Return the last look of this process at the log."""
    return _last_look


def position() -> Position:
    """Return the place that the log has come to, as one value to compare.

    This is asked for with nearly every page, so the statement is put together once.
    """
    global _last_look
    with connection.cursor() as cursor:
        cursor.execute(_last_change(connection.vendor))
        found: Position = cursor.fetchone()
    _last_look = Look(found, time.monotonic())
    return found


@cache
def _last_change(vendor: str) -> str:
    last = Change.objects.order_by("-pk").values_list("pk", "made_at")[:1]
    statement, _ = last.query.sql_with_params()  # there are none
    return statement


def of_archive(*shown: object) -> Revision:
    """Return the revision of a page that any change may change."""
    last = Change.objects.order_by("-pk").values_list("pk", "made_at").first()
    return Revision((*(last or ()), *shown), last and last[1])


def of_document(pk: int, *shown: object) -> Revision:
    """Return the revision of a page that shows a document, and what else it shows."""
    last = Change.objects.last_of(pk)
    return Revision((pk, *last, *shown), last[1])
