"""Exchanges: a run of questions and the run of answers after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transcripts.parsing.transcript import ElementKind as Kind
from transcripts.parsing.transcript import Exchange, Turn


@dataclass(slots=True)
class Open:
    """An exchange being read."""

    questions: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)


def exchanges_from(turns: Sequence[Turn]) -> tuple[Exchange, ...]:
    """Pair questions with answers; a question nobody answers stands alone.

    Moderation belongs to the exchange it interrupts, but not after its last answer.
    """
    found: list[Open] = []
    here: Open | None = None
    for turn in turns:
        if turn.kind is Kind.QUESTION:
            if here is None or here.answers:
                here = Open()
                found.append(here)
            here.questions.append(turn.number)
        elif turn.kind is Kind.STATEMENT:
            here = None
            continue
        elif here and turn.kind is Kind.ANSWER:
            here.answers.append(turn.number)
        if here:
            here.turns.append(turn.number)
    for each in found:
        last = max(each.questions + each.answers)
        each.turns = [number for number in each.turns if number <= last]
    return tuple(
        Exchange(n, tuple(e.questions), tuple(e.answers), tuple(e.turns))
        for n, e in enumerate(found, 1)
    )
