"""The style of a document's labels: what its candidates say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import STRONG, Family, Label

type Known = Counter[tuple[Label, Mark]]

NAMED = frozenset({Family.FULL_NAME, Family.ONE_NAME})
CAPS = frozenset({Family.FULL_CAPS, Family.ONE_CAPS})


@dataclass
class Evidence:
    """What the candidates of a document say together about its label style.

    Each look at a candidate asks for the same totals: they are counted once.
    """

    marks: Counter[Mark] = field(default_factory=Counter)  # of strong labels
    caps: Counter[Mark] = field(default_factory=Counter)  # strong, in capitals
    press: Counter[Mark] = field(default_factory=Counter)
    times: Counter[tuple[Mark, str]] = field(default_factory=Counter)  # each label
    named: Counter[str] = field(default_factory=Counter)  # mixed-case names, colon
    capped: Counter[str] = field(default_factory=Counter)  # names in capitals, colon
    surnames: set[str] = field(default_factory=set)
    paragraphs: int = 1
    named_periods: Counter[str] = field(default_factory=Counter)  # `Mr. Lehrer.`
    stamps: int = 0  # labels with a time stamp
    known: Known = field(default_factory=Counter)  # the labels themselves

    @cached_property
    def strong(self) -> int:
        """How many strong labels there are in all."""
        return self.marks.total()

    @cached_property
    def is_caps_style(self) -> bool:
        """Whether the labels of the document are in capitals."""
        return self.caps.total() * 2 > self.strong - self.press.total()

    @cached_property
    def has_periods(self) -> bool:
        """Whether labels end in a period: ``THE PRESIDENT.``, ``Q.``

        Names alone show it where two of them do so again and again.
        """
        sure = self.marks[Mark.PERIOD] - self.named_periods.total()
        often = sum(times >= 3 for times in self.named_periods.values()) >= 2
        if not sure and not often:
            return False
        return self.marks[Mark.PERIOD] * 3 >= self.marks[Mark.COLON]

    @cached_property
    def is_named_style(self) -> bool:
        """Whether mixed-case names are labels by their number: ``Donald Trump:``"""
        total = self.named.total()
        repeated = sum(times >= 2 for times in self.named.values())
        return repeated >= 2 and total >= max(4, 0.2 * self.paragraphs)

    @cached_property
    def has_podium(self) -> bool:
        """Whether one name is met again and again, and others between: ``Reuters:``"""
        names = self.named + self.capped
        is_often = max(names.values(), default=0) >= 3
        return is_often and names.total() >= max(5, 0.08 * self.paragraphs)

    @cached_property
    def has_more_bare_questions(self) -> bool:
        """Whether ``Q`` alone is met more often than mixed-case names."""
        bare = self.press[Mark.BARE] + self.press[Mark.GLUED]
        return bare > self.named.total()

    @cached_property
    def named_by_surname(self) -> dict[str, set[str]]:
        """The mixed-case names by their last word."""
        found: dict[str, set[str]] = {}
        for name in self.named:
            found.setdefault(name.split()[-1], set()).add(name)
        return found


def tallied(found: Sequence[Candidate]) -> Known:
    """Count the labels; they are few and candidates many, so each is hashed once."""
    labels = [candidate.label for candidate in found]
    keys = list(map(id, labels))
    by_key = dict(zip(keys, labels, strict=True))
    counts = Counter(zip(keys, [candidate.mark for candidate in found], strict=True))
    known: Known = Counter()
    for (key, mark), times in counts.items():
        known[by_key[key], mark] += times
    return known


def evidence_from(found: Sequence[Candidate], filled: int) -> Evidence:
    """Count the labels that may open a turn; ``filled`` lines are not blank."""
    evidence = Evidence(paragraphs=max(filled, 1))
    counts = evidence.known = tallied(found)
    for (label, mark), times in counts.items():
        _count(evidence, label, mark, times)
    alone: Counter[str] = Counter()  # LEHRER, of which JIM LEHRER is the whole
    for (label, _), times in counts.items():
        if label.family is Family.ONE_CAPS:
            alone[label.printed] += times
    evidence.surnames |= {name for name, times in alone.items() if times >= 3}
    return evidence


def _count(evidence: Evidence, label: Label, mark: Mark, times: int) -> None:
    evidence.times[mark, label.printed] += times
    if mark is Mark.STAMP:
        evidence.stamps += times
    if label.family is Family.PRESS:
        evidence.press[mark] += times
    if label.family in STRONG:
        evidence.marks[mark] += times
        is_named = label.family is Family.TITLED and not label.is_caps
        if is_named and mark is Mark.PERIOD:
            evidence.named_periods[label.printed] += times
        if label.is_caps and label.family is not Family.PRESS:
            evidence.caps[mark] += times
        if label.name:
            evidence.surnames.add(label.name.split()[-1].upper())
    elif label.family in NAMED and mark is Mark.COLON:
        evidence.named[label.printed] += times
    elif label.family in CAPS and mark is Mark.COLON:
        evidence.capped[label.printed] += times
