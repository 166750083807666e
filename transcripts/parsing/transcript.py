"""The values a parse is made of: elements, turns, exchanges, speakers, defects.

Line numbers count from 1 as ``cat -n`` does (lines end at ``\\n`` alone); columns
count from 1; offsets count characters of the decoded text from 0.

What a text has by the hundred (elements, turns, blocks and their kin) is a named
tuple: it takes a fourth of the time that a frozen dataclass takes to make, which was
a tenth of a parse. ``made`` takes half of that again: it is given all the fields in
their order, as the class would put them. What a text has once is a dataclass.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

made = tuple.__new__


class ElementKind(StrEnum):
    """What a run of the source text is."""

    PRINCIPAL = "principal"
    TITLE = "title"
    DATE = "date"
    LOCATION = "location"
    START_TIME = "start_time"
    END_TIME = "end_time"
    STATEMENT = "statement"
    QUESTION = "question"
    ANSWER = "answer"
    MODERATION = "moderation"
    STAGE = "stage"
    SUBHEAD = "subhead"
    NOTE = "note"
    CITATION = "citation"
    FURNITURE = "furniture"

    @property
    def is_speech(self) -> bool:
        """Whether somebody says the text of such an element."""
        return self in SPEECH


SPEECH = frozenset(
    {
        ElementKind.STATEMENT,
        ElementKind.QUESTION,
        ElementKind.ANSWER,
        ElementKind.MODERATION,
    }
)


class BriefingKind(StrEnum):
    """What sort of event or paper a document is."""

    PRESS_BRIEFING = "press_briefing"
    GAGGLE = "gaggle"
    BACKGROUND_CALL = "background_call"
    PRESS_CALL = "press_call"
    NEWS_CONFERENCE = "news_conference"
    EXCHANGE = "exchange"
    INTERVIEW = "interview"
    DEBATE = "debate"
    REMARKS = "remarks"
    STATEMENT = "statement"
    MESSAGE = "message"
    OTHER = "other"


class Basis(StrEnum):
    """On what terms the words may be used; UNSTATED where the text does not say."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    DEEP_BACKGROUND = "deep_background"
    OFF_RECORD = "off_record"
    UNSTATED = ""


class BlockKind(StrEnum):
    """What one block of a turn is: speech, or something printed between speech."""

    SPEECH = "speech"
    STAGE = "stage"
    SUBHEAD = "subhead"
    NOTE = "note"


class SpanKind(StrEnum):
    """What a marked range of a block's displayed text is."""

    STAGE = "stage"  # (Laughter.) [inaudible] [sic]
    REDACTION = "redaction"  # [senior administration official]
    STRUCK = "struck"  # <s>2013</s>: words the office took back
    CORRECTION = "correction"  # *[2023]: words the office put in their place


class Element(NamedTuple):
    """A run of the source text of one kind; the elements of a text tile it."""

    kind: ElementKind
    start: int
    end: int
    line: int
    column: int = 1
    label: str = ""  # as printed, speech only
    is_continued: bool = False  # speech that no printed label opens


class Span(NamedTuple):
    """A marked range [start, end) of a block's displayed text."""

    kind: SpanKind
    start: int
    end: int


class Block(NamedTuple):
    """A paragraph of a turn as it is displayed: unwrapped, unescaped."""

    kind: BlockKind
    text: str
    first_line: int
    last_line: int
    spans: tuple[Span, ...] = ()


class Turn(NamedTuple):
    """What one speaker says without another coming in.

    ``number`` counts from 1; ``speaker`` is a ``Speaker.key``. A subhead stands at
    the head of the turn whose speech follows it; stage directions and footnotes
    printed between two turns stand at the end of the first.
    """

    number: int
    kind: ElementKind
    label: str
    speaker: str
    blocks: tuple[Block, ...]
    first_line: int
    last_line: int

    @property
    def text(self) -> str:
        """The words said, paragraphs parted by a blank line."""
        return "\n\n".join(b.text for b in self.blocks if b.kind is BlockKind.SPEECH)


class Hint(NamedTuple):
    """A reporter's name that the text offers: evidence, never identity."""

    name: str
    outlet: str
    line: int
    quote: str  # the printed words it was read from


class Exchange(NamedTuple):
    """One question and its answer: turn numbers of each, and of all between.

    ``turns`` runs from the first question to the last turn before the next
    exchange or statement, moderation included.
    """

    number: int
    questions: tuple[int, ...]
    answers: tuple[int, ...]
    turns: tuple[int, ...]
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in this document, under one label or several.

    ``key`` is unique in the document. ``role`` is a slug of ``roles.ROLES``.
    ``name`` is empty where the text names nobody; ``evidence`` says where the name
    was read: label, title, header, introduction, principal, office or nothing.
    ``is_anonymous`` holds where the transcript keeps the person unnamed on purpose;
    ``is_open`` where somebody should look.
    """

    key: str
    labels: tuple[str, ...]
    role: str
    name: str = ""
    title: str = ""  # the office as printed: Press Secretary
    affiliation: str = ""  # as printed: CNBC
    evidence: str = ""
    is_anonymous: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A header value and the lines it was read from."""

    value: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class DateField:
    """A date, the words it was printed in, and its line (0: given, not printed)."""

    value: dt.date
    printed: str
    line: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A printed time of day; ``offset`` is minutes east of UTC, where known."""

    value: dt.time
    printed: str
    line: int
    zone: str = ""
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class RuleSentence:
    """A sentence that sets a ground rule; ``sets``: basis, attribution, embargo."""

    sets: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class GroundRules:
    """On what terms the briefing was given, with the sentences that say so."""

    basis: Basis = Basis.UNSTATED
    attribution: str = ""
    embargo: str = ""
    sentences: tuple[RuleSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """Something odd that the parser met, and what it did about it."""

    code: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was read out of one text. ``text`` is the decoded text, whole."""

    text: str
    kind: BriefingKind
    elements: tuple[Element, ...]
    title: Field | None = None
    principal: Field | None = None
    date: DateField | None = None
    place: Field | None = None
    start: Clock | None = None
    end: Clock | None = None
    ground_rules: GroundRules = field(default_factory=GroundRules)
    citation: Field | None = None
    categories: tuple[str, ...] = ()
    source_url: Field | None = None
    notes: tuple[Block, ...] = ()  # editorial notes outside every turn
    speakers: tuple[Speaker, ...] = ()
    turns: tuple[Turn, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    defects: tuple[Defect, ...] = ()
    layout: str = ""  # what the first look found, in words
