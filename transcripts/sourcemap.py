"""Lay a source text out line by line beside what was read out of it; no Django.

A row is a line, or a part of one where several elements share it. The rows of a text
tile it, so what is shown leaves nothing out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from transcripts import parsing
from transcripts.parsing.roles import BY_SLUG

# So many rows are on a page, and so much of one row.
ROWS = 1000
LONGEST = 2000

type Facts = dict[int, list[Fact]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A field that was read on a line."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of speech became: part of a turn, and of an exchange if it is in one."""

    turn: int
    who: str
    role: str
    part: str  # "Question 3", "Answer 3", "Statement"
    is_first: bool  # of its turn
    exchange: int = 0  # that begins here


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or a part of it, and what became of it."""

    line: int
    column: int
    kind: parsing.ElementKind
    text: str
    left_out: int  # characters of a long row that are not shown
    is_first: bool  # of its element
    said: Said | None
    facts: tuple[Fact, ...]
    defects: tuple[tuple[int, parsing.Defect], ...]  # counted from 1

    @property
    def anchor(self) -> str:
        """The row's name in addresses."""
        return f"L{self.line}" if self.column == 1 else f"L{self.line}-{self.column}"

    @property
    def name(self) -> str:
        """What the row is, in words."""
        return name_of(self.kind)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a text is of one kind."""

    kind: parsing.ElementKind
    elements: int
    rows: int
    percent: float

    @property
    def name(self) -> str:
        """The kind in words."""
        return name_of(self.kind)

    @property
    def bar(self) -> str:
        """The length of its bar of 100, as SVG writes numbers in any language."""
        return str(self.percent)


@dataclass(frozen=True)
class SourceMap:
    """A transcript beside its text, made row by row for the page that is shown."""

    transcript: parsing.Transcript

    @cached_property
    def cuts(self) -> list[int]:
        """Where the rows begin: at each line, and at each element within one."""
        begins = {element.start for element in self.transcript.elements}
        begins.update(self.starts)
        begins.discard(len(self.transcript.text))
        return sorted(begins)

    @cached_property
    def starts(self) -> list[int]:
        """Where the lines begin."""
        at = 0
        rows = self.transcript.text.split("\n")
        return [0, *[at := at + len(row) + 1 for row in rows[:-1]]]

    @property
    def pages(self) -> int:
        """How many pages the rows fill."""
        return max(1, -(-len(self.cuts) // ROWS))

    @property
    def line_count(self) -> int:
        """How many lines the text has."""
        return bisect_left(self.starts, len(self.transcript.text))

    @property
    def is_whole(self) -> bool:
        """Whether each character is in exactly one element."""
        ends = [0, *(element.end for element in self.transcript.elements)]
        begins = [*(e.start for e in self.transcript.elements), ends[-1]]
        return begins == ends and ends[-1] == len(self.transcript.text)

    @property
    def shares(self) -> list[Share]:
        """How much of the text is of each kind, most first."""
        counts = Counter[parsing.ElementKind]()
        for element in self.transcript.elements:
            rows = self._row_at(element.end) - self._row_at(element.start)
            counts[element.kind] += rows
        elements = Counter(element.kind for element in self.transcript.elements)
        total = len(self.cuts) or 1
        return [
            Share(kind, elements[kind], lines, round(100 * lines / total, 1))
            for kind, lines in counts.most_common()
        ]

    def place_of_line(self, line: int) -> tuple[int, str]:
        """Return the page that a line is on, and its name there."""
        number = max(1, min(line, self.line_count or 1))
        return self._page(self._row_at(self.starts[number - 1])), f"L{number}"

    def place_of_turn(self, turn: int) -> tuple[int, str]:
        """Return the page where a turn begins, and the name of its row there."""
        at = self._turn_starts.get(turn)
        if at is None:
            return self.place_of_line(1)
        row = self._row_at(at)
        line = bisect_right(self.starts, at)
        column = at - self.starts[line - 1] + 1
        return self._page(row), f"L{line}" if column == 1 else f"L{line}-{column}"

    def rows(self, page: int) -> list[Row]:
        """Return the rows of a page, which is counted from 1."""
        first = (page - 1) * ROWS
        ends = [*self.cuts[first : first + ROWS + 1]]
        if len(ends) <= ROWS:
            ends.append(len(self.transcript.text))
        return [self._row(start, end) for start, end in pairwise(ends)]

    def _page(self, row: int) -> int:
        return row // ROWS + 1

    def _row_at(self, offset: int) -> int:
        return bisect_left(self.cuts, offset)

    def _row(self, start: int, end: int) -> Row:
        at = bisect_right(self._element_starts, start) - 1
        element = self.transcript.elements[at]
        line = bisect_right(self.starts, start)
        begins = self.starts[line - 1]
        text = self.transcript.text[start:end].rstrip("\n")
        is_first = element.start == start
        opens = start == begins
        return Row(
            line=line,
            column=start - begins + 1,
            kind=element.kind,
            text=text[:LONGEST],
            left_out=max(0, len(text) - LONGEST),
            is_first=is_first,
            said=self._said.get(at) if is_first else None,
            facts=tuple(self._facts.get(line, ())) if opens else (),
            defects=tuple(self._defects.get(line, ())) if opens else (),
        )

    @cached_property
    def _element_starts(self) -> list[int]:
        return [element.start for element in self.transcript.elements]

    @cached_property
    def _defects(self) -> dict[int, list[tuple[int, parsing.Defect]]]:
        found: dict[int, list[tuple[int, parsing.Defect]]] = defaultdict(list)
        for number, defect in enumerate(self.transcript.defects, start=1):
            found[defect.line].append((number, defect))
        return found

    @cached_property
    def _facts(self) -> Facts:
        return facts_by_line(self.transcript)

    @cached_property
    def _turn_starts(self) -> dict[int, int]:
        elements = self.transcript.elements
        return {
            s.turn: elements[at].start for at, s in self._said.items() if s.is_first
        }

    @cached_property
    def _said(self) -> dict[int, Said]:
        return said_by_element(self.transcript)


def name_of(kind: parsing.ElementKind) -> str:
    """Return what an archivist calls an element of a kind."""
    return kind.value.replace("_", " ")


def said_by_element(transcript: parsing.Transcript) -> dict[int, Said]:
    """Return what each element of speech became, by its place among the elements.

    Elements and turns are in one order, and a turn has one element or several.
    """
    speakers = {speaker.key: speaker for speaker in transcript.speakers}
    parts = _parts(transcript)
    opening = {e.turns[0]: e.number for e in transcript.exchanges if e.turns}
    turns = transcript.turns
    found: dict[int, Said] = {}
    at = -1
    for place, element in enumerate(transcript.elements):
        if not element.kind.is_speech:
            continue
        after = turns[at + 1] if at + 1 < len(turns) else None
        # Whatever speech comes first opens the first turn.
        is_first = after is not None and (at < 0 or _opens(element, after))
        at += is_first
        if at < 0:
            continue
        turn = turns[at]
        who, role = _named(speakers.get(turn.speaker), turn)
        part = parts.get(turn.number, name_of(turn.kind).capitalize())
        exchange = opening.get(turn.number, 0) if is_first else 0
        found[place] = Said(turn.number, who, role, part, is_first, exchange)
    return found


def _opens(element: parsing.Element, turn: parsing.Turn) -> bool:
    """Whether a turn begins with the element, those before it having begun."""
    if turn.first_line > element.line or turn.kind is not element.kind:
        return False
    return not turn.label or not element.is_continued


def _parts(transcript: parsing.Transcript) -> dict[int, str]:
    parts: dict[int, str] = {}
    for exchange in transcript.exchanges:
        parts |= dict.fromkeys(exchange.questions, f"Question {exchange.number}")
        parts |= dict.fromkeys(exchange.answers, f"Answer {exchange.number}")
    return parts


def _named(speaker: parsing.Speaker | None, turn: parsing.Turn) -> tuple[str, str]:
    if speaker is None:
        return turn.label or "nobody named", ""
    role = BY_SLUG[speaker.role].name if speaker.role in BY_SLUG else speaker.role
    return speaker.name or turn.label or "nobody named", role


def facts_by_line(transcript: parsing.Transcript) -> Facts:
    """Return the fields that were read, by the line that each begins on."""
    found: Facts = defaultdict(list)
    for name in ("title", "principal", "place", "citation", "source_url"):
        value: parsing.Field | None = getattr(transcript, name)
        if value:
            found[value.first_line].append(Fact(_field(name), value.value))
    if transcript.date:
        date = transcript.date
        found[date.line].append(Fact("Date", f"{date.value:%-d %B %Y}"))
    for name, clock in (("Starts", transcript.start), ("Ends", transcript.end)):
        if clock:
            found[clock.line].append(Fact(name, clock.printed))
    for sentence in transcript.ground_rules.sentences:
        found[sentence.line].append(
            Fact(f"Ground rules ({sentence.sets})", sentence.text)
        )
    for exchange in transcript.exchanges:
        for hint in exchange.hints:
            who = ", ".join(filter(None, (hint.name, hint.outlet)))
            found[hint.line].append(Fact("May be the asker", who))
    return found


def _field(name: str) -> str:
    return {"source_url": "Source address"}.get(name, name.capitalize())
