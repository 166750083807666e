"""Narrow a briefing to its questions, its answers or its statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from transcripts.parsing import ElementKind
from transcripts.passages import Passage

SHOW = "show"


class Show(StrEnum):
    """What of a briefing is shown: the value of ``?show=``."""

    ALL = ""
    QUESTIONS = "questions"
    ANSWERS = "answers"
    STATEMENT = "statement"

    @classmethod
    def asked(cls, value: str | None) -> Show:
        """Return what an address asks for: all, where it asks for nothing known."""
        return cls(value) if value in list(cls) else cls.ALL

    @property
    def label(self) -> str:
        """What the choice is called."""
        return self.capitalize() if self else "All"


KINDS = {Show.QUESTIONS: ElementKind.QUESTION, Show.ANSWERS: ElementKind.ANSWER}
LEFT_OUT = {
    Show.QUESTIONS: "Only questions are shown; answers and statements are left out.",
    Show.ANSWERS: "Only answers are shown; questions and statements are left out.",
    Show.STATEMENT: "Only statements are shown; questions and answers are left out.",
}


class InBriefing(Protocol):
    """A passage, as a page or as a file has it."""

    @property
    def exchange(self) -> object:
        """The exchange that it is; of a statement, none."""


def shown(passages: Iterable[Passage], show: Show) -> list[Passage]:
    """Return of passages what is asked for, in order; an empty one is left out."""
    return narrowed(passages, show, _of_kind)


def narrowed[P: InBriefing](
    passages: Iterable[P], show: Show, of_kind: Callable[[P, ElementKind], P | None]
) -> list[P]:
    """Return of passages of any sort what is asked for.

    ``of_kind`` gives what a passage has of a kind, or None where it has nothing.
    """
    if show is Show.ALL:
        return list(passages)
    if show is Show.STATEMENT:
        return [passage for passage in passages if passage.exchange is None]
    kept = (of_kind(p, KINDS[show]) for p in passages if p.exchange is not None)
    return [passage for passage in kept if passage is not None]


def choices(passages: Sequence[Passage]) -> list[Show]:
    """Return what there is to choose from in a briefing: nothing, or all and parts."""
    has_exchanges = any(passage.exchange for passage in passages)
    has_statement = any(passage.exchange is None for passage in passages)
    parts = [Show.QUESTIONS, Show.ANSWERS] * has_exchanges
    both = [Show.STATEMENT] * (has_statement and has_exchanges)
    return [Show.ALL, *parts, *both] if parts else []


def in_sequence(passages: Sequence[Passage]) -> list[Passage]:
    """Return passages that know the anchors of those beside them."""
    names = ["", *(passage.anchor for passage in passages), ""]
    return [
        replace(passage, earlier=names[place], later=names[place + 2])
        for place, passage in enumerate(passages)
    ]


def _of_kind(passage: Passage, kind: ElementKind) -> Passage | None:
    speeches = [speech for speech in passage.speeches if speech.kind == kind]
    return replace(passage, speeches=speeches) if speeches else None
