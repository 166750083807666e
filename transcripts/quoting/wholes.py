"""Tell what differs by words as readers know them: you've is one, and so is COVID-19."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby, pairwise

from transcripts.quoting.alignment import Change, Step
from transcripts.quoting.quotation import Word

# What is within a word of readers, where those that are compared end: you've, U.S.
JOINT = re.compile(r"[^\w\s‒–—―−]?")
SETTLED = (Change.KEPT, Change.GAP)
# A word of the quotation and the same word said, by their numbers.
type Pair = tuple[int, int]


def joints(words: Sequence[Word], texts: Sequence[str]) -> set[int]:
    """Return the numbers of words that go on the word before them.

    ``texts`` has for each word the text that it stands in.
    """
    return {
        number
        for number, (one, other) in enumerate(pairwise(words), 1)
        if texts[number - 1] is texts[number]
        and JOINT.fullmatch(texts[number], one.end, other.start)
    }


def in_whole_words(
    steps: Sequence[Step], quoted: Set[int], said: Set[int]
) -> list[Step]:
    """Return steps so that of no word one part is the same and another not.

    ``quoted`` and ``said`` are the joints of both. What was added stands before what
    was left out in its place.
    """
    same = _whole(steps, quoted, said)
    units = [(n, unit) for n, step in enumerate(steps) for unit in _units(step, same)]
    groups = groupby(units, key=lambda one: one[0] if one[1].change in SETTLED else -1)
    return [one for _, some in groups for one in _merged([unit for _, unit in some])]


def _whole(steps: Sequence[Step], quoted: Set[int], said: Set[int]) -> set[Pair]:
    """Return the words that are the same, and so is whatever they are joined to."""
    same = {pair for step in steps for pair in _pairs(step)}
    added = {n for s in steps if s.change is Change.ADDED for n in range(*s[1:3])}
    left = {n for s in steps if s.change is Change.LEFT_OUT for n in range(*s[3:])}
    while broken := {
        (q, s) for q, s in same if _meets(q, added, quoted) or _meets(s, left, said)
    }:
        same -= broken
        added |= {q for q, _ in broken}
        left |= {s for _, s in broken}
    return same


def _meets(word: int, changed: Set[int], joined: Set[int]) -> bool:
    """Whether a word is joined to one that differs."""
    return (word in joined and word - 1 in changed) or (
        word + 1 in joined and word + 1 in changed
    )


def _pairs(step: Step) -> Iterator[Pair]:
    if step.change is Change.KEPT:
        number = step.last - step.first
        yield from ((step.first + n, step.source_first + n) for n in range(number))


def _units(step: Step, same: Set[Pair]) -> Iterator[Step]:
    """Yield a step, or word by word what is the same by it."""
    if step.change is not Change.KEPT:
        yield step
    for q, s in _pairs(step):
        if (q, s) in same:
            yield Step(Change.KEPT, q, q + 1, s, s + 1)
        else:
            yield Step(Change.ADDED, q, q + 1, s, s)
            yield Step(Change.LEFT_OUT, q, q, s, s + 1)


def _merged(units: Sequence[Step]) -> Iterator[Step]:
    for change in (*SETTLED, Change.ADDED, Change.LEFT_OUT):
        some = [unit for unit in units if unit.change is change]
        if some:
            ends = some[0], some[-1]
            yield Step(
                change,
                *(ends[0].first, ends[1].last),
                *(ends[0].source_first, ends[1].source_last),
            )
