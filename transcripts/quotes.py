"""Find quoted words in paragraphs again: as they stand, in other type, or mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from rapidfuzz import fuzz

WORD = re.compile(r"\w+")
# What stands for the middle of a long quotation.
GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
# A shorter quotation is found as it stands or not at all: too much is like it.
LEAST_WORDS_NEAR = 4
# So much alike, of 100, is what was mended; less is something else.
LIKENESS = 80
# Of a long quotation with its middle left out: so many characters may lie between.
MOST_BETWEEN = 4_000
# A longer one is not looked for beyond this.
MOST_CHARACTERS = 2_000


type Span = tuple[int, int]
# The words, or the first and the last of them where the middle is left out.
type Parts = tuple[str, str]


class How(StrEnum):
    """In which way words were found."""

    AS_QUOTED = "as quoted"
    SAME_WORDS = "same words"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, and what stands before and after them: Web Annotation's quote selector."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Characters [start, end) of the paragraph of that number, from 0."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where words were found, paragraph by paragraph, and how."""

    how: How
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class _Folded:
    """Words alone, a blank between them, and where each stands in the text."""

    text: str
    words: list[re.Match[str]]

    @classmethod
    def of(cls, text: str) -> _Folded:
        words = list(WORD.finditer(text))
        return cls(" ".join(word[0].casefold() for word in words), words)

    def place(self, span: Span) -> Span:
        """Return the characters of the text that characters of the words stand for."""
        start, end = span
        first = self.text.count(" ", 0, start)
        last = self.text.count(" ", 0, max(end - 1, start))
        return self.words[first].start(), self.words[last].end()

    def said(self, span: Span) -> str:
        """Return the text that characters of the words stand for."""
        start, end = self.place(span)
        return self.words[0].string[start:end]


def find(quote: Quote, paragraphs: Sequence[str]) -> Found | None:
    """Return where a quotation stands; if not as quoted, where most like it does.

    Case, punctuation and line ends may differ. Where it stands more than once, what
    was before and after it decides.
    """
    folded = _Folded.of("\n".join(paragraphs))
    first, *rest = GAP.split(quote.exact[:MOST_CHARACTERS])
    parts = first, rest[-1] if rest else ""
    span = max(_spans(parts, folded), key=_likeness(quote, parts, folded), default=None)
    how = How.SAME_WORDS
    if span is None:
        span, how = _near(_bare(first), folded.text), How.NEAR
    if span is None:
        return None
    if how is How.SAME_WORDS and _is_as_quoted(parts, folded.said(span)):
        how = How.AS_QUOTED
    ranges = tuple(_ranges(*folded.place(span), paragraphs))
    return Found(how, _main(ranges) if how is How.NEAR else ranges)


def _bare(text: str) -> str:
    return _Folded.of(text).text


def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_as_quoted(parts: Parts, said: str) -> bool:
    first, last = map(_plain, parts)
    said = _plain(said)
    # What is found begins and ends with a word, and a quotation may go beyond.
    return said.endswith(last) and said.startswith(first) if last else said in first


def _spans(parts: Parts, folded: _Folded) -> Iterator[Span]:
    """Yield the places that have the very words."""
    first, last = map(_bare, parts)
    for match in re.finditer(rf"\b{re.escape(first)}\b", folded.text) if first else ():
        if not last:
            yield match.span()
            continue
        until = match.end() + MOST_BETWEEN
        end = re.compile(rf"\b{re.escape(last)}\b").search(
            folded.text, match.end(), until
        )
        if end:
            yield match.start(), end.end()


def _likeness(
    quote: Quote, parts: Parts, folded: _Folded
) -> Callable[[Span], tuple[float, bool, int]]:
    """Return what orders places: what stands around, the type, and how short they are."""
    before, after = _bare(quote.prefix), _bare(quote.suffix)

    def key(span: Span) -> tuple[float, bool, int]:
        start, end = span
        around = folded.text[max(0, start - len(before) - 1) : start].strip()
        behind = folded.text[end : end + len(after) + 1].strip()
        likeness = fuzz.ratio(around, before) if before else 0
        likeness += fuzz.ratio(behind, after) if after else 0
        return likeness, _is_as_quoted(parts, folded.said(span)), start - end

    return key


def _near(wanted: str, text: str) -> Span | None:
    if wanted.count(" ") + 1 < LEAST_WORDS_NEAR or len(wanted) > len(text):
        return None
    found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=LIKENESS)
    return (found.dest_start, found.dest_end) if found else None


def _main(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Leave out what a likeness only touches of the paragraphs around."""
    longest = max(span.end - span.start for span in ranges)
    return tuple(span for span in ranges if span.end - span.start > longest / 3)


def _ranges(start: int, end: int, paragraphs: Sequence[str]) -> Iterator[Range]:
    lengths = [len(text) + 1 for text in paragraphs]
    for number, (at, text) in enumerate(
        zip(accumulate([0, *lengths]), paragraphs, strict=False)
    ):
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            yield Range(number, first, last)
