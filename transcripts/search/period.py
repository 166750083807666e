"""Count the words that the press and the podium say in some days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from tantivy import Occur, Order, Query, Searcher

from transcripts.models import TurnKind
from transcripts.search import schema
from transcripts.search.compiling import any_of, between
from transcripts.search.entries import Shown, shown_from_stored
from transcripts.search.folding import WORD, folded
from transcripts.search.wanted import DAY

PODIUM = (TurnKind.ANSWER, TurnKind.STATEMENT)
# So many passages of a period are read at most, from all its parts alike.
MOST_PASSAGES = 3_000
# A word of fewer briefings is theirs, not the period's; one of more passages is common.
FEWEST_BRIEFINGS, TOO_COMMON, SHORTEST = 3, 0.05, 3


@dataclass(slots=True)
class Spoken:
    """How often each word is said by the press and from the podium, and in how much."""

    press: Counter[str] = field(default_factory=Counter)
    podium: Counter[str] = field(default_factory=Counter)
    passages: int = 0
    briefings: set[int] = field(default_factory=set)
    is_sample: bool = False
    telling: set[str] = field(default_factory=set)


def spoken(
    searcher: Searcher,
    parts: Collection[tuple[dt.date, dt.date]],
    *,
    stale: Collection[int] = (),
) -> Spoken:
    """Count the words of a period that is given in parts, of each the latest."""
    found = Spoken()
    within: dict[str, set[int]] = {}
    for first, last in parts:
        most = MOST_PASSAGES // len(parts)
        read = list(_passages(searcher, first, last, most + 1, stale))
        found.is_sample |= len(read) > most
        for shown in read[:most]:
            _count(found, shown, within)
    found.telling = {
        word
        for word, briefings in within.items()
        if len(briefings) >= FEWEST_BRIEFINGS and not _is_common(searcher, word)
    }
    return found


def _passages(
    searcher: Searcher, first: dt.date, last: dt.date, most: int, stale: Iterable[int]
) -> Iterator[Shown]:
    clauses = [
        (Occur.Must, any_of("part", schema.PASSAGES)),
        (Occur.Must, between(DAY, first.toordinal(), last.toordinal())),
    ]
    if gone := list(stale):
        clauses.append((Occur.MustNot, any_of("document", gone)))
    hits = searcher.search(
        Query.boolean_query(clauses),
        most,
        count=False,
        order_by_field="newest",
        order=Order.Desc,
    ).hits
    for _, address in hits:
        (stored,) = searcher.doc(address).get_all(schema.STORED)
        yield shown_from_stored(stored)


def _count(found: Spoken, shown: Shown, within: dict[str, set[int]]) -> None:
    found.passages += 1
    found.briefings.add(shown.document)
    for turn in shown.turns:
        said = [
            word.decode(errors="replace")
            for word in WORD.findall(folded(turn.text).data)
        ]
        if turn.kind == TurnKind.QUESTION:
            found.press.update(said)
        elif turn.kind in PODIUM:
            found.podium.update(said)
        for word in set(said):
            within.setdefault(word, set()).add(shown.document)


def _is_common(searcher: Searcher, word: str) -> bool:
    having = searcher.doc_freq(schema.exact("text"), word)
    return having > TOO_COMMON * searcher.num_docs or len(word) < SHORTEST
