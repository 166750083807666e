"""Exchanges: a run of questions and the run of answers after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from transcripts.parsing.hints import Around, hints_from
from transcripts.parsing.roles import BY_SLUG
from transcripts.parsing.transcript import BlockKind, Exchange, Hint, Speaker, Turn
from transcripts.parsing.transcript import ElementKind as Kind


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


def with_hints(
    exchanges: Sequence[Exchange], turns: Sequence[Turn], speakers: Sequence[Speaker]
) -> tuple[Exchange, ...]:
    """Note on each exchange the reporters' names that the words around it offer."""
    known = [
        name
        for speaker in speakers
        if not BY_SLUG[speaker.role].asks
        for name in (speaker.name, *speaker.labels)
    ]
    hints = (_hints(exchange, turns, known) for exchange in exchanges)
    return tuple(
        exchange._replace(hints=found) if found else exchange
        for exchange, found in zip(exchanges, hints, strict=True)
    )


def _hints(
    exchange: Exchange, turns: Sequence[Turn], known: Collection[str]
) -> tuple[Hint, ...]:
    """Look around each question; only the last of a run is the one answered."""
    answer = turns[exchange.answers[0] - 1] if exchange.answers else None
    found: list[Hint] = []
    for number in exchange.questions:
        asked = turns[number - 1]
        before = turns[number - 2] if number > 1 else None
        calls = before is not None and before.kind is not Kind.QUESTION
        is_answered = answer is not None and number == exchange.questions[-1]
        around = Around(
            _first_words(asked),
            asked.first_line,
            _last_words(before) if before and calls else "",
            before.last_line if before and calls else 0,
            _first_words(answer) if answer and is_answered else "",
            answer.first_line if answer and is_answered else 0,
        )
        names = {hint.name for hint in found}
        found += [h for h in hints_from(around, known) if h.name not in names]
    return tuple(found)


def _first_words(turn: Turn) -> str:
    said = (block.text for block in turn.blocks if block.kind is BlockKind.SPEECH)
    return next(said, "")


def _last_words(turn: Turn) -> str:
    """The last paragraph; one that others go before begins a line of its own."""
    said = [block.text for block in turn.blocks if block.kind is BlockKind.SPEECH]
    return "\n".join(["", said[-1]]) if len(said) > 1 else "".join(said)
