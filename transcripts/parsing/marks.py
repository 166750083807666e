"""What a person said of lines of a text, which the parser then does not ask itself.

A mark knows its line by what stands there, so that it holds when the text is read
again, and when lines come or go elsewhere in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from transcripts.parsing.labels import Label, read_label
from transcripts.parsing.lines import Lines
from transcripts.parsing.speeches import Body, Speech, Start, said_in
from transcripts.parsing.transcript import Block, Defect, ElementKind


@dataclass(frozen=True, slots=True)
class Mark:
    """A line, and what it is: an element of a kind, or (None) no label of anybody.

    ``text`` is what stands there, blanks folded, and ``nth`` which of such lines of
    the text it is, from 1; ``line`` is where that was when the mark was made.
    """

    line: int
    text: str
    nth: int
    kind: ElementKind | None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the lines of one text, and which marks found no line in it."""

    kinds: Mapping[int, ElementKind] = field(default_factory=dict)
    unlabelled: frozenset[int] = frozenset()  # lines that open no turn
    lost: tuple[Mark, ...] = ()

    @property
    def furniture(self) -> frozenset[int]:
        """The lines that are no part of the transcript."""
        return self.of(ElementKind.FURNITURE)

    def of(self, kind: ElementKind) -> frozenset[int]:
        """The lines of a kind."""
        return frozenset(line for line, found in self.kinds.items() if found is kind)

    def defects(self) -> list[Defect]:
        """Say which marks are lost: nobody is to think that they hold."""
        return [
            Defect(
                "mark-lost",
                max(mark.line, 1),
                f"It was said of the line “{mark.text[:80]}” that it is"
                f" {_in_words(mark.kind)}; there is no such line in this text.",
            )
            for mark in self.lost
        ]


NOTHING_TOLD = Told()


def mark_of(text: str, line: int, kind: ElementKind | None) -> Mark:
    """Return the mark of a line of a text; raise ``ValueError`` where it is blank."""
    rows = text.replace("\r\n", "\n").split("\n")
    known = _known_by(rows[line - 1]) if 1 <= line <= len(rows) else ""
    if not known:
        raise ValueError(f"There is nothing on line {line} to be marked.")
    nth = sum(_known_by(row) == known for row in rows[:line])
    return Mark(line, known, nth, kind)


def told_of(lines: Lines, marks: Sequence[Mark]) -> Told:
    """Find the lines that marks are about; the last mark of a line counts."""
    if not marks:
        return NOTHING_TOLD
    wanted = {mark.text for mark in marks}
    places: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(lines.rows, 1):
        known = _known_by(row)
        if known in wanted:
            places[known].append(number)
    kinds: dict[int, ElementKind] = {}
    unlabelled: set[int] = set()
    lost = []
    for mark in marks:
        found = places[mark.text]
        if len(found) < mark.nth:
            lost.append(mark)
            continue
        line = found[mark.nth - 1]
        kinds.pop(line, None)
        unlabelled.discard(line)
        if mark.kind is not None:
            kinds[line] = mark.kind
        if mark.kind is None or not mark.kind.is_speech:
            unlabelled.add(line)
    return Told(kinds, frozenset(unlabelled), tuple(lost))


def with_told_speech(body: Body, lines: Lines, told: Told) -> Body:
    """Begin a speech where a line within one was said to be somebody else's."""
    wanted = {n for n, kind in told.kinds.items() if kind.is_speech}
    wanted -= {speech.first_line for speech in body.speeches}
    if not wanted:
        return body
    speeches: list[Speech] = []
    place: dict[int, int] = {}
    added: list[Start] = []
    for at, speech in enumerate(body.speeches):
        place[at] = len(speeches)
        for part in _parts(speech, wanted):
            if speeches and part is not speech and part.is_continued:
                line = part.first_line
                added.append((lines.starts[line - 1], line, None, len(speeches), True))
                part.read = _speaker(told.kinds.get(line), speeches)
            speeches.append(part)
    moved = [
        (
            offset,
            line,
            kind,
            _now_at(place[n], speeches, line) if n >= 0 else n,
            goes_on,
        )
        for offset, line, kind, n, goes_on in body.starts
    ]
    return Body(speeches, [*moved, *added], body.tail, body.has_end)


def say_kinds(speeches: Iterable[Speech], told: Told) -> None:
    """Give speeches the kinds that were told of the lines they begin on."""
    for speech in speeches:
        kind = told.kinds.get(speech.first_line)
        if kind is not None and kind.is_speech:
            speech.kind = kind


def _parts(speech: Speech, wanted: set[int]) -> list[Speech]:
    """Cut a speech before each block that holds a wanted line."""
    cuts = [
        n
        for n, block in enumerate(speech.blocks)
        if n and wanted & set(range(block.first_line, block.last_line + 1))
    ]
    if not cuts:
        return [speech]
    parts = []
    for first, end in zip([0, *cuts], [*cuts, len(speech.blocks)], strict=True):
        blocks = speech.blocks[first:end]
        parts.append(_part(speech, blocks, is_first=not first))
    return parts


def _part(speech: Speech, blocks: list[Block], *, is_first: bool) -> Speech:
    return Speech(
        speech.read,
        speech.first_line if is_first else blocks[0].first_line,
        blocks[-1].last_line,
        blocks,
        is_continued=speech.is_continued or not is_first,
        text=said_in(blocks),
    )


def _speaker(kind: ElementKind | None, before: Sequence[Speech]) -> Label:
    """Return the label of who says what no label opens: the press, or who spoke last."""
    press = read_label("Q")
    if kind is ElementKind.QUESTION:
        return press
    others = (s.read for s in reversed(before) if s.kind is not ElementKind.QUESTION)
    return next((read for read in others if read.key != press.key), before[-1].read)


def _now_at(first: int, speeches: Sequence[Speech], line: int) -> int:
    """Return which part of a speech goes on at a line."""
    at = first
    while at + 1 < len(speeches) and speeches[at + 1].first_line <= line:
        if not speeches[at + 1].is_continued:
            break
        at += 1
    return at


def _known_by(row: str) -> str:
    return " ".join(row.split())


def _in_words(kind: ElementKind | None) -> str:
    return "no label" if kind is None else kind.value.replace("_", " ")
