"""What a page of a feed shows: the documents of some changes that pass filters.

The log is cut into windows of so many changes. A window that is full makes a page that
stays: it has every document that changed in it and passes. The newest page has those of
the last window, and the newest of the list besides, so that a feed of little is not
empty. From it the way leads back through the windows, to the first change there was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max, Min

from transcripts.filters import BriefingFilter
from transcripts.lists import Listed
from transcripts.models import Action, Change, Document
from transcripts.search.finding import Finder
from transcripts.search.keyset import Keys
from transcripts.searches import Asked

AFTER = "after"
WINDOW = 250  # changes of a page
NEWEST = 25  # briefings of the list that the newest page has in any case

type Hits = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing, when it came and when it last changed, and what is found in it."""

    document: Document
    published: dt.datetime
    updated: dt.datetime
    hits: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A briefing that readers had and have no more, and since when."""

    number: int
    when: dt.datetime


@dataclass(frozen=True, slots=True)
class Window:
    """A page of a feed, and the places of the log that the pages beside it begin at."""

    entries: list[Entry]
    gone: list[Gone]
    older: int | None
    newer: int | None
    is_newest: bool

    @property
    def updated(self) -> dt.datetime | None:
        """When the last of it changed."""
        moments = [entry.updated for entry in self.entries]
        return max((*moments, *(gone.when for gone in self.gone)), default=None)


@dataclass(frozen=True, slots=True)
class Passing:
    """What tells which documents pass: the filters, and the index for their words."""

    filters: BriefingFilter
    finder: Finder | None

    def among(self, numbers: Collection[int]) -> Hits:
        """Return those of some documents that pass, each with its passages."""
        if not numbers:
            return {}
        if self.finder is not None:
            return self.finder.hits_of(numbers)
        return dict.fromkeys(Listed(self.filters).among(numbers), 0)

    def newest(self) -> Hits:
        """Return the newest of all that pass."""
        if self.finder is not None:
            rows = self.finder.briefings(Keys(), NEWEST).rows
            return {row.document: row.hits for row in rows}
        page = Listed(self.filters).page({}, NEWEST)
        return dict.fromkeys((document.pk for document in page.rows), 0)


def is_by_index(asked: Asked) -> bool:
    """Whether something is asked for that documents as such do not have."""
    return asked.has_words or "part" in asked.filters.values


def window(passing: Passing, after: int | None) -> Window:
    """Return the page after a place of the log, or the newest."""
    head = Change.objects.aggregate(last=Max("pk"))["last"] or 0
    start = head // WINDOW * WINDOW if after is None else after
    changes = Change.objects.after(start).filter(pk__lte=start + WINDOW)
    numbers = set(changes.values_list("document_id", flat=True))
    hits = dict(passing.among(numbers))
    if after is None:
        hits |= passing.newest()
    is_full = start + WINDOW <= head
    return Window(
        _entries(hits),
        _gone(numbers),
        older=_start_before(start),
        newer=start + WINDOW if after is not None and is_full else None,
        is_newest=after is None,
    )


def _start_before(start: int) -> int | None:
    """Return where the window before begins that has a change; there may be gaps."""
    before = Change.objects.filter(pk__lte=start).order_by("-pk")
    last = before.values_list("pk", flat=True).first()
    return None if last is None else (last - 1) // WINDOW * WINDOW


def _entries(hits: Hits) -> list[Entry]:
    moments = _moments(hits)
    shown = Document.objects.published().filter(pk__in=hits).for_list()
    entries = [
        Entry(document, *moments[document.pk], hits[document.pk])
        for document in shown
        if document.pk in moments
    ]
    return sorted(entries, key=lambda e: (e.updated, e.document.pk), reverse=True)


def _gone(numbers: Collection[int]) -> list[Gone]:
    """Return which of some documents are gone: withdrawn by now, or deleted."""
    gone = set(
        Document.objects.withdrawn().filter(pk__in=numbers).values_list("pk", flat=True)
    )
    last = Change.objects.filter(document_id__in=numbers, action=Action.DELETED)
    gone |= set(last.values_list("document_id", flat=True))
    moments = _moments(gone)
    return [Gone(number, moments[number][1]) for number in sorted(gone)]


def _moments(numbers: Collection[int]) -> dict[int, tuple[dt.datetime, dt.datetime]]:
    """Return when each document first and last changed."""
    changes = Change.objects.filter(document_id__in=numbers).order_by()
    told = changes.values("document_id").annotate(
        first=Min("made_at"), last=Max("made_at")
    )
    return {row["document_id"]: (row["first"], row["last"]) for row in told}
