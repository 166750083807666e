"""What the database holds of documents whose entries are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson
from django.db.models import TextField
from django.db.models.functions import Cast

from transcripts import models, parsing, passages
from transcripts.search.told import Voice

SPEECH = parsing.BlockKind.SPEECH.value
DOCUMENT_FIELDS = "title", "slug", "date", "kind", "basis", "principal_slug"


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


@dataclass(frozen=True, slots=True)
class Exchange:
    """What entries tell of an exchange; the model would take three times as long."""

    number: int
    opening_words: str


# What phrases do in the passages of a document, by the position of their first turn.
type Uses = Mapping[int, list[str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database holds of some documents."""

    documents: list[models.Document]
    turns: dict[int, list[Turn]]
    exchanges: dict[int, Exchange]
    speakers: dict[int, models.Speaker]
    roles: dict[int, models.Role]
    uses: Mapping[int, Uses]
    voices: dict[tuple[int | None, int, str], Voice] = field(default_factory=dict)

    def voice(self, turn: Turn) -> Voice:
        """Return who speaks a turn."""
        key = turn.speaker_id, turn.role_id, turn.label
        if key not in self.voices:
            speaker = self.speakers[key[0]] if key[0] is not None else None
            lineage = models.with_those_above(self.roles, key[1])
            self.voices[key] = _voice(speaker, lineage, key[2])
        return self.voices[key]


def rows_of(ids: Collection[int]) -> Rows:
    """Read what some documents have, in as many queries whatever they are."""
    documents = models.Document.objects.published().filter(pk__in=ids).order_by("pk")
    exchanges = models.Exchange.objects.filter(document__in=ids).order_by()
    turns = models.Turn.objects.filter(document__in=ids).in_order()
    by_document = defaultdict(list)
    speakers = set()
    columns = *Turn._fields[:-1], Cast("blocks", TextField())
    for values in turns.values_list(*columns):
        turn = Turn._make(values)
        by_document[turn.document_id].append(turn)
        speakers.add(turn.speaker_id)
    return Rows(
        list(documents.only(*DOCUMENT_FIELDS)),
        by_document,
        {
            pk: Exchange(number, words)
            for pk, number, words in exchanges.values_list(
                "pk", "number", "opening_words"
            )
        },
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
