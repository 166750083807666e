"""Rows of the archive's tables out of made-up transcripts."""

import datetime as dt
import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.bulk import Table
from tests.benchmarks.casts import Person, Voice
from tests.benchmarks.scripts import Said, Script, script
from tests.benchmarks.words import Vocabulary
from transcripts import models
from transcripts.bodies import NAMES
from transcripts.models import TurnKind

# Numbers of rows follow from the document's, so that batches can be made apart.
EXCHANGES, TURNS, VOICES = 100, 1_000, 10
FIRST_LOCAL = 10**12  # after the numbers of people
UNPUBLISHED = 200  # one in so many

# Some bodies are referred to far more often than others.
BODIES = list(NAMES)
WEIGHTS = [1 / place for place in range(1, len(BODIES) + 1)]

type Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a document adds to the counts, if it is published: its day, who speaks."""

    is_published: bool
    day: dt.date | None
    exchanges: int
    roles: frozenset[str]
    people: tuple[tuple[Person, str, int], ...]  # with role and exchanges


@dataclass(slots=True)
class Rows:
    """The rows of some documents by table, and what they add to the counts."""

    of: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    heard: list[Heard] = field(default_factory=list)


def tables() -> dict[str, Table]:
    """Return the tables that are filled, with the fields that rows give."""
    return {
        "documents": Table(
            models.Document,
            *("id", "title", "slug", "date", "place", "kind", "basis"),
            *("principal", "principal_slug", "source_url", "layout"),
            *("is_published", "exchange_count", "turn_count", "question_count"),
            *("word_count", "speaker_count"),
        ),
        "versions": Table(
            models.Version,
            *("document", "number", "sha256", "words_sha256", "heading_sha256"),
            *("content", "size", "encoding", "filename", "parser_version", "how"),
        ),
        "exchanges": Table(
            models.Exchange,
            *("id", "document", "number", "opening_words", "question_words"),
            *("answer_words", "first_position", "last_position"),
        ),
        "turns": Table(
            models.Turn,
            *("id", "document", "position", "kind", "label", "speaker", "role"),
            *("exchange", "blocks", "first_line", "last_line", "word_count"),
        ),
        "appearances": Table(
            models.Appearance,
            *("document", "position", "key", "labels", "speaker", "role"),
            *("turn_count", "exchange_count", "word_count", "sort_date", "kind"),
            *("basis", "principal_slug", "is_published"),
        ),
        "phrase_uses": Table(
            models.PhraseUse,
            *("document", "what", "first_position", "last_position", "sort_date"),
            *("kind", "basis", "principal_slug", "is_published"),
        ),
        "speakers": Table(
            models.Speaker,
            *("id", "name", "slug", "sort_name", "identity", "document"),
            *("document_count", "exchange_count", "first_date", "latest_date"),
        ),
        "months": Table(
            models.Month, "year", "month", "document_count", "exchange_count"
        ),
        "standings": Table(
            models.Standing,
            *("speaker", "role", "document_count", "first_date", "latest_date"),
        ),
        "changes": Table(models.Change, "document_id", "action"),
    }


def roles_by_slug() -> dict[str, int]:
    """Return the number of each role's row."""
    return dict(models.Role.objects.values_list("slug", "pk"))


def rows_of(
    numbers: Iterable[int], vocabulary: Vocabulary, seed: int, roles: dict[str, int]
) -> Rows:
    """Make the rows of the documents of some numbers."""
    rows = Rows()
    for number in numbers:
        made = script(number, vocabulary, seed)
        text = made.text.encode()
        rows.of["documents"].append(_document(made))
        rows.of["versions"].append(_version(made, text))
        rows.of["exchanges"] += _exchanges(made)
        rows.of["turns"] += _turns(made, roles)
        rows.of["appearances"] += _appearances(made, roles)
        rows.of["phrase_uses"] += _phrase_uses(made)
        rows.of["speakers"] += _local_speakers(made)
        rows.of["changes"].append((number, models.Action.CREATED))
        rows.heard.append(_heard(made))
    return rows


def _document(made: Script) -> Row:
    about, turns = made.occasion, made.turns
    principal = about.principal
    return (
        *(made.number, made.title, _slug(made), iso(about.day), "Briefing Room"),
        *(about.kind, about.basis, principal.name, principal.slug),
        f"https://archive.example/briefings/{made.number}",
        *("a line a paragraph", _is_published(made), turns[-2].exchange, len(turns)),
        sum(said.kind == TurnKind.QUESTION for said in turns),
        sum(said.word_count for said in turns),
        len(about.leads),
    )


def _version(made: Script, text: bytes) -> Row:
    name = f"{made.number:06}.txt"
    return (
        *(made.number, 1, hashlib.sha256(text).hexdigest()),
        *(_digest(f"words {name}"), _digest(f"heading {name}")),
        *(text, len(text), "ascii", name, "1", "benchmark"),
    )


def _exchanges(made: Script) -> Iterator[Row]:
    found: dict[int, list[tuple[int, Said]]] = defaultdict(list)
    for position, said in enumerate(made.turns, start=1):
        if said.exchange:
            found[said.exchange].append((position, said))
    for number, turns in found.items():
        words = Counter({TurnKind.QUESTION: 0, TurnKind.ANSWER: 0})
        for _, said in turns:
            words[said.kind] += said.word_count
        opening = turns[0][1].paragraphs[0][:140].rpartition(" ")[0]
        yield (
            *(made.number * EXCHANGES + number, made.number, number, f"{opening}…"),
            *(words[TurnKind.QUESTION], words[TurnKind.ANSWER]),
            *(turns[0][0], turns[-1][0]),
        )


def _turns(made: Script, roles: dict[str, int]) -> Iterator[Row]:
    number = made.number
    ids = {voice: _speaker_id(made, voice) for voice in made.occasion.voices}
    for position, said in enumerate(made.turns, start=1):
        voice, exchange = said.voice, said.exchange
        yield (
            *(number * TURNS + position, number, position, said.kind, voice.label),
            *(ids[voice], roles[voice.role]),
            number * EXCHANGES + exchange if exchange else None,
            *(said.blocks, said.first_line, said.last_line, said.word_count),
        )


def _appearances(made: Script, roles: dict[str, int]) -> Iterator[Row]:
    about = made.occasion
    for position, voice in enumerate(about.voices, start=1):
        turns = [said for said in made.turns if said.voice == voice]
        yield (
            *(made.number, position, voice.label, f'["{voice.label}"]'),
            *(_speaker_id(made, voice), roles[voice.role], len(turns)),
            len({said.exchange for said in turns if said.exchange}),
            sum(said.word_count for said in turns),
            *(iso(about.day or models.UNDATED), about.kind, about.basis),
            *(about.principal.slug, _is_published(made)),
        )


def _phrase_uses(made: Script) -> Iterator[Row]:
    """Make up what phrases do: of real briefings two in five refer to some body."""
    about, chance = made.occasion, random.Random(made.number)
    spans = _spans(made)
    bodies = chance.choices(BODIES, WEIGHTS, k=chance.choice((0, 0, 0, 1, 3)))
    deferrals = chance.sample(sorted(spans), min(len(spans), chance.choice((0, 1, 4))))
    found = dict.fromkeys((exchange, "deferral") for exchange in deferrals)
    for body in bodies if spans else ():
        exchange = chance.choice(sorted(spans))
        found |= dict.fromkeys([(exchange, "referral"), (exchange, body)])
    for exchange, what in found:
        yield (
            *(made.number, what, *spans[exchange], iso(about.day or models.UNDATED)),
            *(about.kind, about.basis, about.principal.slug, _is_published(made)),
        )


def _spans(made: Script) -> dict[int, tuple[int, int]]:
    """Return of each exchange the positions of its first and its last turn."""
    found: dict[int, tuple[int, int]] = {}
    for position, said in enumerate(made.turns, start=1):
        if said.exchange:
            first, _ = found.get(said.exchange, (position, position))
            found[said.exchange] = first, position
    return found


def _local_speakers(made: Script) -> Iterator[Row]:
    for voice in made.occasion.leads:
        if voice.is_local:
            name, slug = voice.label.title(), f"{made.number}-{voice.role}"
            yield (
                *(_speaker_id(made, voice), name, slug, name),
                *(models.Identity.UNNAMED, made.number, 0, 0, None, None),
            )


def _heard(made: Script) -> Heard:
    about = made.occasion
    return Heard(
        _is_published(made),
        about.day,
        made.turns[-2].exchange,
        frozenset(voice.role for voice in about.voices),
        tuple(
            (voice.person, voice.role, len({s.exchange for s in said} - {0}))
            for voice in about.leads
            if voice.person
            for said in [[turn for turn in made.turns if turn.voice == voice]]
        ),
    )


def _speaker_id(made: Script, voice: Voice) -> int | None:
    if voice.is_local:
        place = made.occasion.leads.index(voice)
        return FIRST_LOCAL + made.number * VOICES + place
    return voice.person.number if voice.person else None


def _slug(made: Script) -> str:
    words = "".join(c if c.isalnum() else " " for c in made.title.lower())
    return "-".join([*words.split(), str(made.number)])


def _is_published(made: Script) -> bool:
    return made.number % UNPUBLISHED != 0


def iso(day: dt.date | None) -> str | None:
    """Return a day as both databases take it."""
    return day.isoformat() if day else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
