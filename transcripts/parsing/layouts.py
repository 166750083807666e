"""The first look at a whole text: how it is laid out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transcripts.parsing.lines import Lines

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|$)")
INDENTED = re.compile(r"\n(?=[ \t])(?:\t| {2,12}\t?| {0,8}\t) {0,8}(?=[^\s])")
LONG_LINE = 5_000
# `announcements.,[1.] I read`: a comma in the place of a paragraph break; not `1,000`
# A pattern that begins with the comma is found ten times as fast as with what is before.
COMMA_SEAM = re.compile(
    r",(?:(?<=[^\s\d],)(?=[^\s,])|(?<=\S,)(?=[A-Z\[“\"(])|(?<=[.?!\"”\]]\d,)(?=\d))"
)
# `interest.  Prime Minister May.`, where sentences are parted by a single blank
BLANK_SEAM = re.compile(r" {2,}(?=\S)")
SENTENCE_GAP = re.compile(r"[.?!\"”\])] (?P<more> )?")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the first look found.

    ``wrap`` is the column at which lines were broken, 0 where each line is a
    paragraph; ``indents`` holds where a new paragraph begins with an indent;
    ``front`` counts the lines of front matter; ``is_flat`` holds where turns run on
    within a line.
    """

    wrap: int
    indents: bool
    front: int
    is_flat: bool
    is_spaced: bool  # blank lines part the paragraphs
    filled: int = 0  # paragraphs, or lines that are not blank where none part them
    step: int = 1  # blank lines that part two paragraphs: 2 in double-spaced text
    seam: re.Pattern[str] | None = None  # what parts paragraphs run on in one line
    blanks: Sequence[int] = ()  # the numbers of the blank lines, in wrapped text
    is_cued: bool = False  # lines of a turn run on, over blank lines too

    def begin(self, lines: Lines) -> int:
        """Return the offset of the first line after the front matter."""
        return lines.starts[self.front] if self.front < len(lines.starts) else 0

    @property
    def words(self) -> str:
        """The layout in words, for people."""
        parts = [f"wrapped at {self.wrap}" if self.wrap else "a line a paragraph"]
        if self.is_cued:
            parts = ["captions"]
        if self.is_flat:
            parts = ["turns run on within lines"]
        if self.indents:
            parts.append("paragraphs indented")
        if self.front:
            parts.append("front matter")
        return ", ".join(parts)


def layout_of(lines: Lines) -> Layout:
    """Learn the layout from evidence over the whole text."""
    front = _front_lines(lines)
    rows = [row.rstrip(" \t\\") for row in lines.rows[front:]]
    filled = list(filter(None, rows))
    longest = max(map(len, filled), default=0)
    inner = [
        len(row)
        for row, after in pairwise(rows)
        if after and row and ("!" <= after[0] <= "~" or not after[:2].isspace())
    ]
    wrap = _wrap(inner, len(filled)) if longest <= 400 or len(inner) > 50 else 0
    doubled = 0 if wrap else _double_spaced(filled, len(inner))
    wrap = wrap or doubled
    indented = len(INDENTED.findall("\n" + lines.flat)) if wrap else 0
    return Layout(
        wrap=wrap,
        indents=bool(wrap) and 0.04 < indented / max(len(filled), 1) < 0.75,
        front=front,
        is_flat=longest > LONG_LINE,
        is_spaced=len(inner) < 0.8 * max(len(filled) - 1, 1),
        filled=_paragraphs(rows) if wrap and not doubled else len(filled),
        step=2 if doubled else 1,
        seam=_seam(lines.flat) if longest > LONG_LINE else None,
        blanks=[n for n, row in enumerate(rows, front + 1) if not row] if wrap else (),
    )


def _paragraphs(rows: Sequence[str]) -> int:
    """How many runs of lines blank lines part; in wrapped text a line is none."""
    return sum(bool(row) and not before for before, row in pairwise(["", *rows]))


def _front_lines(lines: Lines) -> int:
    if not lines.flat.lstrip().startswith("---"):
        return 0
    found = FRONT_MATTER.match(lines.flat[:20_000])
    if not found or ":" not in found[0]:
        return 0
    end = found[0].count("\n")
    while end < len(lines.rows) and not lines.rows[end].strip():
        end += 1
    return end


def _wrap(inner: list[int], filled: int) -> int:
    """The wrap column, where most lines that another follows at once reach near it."""
    if len(inner) < 4 or len(inner) < 0.25 * filled:
        return 0
    inner = sorted(inner)
    edge = inner[int(len(inner) * 0.97)]
    near = bisect_right(inner, edge + 6) - bisect_left(inner, edge * 0.7)
    return edge if 35 <= edge <= 130 and near >= 0.55 * len(inner) else 0


def _double_spaced(filled: list[str], joints: int) -> int:
    """The wrap column of text with a blank line after each line, else 0.

    Most lines then reach near the same column and end within a sentence.
    """
    if len(filled) < 12 or joints > 0.2 * len(filled):
        return 0
    sizes = sorted(map(len, map(str.rstrip, filled)))
    edge = sizes[int(len(sizes) * 0.95)]
    if not 50 <= edge <= 130:
        return 0
    near = bisect_right(sizes, edge + 8) - bisect_left(sizes, edge * 0.8)
    if near < 0.5 * len(sizes):
        return 0
    running = sum(row.rstrip()[-1:].isalpha() for row in filled)
    return edge if running >= 0.5 * len(filled) else 0


def _seam(flat: str) -> re.Pattern[str] | None:
    """What stands where a paragraph break was, in a text run on in long lines."""
    if len(COMMA_SEAM.findall(flat)) >= 10:
        return COMMA_SEAM
    gaps = SENTENCE_GAP.findall(flat)
    wide = sum(bool(gap) for gap in gaps)
    return BLANK_SEAM if 4 <= wide < 0.35 * len(gaps) else None
