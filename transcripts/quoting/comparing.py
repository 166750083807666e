"""Compare one quotation with many passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from transcripts.quoting.alignment import Change, Step, aligned, place
from transcripts.quoting.lines import Laid, Line
from transcripts.quoting.quotation import Quotation, Word

# So alike are a quotation and its nearest words for it to be near: twice the words
# that both have, in order, of all words of both. Few words are alike by chance.
NEAR, NEAR_OF_FEW, FEW_WORDS = 0.6, 0.75, 12
# Words that both have, below which nothing is near.
FEWEST_ALIKE = 3


class Verdict(StrEnum):
    """How well words agree with a quotation."""

    VERBATIM = "verbatim"  # to the letter
    SAME_WORDS = "same words"  # but for case, accents or punctuation
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a passage has the words of a quotation, and where."""

    verdict: Verdict
    score: float
    lines: tuple[Line, ...]


def near(quotation: Quotation) -> float:
    """Return how alike the words of a quotation must be to be near."""
    return NEAR if len(quotation.words) >= FEW_WORDS else NEAR_OF_FEW


class Comparer:
    """Compares one quotation with many passages."""

    def __init__(self, quotation: Quotation) -> None:
        self.quotation = quotation
        self._signs: dict[str, str] = {}
        self._words = [word for part in quotation.parts for word in part]
        self._parts = [
            self._as_signs([word.word for word in part]) for part in quotation.parts
        ]

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self._words)

    def compare(
        self, texts: Sequence[str], words: Sequence[Sequence[Word]]
    ) -> Likeness | None:
        """Return how a passage agrees, turn by turn, or None where it does not."""
        source = [word for turn in words for word in turn]
        signs = self._as_signs([word.word for word in source])
        steps = list(self._steps(signs))
        alike = sum(s.last - s.first for s in steps if s.change is Change.KEPT)
        both = self.size + sum(
            s.source_last - s.source_first for s in steps if s.change is not Change.GAP
        )
        score = 2 * alike / both if both else 0.0
        if score < near(self.quotation) or alike < min(FEWEST_ALIKE, self.size):
            return None
        turns = [turn for turn, some in enumerate(words) for _ in some]
        laid = Laid(self.quotation.text, self._words, texts, source, turns)
        verdict = Verdict.NEAR
        if alike == self.size and 2 * alike == both:
            is_exact = all(laid.is_exact(step) for step in steps)
            verdict = Verdict.VERBATIM if is_exact else Verdict.SAME_WORDS
        return Likeness(verdict, score, tuple(laid.lines(steps)))

    def _as_signs(self, words: Sequence[str]) -> str:
        """Return one character for each word, the same for the same."""
        signs = self._signs
        return "".join(signs.setdefault(word, chr(len(signs) + 1)) for word in words)

    def _steps(self, source: str) -> Iterator[Step]:
        """Yield what became of each part, and what stands between them."""
        at = 0
        for steps in self._nearest(source, self._placed(source)):
            first = steps[0].source_first
            if at and first > at:
                yield Step(Change.GAP, steps[0].first, steps[0].first, at, first)
            yield from steps
            at = max(at, steps[-1].source_last)

    def _placed(self, source: str) -> list[list[Step]]:
        """Return what became of each part, sought after the one before."""
        placed, number, at = [], 0, 0
        for part in self._parts:
            start, end = place(part, source, at)
            placed.append([*aligned(part, source, number, start, end)])
            kept = [s.source_last for s in placed[-1] if s.change is Change.KEPT]
            number, at = number + len(part), max(kept, default=at)
        return placed

    def _nearest(self, source: str, placed: list[list[Step]]) -> list[list[Step]]:
        """Move parts that stand so more than once as near to the next as they do."""
        for n in range(len(placed) - 2, -1, -1):
            part, (step, *others) = self._parts[n], placed[n]
            if not others and step.change is Change.KEPT:
                limit = placed[n + 1][0].source_first
                at = source.rfind(part, step.source_first, limit)
                if at > step.source_first:
                    placed[n] = [*aligned(part, source, step.first, at, at + len(part))]
        return placed
