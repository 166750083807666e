"""Show on a page of a briefing what a search hits in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from transcripts.marks import Mark, Words, with_marks
from transcripts.models import TurnKind
from transcripts.parsing import BlockKind
from transcripts.passages import Passage, Speech
from transcripts.referrals import uses
from transcripts.search import schema
from transcripts.search.compiling import joined
from transcripts.search.marking import Marker, Range, Said, merged, part_of
from transcripts.search.nodes import Query
from transcripts.search.wanted import (
    HAS,
    REFERRED,
    ROLE,
    SPEAKER,
    VOICE,
    Condition,
    Wanted,
)

PART = "part"
ANSWER = TurnKind.ANSWER.value

# So many hits of a page are marked and can be stepped through; all are counted.
MOST_MARKS = 500
# So many passages are listed; the others are folded away.
IN_SIGHT = 8
# As ``Turn.text`` parts its paragraphs.
BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that the search finds: how often it is hit, and its first mark."""

    passage: Passage
    count: int
    first: int

    @property
    def anchor(self) -> str:
        """The fragment that leads to the first mark, or to the passage."""
        return f"hit-{self.first}" if self.first else self.passage.anchor


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search hits on a page; ``passages`` are all of the page's, marked."""

    query: Query
    passages: list[Passage]
    found: list[Found]

    @property
    def in_sight(self) -> list[Found]:
        """The passages that the list of hits begins with."""
        return self.found[:IN_SIGHT]

    @property
    def folded(self) -> list[Found]:
        """The passages that the list shows when asked for."""
        return self.found[IN_SIGHT:]

    @property
    def count(self) -> int:
        """How many hits there are."""
        return sum(found.count for found in self.found)

    @property
    def marked(self) -> int:
        """How many of them are marked."""
        return min(self.count, MOST_MARKS)


def hits(passages: Iterable[Passage], wanted: Wanted) -> Hits:
    """Return what is wanted of the passages of a page, and mark it.

    What is wanted of the whole document, which is opened already, counts no more.
    """
    marker = Marker(wanted.query)
    conditions = joined(wanted)
    ranges = [
        (passage, _ranges(passage, marker) if _meets(passage, conditions) else None)
        for passage in passages
    ]
    last = min(MOST_MARKS, sum(_count(in_turns or []) for _, in_turns in ranges))
    numbers = iter(range(1, last + 1))
    shown, found = [], []
    for passage, in_turns in ranges:
        if in_turns is None:
            shown.append(passage)
            continue
        marks = [_numbered(in_turn, numbers, last) for in_turn in in_turns]
        first = next((in_turn[0].number for in_turn in marks if in_turn), 0)
        found.append(Found(passage, _count(in_turns), first))
        speeches = map(_marked, passage.speeches, marks)
        shown.append(replace(passage, speeches=list(speeches)))
    return Hits(wanted.query, shown, found)


def _meets(passage: Passage, conditions: Iterable[Condition]) -> bool:
    """Whether a passage is of the sort, by the voices and with the phrases wanted."""
    speeches = passage.speeches
    values = {
        PART: {schema.EXCHANGE if passage.exchange else schema.STATEMENT},
        ROLE: {speech.role for speech in speeches},
        SPEAKER: {speech.person for speech in speeches},
        VOICE: {schema.voice(speech.role, speech.person) for speech in speeches},
    }
    if any(condition.field in (REFERRED, HAS) for condition in conditions):
        values[REFERRED] = values[HAS] = set(uses(_answers(passage)))
    return all(
        values[condition.field].isdisjoint(condition.values) == condition.is_excluded
        for condition in conditions
        if condition.field in values
    )


def _answers(passage: Passage) -> Iterator[tuple[str, str]]:
    for speech in passage.speeches:
        for block in speech.blocks:
            if speech.kind == ANSWER and block.kind is BlockKind.SPEECH:
                yield passage.anchor, block.text


def _ranges(passage: Passage, marker: Marker) -> list[list[Range]] | None:
    """Return what is hit of each turn's words; None where the search fails."""
    is_in_exchange = passage.exchange is not None
    said = [
        Said(part_of(speech.kind, is_in_exchange=is_in_exchange), words(speech))
        for speech in passage.speeches
    ]
    in_turns = marker.hits(said)
    return None if in_turns is None else [merged(in_turn) for in_turn in in_turns]


def words(speech: Speech) -> str:
    """Return the words said, as the index holds them."""
    return BETWEEN_BLOCKS.join(
        block.text for block in speech.blocks if block.kind is BlockKind.SPEECH
    )


def _count(in_turns: list[list[Range]]) -> int:
    return sum(map(len, in_turns))


def _numbered(ranges: list[Range], numbers: Iterator[int], last: int) -> list[Mark]:
    return [
        Mark(start, end, number, last)
        for (start, end), number in zip(ranges, numbers, strict=False)
    ]


def _marked(speech: Speech, marks: list[Mark]) -> Speech:
    """Return the speech with the marks in its words cut up by paragraph."""
    if not marks:
        return speech
    blocks: list[Words] = []
    at = 0
    for block in speech.blocks:
        if block.kind is BlockKind.SPEECH:
            within = _within(marks, at, at + len(block.text))
            blocks.append(with_marks(block, within))
            at += len(block.text) + len(BETWEEN_BLOCKS)
        else:
            blocks.append(block)
    return replace(speech, blocks=tuple(blocks))


def _within(marks: list[Mark], start: int, end: int) -> Iterator[Mark]:
    """Yield the parts of marks in a paragraph; where one goes on, without number."""
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            number = mark.number if first == mark.start else 0
            yield Mark(first - start, last - start, number, mark.last)
