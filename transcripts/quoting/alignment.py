"""Find where words most like a quotation stand in a passage, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode


class Change(StrEnum):
    """What became of some words in the quotation."""

    KEPT = "kept"
    ADDED = "added"  # the quotation has them, and nobody said them
    LEFT_OUT = "left out"  # they were said, and the quotation lacks them
    GAP = "gap"  # they were said where the quotation says that it leaves out


class Step(NamedTuple):
    """Words of a quotation and of a passage that belong together."""

    change: Change
    first: int
    last: int
    source_first: int
    source_last: int


def place(part: str, source: str, at: int) -> tuple[int, int]:
    """Return where words stand after a place, or about where those most like them do."""
    found = source.find(part, at)
    if found >= 0:
        return found, found + len(part)
    best = fuzz.partial_ratio_alignment(part, source[at:]) if at < len(source) else None
    if best is None:
        return at, at
    if len(part) > len(source) - at:
        return at, len(source)
    margin = len(part) // 4 + 4
    start = max(at, at + best.dest_start - margin)
    return start, min(len(source), at + best.dest_end + margin)


def aligned(
    part: str, source: str, number: int, start: int, end: int
) -> Iterator[Step]:
    """Yield what differs between a part and some words, without those around."""
    codes = list(Indel.opcodes(part, source[start:end]))
    kept = [n for n, code in enumerate(codes) if code.tag == "equal"]
    if not kept:
        yield Step(Change.ADDED, number, number + len(part), start, start)
        return
    kept = _without_strays(codes, kept)
    first, last = codes[kept[0]], codes[kept[-1]]
    more = _same_before(
        part[: first.src_start], source[start : start + first.dest_start]
    )
    begin, at = first.src_start - more, start + first.dest_start - more
    if begin:
        yield Step(Change.ADDED, number, number + begin, at, at)
    if more:
        yield Step(Change.KEPT, number + begin, number + begin + more, at, at + more)
    for code in codes[kept[0] : kept[-1] + 1]:
        place = start + code.dest_start, start + code.dest_end
        words = number + code.src_start, number + code.src_end
        if code.tag == "equal":
            yield Step(Change.KEPT, *words, *place)
        elif code.tag == "delete":
            yield Step(Change.ADDED, *words, place[0], place[0])
        else:
            yield Step(Change.LEFT_OUT, words[0], words[0], *place)
    rest = part[last.src_end :], source[start + last.dest_end : end]
    more = _same_before(*(some[::-1] for some in rest))
    begin, at = number + last.src_end, start + last.dest_end
    if more:
        yield Step(Change.KEPT, begin, begin + more, at, at + more)
    if begin + more < number + len(part):
        at += more
        yield Step(Change.ADDED, begin + more, number + len(part), at, at)


def _same_before(part: str, source: str) -> int:
    """Return how many words before the ends of both are the same."""
    most = min(len(part), len(source))
    same = (n for n in range(most) if part[-1 - n] != source[-1 - n])
    return next(same, most)


def _without_strays(codes: Sequence[Opcode], kept: list[int]) -> list[int]:
    """Leave out a word at an end that only more words than it has join to the rest."""

    def is_stray(one: int, other: int) -> bool:
        low, high = sorted((one, other))
        between = codes[high].dest_start - codes[low].dest_end
        return between > 2 * (codes[one].dest_end - codes[one].dest_start)

    while len(kept) > 1 and is_stray(kept[0], kept[1]):
        del kept[0]
    while len(kept) > 1 and is_stray(kept[-1], kept[-2]):
        del kept[-1]
    return kept
