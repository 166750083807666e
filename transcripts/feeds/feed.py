"""A page of a feed in words, whichever format it will have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict

from transcripts.exports.briefings import speakers
from transcripts.feeds.windows import AFTER, Entry, Window

# A tag URI names for ever, so it names a day on which the host was the archive's.
SINCE = "2026"
# Sent where nothing has ever changed; a feed must say a time.
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# XML has no way to write these.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing as an entry of a feed."""

    name: str
    title: str
    address: str
    summary: str
    authors: list[str]
    kind: str
    published: dt.datetime
    updated: dt.datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed: which list it is of, its addresses, what it has."""

    window: Window
    title: str
    page: str  # the list that it follows, for readers
    address: str  # the newest page of it
    params: QueryDict  # what a briefing is opened with, so that it marks what is found
    start: int = 0

    @property
    def name(self) -> str:
        """What tells the feed from every other, on all its pages."""
        where = urlsplit(self.address)
        asked = f"?{where.query}" if where.query else ""
        return f"tag:{where.hostname},{SINCE}:{where.path}{asked}"

    @property
    def updated(self) -> dt.datetime:
        """When what is on this page last changed."""
        return self.window.updated or NEVER

    @property
    def itself(self) -> str:
        """The address of this page."""
        return self.address if self.window.is_newest else self._at(self.start)

    @property
    def older(self) -> str | None:
        """The address of the page of the changes before."""
        return None if self.window.older is None else self._at(self.window.older)

    @property
    def newer(self) -> str | None:
        """The address of the page of the changes after."""
        return None if self.window.newer is None else self._at(self.window.newer)

    @property
    def items(self) -> Iterator[Item]:
        """The entries, those that changed last before the others."""
        return (self._item(entry) for entry in self.window.entries)

    @property
    def gone(self) -> list[tuple[str, dt.datetime]]:
        """The names of entries that are no more, and since when."""
        return [(self._name_of(one.number), one.when) for one in self.window.gone]

    def _item(self, entry: Entry) -> Item:
        document = entry.document
        cast = speakers(document.appearances.all())
        query = self.params.urlencode() if entry.hits else ""
        path = document.get_absolute_url() + (f"?{query}" if query else "")
        return Item(
            self._name_of(document.pk),
            writable(document.title),
            f"{self._base}{path}",
            writable(_summary(entry, cast)),
            [writable(name) for name in cast],
            document.get_kind_display(),
            entry.published,
            entry.updated,
        )

    @property
    def _base(self) -> str:
        where = urlsplit(self.address)
        return f"{where.scheme}://{where.netloc}"

    def _name_of(self, number: int) -> str:
        """Return the name of a document, which it keeps wherever it moves."""
        return f"tag:{urlsplit(self.address).hostname},{SINCE}:briefing/{number}"

    def _at(self, start: int) -> str:
        mark = "&" if "?" in self.address else "?"
        return f"{self.address}{mark}{urlencode({AFTER: start})}"


def title_of(name: str, asked: Mapping[str, Iterable[str]]) -> str:
    """Return what a feed follows, in words: what is asked for, by its label."""
    told = "; ".join(f"{label}: {', '.join(texts)}" for label, texts in asked.items())
    return writable(f"{name}: {told}" if told else name)


def writable(text: str) -> str:
    """Return a text without what XML cannot write."""
    return UNWRITABLE.sub("", text)


def _summary(entry: Entry, cast: list[str]) -> str:
    document = entry.document
    day = f"{document.date:%d %B %Y}".lstrip("0") if document.date else "Undated"
    counted = document.exchange_count
    facts = [
        f"{document.get_kind_display()}, {day}",
        document.place,
        document.get_basis_display() if document.basis else "",
        f"{counted} exchange{'s' * (counted != 1)}" if counted else "",
        f"{entry.hits} passage{'s' * (entry.hits != 1)} found" if entry.hits else "",
        f"Speaking: {'; '.join(cast)}" if cast else "",
    ]
    return ". ".join(fact for fact in facts if fact) + "."
