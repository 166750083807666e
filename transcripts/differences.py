"""Tell word by word how one text differs from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

# A word with the blanks after it, or the blanks that a line begins with.
WORD = re.compile(r"\S+\s*|\s+")
# Lines of both texts that are shown around what differs.
AROUND = 2
# More lines, or words between equal lines, than these times these are not compared one
# by one but as a whole (50 MB of memory): what has so little in common with another
# text is not that text mended.
MOST_PAIRS = 20_000**2


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


type Difference = tuple[Change, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or in one."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that differ, with some around them, and where each text has them.

    Lines count from 1; ``skipped`` lines are the same in both before these.
    """

    old_line: int
    new_line: int
    skipped: int
    pieces: tuple[Piece, ...]


def pieces(old: str, new: str) -> list[Piece]:
    """Return both texts in one: without what is new the old, without what is gone the new."""
    return list(_joined(_pieces(_lines(old), _lines(new))))


def hunks(old: str, new: str) -> Iterator[Hunk]:
    """Yield what differs, with a few lines around, in the order of the texts."""
    found = pieces(old, new)
    last = len(found) - 1
    old_line = new_line = 1
    skipped = 0
    shown: list[Piece] = []
    began = (1, 1)
    for place, piece in enumerate(found):
        if piece.change is not Change.KEPT:
            shown.append(piece)
        else:
            head, middle, tail = _ends(piece.text, place == 0, place == last)
            if head:
                shown.append(Piece(Change.KEPT, head))
            if middle:
                if shown:
                    yield Hunk(*began, skipped, tuple(shown))
                shown, skipped = [], middle.count("\n")
                before = f"{head}{middle}".count("\n")
                began = old_line + before, new_line + before
            if tail:
                shown.append(Piece(Change.KEPT, tail))
        lines = piece.text.count("\n")
        old_line += lines if piece.change is not Change.NEW else 0
        new_line += lines if piece.change is not Change.GONE else 0
    if any(piece.change is not Change.KEPT for piece in shown):
        yield Hunk(*began, skipped, tuple(shown))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """Compare lines, and word by word those that stand between equal ones."""
    gone, come = "", ""
    for change, lines in _differences(old, new):
        if change is Change.KEPT:
            yield from _by_words(gone, come)
            gone, come = "", ""
            yield Piece(change, "".join(lines))
        elif change is Change.GONE:
            gone += "".join(lines)
        else:
            come += "".join(lines)
    yield from _by_words(gone, come)


def _by_words(old: str, new: str) -> Iterator[Piece]:
    for change, words in _differences(WORD.findall(old), WORD.findall(new)):
        yield Piece(change, "".join(words))


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    if len(old) * len(new) > MOST_PAIRS:
        yield from ((Change.GONE, old), (Change.NEW, new))
        return
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield Change.KEPT, old[step.src_start : step.src_end]
        elif step.tag == "delete":
            yield Change.GONE, old[step.src_start : step.src_end]
        else:
            yield Change.NEW, new[step.dest_start : step.dest_end]


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Join pieces of one kind that follow each other, what is gone before what is new."""
    kept, gone, come = "", "", ""
    for piece in found:
        if piece.change is Change.KEPT and (gone or come):
            yield from _given(kept, gone, come)
            kept, gone, come = "", "", ""
        if piece.change is Change.KEPT:
            kept += piece.text
        elif piece.change is Change.GONE:
            gone += piece.text
        else:
            come += piece.text
    yield from _given(kept, gone, come)


def _given(kept: str, gone: str, come: str) -> Iterator[Piece]:
    texts = (Change.KEPT, kept), (Change.GONE, gone), (Change.NEW, come)
    return (Piece(change, text) for change, text in texts if text)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _ends(text: str, is_first: bool, is_last: bool) -> tuple[str, str, str]:
    """Cut a text that both have into what stands near to a difference, and the rest.

    The middle is whole lines, and there is none where little would be left out.
    """
    lines = _lines(text)
    before = 0 if is_first else AROUND + 1  # the first may be the rest of a line
    after = 0 if is_last else AROUND + 1  # the last may be the beginning of one
    if len(lines) <= before + after:
        return text, "", ""
    until = len(lines) - after
    parts = lines[:before], lines[before:until], lines[until:]
    head, middle, tail = ("".join(part) for part in parts)
    return head, middle, tail
