"""What a person said of lines of a text, which the parser then does not ask itself.

A mark knows its line by what stands there and beside it, so that it holds when the text
is read again, and when lines come or go elsewhere in it. Where that could be one of
several lines it is lost, and said to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from transcripts.parsing.anchors import chosen, known_by, places_of
from transcripts.parsing.cuts import part, recut
from transcripts.parsing.fields import Fields
from transcripts.parsing.labels import Label, read_label
from transcripts.parsing.lines import Lines, lines_from_text
from transcripts.parsing.speeches import Body, Speech
from transcripts.parsing.transcript import Block, Defect, ElementKind, Field


@dataclass(frozen=True, slots=True)
class Mark:
    """A line, and what it is: an element of a kind, or (None) no label of anybody.

    ``text`` is what stands there, blanks folded, and ``nth`` which of the ``of`` such
    lines of the text it is, from 1; ``before`` and ``after`` name the lines beside it.
    ``line`` is where that was when the mark was made. Of a line on which turns run on,
    ``at`` says which label is none: so many characters that are no blanks are before
    it (None: all of them).
    """

    line: int
    text: str
    nth: int
    kind: ElementKind | None
    of: int = 0
    before: str = ""
    after: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the lines of one text, and which marks found no line in it."""

    kinds: Mapping[int, ElementKind] = field(default_factory=dict)
    unlabelled: frozenset[int] = frozenset()  # lines that open no turn
    no_labels: frozenset[tuple[int, int]] = frozenset()  # and single labels of lines
    lost: tuple[Mark, ...] = ()

    @property
    def furniture(self) -> frozenset[int]:
        """The lines that are no part of the transcript."""
        return self.of(ElementKind.FURNITURE)

    def of(self, kind: ElementKind) -> frozenset[int]:
        """The lines of a kind."""
        return frozenset(line for line, found in self.kinds.items() if found is kind)

    def is_label(self, lines: Lines, line: int, start: int) -> bool:
        """Whether nobody said of what looks like a label that it is none."""
        if line in self.unlabelled:
            return False
        if not self.no_labels:
            return True
        within = start - lines.starts[line - 1]
        return (line, _filled(lines.rows[line - 1][:within])) not in self.no_labels

    def defects(self, fields: Fields) -> list[Defect]:
        """Say which marks are lost or cannot be obeyed: nobody is to think that they hold."""
        lost = [_defect("mark-lost", mark) for mark in self.lost]
        return lost + [
            Defect(
                "mark-unread",
                line,
                f"It was said that this line is the {_in_words(kind)}, and none could be"
                " read there.",
            )
            for line, kind in sorted(self.kinds.items())
            if kind in FIELDS and not _is_read(fields, line, kind)
        ]


# The field of each kind that is to be read off a line.
FIELDS = {
    ElementKind.TITLE: "title",
    ElementKind.DATE: "date",
    ElementKind.LOCATION: "place",
    ElementKind.START_TIME: "start",
    ElementKind.END_TIME: "end",
    ElementKind.PRINCIPAL: "principal",
    ElementKind.CITATION: "citation",
}
NOTHING_TOLD = Told()


def mark_of(
    text: str, line: int, kind: ElementKind | None, *, column: int | None = None
) -> Mark:
    """Return the mark of a line of a text; raise ``ValueError`` where it is blank.

    ``column`` counts from 1, and says which label of the line is none.
    """
    rows = lines_from_text(text).rows
    known = known_by(rows[line - 1]) if 1 <= line <= len(rows) else ""
    if not known:
        raise ValueError(f"There is nothing on line {line} to be marked.")
    alike = places_of(rows, {known})[known]
    nth = next(n for n, place in enumerate(alike, 1) if place.line == line)
    before, after = alike[nth - 1].before, alike[nth - 1].after
    one = column if kind is None else None
    at = None if one is None else _filled(rows[line - 1][: one - 1])
    return Mark(line, known, nth, kind, len(alike), before, after, at)


def told_of(lines: Lines, marks: Sequence[Mark]) -> Told:
    """Find the lines that marks are about; the last mark of a line counts."""
    if not marks:
        return NOTHING_TOLD
    places = places_of(lines.rows, {mark.text for mark in marks})
    kinds: dict[int, ElementKind] = {}
    unlabelled: set[int] = set()
    no_labels: set[tuple[int, int]] = set()
    lost = []
    for mark in marks:
        alike = places[mark.text]
        line = chosen(alike, mark.nth, mark.of, mark.before, mark.after)
        if line is None:
            lost.append(mark)
            continue
        kinds.pop(line, None)
        unlabelled.discard(line)
        if mark.kind is not None:
            kinds[line] = mark.kind
        elif mark.at is not None:
            no_labels.add((line, mark.at))
        if not (mark.at is not None or (mark.kind and mark.kind.is_speech)):
            unlabelled.add(line)
    return Told(kinds, frozenset(unlabelled), frozenset(no_labels), tuple(lost))


def with_told_speech(body: Body, lines: Lines, told: Told) -> Body:
    """Begin a speech where a line within one was said to be somebody else's."""
    wanted = {n for n, kind in told.kinds.items() if kind.is_speech}
    wanted -= {speech.first_line for speech in body.speeches}
    if not wanted:
        return body

    def cut(speech: Speech, before: Sequence[Speech]) -> list[Speech]:
        parts: list[Speech] = []
        for blocks in _cut_before(speech, wanted):
            if not parts:
                parts.append(part(speech, blocks, is_first=True))
                continue
            kind = told.kinds.get(blocks[0].first_line)
            read = _speaker(kind, [*before, *parts])
            parts.append(part(speech, blocks, read=read))
        return parts if len(parts) > 1 else [speech]

    return recut(body, lines, cut)


def say_kinds(speeches: Iterable[Speech], told: Told) -> None:
    """Give speeches the kinds that were told of the lines they begin on."""
    for speech in speeches:
        kind = told.kinds.get(speech.first_line)
        if kind is not None and kind.is_speech:
            speech.kind = kind


def _cut_before(speech: Speech, wanted: set[int]) -> list[list[Block]]:
    """Cut the blocks of a speech before each that holds a wanted line."""
    cuts = [
        n
        for n, block in enumerate(speech.blocks)
        if n and wanted & set(range(block.first_line, block.last_line + 1))
    ]
    ends = [*cuts, len(speech.blocks)]
    return [speech.blocks[a:b] for a, b in zip([0, *cuts], ends, strict=True)]


def _speaker(kind: ElementKind | None, before: Sequence[Speech]) -> Label:
    """Return the label of who says what no label opens: the press, or who spoke last."""
    press = read_label("Q")
    if kind is ElementKind.QUESTION:
        return press
    others = (s.read for s in reversed(before) if s.kind is not ElementKind.QUESTION)
    return next((read for read in others if read.key != press.key), before[-1].read)


def _filled(words: str) -> int:
    """Count the characters that are no blanks: these stay where blanks do not."""
    return sum(map(len, words.split()))


def _defect(code: str, mark: Mark) -> Defect:
    return Defect(
        code,
        max(mark.line, 1),
        f"It was said of the line “{mark.text[:80]}” that it is"
        f" {_in_words(mark.kind)}; which line of this text that is, if any, cannot be"
        " told.",
    )


def _is_read(fields: Fields, line: int, kind: ElementKind) -> bool:
    found = getattr(fields, FIELDS[kind])
    if found is None:
        return False
    if isinstance(found, Field):
        return bool(found.value) and found.first_line <= line <= found.last_line
    return bool(found.line == line)


def _in_words(kind: ElementKind | None) -> str:
    return "no label" if kind is None else kind.value.replace("_", " ")
