"""Questions without a label, in interviews that print the name of who answers alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transcripts.parsing.cuts import part, recut
from transcripts.parsing.labels import Family, read_label
from transcripts.parsing.lines import Lines
from transcripts.parsing.speeches import Body, Speech
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

    def cut(speech: Speech, _: Sequence[Speech]) -> list[Speech]:
        asked = [] if speech is body.speeches[-1] else _asked_at_end(speech)
        if not asked:
            return [speech]
        rest = speech.blocks[: -len(asked)]
        answer = [part(speech, rest, is_first=True)] if rest else []
        return [*answer, part(speech, asked, read=read_label("Q"))]

    return recut(body, lines, cut)


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
