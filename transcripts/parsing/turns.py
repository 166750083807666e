"""Turns out of speeches: what one speaker says without another coming in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transcripts.parsing.speeches import Speech
from transcripts.parsing.transcript import ElementKind, Turn, made

LEAST = 12  # speeches that can show that labels are repeated on each paragraph


def turns_from(speeches: Sequence[Speech], keys: Sequence[str]) -> tuple[Turn, ...]:
    """Make the turns; ``keys`` names the speaker of each speech."""
    repeats = repeats_labels(speeches)
    starts = [
        at
        for at, speech in enumerate(speeches)
        if not (repeats and at and _goes_on(speeches[at - 1], speech))
    ]
    turns: list[Turn] = []
    for start, end in pairwise([*starts, len(speeches)]):
        speech, last = speeches[start], speeches[end - 1]
        blocks = speech.blocks
        if last is not speech:  # gathered once: a turn may have thousands
            blocks = [block for each in speeches[start:end] for block in each.blocks]
        number, label, key = len(turns) + 1, speech.read.printed, keys[start]
        first = speech.first_line
        said = number, speech.kind, label, key, tuple(blocks), first, last.last_line
        turns.append(made(Turn, said))
    return tuple(turns)


def repeats_labels(speeches: Sequence[Speech]) -> bool:
    """Whether the label stands on each paragraph of a turn, as in some debates.

    Elsewhere the same label twice in a row means that a line between was lost.
    """
    if len(speeches) < LEAST:
        return False
    labels = [speech.read.printed for speech in speeches]
    twice = [n for n, (one, after) in enumerate(pairwise(labels)) if one == after]
    going_on = sum(_goes_on(speeches[n], speeches[n + 1]) for n in twice)
    return going_on >= 0.3 * len(speeches)


def _goes_on(before: Speech, speech: Speech) -> bool:
    same = speech.label == before.label != "" and before.kind is speech.kind
    return same and speech.kind is not ElementKind.QUESTION
