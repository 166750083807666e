"""Lay a quotation and what was said side by side, turn by turn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from transcripts.quoting.alignment import Change, Step
from transcripts.quoting.quotation import Word
from transcripts.quoting.wholes import in_whole_words, joints

# Characters shown around what was found.
AROUND = 160

PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
RUN_OF_DASHES = re.compile(r"\s*-+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what became of them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """What was found in one turn, with some words before and after it."""

    turn: int
    before: str
    pieces: tuple[Piece, ...]
    after: str

    @property
    def said(self) -> str:
        """The words that were said, from the first to the last found."""
        return "".join(
            p.text for p in self.pieces if p.change is not Change.ADDED
        ).strip()

    @property
    def longest(self) -> str:
        """The most words in a row that both have."""
        kept = (p.text for p in self.pieces if p.change is Change.KEPT)
        return max(kept, key=len, default="")


def plain(text: str) -> str:
    """Return a text with the signs of a keyboard, and its blanks as one each."""
    typed = unicodedata.normalize("NFC", text).translate(PLAIN)
    return " ".join(RUN_OF_DASHES.sub("-", typed).split())


@dataclass(frozen=True, slots=True)
class Laid:
    """A quotation and the words of a passage, laid side by side."""

    quotation: str
    words: Sequence[Word]
    texts: Sequence[str]
    source: Sequence[Word]
    turns: Sequence[int]

    def is_exact(self, step: Step) -> bool:
        """Whether words that are the same are so to the letter, in one turn."""
        if step.change is not Change.KEPT:
            return True
        first, last = step.source_first, step.source_last - 1
        if self.turns[first] != self.turns[last]:
            return False
        quoted = self.quotation[
            self.words[step.first].start : self.words[step.last - 1].end
        ]
        text = self.texts[self.turns[first]]
        return plain(quoted) == plain(
            text[self.source[first].start : self.source[last].end]
        )

    def lines(self, steps: Sequence[Step]) -> Iterator[Line]:
        """Yield what was found, turn by turn."""
        last = max(s.source_last for s in steps)
        whole = in_whole_words(steps, self._quoted_joints(), self._said_joints())
        placed = [one for step in whole for one in self._pieces(step, last)]
        for turn, group in groupby(placed, key=lambda one: one[0]):
            some = list(group)
            places = [place for _, place, _ in some if place]
            text = self.texts[turn]
            start, end = min(p[0] for p in places), max(p[1] for p in places)
            pieces = tuple(piece for _, _, piece in some)
            yield Line(turn, _before(text, start), pieces, _after(text, end))

    def _quoted_joints(self) -> set[int]:
        return joints(self.words, [self.quotation] * len(self.words))

    def _said_joints(self) -> set[int]:
        return joints(self.source, [self.texts[turn] for turn in self.turns])

    def _pieces(
        self, step: Step, last: int
    ) -> Iterator[tuple[int, tuple[int, int] | None, Piece]]:
        if step.change is Change.ADDED:
            at = min(step.source_first, last - 1)
            quoted = self.quotation[
                self.words[step.first].start : self.words[step.last - 1].end
            ]
            yield self.turns[at], None, Piece(step.change, f"{quoted} ")
            return
        run = range(step.source_first, step.source_last)
        for turn, group in groupby(run, key=lambda n: self.turns[n]):
            places = list(group)
            begin, end = places[0], places[-1]
            start, stop = self.source[begin].start, self.source[end].end
            if end + 1 < last and self.turns[end + 1] == turn:
                stop = self.source[end + 1].start
            text = self.texts[turn][start:stop]
            yield turn, (start, stop), Piece(step.change, text)


def _before(text: str, start: int) -> str:
    """Return some words before a place, cut at a blank."""
    if start <= AROUND:
        return text[:start]
    some = text[start - AROUND : start]
    return f"… {some.partition(' ')[2]}" if " " in some else ""


def _after(text: str, end: int) -> str:
    """Return some words after a place, cut at a blank."""
    if len(text) - end <= AROUND:
        return text[end:]
    some = text[end : end + AROUND]
    return f"{some.rpartition(' ')[0]} …" if " " in some else ""
