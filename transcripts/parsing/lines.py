"""Lines of a text, with offsets that stay true to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

# One character for one, so that offsets stay: the blanks that sources mix freely.
BLANKS = "\u00a0\u202f\u2007\u2009\u3000\u2003\u2002"
# Characters of no width, which stand between a line's start and its label.
UNSEEN = "\u200b\ufeff\u200e\u200f\u2060"


@dataclass(frozen=True, slots=True)
class Lines:
    """A text cut at ``\\n``: ``flat`` has plain blanks, ``starts`` offsets of lines."""

    text: str
    flat: str
    rows: list[str]
    starts: list[int]

    def number(self, offset: int) -> int:
        """The number of the line that holds a character, from 1."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The column of a character in its line, from 1."""
        return offset - self.starts[self.number(offset) - 1] + 1

    def row(self, number: int) -> str:
        """The text of a line by number, blanks plain, ends stripped."""
        return self.rows[number - 1].strip()


def lines_from_text(text: str) -> Lines:
    """Cut a text into lines.

    Lines end at ``\\n`` alone: ``str.splitlines`` also breaks at form feeds and at
    U+0085, which stands for an ellipsis in Windows-1252 read as Latin-1.
    """
    flat = text
    for char in "" if text.isascii() else BLANKS + UNSEEN:
        if char in flat:
            flat = flat.replace(char, " ")
    rows = flat.split("\n")
    starts = [0, *accumulate(len(row) + 1 for row in rows)]
    starts.pop()
    return Lines(text, flat, rows, starts)
