"""Speeches cut into parts, where what was read as one is said by several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transcripts.parsing.labels import Label
from transcripts.parsing.lines import Lines
from transcripts.parsing.speeches import Body, Speech, Start, said_in
from transcripts.parsing.transcript import Block

# What gives the parts of a speech, from it and the speeches before it.
type Cut = Callable[[Speech, Sequence[Speech]], list[Speech]]


def part(
    speech: Speech,
    blocks: list[Block],
    *,
    read: Label | None = None,
    is_first: bool = False,
) -> Speech:
    """Return some blocks of a speech as one of its own; no label opens a later part."""
    first = speech.first_line if is_first else blocks[0].first_line
    return Speech(
        read or speech.read,
        first,
        max((block.last_line for block in blocks), default=first),
        blocks,
        is_continued=speech.is_continued or not is_first,
        text=said_in(blocks),
    )


def recut(body: Body, lines: Lines, cut: Cut) -> Body:
    """Cut the speeches of a body; the first part of each starts where the whole did."""
    speeches: list[Speech] = []
    places: list[int] = []  # of the first part of each
    added: list[Start] = []
    for speech in body.speeches:
        places.append(len(speeches))
        first, *more = cut(speech, speeches)
        speeches.append(first)
        for later in more:
            line = later.first_line
            added.append((lines.starts[line - 1], line, None, len(speeches), True))
            speeches.append(later)
    moved = [
        (at, line, kind, _now_at(places[n], speeches, line) if n >= 0 else n, goes_on)
        for at, line, kind, n, goes_on in body.starts
    ]
    return Body(speeches, [*moved, *added], body.tail, body.has_end)


def _now_at(first: int, speeches: Sequence[Speech], line: int) -> int:
    """Return which part of a speech goes on at a line."""
    at = first
    while at + 1 < len(speeches) and speeches[at + 1].first_line <= line:
        if not speeches[at + 1].is_continued:
            break
        at += 1
    return at
