"""Find a line again in a text that may have changed: by its words and by its neighbours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LONGEST = 200  # characters of a line by which it is known; the rest is a hash


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its number, and what stands before and after it."""

    line: int
    before: str
    after: str

    def agreement(self, before: str, after: str) -> int:
        """How many of two neighbours are its own."""
        return (self.before == before) + (self.after == after)


def known_by(row: str) -> str:
    """Return what a line is known by: its words, and a hash of the rest of many."""
    folded = " ".join(row.split())
    if len(folded) <= LONGEST:
        return folded
    return f"{folded[:LONGEST]}…{_hash(folded)}"


def places_of(rows: Sequence[str], wanted: set[str]) -> Mapping[str, list[Place]]:
    """Return where lines known by some words stand, each in order."""
    filled = [(n, known) for n, row in enumerate(rows, 1) if (known := known_by(row))]
    found: dict[str, list[Place]] = {words: [] for words in wanted}
    for at, (line, known) in enumerate(filled):
        if known in found:
            before = filled[at - 1][1] if at else ""
            after = filled[at + 1][1] if at + 1 < len(filled) else ""
            place = Place(line, _hash(before), _hash(after))
            found[known].append(place)
    return found


def chosen(
    places: Sequence[Place], nth: int, of: int, before: str, after: str
) -> int | None:
    """Return the line that was meant among lines alike; None where nobody can tell.

    Neighbours tell first: both, else one. Where they tell several apart as little as
    none, the ``nth`` is meant as long as there are as many (``of``) as there were.
    """
    usual = places[nth - 1] if nth <= len(places) == of else None
    for agreeing in (2, 1):
        akin = [p for p in places if p.agreement(before, after) == agreeing]
        if len(akin) == 1:
            return akin[0].line
        if akin:
            return usual.line if usual in akin else None
    return usual.line if usual else None


def _hash(words: str) -> str:
    """Name a neighbour shortly; nothing where there is none."""
    return hashlib.blake2s(words.encode(), digest_size=6).hexdigest() if words else ""
