"""Exchanges: a run of questions and the run of answers after it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from transcripts.parsing.hints import (
    called_on,
    hints_from,
    own_words,
    thanked,
    words_of,
)
from transcripts.parsing.roles import BY_SLUG
from transcripts.parsing.transcript import (
    BlockKind,
    Exchange,
    Hint,
    Speaker,
    Turn,
    made,
)
from transcripts.parsing.transcript import ElementKind as Kind


def exchanges_from(turns: Sequence[Turn]) -> tuple[Exchange, ...]:
    """Pair questions with answers; a question nobody answers stands alone.

    Moderation belongs to the exchange it interrupts, but not after its last answer.
    """
    found: list[tuple[list[int], list[int]]] = []
    questions: list[int] = []
    answers: list[int] = []
    for number, turn in enumerate(turns, 1):
        kind = turn.kind
        if kind is Kind.QUESTION:
            if answers or not questions:
                questions, answers = [], []
                found.append((questions, answers))
            questions.append(number)
        elif kind is Kind.STATEMENT:
            questions, answers = [], []
        elif questions and kind is Kind.ANSWER:
            answers.append(number)
    return tuple([_exchange(n, *each) for n, each in enumerate(found, 1)])


def _exchange(number: int, questions: list[int], answers: list[int]) -> Exchange:
    turns = range(questions[0], (answers or questions)[-1] + 1)
    return made(Exchange, (number, tuple(questions), tuple(answers), tuple(turns), ()))


def with_hints(
    exchanges: Sequence[Exchange], turns: Sequence[Turn], speakers: Sequence[Speaker]
) -> tuple[Exchange, ...]:
    """Note on each exchange the reporters' names that the words around it offer."""
    known = words_of(
        name
        for speaker in speakers
        if not BY_SLUG[speaker.role].asks
        for name in (speaker.name, *speaker.labels)
    )
    noted = list(exchanges)
    for at, exchange in enumerate(exchanges):
        if hints := _hints(exchange, turns, known):
            noted[at] = exchange._replace(hints=tuple(hints))
    return tuple(noted)


def _hints(
    exchange: Exchange, turns: Sequence[Turn], known: Set[str]
) -> Sequence[Hint]:
    """Look around each question; only the last of a run is the one answered."""
    answers, questions = exchange.answers, exchange.questions
    found: Sequence[Hint] = ()
    for number in questions:
        asked = turns[number - 1]
        own = own_words(_first_words(asked), asked.first_line)
        called = thanks = None
        if number > 1 and (before := turns[number - 2]).kind is not Kind.QUESTION:
            called = called_on(_last_words(before), before.last_line)
        if answers and number == questions[-1]:
            answer = turns[answers[0] - 1]
            thanks = thanked(_first_words(answer), answer.first_line)
        if own or called or thanks:
            hints = hints_from((own, called, thanks), known)
            names = {hint.name for hint in found}
            found = [*found, *(h for h in hints if h.name not in names)]
    return found


def _first_words(turn: Turn) -> str:
    for block in turn.blocks:
        if block.kind is BlockKind.SPEECH:
            return block.text
    return ""


def _last_words(turn: Turn) -> str:
    """The last paragraph; one that others go before begins a line of its own."""
    if len(turn.blocks) == 1:
        only = turn.blocks[0]
        return only.text if only.kind is BlockKind.SPEECH else ""
    said = [block.text for block in turn.blocks if block.kind is BlockKind.SPEECH]
    return "\n" + said[-1] if len(said) > 1 else "".join(said)
