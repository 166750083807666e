"""The elements of a text, which tile it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from transcripts.parsing.header import Header
from transcripts.parsing.lines import Lines
from transcripts.parsing.speeches import Body, Speech, Start
from transcripts.parsing.transcript import Element, ElementKind, made

OFFSET = itemgetter(0)  # of a Start


def elements_from(
    lines: Lines,
    header: Header,
    body: Body,
    skipped: frozenset[int],
    unlabelled: str,
) -> tuple[Element, ...]:
    """Lay out every character of the text as an element.

    ``unlabelled`` names who speaks where no label is printed. Blank lines belong to
    the element that they follow.
    """
    starts: list[Start] = [
        (at, lines.number(at), kind, -1, False) for at, kind in header.marks
    ]
    starts += body.starts
    starts.sort(key=OFFSET)
    starts = _with_page_heads(lines, starts, skipped)
    # Of two at one place the last counts.
    kept = list({start[0]: start for start in starts}.values())
    first = kept[0][0] if kept else len(lines.flat)
    if kept and first > 0 and not lines.flat[:first].strip():
        kept[0] = (0, 1, *kept[0][2:])
    elif not kept or first > 0:
        kept.insert(0, (0, 1, ElementKind.FURNITURE, -1, False))
    ends = [start[0] for start in kept[1:]] + [len(lines.text)]
    return tuple(
        [
            _element(lines, start, end, body.speeches, unlabelled)
            for start, end in zip(kept, ends, strict=True)
        ]
    )


def _element(
    lines: Lines, start: Start, end: int, speeches: list[Speech], unlabelled: str
) -> Element:
    offset, number, kind, at, is_continued = start
    column = offset - lines.starts[number - 1] + 1
    if kind is not None:
        return Element(kind, offset, end, number, column)
    speech = speeches[at]
    label = speech.read.printed or unlabelled
    return made(
        Element, (speech.kind, offset, end, number, column, label, is_continued)
    )


def _with_page_heads(
    lines: Lines, starts: Sequence[Start], skipped: frozenset[int]
) -> list[Start]:
    """Cut the printer's page heads out of the elements they stand in."""
    if not skipped:
        return list(starts)
    offsets = list(map(OFFSET, starts))
    taken = set(offsets)
    added: list[Start] = []
    after = 0  # the next line that is not blank; each is looked at once, from the last
    looked = len(lines.rows)
    for number in sorted(skipped, reverse=True):
        for later in range(looked, number, -1):
            after = later if lines.row(later) else after
        looked = number
        offset = lines.starts[number - 1]
        if number - 1 not in skipped and offset not in taken:
            added.append((offset, number, ElementKind.FURNITURE, -1, False))
        before = bisect_left(offsets, offset)
        if not (before and after) or after in skipped:
            continue
        if (goes_on := lines.starts[after - 1]) not in taken:
            _, _, kind, speech, _ = starts[before - 1]
            added.append((goes_on, after, kind, speech, kind is None))
    return sorted([*starts, *added], key=OFFSET)
