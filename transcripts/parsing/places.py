"""A place that may open a turn, with what tells whether it does."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcripts.parsing.candidates import Candidate
from transcripts.parsing.label_styles import Evidence

LONGEST_LOOK = 5_000  # characters of a line, or a paragraph, after a label

# The words after a label in a heading: `IRAN: SANCTIONS, DEADLINES`
HAS_SMALL = re.compile(r"[a-z]")


class Place(NamedTuple):
    """A candidate with what the rules look at around it."""

    candidate: Candidate
    after: str  # the rest of its line
    before: str  # the first lines of the text, where they come before it
    evidence: Evidence
    flat: str  # the whole text

    @property
    def paragraph(self) -> str:
        """The words as far as the paragraph goes, in wrapped text over its lines."""
        words = self.candidate.words
        return self.flat[words : words + LONGEST_LOOK].partition("\n\n")[0]

    @property
    def times(self) -> int:
        """How often its label is met, parted from the words by the same mark."""
        candidate = self.candidate
        return self.evidence.times[candidate.mark, candidate.label.printed]


def answers(place: Place) -> bool:
    """``A:`` where nobody but ``Q:`` has a label besides."""
    evidence, mark = place.evidence, place.candidate.mark
    asked = sum(evidence.times[mark, word] for word in ("Q", "Question", "QUESTION"))
    is_alone = evidence.strong == evidence.press.total()
    return is_alone and asked >= 2 and place.times >= 2 + place.candidate.is_mid_line
