"""Oddities of the labels and the header, with what was done about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.fields import Fields
from transcripts.parsing.speeches import Speech
from transcripts.parsing.transcript import Defect, ElementKind
from transcripts.parsing.turns import repeats_labels


def oddities(
    speeches: Sequence[Speech], chosen: Sequence[Candidate], fields: Fields
) -> Iterator[Defect]:
    """Report what is odd, once a place."""
    if fields.date is None:
        yield Defect("no-date", 1, "No date is printed; the document is undated.")
    if fields.title is None:
        yield Defect("no-title", 1, "No title is printed.")
    yield from _labels(chosen)
    yield from _speeches(speeches)


def _labels(chosen: Sequence[Candidate]) -> Iterator[Defect]:
    inside = [c for c in chosen if c.is_mid_line]
    if len(inside) > 0.5 * len(chosen):
        message = "The turns run on within lines; they were parted at the labels."
        yield Defect("run-on-text", inside[0].line, message)
        inside = []
    for candidate in inside:
        message = f"“{candidate.label.printed}” stands within a line; a turn begins."
        yield Defect("label-in-line", candidate.line, message)
    for candidate in chosen:
        if candidate.mark is Mark.GLUED:
            message = "Q is glued to the first word; it was read as a label."
            yield Defect("glued-label", candidate.line, message)


def _speeches(speeches: Sequence[Speech]) -> Iterator[Defect]:
    if speeches and speeches[0].is_continued:
        message = "The first words have no label; nobody is named as their speaker."
        yield Defect("unlabelled-speech", speeches[0].first_line, message)
    for speech in speeches[1:]:
        if speech.is_continued:
            message = f"A paragraph without label was given back to {speech.label}."
            yield Defect("resumed-speech", speech.first_line, message)
    if repeats_labels(speeches):
        return
    labels = [speech.read.printed for speech in speeches]
    for at, (before, label) in enumerate(pairwise(labels), 1):
        if before != label or speeches[at].is_continued:
            continue
        if speeches[at].kind is not ElementKind.QUESTION:
            message = (
                f"{label} is printed twice in a row; what was said between may"
                " be missing. Both turns are kept."
            )
            yield Defect("label-twice", speeches[at].first_line, message)
