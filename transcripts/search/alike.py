"""Find earlier exchanges with a like question, and the words that two texts share.

A question is sought by those of its words that fewest questions have, in any of their
endings; as many of them as weigh enough together make a question like it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from tantivy import DocAddress, Occur, Query, Searcher

from transcripts.marks import Mark
from transcripts.quoting import Word
from transcripts.search import schema, tallying
from transcripts.search.compiling import any_of, between, narrowed
from transcripts.search.entries import Shown, shown_from_stored
from transcripts.search.folding import stem
from transcripts.search.quotations import words_of
from transcripts.search.wanted import DAY

PLACE = "question"
# Words by which a question is sought, and how many of them another must have too.
MOST_WORDS, FEWEST_WORDS = 12, 3
# A word that more of all questions have, or of all passages, tells none of them apart.
TOO_COMMON = 0.05
# Exchanges that are weighed, and those shown, which are at least so much alike: the
# cosine of the angle between the weights of the words of both questions.
MOST_WEIGHED, MOST_SHOWN, ALIKE = 40, 5, 0.25
# So many words in a row are shared whatever they are.
RUN = 4


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier exchange, and how much its question is alike."""

    shown: Shown
    likeness: float

    def text(self, kind: str) -> str:
        """Return what is said in it in turns of a kind."""
        return "\n\n".join(t.text for t in self.shown.turns if t.kind == kind)


class Alike:
    """Looks for what is like one question, at one moment of the index."""

    def __init__(
        self, searcher: Searcher, question: str, *, stale: Collection[int] = ()
    ) -> None:
        self.searcher = searcher
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
        weights = self._weights(self._said)
        alone = {w for w in weights if self.searcher.doc_freq(PLACE, w) < 2}
        told = sorted(weights.keys() - alone, key=lambda w: (-weights[w], w))
        return {word: weights[word] for word in told[:MOST_WORDS] if weights[word]}

    @property
    def sought(self) -> list[str]:
        """Those words as the question has them, where it says each first."""
        return [self._as_said[word] for word in self.words]

    @property
    def tells(self) -> bool:
        """Whether the question has words enough of its own to be sought by."""
        return len(self.words) >= FEWEST_WORDS

    def earlier(self, day: dt.date | None) -> list[Earlier]:
        """Return the exchanges before a day whose question is most like this one."""
        if day is None or not self.tells:
            return []
        before = between(DAY, 1, day.toordinal() - 1)
        query = narrowed(_any_word(self.words), before)
        if self.stale:
            others = Occur.MustNot, any_of("document", self.stale)
            query = Query.boolean_query([(Occur.Must, query), others])
        hits = self.searcher.search(query, MOST_WEIGHED, count=False).hits
        found = [self._earlier(address) for _, address in hits]
        like = [one for one in found if one.likeness >= ALIKE]
        return sorted(like, key=lambda one: -one.likeness)[:MOST_SHOWN]

    def _earlier(self, address: DocAddress) -> Earlier:
        (stored,) = self.searcher.doc(address).get_all(schema.STORED)
        shown = shown_from_stored(stored)
        question = Earlier(shown, 0).text(PLACE)
        return Earlier(shown, self._cosine(stems(words_of(question))))

    def _cosine(self, said: Iterable[str]) -> float:
        here = self._weights(self._said)
        there = self._weights(said)
        both = [weight for word, weight in here.items() if weight and word in there]
        if len(both) < FEWEST_WORDS:
            return 0.0
        lengths = (sum(w**2 for w in side.values()) for side in (here, there))
        return sum(w**2 for w in both) / math.sqrt(math.prod(lengths))

    def _weights(self, said: Iterable[str]) -> dict[str, float]:
        return {word: self._weight(word) for word in dict.fromkeys(said)}

    def _weight(self, word: str) -> float:
        """Return how much a word tells apart: nothing where many questions have it."""
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


def _any_word(words: Iterable[str]) -> Query:
    return Query.boolean_query(
        [
            (
                Occur.Should,
                Query.term_query(schema.SCHEMA, PLACE, word, index_option="freq"),
            )
            for word in words
        ]
    )
