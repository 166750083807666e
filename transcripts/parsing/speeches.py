"""The words said, label by label, and what is printed between and after them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from transcripts.parsing.body import (
    FIRST_OF_LONG,
    LONGEST_HEADING,
    ends_transcript,
    special_kind,
    tail_kind,
)
from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import NOTHING, Family, Label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.paragraphs import Paragraph, paragraphs
from transcripts.parsing.prose import displayed, marks_in
from transcripts.parsing.transcript import Block, BlockKind, Span, made
from transcripts.parsing.transcript import ElementKind as Kind

BLOCK_KINDS = {
    Kind.STAGE: BlockKind.STAGE,
    Kind.SUBHEAD: BlockKind.SUBHEAD,
    Kind.NOTE: BlockKind.NOTE,
}
DASHES = ("--", "—", "…", "- -", "–")


@dataclass(slots=True)
class Speech:
    """What is said under one label; ``kind`` is found when all are known."""

    read: Label
    first_line: int
    last_line: int
    blocks: list[Block] = field(default_factory=list)
    kind: Kind = Kind.STATEMENT
    is_continued: bool = False  # no label is printed
    text: str = ""  # the words said, a paragraph a line, once all are read

    @property
    def label(self) -> str:
        """The label as printed, empty where none is."""
        return self.read.printed


# Where an element starts: its offset and line, its kind or none for the words of a
# speech, the place among the speeches (-1 for what is none), and whether no label is
# printed. A plain tuple, as it is taken apart at once.
type Start = tuple[int, int, Kind | None, int, bool]


@dataclass(slots=True)
class Body:
    """The speeches of a text, where their elements start, and what follows."""

    speeches: list[Speech] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    tail: list[tuple[Kind, Block]] = field(default_factory=list)
    has_end: bool = False  # the tail has the time at which the event ended


class Reader:
    """Reads the body of one text; its state is the speech being read."""

    def __init__(
        self,
        lines: Lines,
        layout: Layout,
        skipped: frozenset[int],
        told: Mapping[int, Kind],
        *,
        has_subheads: bool,
    ) -> None:
        self.lines = lines
        self.layout = layout
        self.skipped = skipped
        self.told = {n: kind for n, kind in told.items() if not kind.is_speech}
        self.has_subheads = has_subheads
        # The last stands for the end of the text, where no mark can be.
        self.marks = [*marks_in(lines.flat), len(lines.flat)]
        self.body = Body()
        self.heads: list[Block] = []  # subheads that wait for the next words

    def read(self, chosen: Sequence[Candidate], unlabelled: int) -> Body:
        """Read from the first words (a line without label, if any) to the end."""
        end = len(self.lines.flat)
        if unlabelled:
            start = self.lines.starts[unlabelled - 1]
            stop = chosen[0].start if chosen else end
            self._begin(NOTHING, unlabelled, start, is_continued=True)
            self._read_speech(start, stop, is_last=not chosen)
        self._read_turns(chosen)
        for last in chosen[-1:]:
            self._begin(last.label, last.line, last.start)
            self._read_speech(last.words, end, is_last=True)
        for speech in self.body.speeches:
            if not speech.text:
                speech.text = said_in(speech.blocks)
        return self.body

    def _begin(
        self, label: Label, line: int, start: int, *, is_continued: bool = False
    ) -> Speech:
        body = self.body
        here = len(body.speeches)
        body.starts.append((start, line, None, here, is_continued))
        speech = Speech(label, line, line, self.heads, Kind.STATEMENT, is_continued)
        body.speeches.append(speech)
        self.heads = []
        return speech

    def _read_turns(self, chosen: Sequence[Candidate]) -> None:
        """Read each turn that another follows; most are one line, and read here.

        There are so many of them that what each needs is done without a call.
        """
        lines, marks, at = self.lines, self.marks, 0
        flat, rows, fold_line = lines.flat, lines.rows, lines.fold_line
        is_parted = self.layout.seam is not None
        starts, speeches = self.body.starts, self.body.speeches
        for opening, after in pairwise(chosen):
            words, stop = opening.words, after.start
            label, line = opening.label, opening.line
            # Where words stand in the line below, the whole needs no look.
            is_long = lines.is_plain and line + 1 < after.line and rows[line] >= "!"
            said = "" if is_long else flat[words:stop].rstrip()
            if is_long or is_parted or "\n" in said:
                self._begin(label, line, opening.start)
                self._read_speech(words, stop, is_last=False)
                continue
            said = fold_line(said.lstrip())
            while marks[at] < words:
                at += 1
            spans: tuple[Span, ...] = ()
            if marks[at] < stop:
                said, spans = displayed(said)
            blocks, self.heads = self.heads, []
            if said:
                blocks.append(made(Block, (BlockKind.SPEECH, said, line, line, spans)))
            starts.append((opening.start, line, None, len(speeches), False))
            speeches.append(
                Speech(label, line, line, blocks, Kind.STATEMENT, False, said)
            )

    def _has_marks(self, start: int, stop: int) -> bool:
        return self.marks[bisect_left(self.marks, start)] < stop

    def _read_speech(self, words: int, stop: int, *, is_last: bool) -> None:
        body = self.body
        is_labelled = not body.speeches[-1].is_continued
        is_interrupted = is_tail = False
        has_marks = self._has_marks(words, stop)
        for paragraph in paragraphs(self.lines, self.layout, words, stop, self.skipped):
            first, last, start, text = paragraph
            if start != words or not is_labelled:  # not the words beside the label
                if is_tail or (is_last and ends_transcript(text)):
                    is_tail = True
                    self._read_tail(paragraph)
                    continue
                if kind := self._special_kind(first, last, text):
                    body.starts.append((start, first, kind, -1, False))
                    self._keep(body.speeches[-1], kind, paragraph)
                    is_interrupted = True
                    continue
                if text.startswith(DASHES) and self._was_broken_off():
                    read = body.speeches[-2].read
                    self._begin(read, first, start, is_continued=True)
                elif is_interrupted:
                    self._go_on(paragraph)
                is_interrupted = False
            # Without a mark, what is displayed is the text.
            spans: tuple[Span, ...] = ()
            if has_marks:
                text, spans = displayed(text)
            speech = body.speeches[-1]
            if text:
                block = made(Block, (BlockKind.SPEECH, text, first, last, spans))
                speech.blocks.append(block)
            if last > speech.last_line:
                speech.last_line = last

    def _special_kind(self, first: int, last: int, text: str) -> Kind | None:
        """What a paragraph is if it is no speech, as somebody said or as it looks."""
        if self.told:
            for number in range(first, last + 1):
                if number in self.told:
                    return self.told[number]
        if len(text) <= LONGEST_HEADING or text[0] in FIRST_OF_LONG:
            return special_kind(text, has_subheads=self.has_subheads)
        return None

    def _go_on(self, paragraph: Paragraph) -> None:
        first, _, start, _ = paragraph
        here = len(self.body.speeches) - 1
        self.body.starts.append((start, first, None, here, True))
        self.body.speeches[-1].blocks += self.heads
        self.heads = []

    def _keep(self, speech: Speech, kind: Kind, paragraph: Paragraph) -> None:
        if kind not in BLOCK_KINDS:
            return
        first, last, _, printed = paragraph
        text, spans = displayed(printed)
        if kind is Kind.SUBHEAD:
            text = text.strip("*# ")
        block = Block(BLOCK_KINDS[kind], text, first, last, spans)
        if kind is Kind.SUBHEAD:
            self.heads.append(block)
        else:
            speech.blocks.append(block)

    def _was_broken_off(self) -> bool:
        """Whether a reporter came between, and who was broken off now goes on.

        `-- many of whom` begins the words that go on, without a label.
        """
        if len(self.body.speeches) < 2:
            return False
        before, here = self.body.speeches[-2:]
        return (
            here.read.family is Family.PRESS
            and before.read.family is not Family.PRESS
            and said_in(before.blocks).endswith(("--", "—"))
        )

    def _read_tail(self, paragraph: Paragraph) -> None:
        body = self.body
        first, last, start, printed = paragraph
        before = body.tail[-1][0] if body.tail else Kind.FURNITURE
        kind = tail_kind(printed, before, has_end=body.has_end)
        body.has_end = body.has_end or kind is Kind.END_TIME
        if not body.tail or kind is not before:
            body.starts.append((start, first, kind, -1, False))
        text, spans = displayed(printed)
        if body.tail and kind is before is Kind.NOTE:
            _, note = body.tail[-1]
            if note.last_line == first - 1:
                body.tail.pop()
                text, spans, first = f"{note.text} {text}", note.spans, note.first_line
        body.tail.append((kind, Block(BlockKind.NOTE, text, first, last, spans)))


def said_in(blocks: Sequence[Block]) -> str:
    """Return the words of some blocks, a paragraph a line."""
    return "\n".join([b.text for b in blocks if b.kind is BlockKind.SPEECH])


def has_topic_headings(chosen: Sequence[Candidate]) -> bool:
    """Whether topic headings may stand in the text: period labels, or no labels."""
    periods = sum(c.mark is Mark.PERIOD for c in chosen)
    return not chosen or periods * 3 >= len(chosen)
