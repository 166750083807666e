"""The style of a document's labels: what its candidates say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import STRONG, Family

NAMED = frozenset({Family.FULL_NAME, Family.ONE_NAME})


@dataclass(slots=True)
class Evidence:
    """What the candidates of a document say together about its label style."""

    marks: Counter[Mark] = field(default_factory=Counter)  # of strong labels
    caps: Counter[Mark] = field(default_factory=Counter)  # strong, in capitals
    press: Counter[Mark] = field(default_factory=Counter)
    times: Counter[tuple[Mark, str]] = field(default_factory=Counter)  # each label
    named: Counter[str] = field(default_factory=Counter)  # mixed-case names, colon
    surnames: set[str] = field(default_factory=set)
    paragraphs: int = 1
    named_periods: Counter[str] = field(default_factory=Counter)  # `Mr. Lehrer.`
    stamps: int = 0  # labels with a time stamp

    @property
    def strong(self) -> int:
        """How many strong labels there are in all."""
        return self.marks.total()

    @property
    def is_caps_style(self) -> bool:
        """Whether the labels of the document are in capitals."""
        return self.caps.total() * 2 > self.strong - self.press.total()

    @property
    def has_periods(self) -> bool:
        """Whether labels end in a period: ``THE PRESIDENT.``, ``Q.``

        Names alone show it where two of them do so again and again.
        """
        sure = self.marks[Mark.PERIOD] - self.named_periods.total()
        often = sum(times >= 3 for times in self.named_periods.values()) >= 2
        if not sure and not often:
            return False
        return self.marks[Mark.PERIOD] * 3 >= self.marks[Mark.COLON]


def evidence_from(found: Sequence[Candidate], filled: int) -> Evidence:
    """Count the labels that may open a turn; ``filled`` lines are not blank."""
    evidence = Evidence(paragraphs=max(filled, 1))
    alone: Counter[str] = Counter()  # LEHRER, of which JIM LEHRER is the whole
    for candidate in found:
        label, mark = candidate.label, candidate.mark
        evidence.stamps += mark is Mark.STAMP
        if label.family is Family.PRESS:
            evidence.press[mark] += 1
        if label.family in STRONG:
            evidence.marks[mark] += 1
            if label.family is Family.TITLED and mark is Mark.PERIOD:
                evidence.named_periods[label.printed] += not label.is_caps
            if label.is_caps and label.family is not Family.PRESS:
                evidence.caps[mark] += 1
            if label.name:
                evidence.surnames.add(label.name.split()[-1].upper())
        elif label.family is Family.ONE_CAPS:
            alone[label.printed] += 1
        elif label.family in NAMED and mark is Mark.COLON:
            evidence.named[label.printed] += 1
        evidence.times[mark, label.printed] += 1
    evidence.surnames |= {name for name, times in alone.items() if times >= 3}
    return evidence
