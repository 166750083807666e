"""Words, and the characters in them that something is to be said of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transcripts import parsing


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that are hit; where hits are stepped through, with a number.

    ``number`` counts from 1 to ``last``. Without one, a mark cannot be linked to but
    by its ``anchor``: it goes on from another paragraph, or there is nothing to step
    through.
    """

    start: int
    end: int
    number: int = 0
    last: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters that a published rule marks: its name, and what it is, in words.

    ``bodies`` are the names of those that it refers to.
    """

    start: int
    end: int
    rule: str
    title: str
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """Words as a page shows them, and the marks in them, sorted and apart."""

    text: str
    marks: tuple[Mark, ...] = ()
    spans: tuple[parsing.Span, ...] = ()
    kind: parsing.BlockKind = parsing.BlockKind.SPEECH
    phrases: tuple[Phrase, ...] = ()
    anchor: str = ""


type Words = parsing.Block | Marked


def with_marks(words: Words, marks: Iterable[Mark]) -> Marked:
    """Return words with marks in them, whatever they have beside."""
    if isinstance(words, Marked):
        return replace(words, marks=tuple(marks))
    return Marked(words.text, tuple(marks), words.spans, words.kind)
