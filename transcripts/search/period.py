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
from transcripts.search.folding import folded
from transcripts.search.wanted import DAY

PODIUM = (TurnKind.ANSWER, TurnKind.STATEMENT)
# So many passages of a period are read at most, from all its parts alike.
MOST_PASSAGES = 1_800
# A word of fewer briefings is theirs, not the period's; one of more passages is common.
FEWEST_BRIEFINGS, TOO_COMMON, SHORTEST = 3, 0.05, 3


@dataclass(slots=True)
class Spoken:
    """How often each word is said by the press and from the podium, and in how much."""

    searcher: Searcher
    press: Counter[str] = field(default_factory=Counter)
    podium: Counter[str] = field(default_factory=Counter)
    passages: int = 0
    is_sample: bool = False
    said: dict[int, set[str]] = field(default_factory=dict)  # by briefing

    @property
    def briefings(self) -> int:
        """In how many briefings."""
        return len(self.said)

    def tells(self, word: str) -> bool:
        """Whether a word tells of a subject: not too short, too common or of too few."""
        if len(word) < SHORTEST:
            return False
        having = sum(word in words for words in self.said.values())
        anywhere = self.searcher.doc_freq(schema.exact("text"), word)
        most = TOO_COMMON * self.searcher.num_docs
        return having >= FEWEST_BRIEFINGS and anywhere <= most


def spoken(
    searcher: Searcher,
    parts: Collection[tuple[dt.date, dt.date]],
    *,
    stale: Collection[int] = (),
) -> Spoken:
    """Count the words of a period that is given in parts, of each the latest."""
    found = Spoken(searcher)
    for first, last in parts:
        most = MOST_PASSAGES // len(parts)
        read = list(_passages(searcher, first, last, most + 1, stale))
        found.is_sample |= len(read) > most
        for shown in read[:most]:
            _count(found, shown)
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


def _count(found: Spoken, shown: Shown) -> None:
    found.passages += 1
    in_briefing = found.said.setdefault(shown.document, set())
    for turn in shown.turns:
        said = folded(turn.text).data.decode(errors="replace").split()
        if turn.kind == TurnKind.QUESTION:
            found.press.update(said)
        elif turn.kind in PODIUM:
            found.podium.update(said)
        in_briefing.update(said)
