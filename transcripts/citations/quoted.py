"""A passage as somebody else's page quotes it: its words, and who is to be named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transcripts import parsing
from transcripts.citations.cited import Cited
from transcripts.passages import Passage, Speech

# A quotation of more is a copy; the link leads to the rest.
MOST_WORDS = 150


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker says in a quotation."""

    who: str
    paragraphs: tuple[str, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, and what is cited for it."""

    cited: Cited
    said: tuple[Said, ...]


def quoted(cited: Cited, passage: Passage | None) -> Quoted:
    """Return the first words of a passage as a quotation; none where there is none."""
    return Quoted(cited, tuple(_said(passage.speeches) if passage else ()))


def _said(speeches: list[Speech]) -> Iterator[Said]:
    left = MOST_WORDS
    for speech in speeches:
        kept, left, is_cut = _first_words(speech, left)
        if kept:
            yield Said(speech.voice.in_words, kept, is_cut)
        if is_cut:
            return


def _first_words(speech: Speech, left: int) -> tuple[tuple[str, ...], int, bool]:
    kept: list[str] = []
    for block in speech.blocks:
        if block.kind is not parsing.BlockKind.SPEECH:
            continue
        words = block.text.split()
        kept.append(" ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            return tuple(kept), 0, True
    return tuple(kept), left, False
