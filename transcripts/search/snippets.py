"""Choose the words that show best why a passage was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from transcripts.marks import Mark, Marked
from transcripts.search.marking import Hit, merged

# Characters of a snippet, and the most of them that stand before the first hit.
WIDTH = 230
LEAD = 80
# So many hits of a turn are weighed; a word that is everywhere needs no more.
MOST_HITS = 200
ELLIPSIS = "…"
BLANK = re.compile(r"\s")
LAST_BLANK = re.compile(r".*(\s)", re.S)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a passage, and the place in it of the turn that they are from."""

    turn: int
    words: Marked


def snippet(texts: Sequence[str], hits: Sequence[Sequence[Hit]]) -> Snippet:
    """Return where the turns of a passage have most of what is sought close together.

    Where nothing is hit, these are the passage's first words.
    """
    best = max(_windows(hits), default=None, key=itemgetter(0))
    if best is None:
        turn = next((n for n, text in enumerate(texts) if text.strip()), 0)
        return _cut(turn, texts[turn] if texts else "", 0, ())
    _, turn, first, last = best
    start, end = hits[turn][first].start, hits[turn][last].end
    lead = min(LEAD, max(0, WIDTH - (end - start)) // 2)
    return _cut(turn, texts[turn], start - lead, hits[turn][:MOST_HITS])


type Window = tuple[tuple[int, int], int, int, int]


def _windows(hits: Sequence[Sequence[Hit]]) -> Iterator[Window]:
    """Yield runs of hits that fit a snippet: their worth, turn, first and last."""
    for turn, in_turn in enumerate(hits):
        first, different = 0, 0
        inside: dict[int, int] = {}
        for last, hit in enumerate(in_turn[:MOST_HITS]):
            seen = inside.get(hit.leaf, 0)
            inside[hit.leaf] = seen + 1
            different += not seen
            while first < last and hit.end - in_turn[first].start > WIDTH - LEAD:
                inside[in_turn[first].leaf] -= 1
                different -= not inside[in_turn[first].leaf]
                first += 1
            yield (different, min(last - first, 3)), turn, first, last


def _cut(turn: int, text: str, start: int, hits: Sequence[Hit]) -> Snippet:
    """Cut a text at blanks, about where it is said, and mark what is left of it."""
    start = _after_blank(text, max(0, min(start, len(text) - WIDTH)))
    end = _before_blank(text, start, start + WIDTH)
    before = f"{ELLIPSIS} " if start else ""
    after = f" {ELLIPSIS}" if end < len(text.rstrip()) else ""
    shift = len(before) - start
    marks = tuple(
        Mark(max(first, start) + shift, min(last, end) + shift)
        for first, last in merged(hits)
        if first < end and last > start
    )
    return Snippet(turn, Marked(f"{before}{text[start:end]}{after}", marks))


def _after_blank(text: str, start: int) -> int:
    """Return where the next word begins, if that is not far."""
    if not start or text[start - 1].isspace():
        return start
    blank = BLANK.search(text, start, start + LEAD // 2)
    return blank.end() if blank else start


def _before_blank(text: str, start: int, end: int) -> int:
    """Return where the last word before ends, if that is not far."""
    if end >= len(text) or text[end].isspace():
        return min(end, len(text))
    blank = LAST_BLANK.match(text, max(start, end - LEAD // 2), end)
    return blank.start(1) if blank else end
