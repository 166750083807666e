"""The values of a query: what is sought, what narrows it, what was mistyped.

``str()`` of each is the way to type it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from transcripts.parsing import BriefingKind
from transcripts.phrases import Sort


class Part(StrEnum):
    """Where in a briefing words are sought."""

    QUESTION = "question"
    ANSWER = "answer"
    STATEMENT = "statement"


class Field(StrEnum):
    """By what a search is narrowed."""

    IN = "in"
    SPEAKER = "speaker"
    ROLE = "role"
    DATE = "date"
    TYPE = "type"
    TITLE = "title"
    REFERRED = "referred"
    HAS = "has"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any of its endings."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, with just these endings.

    A single word may stand between quotation marks too. ``typed`` is how a run such
    as ``U.S.`` was typed that the index holds as several words.
    """

    words: tuple[str, ...]
    typed: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return self.typed or f'"{" ".join(self.words)}"'


@dataclass(frozen=True, slots=True)
class Near:
    """Words in this order, with at most so many others between them in all."""

    words: tuple[str, ...]
    distance: int

    def __str__(self) -> str:
        return f'"{" ".join(self.words)}"~{self.distance}'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not occur."""

    node: Node

    def __str__(self) -> str:
        return f"-{_bracketed(self.node)}"


@dataclass(frozen=True, slots=True)
class Any:
    """Several, of which one is enough."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_bracketed, self.nodes))


@dataclass(frozen=True, slots=True)
class All:
    """Several, all of which must hold."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(map(_bracketed, self.nodes))


type Leaf = Word | Phrase | Near | Prefix
type Node = Leaf | Not | Any | All


def _bracketed(node: Node) -> str:
    return f"({node})" if isinstance(node, Any | All) else str(node)


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from the first to the last, both among them; None is without end."""

    first: dt.date | None
    last: dt.date | None

    def __str__(self) -> str:
        if self.first and self.last:
            whole = self._whole(self.first, self.last)
            return whole or f"{self.first}..{self.last}"
        return f"{self.first or ''}..{self.last or ''}"

    @staticmethod
    def _whole(first: dt.date, last: dt.date) -> str:
        """Return the day, the month or the year that the range is, if it is one."""
        if first == last:
            return f"{first}"
        if first.day == 1 and last == _end_of_month(first):
            return f"{first}"[:7]
        is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return f"{first}"[:4] if is_year and first.year == last.year else ""


def _end_of_month(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


type Value = Part | str | DayRange | BriefingKind | Sort | Leaf


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that narrows the whole search; of several of one field, any will do.

    ``value`` is a ``Part`` for IN, what was typed for SPEAKER and ROLE (a name, part
    of one, or a slug), a ``DayRange`` for DATE, a ``BriefingKind`` for TYPE, and words
    for TITLE; the name of a body for REFERRED, and a ``Sort`` of phrase for HAS. IN is never excluded: the parts that remain are named instead.
    """

    field: Field
    value: Value
    is_excluded: bool = False

    def __str__(self) -> str:
        value = str(self.value)
        if self.field is Field.TYPE:
            value = value.replace("_", "-")
        elif isinstance(self.value, str) and not value.isalnum():
            value = f'"{value}"'
        return f"{'-' * self.is_excluded}{self.field}:{value}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was typed and could not be taken so; ``suggestion`` is a better query."""

    text: str
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks for; equal to any other that asks for the same."""

    text: str = field(compare=False)
    node: Node | None = None
    filters: tuple[Filter, ...] = ()
    mistakes: tuple[Mistake, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        parts = [self.node] if self.node else []
        return " ".join(map(str, [*parts, *self.filters]))

    def values(self, wanted: Field, *, is_excluded: bool = False) -> list[Value]:
        """Return what one field is narrowed to, or what is excluded by it."""
        return [
            f.value
            for f in self.filters
            if f.field is wanted and f.is_excluded == is_excluded
        ]
