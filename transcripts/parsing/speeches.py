"""The words said, label by label, and what is printed between and after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from transcripts.parsing.body import ends_transcript, special_kind, tail_kind
from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import NOTHING, Family, Label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.paragraphs import Paragraph, paragraphs
from transcripts.parsing.prose import displayed
from transcripts.parsing.transcript import Block, BlockKind
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
    said: str | None = None  # the text, once all of it is read

    @property
    def label(self) -> str:
        """The label as printed, empty where none is."""
        return self.read.printed

    @property
    def text(self) -> str:
        """The words said, a paragraph a line."""
        if self.said is not None:
            return self.said
        return "\n".join(b.text for b in self.blocks if b.kind is BlockKind.SPEECH)


class Start(NamedTuple):
    """Where an element starts: of a kind, or the words of a speech."""

    offset: int
    kind: Kind | None
    speech: int = -1
    is_continued: bool = False


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
        *,
        has_subheads: bool,
    ) -> None:
        self.lines = lines
        self.layout = layout
        self.skipped = skipped
        self.has_subheads = has_subheads
        self.body = Body()
        self.heads: list[Block] = []  # subheads that wait for the next words

    def read(self, chosen: Sequence[Candidate], unlabelled: int) -> Body:
        """Read from the first words (a line without label, if any) to the end."""
        end = len(self.lines.flat)
        if unlabelled:
            start = self.lines.starts[unlabelled - 1]
            stop = chosen[0].start if chosen else end
            speech = Speech(NOTHING, unlabelled, unlabelled, is_continued=True)
            self._read_speech(speech, start, start, stop, is_last=not chosen)
        for opening, after in zip_longest(chosen, chosen[1:]):
            if after and self._read_line(opening, after.start):
                continue
            stop = after.start if after else end
            speech = Speech(opening.label, opening.line, opening.line)
            self._read_speech(
                speech, opening.start, opening.words, stop, is_last=after is None
            )
        for speech in self.body.speeches:
            speech.said = speech.text
        return self.body

    def _read_line(self, opening: Candidate, stop: int) -> bool:
        """Read a turn of one line, as most are; say whether it was one."""
        words = self.lines.flat[opening.words : stop].rstrip()
        if "\n" in words or self.layout.seam:
            return False
        speech = Speech(opening.label, opening.line, opening.line)
        self._begin(speech, opening.start)
        said, spans = displayed(" ".join(words.split()))
        if said:
            at = opening.line
            speech.blocks.append(Block(BlockKind.SPEECH, said, at, at, spans))
        speech.said = said
        return True

    def _read_speech(
        self, speech: Speech, start: int, words: int, stop: int, *, is_last: bool
    ) -> None:
        body = self.body
        self._begin(speech, start)
        is_interrupted = is_tail = False
        for paragraph in paragraphs(self.lines, self.layout, words, stop, self.skipped):
            is_first = paragraph.start == words and not speech.is_continued
            if is_tail:
                self._read_tail(paragraph)
                continue
            if is_last and not is_first and ends_transcript(paragraph.text):
                is_tail = True
                self._read_tail(paragraph)
                continue
            kind = None
            if not is_first:
                kind = special_kind(
                    paragraph.text,
                    has_subheads=self.has_subheads,
                    has_footnotes=self.has_subheads,
                )
            if kind:
                body.starts.append(Start(paragraph.start, kind))
                self._keep(body.speeches[-1], kind, paragraph)
                is_interrupted = True
                continue
            if not is_first and self._resumes_before(paragraph.text):
                self._resume(paragraph)
            elif is_interrupted:
                self._go_on(paragraph)
            is_interrupted = False
            self._say(body.speeches[-1], paragraph)

    def _begin(self, speech: Speech, start: int) -> None:
        speech.blocks, self.heads = self.heads, []
        self.body.starts.append(
            Start(start, None, len(self.body.speeches), speech.is_continued)
        )
        self.body.speeches.append(speech)

    def _go_on(self, paragraph: Paragraph) -> None:
        here = len(self.body.speeches) - 1
        self.body.starts.append(Start(paragraph.start, None, here, True))
        self.body.speeches[-1].blocks += self.heads
        self.heads = []

    def _say(self, speech: Speech, paragraph: Paragraph) -> None:
        text, spans = displayed(paragraph.text)
        if text:
            speech.blocks.append(
                Block(
                    BlockKind.SPEECH,
                    text,
                    paragraph.first_line,
                    paragraph.last_line,
                    spans,
                )
            )
        speech.last_line = max(speech.last_line, paragraph.last_line)

    def _keep(self, speech: Speech, kind: Kind, paragraph: Paragraph) -> None:
        if kind not in BLOCK_KINDS:
            return
        text, spans = displayed(paragraph.text)
        if kind is Kind.SUBHEAD:
            text = text.strip("*# ")
        block = Block(
            BLOCK_KINDS[kind], text, paragraph.first_line, paragraph.last_line, spans
        )
        if kind is Kind.SUBHEAD:
            self.heads.append(block)
        else:
            speech.blocks.append(block)

    def _resumes_before(self, text: str) -> bool:
        """`-- many of whom`: whoever was broken off goes on, without a label."""
        speeches = self.body.speeches
        if len(speeches) < 2 or not text.startswith(DASHES):
            return False
        here, before = speeches[-1], speeches[-2]
        return (
            here.read.family is Family.PRESS
            and before.read.family is not Family.PRESS
            and before.text.endswith(("--", "—"))
        )

    def _resume(self, paragraph: Paragraph) -> None:
        before = self.body.speeches[-2]
        speech = Speech(
            before.read, paragraph.first_line, paragraph.last_line, is_continued=True
        )
        self._begin(speech, paragraph.start)

    def _read_tail(self, paragraph: Paragraph) -> None:
        body = self.body
        before = body.tail[-1][0] if body.tail else Kind.FURNITURE
        kind = tail_kind(paragraph.text, before, has_end=body.has_end)
        body.has_end = body.has_end or kind is Kind.END_TIME
        if not body.tail or kind is not before:
            body.starts.append(Start(paragraph.start, kind))
        text, spans = displayed(paragraph.text)
        first = paragraph.first_line
        if body.tail and kind is before is Kind.NOTE:
            _, last = body.tail[-1]
            if last.last_line == first - 1:
                body.tail.pop()
                text, spans, first = f"{last.text} {text}", last.spans, last.first_line
        block = Block(BlockKind.NOTE, text, first, paragraph.last_line, spans)
        body.tail.append((kind, block))


def has_topic_headings(chosen: Sequence[Candidate]) -> bool:
    """Whether topic headings may stand in the text: period labels, or no labels."""
    periods = sum(c.mark is Mark.PERIOD for c in chosen)
    return not chosen or periods * 3 >= len(chosen)
