"""Find where a quotation was said: word for word, or nearly so.

Word for word, by phrases, for which the index knows the places of words. Where nothing
is found, those passages are compared that share most of the quotation's rarest words
and runs of words: a number that is bounded, and told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from tantivy import DocAddress, Occur, Order, Query, Searcher

from transcripts.quoting import (
    Comparer,
    Likeness,
    Line,
    Quotation,
    Verdict,
    Word,
    read,
)
from transcripts.search import schema, tallying
from transcripts.search.compiling import any_of, narrowed
from transcripts.search.entries import Said, Shown, shown_from_stored
from transcripts.search.folding import WORD, folded
from transcripts.search.likely import likely, phrase

# Words of one phrase that is asked for, and phrases of one quotation.
LONGEST_PHRASE, MOST_PHRASES = 16, 8
# Passages found word for word that are looked at, those shown, and those nearly so.
MOST_FOUND, MOST_SHOWN, MOST_NEAR = 40, 10, 3
# Words of a quotation times words of passages, after which no more are compared.
MOST_WORK = 150_000_000


@dataclass(frozen=True, slots=True)
class Spoken:
    """Some words of a turn, and who said them where."""

    shown: Shown
    said: Said
    line: Line


@dataclass(frozen=True, slots=True)
class Found:
    """One place in which the quotation was found."""

    verdict: Verdict
    score: float
    lines: tuple[Spoken, ...]

    @property
    def passages(self) -> list[Shown]:
        """The passages that it is in, mostly one."""
        return list(dict.fromkeys(spoken.shown for spoken in self.lines))


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a quotation, and of what was asked to find out.

    ``total`` passages have its words in this order, ``is_more`` at least so many;
    ``searched`` passages could have been found, and ``compared`` were looked at word
    by word, chosen by the ``telling`` words. Words that nobody said are ``unsaid``.
    """

    quotation: Quotation
    found: tuple[Found, ...]
    total: int
    is_more: bool
    searched: int
    compared: int = 0
    telling: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The best agreement, if there is any."""
        return self.found[0].verdict if self.found else None


def words_of(text: str) -> list[Word]:
    """Return the words of a text as the index has them, with their places."""
    cut = folded(text)
    return [
        Word(word[0].decode(errors="replace"), *cut.place(*word.span()))
        for word in WORD.finditer(cut.data)
    ]


def quotation(text: str) -> Quotation:
    """Read a quotation as somebody typed it."""
    return read(text, words_of)


class Checker:
    """Looks for quotations in the index as it is at one moment."""

    def __init__(self, searcher: Searcher, stale: Collection[int] = ()) -> None:
        self.searcher = searcher
        self.stale = stale
        self._others = [(Occur.MustNot, any_of("document", stale))] if stale else []

    def check(self, quotation: Quotation) -> Answer:
        """Return where a quotation was said."""
        searched = self._searched()
        comparer = Comparer(quotation)
        if not quotation.parts:
            return Answer(quotation, (), 0, False, searched)
        exact = self._just_so(quotation, comparer, searched)
        if exact.found or quotation.is_short:
            return exact
        return self._nearly(quotation, comparer, searched)

    def _searched(self) -> int:
        """Return how many passages could be found."""
        every = tallying.number_of_parts(self.searcher, schema.PASSAGES)
        if not self.stale:
            return every
        hidden = narrowed(_passages(), any_of("document", self.stale))
        return every - tallying.number(self.searcher, hidden)

    def _just_so(
        self, quotation: Quotation, comparer: Comparer, searched: int
    ) -> Answer:
        phrases = list(_phrases(quotation))
        query = self._of([phrase(words) for words in phrases])
        result = self.searcher.search(
            query, MOST_FOUND, count=True, order_by_field="oldest", order=Order.Asc
        )
        passages = [self._shown(address) for _, address in result.hits]
        found = [
            one
            for one in self._compared([[p] for p in passages], comparer)
            if one.verdict is not Verdict.NEAR
        ]
        total, is_more = len(found), len(passages) == MOST_FOUND
        if found and phrases == [quotation.words]:
            total, is_more = cast(tallying.Numbered, result).count, False
        best = tuple(_best_first(found)[:MOST_SHOWN])
        return Answer(quotation, best, total, is_more, searched, len(passages))

    def _nearly(
        self, quotation: Quotation, comparer: Comparer, searched: int
    ) -> Answer:
        chosen = likely(self.searcher, quotation, self._others)
        passages = [self._shown(address) for address in chosen.addresses]
        found = list(self._compared([[p] for p in passages], comparer))
        if not any(one.verdict is not Verdict.NEAR for one in found):
            runs = [run for run in _side_by_side(passages) if len(run) > 1]
            found += self._compared(runs, comparer)
        best = _best_first(found)
        whole = [one for one in best if one.verdict is not Verdict.NEAR]
        shown = tuple(_apart(whole or best)[:MOST_NEAR])
        return Answer(
            quotation,
            shown,
            len(whole),
            False,
            searched,
            len(passages),
            *(chosen.telling, chosen.unsaid),
        )

    def _of(self, queries: Iterable[Query]) -> Query:
        wanted = [(Occur.Must, query) for query in queries]
        return Query.boolean_query([*wanted, *self._others])

    def _shown(self, address: DocAddress) -> Shown:
        (stored,) = self.searcher.doc(address).get_all(schema.STORED)
        return shown_from_stored(stored)

    def _compared(
        self, candidates: Iterable[list[Shown]], comparer: Comparer
    ) -> Iterator[Found]:
        """Yield where the quotation is, as long as there is time to look."""
        work = 0
        for passages in candidates:
            turns = [(shown, said) for shown in passages for said in shown.turns]
            texts = [said.text for _, said in turns]
            words = [words_of(text) for text in texts]
            like = comparer.compare(texts, words)
            if like:
                yield _found(like, turns)
            work += comparer.size * sum(map(len, words))
            if work > MOST_WORK:
                return


def _found(like: Likeness, turns: list[tuple[Shown, Said]]) -> Found:
    lines = tuple(Spoken(*turns[line.turn], line) for line in like.lines)
    return Found(like.verdict, like.score, lines)


def _best_first(found: Iterable[Found]) -> list[Found]:
    ranks = list(Verdict)
    return sorted(found, key=lambda one: (ranks.index(one.verdict), -one.score))


def _apart(found: list[Found]) -> list[Found]:
    """Leave out what has the same words of a passage as something better."""
    kept: list[Found] = []
    for one in found:
        seen = {shown for other in kept for shown in other.passages}
        if not seen.intersection(one.passages):
            kept.append(one)
    return kept


def _side_by_side(passages: Iterable[Shown]) -> Iterator[list[Shown]]:
    """Yield the exchanges that follow each other in a briefing, together."""
    ordered = sorted(
        (p for p in passages if p.exchange), key=lambda p: (p.document, p.exchange)
    )
    run: list[Shown] = []
    for one in ordered:
        if run and (run[-1].document, run[-1].exchange + 1) != (
            one.document,
            one.exchange,
        ):
            yield run
            run = []
        run.append(one)
    yield run


def _phrases(quotation: Quotation) -> Iterator[list[str]]:
    """Yield runs of words that must stand so: all of them, or some from all over."""
    runs = [
        [word.word for word in part[at : at + LONGEST_PHRASE]]
        for part in quotation.parts
        for at in range(0, len(part), LONGEST_PHRASE)
    ]
    step = -(-len(runs) // MOST_PHRASES)
    yield from runs[::step]


def _passages() -> Query:
    return any_of("part", schema.PASSAGES)
