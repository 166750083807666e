"""Labels before a dash: ``MR. FOSTER — Good morning``, where they are the style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter

from transcripts.parsing.candidates import (
    CAPITAL,
    FEW,
    LABEL_WORD,
    LEAD,
    Candidate,
    Mark,
)
from transcripts.parsing.labels import STRONG, Family, Label, read_label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.places import Place

# So many labels that come again make a style: who speaks once proves nothing, unless
# many do to whom one answers.
LEAST, LEAST_SPEAKERS, LEAST_ASKERS = 4, 2, 4
LONGEST = 80  # characters of a line before the dash
SOMEBODY = STRONG | {Family.FULL_NAME, Family.FULL_CAPS}
DASHES = (" — ", " – ", " - ", " -- ")
# matches `Q — Thanks`, `MR. FOSTER -- Good`, `Ada Quill – We`; not `10:30 — Lunch`
DASHED = re.compile(
    rf"{LEAD}(?P<label>{CAPITAL}[^\s:—–]*(?:[ ](?:{LABEL_WORD})(?=[ ])){{0,5}})[*]{{0,2}}"
    r"[ ](?:[—–]|--?)[*]{0,2}[ ]+(?=\S)"
)


def with_dashes(
    found: list[Candidate], lines: Lines, layout: Layout
) -> list[Candidate]:
    """Add the labels before a dash, if they are how the text says who speaks.

    They are not where a text has a few other labels that are plainly some.
    """
    strong = (c for c in found if c.label.family in STRONG)
    others = (c for c in strong if c.mark is not Mark.BARE)  # `Q — Thanks` is bare
    if layout.is_flat or next(islice(others, FEW, None), None) is not None:
        return found
    first = lines.starts[layout.front] if layout.front < len(lines.starts) else 0
    dashed = {candidate.line: candidate for candidate in _found(lines, first)}
    if not _are_style([candidate.label for candidate in dashed.values()]):
        return found
    rest = [c for c in found if c.line not in dashed]
    return sorted([*dashed.values(), *rest], key=attrgetter("start"))


def dash(place: Place) -> bool:
    """Whether a label before a dash opens a turn, where that is the style."""
    label = place.candidate.label
    return (
        label.family in STRONG
        or place.times >= 2
        or (label.family is Family.FULL_NAME and "?" in place.paragraph)
    )


def _are_style(labels: list[Label]) -> bool:
    """Whether people speak again and again under such labels, or one does to many."""
    again = {label: n for label, n in Counter(labels).items() if n >= 2}
    is_somebody = any(label.family in SOMEBODY for label in again)
    are_many = len(again) >= LEAST_SPEAKERS or len(set(labels)) >= LEAST_ASKERS
    return is_somebody and are_many and sum(again.values()) >= LEAST


def _found(lines: Lines, first: int) -> Iterator[Candidate]:
    text, starts = "\n" + lines.flat, lines.starts
    for number in sorted(_near_dashes(lines, first)):
        m = DASHED.match(text, starts[number - 1])
        if m and (label := read_label(m["label"])).family is not Family.NONE:
            yield Candidate(m.start(), m.end() - 1, number, label, Mark.DASH)


def _near_dashes(lines: Lines, first: int) -> set[int]:
    """The numbers of the lines with a dash near their starts: a look at each dash."""
    flat, found = lines.flat, set()
    for dash in DASHES:
        at = flat.find(dash, first)
        while at >= 0:
            start = flat.rfind("\n", max(0, at - LONGEST), at) + 1
            if start or at <= LONGEST:
                found.add(lines.number(at))
            at = flat.find(dash, at + len(dash))
    return found
