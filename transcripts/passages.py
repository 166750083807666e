"""Set a document's turns out as passages: opening, exchanges, statements, closing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from transcripts import parsing
from transcripts.courtesies import is_courtesy
from transcripts.marks import Marked, Words
from transcripts.models import Exchange, Role, Speaker, SpokenTurn

# Whom neither a label nor a role names.
NOBODY = "Speaker"
# Labels that only say that somebody asks; the role says it better.
BARE_LABELS = frozenset({"", "q", "question", "reporter", "the press", "press"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as a page names them."""

    name: str
    role: str = ""
    url: str = ""

    @property
    def in_words(self) -> str:
        """The name, and the role where it says more."""
        return f"{self.name}, {self.role}" if self.role else self.name


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn as a page shows it: what stands above its speaker, then what is said."""

    kind: str
    voice: Voice
    heading: tuple[parsing.Block, ...]
    blocks: tuple[Words, ...]
    role: str = ""  # the slug
    person: str = ""  # the slug, of those known beyond the document

    @property
    def words(self) -> str:
        """What is said, in one line."""
        return " ".join(
            block.text
            for block in self.blocks
            if block.kind is parsing.BlockKind.SPEECH
        )

    @property
    def is_courtesy(self) -> bool:
        """Whether it says nothing but thanks and the like, under no heading."""
        return not self.heading and is_courtesy(self.words)

    @property
    def is_marked(self) -> bool:
        """Whether something of it is marked, which is then to be in sight."""
        return any(isinstance(block, Marked) and block.marks for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Run:
    """Turns one after another that are folded together, or none of which is."""

    speeches: list[Speech]
    is_folded: bool

    @property
    def is_open(self) -> bool:
        """Whether what is folded is shown all the same."""
        return any(speech.is_marked for speech in self.speeches)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of turns that belong together, under one anchor."""

    anchor: str
    title: str
    speeches: list[Speech]
    exchange: Exchange | None = None
    hints: list[parsing.Hint] = field(default_factory=list)
    earlier: str = ""  # the anchors of those beside it, on a page of several
    later: str = ""

    @property
    def runs(self) -> list[Run]:
        """The turns, courtesies folded together."""
        folds = groupby(self.speeches, key=attrgetter("is_courtesy"))
        return [Run(list(run), is_folded) for is_folded, run in folds]

    @property
    def word_count(self) -> int:
        """How many words are said in it."""
        return sum(len(speech.words.split()) for speech in self.speeches)

    @property
    def kind(self) -> str:
        """What sort of passage it is: exchange, opening, statement or closing."""
        return "exchange" if self.exchange else self.anchor.partition("-")[0]

    @property
    def number(self) -> str:
        """The number of the exchange; a text, as templates format every integer."""
        return str(self.exchange.number) if self.exchange else ""

    def voices(self, kind: str) -> list[str]:
        """Return the names of those who speak turns of a kind, each once."""
        return list(
            dict.fromkeys(s.voice.name for s in self.speeches if s.kind == kind)
        )

    @property
    def askers(self) -> list[str]:
        """Who asks."""
        return self.voices(parsing.ElementKind.QUESTION)

    @property
    def answerers(self) -> list[str]:
        """Who answers."""
        return self.voices(parsing.ElementKind.ANSWER)

    @property
    def speakers(self) -> list[str]:
        """Who speaks at all."""
        return list(dict.fromkeys(speech.voice.name for speech in self.speeches))


def passages(turns: Iterable[SpokenTurn]) -> list[Passage]:
    """Return the passages of a document, in order."""
    voices: dict[tuple, Voice] = {}
    spoken = []
    for _, run in runs(turns):
        speeches = [_speech(turn, voices) for turn in run]
        spoken.append((run[0].exchange, speeches))
    return list(_named(spoken))


class InExchange(Protocol):
    """A turn, as far as it matters where a passage begins and ends."""

    @property
    def exchange_id(self) -> int | None:
        """The exchange that the turn belongs to, if any."""


def runs[T: InExchange](turns: Iterable[T]) -> Iterator[tuple[int | None, list[T]]]:
    """Return the turns of each passage, with the exchange that they make up."""
    for exchange_id, run in groupby(turns, key=attrgetter("exchange_id")):
        yield exchange_id, list(run)


def statement_name(place: int, last: int) -> tuple[str, str]:
    """Return anchor and title of a passage that is no exchange, by where it stands."""
    if place == 0:
        return "opening", "Opening statement" if last else "Statement"
    if place == last:
        return "closing", "Closing"
    return f"statement-{place}", "Statement"


def _named(spoken: list[tuple[Exchange | None, list[Speech]]]) -> Iterator[Passage]:
    last = len(spoken) - 1
    for place, (exchange, speeches) in enumerate(spoken):
        if exchange is not None:
            yield _exchange_passage(exchange, speeches)
        else:
            yield Passage(*statement_name(place, last), speeches)


def _exchange_passage(exchange: Exchange, speeches: list[Speech]) -> Passage:
    hints = [parsing.Hint(*hint) for hint in exchange.hints]
    return Passage(exchange.anchor, exchange.title, speeches, exchange, hints)


def _speech(turn: SpokenTurn, voices: dict[tuple, Voice]) -> Speech:
    key = (turn.speaker and turn.speaker.pk, turn.role.pk, turn.label)
    if key not in voices:
        voices[key] = voice(turn.speaker, turn.role, turn.label)
    blocks = turn.parsed_blocks
    heads = 0
    while heads < len(blocks) and blocks[heads].kind is parsing.BlockKind.SUBHEAD:
        heads += 1
    said = blocks[:heads], blocks[heads:]
    return Speech(turn.kind, voices[key], *said, turn.role.slug, _person(turn.speaker))


def _person(speaker: Speaker | None) -> str:
    return speaker.slug if speaker and not speaker.is_local else ""


def voice(speaker: Speaker | None, role: Role, label: str) -> Voice:
    """Return the name to show, the role where it adds something, and the page."""
    if speaker is None:
        is_bare = label.strip(" .:").casefold() in BARE_LABELS
        bare = NOBODY if role.is_untold else role.name
        name, url = (bare if is_bare else label.strip(" .:")), ""
    else:
        name = speaker.name
        url = "" if speaker.is_local else speaker.get_absolute_url()
    is_said = role.is_untold or role.name.casefold() in name.casefold()
    return Voice(name, "" if is_said else role.name, url)
