"""Words with the characters in them that a search hits."""

from __future__ import annotations

from dataclasses import dataclass

from transcripts import parsing


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that are hit; where hits are stepped through, with a number.

    ``number`` counts from 1 to ``last``. Without one, a mark cannot be linked to:
    it goes on from another paragraph, or there is nothing to step through.
    """

    start: int
    end: int
    number: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """Words as a page shows them, and the marks in them, sorted and apart."""

    text: str
    marks: tuple[Mark, ...] = ()
    spans: tuple[parsing.Span, ...] = ()
    kind: parsing.BlockKind = parsing.BlockKind.SPEECH
