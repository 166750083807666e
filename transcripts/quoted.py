"""Mark on a page the words that its address quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from transcripts.marks import Mark, with_marks
from transcripts.parsing import BlockKind
from transcripts.passages import Passage, Speech
from transcripts.quotes import How, Quote, Range, find

QUOTE, PREFIX, SUFFIX = "quote", "prefix", "suffix"
SELECTOR = (QUOTE, PREFIX, SUFFIX)
ANCHOR = "quoted"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What became of quoted words; ``passages`` are all of the page's, marked."""

    words: str
    passages: list[Passage]
    how: How | None = None
    passage: Passage | None = None

    @property
    def is_near(self) -> bool:
        """Whether the words stand here otherwise than quoted."""
        return self.how is How.NEAR


def quoted(passages: Sequence[Passage], params: Mapping[str, str]) -> Quoted | None:
    """Return passages with the words marked that an address quotes, if it does."""
    words = " ".join(params.get(QUOTE, "").split())
    if not words:
        return None
    asked = Quote(words, params.get(PREFIX, ""), params.get(SUFFIX, ""))
    found = find(asked, [text for passage in passages for text in _texts(passage)])
    if found is None:
        return Quoted(words, list(passages))
    ranges = {span.paragraph: span for span in found.ranges}
    first = found.ranges[0].paragraph
    shown, holds, at = [], None, 0
    for passage in passages:
        count = len(_texts(passage))
        if any(number in ranges for number in range(at, at + count)):
            holds = holds or passage
            passage = _marked(passage, ranges, at, first)
        shown.append(passage)
        at += count
    return Quoted(words, shown, found.how, holds)


def _texts(passage: Passage) -> list[str]:
    return [
        block.text
        for speech in passage.speeches
        for block in speech.blocks
        if block.kind is BlockKind.SPEECH
    ]


def _marked(
    passage: Passage, ranges: Mapping[int, Range], at: int, first: int
) -> Passage:
    speeches: list[Speech] = []
    for speech in passage.speeches:
        blocks = list(speech.blocks)
        for place, block in enumerate(blocks):
            if block.kind is not BlockKind.SPEECH:
                continue
            if span := ranges.get(at):
                anchor = ANCHOR if at == first else ""
                mark = Mark(span.start, span.end, anchor=anchor)
                blocks[place] = with_marks(block, [mark])
            at += 1
        speeches.append(replace(speech, blocks=tuple(blocks)))
    return replace(passage, speeches=speeches)
