"""Read a quotation: its words, and the gaps between them that it marks itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

# A quotation is read so far, and a shorter one is everybody's.
MOST_CHARACTERS, FEWEST_WORDS = 10_000, 4

# [T]he: a letter that was changed to fit, and no gap.
FITTED = re.compile(r"\[(\w{1,2})\](?=\w)|(?<=\w)\[(\w{1,3})\]")
GAP = re.compile(
    r"""
    \[[^\[\]]{0,200}\]            # [sic], [the ferry], [...]
    | …+ | \.{3,} | \.(?:\s\.){2,}  # dots
    | ^\s*(?:Q|A|[A-Z][A-Z.'’ -]{1,40}):  # MS. QUILL: who speaks, and no words
    | ^\s*Q\s(?=\s*[A-Z])
    """,
    re.VERBOSE | re.MULTILINE,
)
ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Word(NamedTuple):
    """A word as it is compared, and its characters in the text."""

    word: str
    start: int
    end: int


type Cut = Callable[[str], list[Word]]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: its text as it was read, and the words between its gaps."""

    text: str
    parts: tuple[tuple[Word, ...], ...]
    is_cut: bool = False

    @property
    def words(self) -> list[str]:
        """All its words, in order."""
        return [word.word for part in self.parts for word in part]

    @property
    def is_short(self) -> bool:
        """Whether it has so few words that many may have said them."""
        return len(self.words) < FEWEST_WORDS


def read(text: str, cut: Cut) -> Quotation:
    """Return the quotation that somebody typed or pasted."""
    plain = unicodedata.normalize("NFC", ODD.sub(" ", text.replace("\r\n", "\n")))
    shown = FITTED.sub(r"\1\2", plain.strip()[:MOST_CHARACTERS]).strip()
    gaps = [(gap.start(), gap.end()) for gap in GAP.finditer(shown)]
    parts, at = [], 0
    for start, end in [*gaps, (len(shown), len(shown))]:
        found = cut(shown[at:start])
        parts.append(tuple(Word(w, a + at, b + at) for w, a, b in found))
        at = end
    is_cut = len(plain.strip()) > MOST_CHARACTERS
    return Quotation(shown, tuple(part for part in parts if part), is_cut)
