"""Choose the passages in which a quotation that nobody said so may be, nearly so.

They share most of its rarest words and runs of words. Where all of its words are common
no run tells more than another, and passages are chosen that have half of it in a row:
hardly any has, and who changes a word leaves the other half as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tantivy import DocAddress, Occur, Query, Searcher

from transcripts.quoting import Quotation
from transcripts.search import schema
from transcripts.search.compiling import either, term
from transcripts.search.vocabulary import ANYWHERE, frequency

# Words, and runs of words, by which passages are chosen to be compared, and how many.
MOST_TELLING, MOST_RUNS, RUN, MOST_COMPARED = 12, 8, 3, 40
# A run none of whose words is rarer is not asked for.
RARE_ENOUGH = 100_000


@dataclass(frozen=True, slots=True)
class Likely:
    """Passages to compare, the words that chose them, and those that nobody said."""

    addresses: list[DocAddress]
    telling: tuple[str, ...]
    unsaid: tuple[str, ...]


def likely(
    searcher: Searcher, quotation: Quotation, others: Iterable[tuple[Occur, Query]]
) -> Likely:
    """Return the passages in which a quotation is most likely, but for some others."""
    number = {
        word: frequency(searcher, word) for word in dict.fromkeys(quotation.words)
    }
    unsaid = tuple(word for word, passages in number.items() if not passages)
    said = sorted((w for w in number if number[w]), key=number.__getitem__)
    telling = said[:MOST_TELLING]
    words = [term(ANYWHERE, word) for word in telling]
    runs = [phrase(run) for run in _telling_runs(quotation, number)]
    sought = [[(Occur.Must, either([*words, *runs]))]]
    if not runs:
        halves = [phrase(half) for half in _halves(quotation)]
        perhaps = [(Occur.Should, word) for word in words]
        sought.insert(0, [(Occur.Must, either(halves)), *perhaps])
    found: dict[tuple[int, int], DocAddress] = {}
    for clauses in sought:
        if len(found) < MOST_COMPARED:
            query = Query.boolean_query([*clauses, *others])
            hits = searcher.search(query, MOST_COMPARED, count=False).hits
            found |= {(at.segment_ord, at.doc): at for _, at in hits}
    return Likely([*found.values()][:MOST_COMPARED], tuple(telling), unsaid)


def phrase(words: list[str]) -> Query:
    """Return the query for words in a row."""
    if len(words) == 1:
        return term(ANYWHERE, words[0])
    return Query.phrase_query(schema.SCHEMA, ANYWHERE, [*words], 0)


def _telling_runs(quotation: Quotation, number: dict[str, int]) -> list[list[str]]:
    """Return the runs of words of which the rarest are together the rarest."""
    runs = [
        [word.word for word in part[at : at + RUN]]
        for part in quotation.parts
        for at in range(len(part) - RUN + 1)
    ]
    known = [run for run in runs if 0 < min(map(number.__getitem__, run)) < RARE_ENOUGH]
    return sorted(known, key=lambda run: sum(map(number.__getitem__, run)))[:MOST_RUNS]


def _halves(quotation: Quotation) -> Iterator[list[str]]:
    """Yield the halves of each part of a quotation, if they are runs."""
    for part in quotation.parts:
        words = [word.word for word in part]
        middle = len(words) // 2
        halves = words[:middle], words[middle:]
        yield from (half for half in halves if len(half) >= RUN)
