"""Tell a briefing in figures: words by role, lengths of answers, duration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from django.db.models import Count, Sum

from transcripts.charts import Chart, Point, chart, step
from transcripts.models import Document, Exchange

# Where lengths of answers, in words, are parted.
BOUNDS = (0, 1, 25, 50, 100, 200, 400)
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)


@dataclass(frozen=True, slots=True)
class OfRole:
    """How much is said in a role."""

    name: str
    slug: str
    asks: bool
    voices: int
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many answers are of a length."""

    name: str
    answers: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A briefing in figures."""

    roles: list[OfRole]
    lengths: list[Lengths]
    chart: Chart | None
    median_question: float = 0
    median_answer: float = 0
    longest: Exchange | None = None

    @property
    def words(self) -> int:
        """How many words are said."""
        return sum(role.words for role in self.roles)

    @property
    def most_words(self) -> int:
        """How many are said in one role at most."""
        return max((role.words for role in self.roles), default=0)

    @property
    def most_answers(self) -> int:
        """How many answers are of one length at most."""
        return max((some.answers for some in self.lengths), default=0)


def figures(briefing: Document) -> Figures:
    """Return the figures of a briefing."""
    fields = "number", "question_words", "answer_words"
    exchanges = list(briefing.exchanges.order_by("number").only(*fields))
    roles = _roles(briefing)
    if not exchanges:
        return Figures(roles, [], None)
    answers = [exchange.answer_words for exchange in exchanges]
    return Figures(
        roles,
        list(map(_lengths, *_bounds(), [answers] * len(BOUNDS))),
        _chart(exchanges),
        median(exchange.question_words for exchange in exchanges),
        median(answers),
        max(exchanges, key=lambda exchange: exchange.answer_words),
    )


def _roles(briefing: Document) -> list[OfRole]:
    """Return the roles in their order: who says more is not who comes first."""
    heard = briefing.appearances.order_by("role__position", "role__name")
    rows = heard.values_list("role__name", "role__slug", "role__asks").annotate(
        Count("pk"), Sum("turn_count"), Sum("word_count")
    )
    return [OfRole(*row) for row in rows]


def _bounds() -> tuple[Sequence[int], Sequence[int | None]]:
    pairs = [*pairwise(BOUNDS), (BOUNDS[-1], None)]
    return [low for low, _ in pairs], [high for _, high in pairs]


def _lengths(low: int, high: int | None, answers: Sequence[int]) -> Lengths:
    inside = [n for n in answers if low <= n and (high is None or n < high)]
    if high is None:
        return Lengths(f"{low} words and more", len(inside))
    if high == 1:
        return Lengths("no words", len(inside))
    return Lengths(f"{low} to {high - 1} words", len(inside))


def _chart(exchanges: Sequence[Exchange]) -> Chart:
    points = [
        Point(e.answer_words, f"Exchange {e.number}", f"{e.answer_words:,} words")
        for e in exchanges
    ]
    every = step(len(exchanges), STEPS)
    names = {
        place: str(e.number)
        for place, e in enumerate(exchanges)
        if e.number % every == 0 or e.number == 1
    }
    return chart(points, names)
