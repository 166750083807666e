"""Asked before: earlier exchanges with a like question, answers side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts.hits import words
from transcripts.keeping import for_reader
from transcripts.marks import Marked
from transcripts.models import TurnKind
from transcripts.models.days import exchange_path_of
from transcripts.passages import Passage, passages
from transcripts.search import reader
from transcripts.search.alike import Alike, Earlier
from transcripts.search.index import Fault
from transcripts.views.documents import (
    briefing_at,
    follows_old_addresses,
    says_why_withdrawn,
)

# Characters of a question and of an answer that are compared and shown.
MOST_OF_A_QUESTION, MOST_OF_AN_ANSWER = 800, 1_600


@dataclass(frozen=True, slots=True)
class Beside:
    """An earlier exchange, and the words that it shares with this one."""

    earlier: Earlier
    url: str
    question: Marked
    answer: Marked
    answer_here: Marked

    @property
    def percent(self) -> int:
        """How much the questions are alike."""
        return int(100 * self.earlier.likeness)

    @property
    def answerers(self) -> list[str]:
        """Who answers, in which role, each once."""
        said = (t for t in self.earlier.shown.turns if t.kind == TurnKind.ANSWER)
        names = (f"{t.name}, {t.role}" if t.role else t.name for t in said)
        return list(dict.fromkeys(names))


@require_safe
@follows_old_addresses
@says_why_withdrawn
def before(request: HttpRequest, slug: str, number: int, **day: int) -> HttpResponse:
    """Show earlier exchanges with a like question beside one of a briefing."""
    briefing = briefing_at(slug, day)
    turns = briefing.turns.filter(exchange__number=number).in_order().as_spoken()
    if not turns:
        raise Http404(f"There is no exchange {number}.")
    (passage,) = passages(turns)
    context = {"briefing": briefing, "passage": passage, "number": number}
    context |= _found(passage, briefing.date)
    return for_reader(request, render(request, "transcripts/before.html", context))


def _found(passage: Passage, day: dt.date | None) -> dict[str, Any]:
    view = reader.now()
    if view.searcher is None:
        return {"is_off": True}
    question, answer = (_said(passage, kind) for kind in ("question", "answer"))
    try:
        with reader.asking():
            asked = {s.voice.name for s in passage.speeches if s.kind == "answer"}
            alike = Alike(view.searcher, question, asked=asked, stale=view.stale)
            found = [
                _beside(alike, one, question, answer) for one in alike.earlier(day)
            ]
            return {
                "question": Marked(_cut(question, MOST_OF_A_QUESTION)),
                "answer": Marked(_cut(answer, MOST_OF_AN_ANSWER)),
                "found": found,
                "words": alike.sought,
                "tells": alike.tells,
                "pending": view.pending,
            }
    except Fault:
        return {"is_off": True}


def _said(passage: Passage, kind: str) -> str:
    return "\n\n".join(words(s) for s in passage.speeches if s.kind == kind)


def _beside(alike: Alike, earlier: Earlier, question: str, answer: str) -> Beside:
    shown = earlier.shown
    asked = _cut(earlier.text(TurnKind.QUESTION), MOST_OF_A_QUESTION)
    said = _cut(earlier.text(TurnKind.ANSWER), MOST_OF_AN_ANSWER)
    here = _cut(answer, MOST_OF_AN_ANSWER)
    _, in_question = alike.shared(question, asked)
    in_answer_here, in_answer = alike.shared(here, said)
    return Beside(
        earlier,
        exchange_path_of(shown.date, shown.slug, shown.exchange),
        Marked(asked, in_question),
        Marked(said, in_answer),
        Marked(here, in_answer_here),
    )


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, cut at a blank."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"
