"""Entries of the index, out of the database."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import orjson
from django.db.models import TextField
from django.db.models.functions import Cast

from transcripts import models, parsing, passages
from transcripts.search import schema
from transcripts.search.spans import spans_of
from transcripts.search.told import (
    Heard,
    Voice,
    phrase_terms,
    together_terms,
    voice_terms,
)
from transcripts.search.wanted import VOICE

SPEECH = parsing.BlockKind.SPEECH.value
QUESTION, ANSWER = models.TurnKind.QUESTION.value, models.TurnKind.ANSWER.value
DOCUMENT_FIELDS = "title", "slug", "date", "kind", "basis", "principal_slug"
EXCHANGE_FIELDS = "document_id", "number", "opening_words"


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


class Turn(NamedTuple):
    """A row of a turn."""

    document_id: int
    position: int
    kind: str
    label: str
    speaker_id: int | None
    role_id: int
    exchange_id: int | None
    blocks: str  # JSON: the model would take three times as long to read it

    @property
    def text(self) -> str:
        """The words said, as ``models.Turn`` has them."""
        blocks = orjson.loads(self.blocks)
        return "\n\n".join(text for kind, text, *_ in blocks if kind == SPEECH)


# What phrases do in the passages of a document, by the position of their first turn.
type Uses = Mapping[int, list[str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database holds of some documents."""

    documents: list[models.Document]
    turns: dict[int, list[Turn]]
    exchanges: dict[int, models.Exchange]
    speakers: dict[int, models.Speaker]
    roles: dict[int, models.Role]
    uses: Mapping[int, Uses]
    voices: dict[tuple[int | None, int, str], Voice] = field(default_factory=dict)

    def voice(self, turn: Turn) -> Voice:
        """Return who speaks a turn."""
        key = turn.speaker_id, turn.role_id, turn.label
        if key not in self.voices:
            speaker = self.speakers[key[0]] if key[0] is not None else None
            self.voices[key] = _voice(speaker, self.lineage(key[1]), key[2])
        return self.voices[key]

    def lineage(self, role: int) -> list[models.Role]:
        """Return a role, and those that it is a kind of, the nearest first."""
        return models.with_those_above(self.roles, role)


def entries(ids: Collection[int]) -> Iterator[Entry]:
    """Return the entries of those of the documents that are published."""
    rows = _rows(ids)
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


def _rows(ids: Collection[int]) -> Rows:
    documents = models.Document.objects.published().filter(pk__in=ids).order_by("pk")
    exchanges = models.Exchange.objects.filter(document__in=ids).order_by()
    turns = models.Turn.objects.filter(document__in=ids).in_order()
    by_document = defaultdict(list)
    speakers = set()
    columns = Turn._fields[:-1]
    for values in turns.values_list(*columns, Cast("blocks", TextField())):
        turn = Turn._make(values)
        by_document[turn.document_id].append(turn)
        speakers.add(turn.speaker_id)
    return Rows(
        list(documents.only(*DOCUMENT_FIELDS)),
        by_document,
        {exchange.pk: exchange for exchange in exchanges.only(*EXCHANGE_FIELDS)},
        models.Speaker.objects.in_bulk(speakers - {None}),
        models.Role.objects.in_bulk(),
        _uses(ids),
    )


def _uses(ids: Collection[int]) -> Mapping[int, Uses]:
    found: dict[int, dict[int, list[str]]] = defaultdict(dict)
    rows = models.PhraseUse.objects.filter(document__in=ids).order_by("what")
    for document, first, what in rows.values_list("document", "first_position", "what"):
        found[document].setdefault(first, []).append(what)
    return dict(found)


def _voice(
    speaker: models.Speaker | None, lineage: list[models.Role], label: str
) -> Voice:
    role = lineage[0]
    shown = passages.voice(speaker, role, label)
    person = speaker.slug if speaker and not speaker.is_local else ""
    within = tuple(one.slug for one in lineage)
    return Voice(shown.name, shown.role, role.slug, person, within)


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
            name = exchange.anchor, exchange.title
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
