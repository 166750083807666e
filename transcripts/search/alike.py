"""Find earlier exchanges with a like question, and the words that two texts share.

A question is sought by those of its words that fewest questions have, in any of their
endings. Words with which anybody asks, and names of those who are asked, are none of
them: two questions that share no more are about different things.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tantivy import DocAddress, Occur, Query, Searcher

from transcripts.marks import Mark
from transcripts.quoting import Word
from transcripts.search import asking_words, schema, tallying
from transcripts.search.compiling import any_of, between, either, narrowed, term
from transcripts.search.entries import Shown, shown_from_stored
from transcripts.search.folding import stem
from transcripts.search.quotations import words_of
from transcripts.search.wanted import DAY

PLACE = "question"
# Words by which a question is sought, and how many it must have of its own.
MOST_WORDS, FEWEST_WORDS = 12, 3
# A word that more of all questions have, or of all passages, tells none of them apart.
TOO_COMMON = 0.05
# Exchanges of the days right before and of all days before them that are weighed each,
# and those shown of both.
MOST_WEIGHED, MOST_SHOWN = 20, 5
# How many words questions must share, and how much they must be alike then: the cosine
# of the angle between the weights of their words. Words side by side in both count once:
# a name ("Prime Minister Reed") is no matter. What is asked again within a month is
# mostly the same matter; years apart the same words are mostly about another.
NEAR = dt.timedelta(days=30)
SOON, LATE = {2: 0.3, 3: 0.25}, {3: 0.5}
# So many words in a row are shared whatever they are.
RUN = 4


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier exchange, and how much its question is alike."""

    shown: Shown
    likeness: float
    shared: int  # words, those side by side in both once

    def is_like(self, least: Mapping[int, float]) -> bool:
        """Return whether it shares words enough for how much it is alike."""
        floors = (floor for words, floor in least.items() if words <= self.shared)
        return self.likeness >= min(floors, default=math.inf)

    def text(self, kind: str) -> str:
        """Return what is said in it in turns of a kind."""
        return _text(self.shown, kind)


class Alike:
    """Looks for what is like one question, at one moment of the index."""

    def __init__(
        self,
        searcher: Searcher,
        question: str,
        *,
        asked: Iterable[str] = (),
        stale: Collection[int] = (),
    ) -> None:
        """Look for a question that some are asked, who are named."""
        self.searcher = searcher
        self._untelling = asking_words.STEMS | _stems_of_all(asked)
        self.stale = stale
        words = words_of(question)
        self._said = stems(words)
        as_said = (question[word.start : word.end] for word in words)
        # Of a word that is there twice, as it is said first.
        self._as_said = dict(zip(reversed(self._said), [*as_said][::-1], strict=True))
        self._known: dict[str, float] = {}

    @cached_property
    def exchanges(self) -> int:
        """How many exchanges there are."""
        return tallying.number_of_parts(self.searcher, [schema.EXCHANGE])

    @cached_property
    def words(self) -> dict[str, float]:
        """The words by which the question is sought, with their weights."""
        weights = self._telling
        alone = {w for w in weights if self.searcher.doc_freq(PLACE, w) < 2}
        told = sorted(weights.keys() - alone, key=lambda w: (-weights[w], w))
        return {word: weights[word] for word in told[:MOST_WORDS]}

    @property
    def sought(self) -> list[str]:
        """Those words as the question has them, where it says each first."""
        return [self._as_said[word] for word in self.words]

    @property
    def tells(self) -> bool:
        """Whether the question has words enough of its own to be sought by."""
        return len(self._telling) >= FEWEST_WORDS

    @cached_property
    def _telling(self) -> dict[str, float]:
        """The words of its own, with their weights; each earlier one is held to them."""
        return self._weights(self._said)

    def earlier(self, day: dt.date | None) -> list[Earlier]:
        """Return the exchanges before a day whose question is most like this one."""
        if day is None or not self.tells:
            return []
        last = day.toordinal() - 1
        near = max(last + 1 - NEAR.days, 1)
        found = [*self._like(near, last, SOON), *self._like(1, near - 1, LATE)]
        return sorted(found, key=lambda one: -one.likeness)[:MOST_SHOWN]

    def _like(
        self, first: int, last: int, least: Mapping[int, float]
    ) -> Iterator[Earlier]:
        query = narrowed(
            either([term(PLACE, word) for word in self.words]),
            between(DAY, first, last),
        )
        if self.stale:
            others = Occur.MustNot, any_of("document", self.stale)
            query = Query.boolean_query([(Occur.Must, query), others])
        hits = self.searcher.search(query, MOST_WEIGHED, count=False).hits
        found = (self._earlier(address) for _, address in hits)
        return (one for one in found if one.is_like(least))

    def _earlier(self, address: DocAddress) -> Earlier:
        (stored,) = self.searcher.doc(address).get_all(schema.STORED)
        shown = shown_from_stored(stored)
        answerers = (t.name for t in shown.turns if t.kind == "answer")
        names = _stems_of_all(answerers)
        asked = stems(words_of(_text(shown, PLACE)))
        said = [word for word in asked if word not in names]
        return Earlier(shown, *self._likeness(said))

    def _likeness(self, said: list[str]) -> tuple[float, int]:
        """Return how much words are like those of the question, and how many it has."""
        here, there = self._telling, self._weights(said)
        if len(there) < FEWEST_WORDS:
            return 0.0, 0
        both = here.keys() & there.keys()
        beside = _pairs(self._said, both) & _pairs(said, both)
        lengths = (sum(w**2 for w in side.values()) for side in (here, there))
        likeness = sum(here[w] ** 2 for w in both) / math.sqrt(math.prod(lengths))
        return likeness, len(both) - len(beside)

    def _weights(self, said: Iterable[str]) -> dict[str, float]:
        """Return the words that tell apart, with how much they do."""
        weights = {word: self._weight(word) for word in dict.fromkeys(said)}
        return {word: weight for word, weight in weights.items() if weight}

    def _weight(self, word: str) -> float:
        """Return how much a word tells apart: nothing where any question may have it."""
        if word in self._untelling:
            return 0.0
        if word not in self._known:
            having = self.searcher.doc_freq(PLACE, word)
            tells = having <= TOO_COMMON * self.exchanges
            weight = math.log(self.exchanges / max(having, 1)) if tells else 0.0
            self._known[word] = weight
        return self._known[word]

    def shared(self, one: str, other: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
        """Return the characters of two texts that hold words which both have.

        Words that many passages have count only where they stand in a row.
        """
        sides = words_of(one), words_of(other)
        both = set(stems(sides[0])) & set(stems(sides[1]))
        telling = {word for word in both if self._tells(word)}
        runs = _runs(sides[0]) & _runs(sides[1])
        first, second = (_marks(words, telling, runs) for words in sides)
        return first, second

    def _tells(self, word: str) -> bool:
        passages = self.searcher.num_docs
        return self.searcher.doc_freq("text", word) <= TOO_COMMON * passages


def stems(words: Iterable[Word]) -> list[str]:
    """Return words without their endings, as the index has them."""
    return [stem(word.word.encode()).decode() for word in words]


def _text(shown: Shown, kind: str) -> str:
    return "\n\n".join(turn.text for turn in shown.turns if turn.kind == kind)


def _stems_of_all(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in stems(words_of(text)))


def _pairs(said: list[str], among: Collection[str]) -> set[tuple[str, str]]:
    """Return the words of some that stand side by side."""
    pairs = zip(said, said[1:], strict=False)
    return {(a, b) for a, b in pairs if a != b and a in among and b in among}


def _runs(words: list[Word]) -> set[tuple[str, ...]]:
    said = [word.word for word in words]
    return {tuple(said[n : n + RUN]) for n in range(len(said) - RUN + 1)}


def _marks(
    words: list[Word], telling: Collection[str], runs: set[tuple[str, ...]]
) -> tuple[Mark, ...]:
    """Return the words that tell and the runs of a text, side by side as one."""
    said = [word.word for word in words]
    marked = {n for n, word in enumerate(stems(words)) if word in telling}
    for n in range(len(said) - RUN + 1):
        if tuple(said[n : n + RUN]) in runs:
            marked.update(range(n, n + RUN))
    marks: list[Mark] = []
    for n in sorted(marked):
        if marks and n - 1 in marked:
            marks[-1] = Mark(marks[-1].start, words[n].end)
        else:
            marks.append(Mark(words[n].start, words[n].end))
    return tuple(marks)
