"""Entries of the index, out of the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import orjson

from transcripts import models, passages
from transcripts.models.turns import exchange_anchor, exchange_title
from transcripts.search import schema
from transcripts.search.rows import Rows, Turn, rows_of
from transcripts.search.spans import spans_of
from transcripts.search.told import (
    Heard,
    Voice,
    phrase_terms,
    together_terms,
    voice_terms,
)
from transcripts.search.wanted import VOICE

QUESTION, ANSWER = models.TurnKind.QUESTION.value, models.TurnKind.ANSWER.value


class Said(NamedTuple):
    """One turn of a hit: what it does, who speaks in which role, and the words."""

    kind: str
    name: str
    role: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows a hit without the database.

    A document's own entry has no anchor, no heading and no turns.
    """

    document: int
    title: str
    date: dt.date | None
    slug: str
    anchor: str = ""
    heading: str = ""
    exchange: int = 0
    opening_words: str = ""
    turns: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, by the fields of the schema."""

    numbers: dict[str, int]
    texts: dict[str, list[str]]
    stored: bytes


def entries(ids: Collection[int]) -> Iterator[Entry]:
    """Return the entries of those of the documents that are published."""
    rows = rows_of(ids)
    for document in rows.documents:
        try:
            found = list(_of_document(document, rows))
        except KeyError:
            # Written anew between two of the queries. The log tells of it, after
            # the position that was known before them: it will be asked for again.
            continue
        yield from found


def shown_from_stored(stored: bytes) -> Shown:
    """Return what an entry keeps to be shown."""
    values = orjson.loads(stored)
    values[2] = dt.date.fromisoformat(values[2]) if values[2] else None
    values[-1] = tuple(Said(*turn) for turn in values[-1])
    return Shown(*values)


def _of_document(document: models.Document, rows: Rows) -> Iterator[Entry]:
    turns = rows.turns.get(document.pk, [])
    uses = rows.uses.get(document.pk, {})
    about = _about(document)
    runs = list(passages.runs(turns))
    heard = [
        Heard([rows.voice(turn) for turn in run], uses.get(run[0].position, []))
        for _, run in runs
    ]
    yield _whole(about, heard)
    for ordinal, (exchange_id, run) in enumerate(runs):
        if exchange_id is None:
            name = passages.statement_name(ordinal, len(runs) - 1)
            place = _Place(ordinal, *name)
        else:
            exchange = rows.exchanges[exchange_id]
            name = exchange_anchor(exchange.number), exchange_title(exchange.number)
            place = _Place(ordinal, *name, exchange.number, exchange.opening_words)
        yield _passage(about, place, run, heard[ordinal])


@dataclass(frozen=True, slots=True)
class _About:
    """What all entries of a document say alike."""

    document: int
    day: dt.date | None
    numbers: dict[str, int]
    texts: dict[str, list[str]]
    shown: tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a document a passage is, and what it is called."""

    ordinal: int
    anchor: str
    heading: str
    exchange: int = 0
    opening_words: str = ""


def _about(document: models.Document) -> _About:
    day = document.date
    newest, _ = schema.order_keys(day, document.pk, 0)
    numbers = {
        "document": document.pk,
        "briefing": schema.briefing_key(newest),
        "day": day.toordinal() if day else 0,
        "year": day.year if day else 0,
        "month": day.year * 12 + day.month - 1 if day else 0,
    }
    texts = {
        "kind": [document.kind],
        "rules": [document.basis or schema.UNSTATED],
        "principal": [document.principal_slug] if document.principal_slug else [],
        schema.SPAN: spans_of(day) if day else [],
        "title": [document.title],
        schema.exact("title"): [document.title],
    }
    date = day.isoformat() if day else ""
    shown = document.pk, document.title, date, document.slug
    return _About(document.pk, day, numbers, texts, shown)


def _whole(about: _About, heard: list[Heard]) -> Entry:
    newest, oldest = schema.order_keys(about.day, about.document, 0)
    numbers = {"newest": newest, "oldest": oldest, "ordinal": 0, "exchange": 0}
    numbers |= {"first_turn": 0, "last_turn": 0}
    everybody = chain.from_iterable(passage.voices for passage in heard)
    everything = sorted({use for passage in heard for use in passage.uses})
    told = about.texts | voice_terms(everybody) | phrase_terms(everything)
    told |= {"part": [schema.DOCUMENT]} | together_terms(heard)
    texts = {schema.of_briefing(name): values for name, values in told.items()}
    stored = orjson.dumps([*about.shown, "", "", 0, "", []])
    return Entry(about.numbers | numbers, texts, stored)


def _passage(about: _About, place: _Place, run: list[Turn], heard: Heard) -> Entry:
    newest, oldest = schema.order_keys(about.day, about.document, place.ordinal)
    numbers = {
        "newest": newest,
        "oldest": oldest,
        "ordinal": place.ordinal,
        "exchange": place.exchange,
        "first_turn": run[0].position,
        "last_turn": run[-1].position,
    }
    said = [
        Said(turn.kind, voice.name, voice.role_name, turn.label, turn.text)
        for turn, voice in zip(run, heard.voices, strict=True)
    ]
    part = schema.EXCHANGE if place.exchange else schema.STATEMENT
    texts = voice_terms(heard.voices) | _word_fields(said, part) | {"part": [part]}
    texts |= phrase_terms(heard.uses) | {schema.ANSWERED: _answered(run, heard.voices)}
    name = [place.anchor, place.heading, place.exchange, place.opening_words]
    stored = orjson.dumps([*about.shown, *name, list(map(tuple, said))])
    return Entry(about.numbers | numbers, about.texts | texts, stored)


def _answered(run: list[Turn], voices: list[Voice]) -> list[str]:
    spoken = zip(run, voices, strict=True)
    answering = [voice for turn, voice in spoken if turn.kind == ANSWER]
    return voice_terms(answering)[VOICE]


def _word_fields(said: Iterable[Said], part: str) -> dict[str, list[str]]:
    texts = [turn.text for turn in said]
    fields = {"text": texts}
    if part == schema.EXCHANGE:
        fields["question"] = [turn.text for turn in said if turn.kind == QUESTION]
        fields["answer"] = [turn.text for turn in said if turn.kind == ANSWER]
    return fields | {schema.exact(name): values for name, values in fields.items()}
