"""A briefing, or one exchange of it, cut into what its formats are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transcripts import parsing
from transcripts.citations.cited import Cited
from transcripts.models import (
    Appearance,
    Document,
    Exchange,
    SpokenTurn,
    Version,
    block_from_stored,
)
from transcripts.passages import Voice, runs, statement_name, voice
from transcripts.shown import Show, narrowed


@dataclass(frozen=True, slots=True)
class Part:
    """A passage: its name on the page, and its turns."""

    anchor: str
    title: str
    turns: list[SpokenTurn]
    exchange: Exchange | None = None

    @property
    def sort(self) -> str:
        """What it is: an exchange, or a statement, opening and closing among them."""
        return "exchange" if self.exchange else "statement"

    @property
    def number(self) -> int | None:
        """The number of the exchange."""
        return self.exchange.number if self.exchange else None


@dataclass(frozen=True, slots=True)
class Whole:
    """All that is handed over of a briefing, or of one exchange of it."""

    briefing: Document
    cited: Cited
    cast: Sequence[Appearance]
    parts: list[Part]
    version: Version | None
    show: Show = Show.ALL

    @property
    def notes(self) -> list[parsing.Block]:
        """What is noted outside every turn; that is the briefing's, not an exchange's."""
        stored = [] if self.cited.number else self.briefing.notes
        return [block_from_stored(note) for note in stored]

    @property
    def terms(self) -> str:
        """On what terms it was said, in a sentence."""
        briefing = self.briefing
        said = [briefing.get_basis_display()]
        if briefing.attribution:
            said.append(f"attributed to “{briefing.attribution}”")
        if briefing.embargo:
            said.append(f"embargoed until {briefing.embargo}")
        return ", ".join(said)


def parts(turns: Iterable[SpokenTurn]) -> list[Part]:
    """Return the passages of a briefing, or of one exchange, in order."""
    found = [run for _, run in runs(turns)]
    last = len(found) - 1
    return [_part(place, last, run) for place, run in enumerate(found)]


def shown(found: Iterable[Part], show: Show) -> list[Part]:
    """Return of passages what is asked for, as the page that is narrowed shows it."""
    return narrowed(found, show, _of_kind)


def voice_of(turn: SpokenTurn) -> Voice:
    """Return who speaks a turn, as its page names them."""
    return voice(turn.speaker, turn.role, turn.label)


def name(turn: SpokenTurn) -> str:
    """Return who speaks a turn, and the role where it says more."""
    return voice_of(turn).in_words


def headed(
    turn: SpokenTurn,
) -> tuple[list[parsing.Block], list[parsing.Block]]:
    """Return the headings that stand before a turn, and what is said in it."""
    blocks = list(turn.parsed_blocks)
    is_head = [block.kind is parsing.BlockKind.SUBHEAD for block in blocks]
    heads = [*is_head, False].index(False)
    return blocks[:heads], blocks[heads:]


def _of_kind(part: Part, kind: parsing.ElementKind) -> Part | None:
    turns = [turn for turn in part.turns if turn.kind == kind]
    return replace(part, turns=turns) if turns else None


def _part(place: int, last: int, run: list[SpokenTurn]) -> Part:
    exchange = run[0].exchange
    if exchange is None:
        return Part(*statement_name(place, last), run)
    return Part(exchange.anchor, exchange.title, run, exchange)
