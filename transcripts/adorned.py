"""Give the paragraphs of passages their addresses, and mark what rules find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transcripts.anchors import anchors
from transcripts.marks import Marked, Phrase, Words
from transcripts.parsing import BlockKind, ElementKind
from transcripts.passages import Passage, Speech
from transcripts.referrals import referrals


def adorned(passages: Iterable[Passage]) -> list[Passage]:
    """Return passages with an address for each paragraph, and phrases marked.

    Where two passages say the same, the first has the address; on its own page each
    has it.
    """
    given: set[str] = set()
    return [_adorned(passage, given) for passage in passages]


def _adorned(passage: Passage, given: set[str]) -> Passage:
    said = [
        block.text
        for speech in passage.speeches
        for block in speech.blocks
        if block.kind is BlockKind.SPEECH
    ]
    names = iter(anchors(said))
    speeches = [
        replace(speech, blocks=tuple(_blocks(speech, names, given)))
        for speech in passage.speeches
    ]
    return replace(passage, speeches=speeches)


def _blocks(speech: Speech, names: Iterator[str], given: set[str]) -> Iterator[Words]:
    is_answer = speech.kind == ElementKind.ANSWER
    for block in speech.blocks:
        if block.kind is not BlockKind.SPEECH:
            yield block
            continue
        name = next(names)
        phrases = tuple(_phrases(block.text)) if is_answer else ()
        anchor = "" if name in given else name
        given.add(name)
        yield Marked(block.text, (), block.spans, block.kind, phrases, anchor)


def _phrases(text: str) -> Iterator[Phrase]:
    for found in referrals(text):
        whom = f" ({', '.join(found.bodies)})" if found.bodies else ""
        title = f"{found.rule.sort.capitalize()}{whom}: “{found.rule.phrase}”"
        yield Phrase(found.start, found.end, found.rule.id, title, found.bodies)
