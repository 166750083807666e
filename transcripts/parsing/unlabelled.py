"""Questions without a label, in interviews that print the name of who answers alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transcripts.parsing.labels import Family, read_label
from transcripts.parsing.lines import Lines
from transcripts.parsing.speeches import Body, Speech, Start, said_in
from transcripts.parsing.transcript import Block, BlockKind

LEAST = 3  # answers in a row under one name, each before it ending in a question
SHARE = 0.6  # of all that follow another
MOST_NAMES = 3
CLOSING = " \"'”’)*_]"  # what may stand after a question mark


def with_unlabelled_questions(body: Body, lines: Lines) -> Body:
    """Tell the questions from the answers that they are printed behind.

    The same name again and again, and a question at the end of what it said before:
    somebody else asks, without a label. Such a question has the label ``Q``, as one
    that is continued.
    """
    if not _are_unlabelled(body.speeches):
        return body
    speeches: list[Speech] = []
    place: list[int] = []  # of each speech, once those of the questions are in
    added: list[Start] = []
    last = len(body.speeches) - 1
    for at, speech in enumerate(body.speeches):
        place.append(len(speeches))
        asked = _asked_at_end(speech) if at < last else []
        if asked and len(asked) < len(speech.blocks):
            speeches.append(_rest(speech, asked))
        if asked:
            line = asked[0].first_line
            start = lines.starts[line - 1] if len(asked) < len(speech.blocks) else None
            if start is None:
                place[-1] = len(speeches)
            else:
                added.append((start, line, None, len(speeches), True))
            speeches.append(_question(asked))
        else:
            speeches.append(speech)
    moved = [
        (offset, line, kind, place[n] if n >= 0 else n, is_continued)
        for offset, line, kind, n, is_continued in body.starts
    ]
    return Body(speeches, [*moved, *added], body.tail, body.has_end)


def _are_unlabelled(speeches: Sequence[Speech]) -> bool:
    named = {speech.read.key for speech in speeches if speech.read.printed}
    if len(speeches) <= LEAST or not 1 <= len(named) <= MOST_NAMES:
        return False
    if any(speech.read.family in (Family.PRESS, Family.ANSWER) for speech in speeches):
        return False
    pairs = list(pairwise(speeches))
    told = sum(
        bool(_asked_at_end(before)) and before.read.key in ("", after.read.key)
        for before, after in pairs
    )
    return told >= max(LEAST, SHARE * len(pairs))


def _asked_at_end(speech: Speech) -> list[Block]:
    """Return the paragraphs at the end that ask, with what is printed after them."""
    said = [n for n, b in enumerate(speech.blocks) if b.kind is BlockKind.SPEECH]
    first = len(speech.blocks)
    for n in reversed(said):
        if not speech.blocks[n].text.rstrip(CLOSING).endswith("?"):
            break
        first = n
    is_all = bool(said) and first == said[0]
    if is_all and speech.read.printed:  # the words beside a label are its own
        first = said[1] if len(said) > 1 else len(speech.blocks)
    return speech.blocks[first:]


def _rest(speech: Speech, asked: Sequence[Block]) -> Speech:
    blocks = speech.blocks[: -len(asked)]
    last = max((block.last_line for block in blocks), default=speech.first_line)
    return Speech(
        speech.read,
        speech.first_line,
        last,
        blocks,
        is_continued=speech.is_continued,
        text=said_in(blocks),
    )


def _question(asked: Sequence[Block]) -> Speech:
    return Speech(
        read_label("Q"),
        asked[0].first_line,
        asked[-1].last_line,
        list(asked),
        is_continued=True,
        text=said_in(asked),
    )
