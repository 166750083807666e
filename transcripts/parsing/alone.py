"""Labels alone on their lines, without a mark: `Interviewer`, then what he asks.

Nothing but their number and order tells them from headings, so they are looked for
only in a text in which no other label opens a turn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import STRONG, Family, Label, read_label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines

LONGEST = 60  # characters
OFTEN = 4  # such lines, of labels that come again: fewer may be headings
# `00:01:12` on the line above
STAMP = re.compile(r"\s*[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*$")
ENDED = re.compile(r"[.?!…—-][\s\"”’)*\]]*$")
LABEL = re.compile(r"[A-Z\u00c0-\u00de][^\n:?!;]*$")


def labels_alone(lines: Lines, layout: Layout) -> list[Candidate]:
    """Find the labels that stand alone on a line, right before what is said.

    Two at least come again and again, and hardly any follows itself: people take
    turns, and headings do not come again.
    """
    found = list(_lines_alone(lines, layout))
    times = Counter(candidate.label.printed for candidate in found)
    again = [
        c for c in found if times[c.label.printed] >= 2 or c.label.family in STRONG
    ]
    if len({c.label.printed for c in again}) < 2 or len(again) < OFTEN:
        return []
    chosen = [c for c in found if _may_be_one(c.label, times)]
    return chosen if _take_turns(chosen) else []


def _lines_alone(lines: Lines, layout: Layout) -> Iterator[Candidate]:
    rows = lines.rows
    is_parted = layout.is_spaced or layout.wrap > 0
    for number in range(layout.front + 1, len(rows)):
        row = rows[number - 1].strip(" \t*_")
        if not row or len(row) > LONGEST or not LABEL.match(row):
            continue
        above = rows[number - 2] if number > 1 else ""
        if is_parted and above.strip() and not STAMP.match(above):
            continue
        below = next(filter(str.strip, rows[number : number + 3]), "")
        if len(below) <= LONGEST and not ENDED.search(below):
            continue  # a menu, a list of names
        label = read_label(row)
        if label.family is not Family.NONE:
            start = lines.starts[number - 1]
            end = lines.starts[number] - 1
            yield Candidate(start, end, number, label, Mark.ALONE)


def _may_be_one(label: Label, times: Counter[str]) -> bool:
    """Whether somebody heard once is told by more than a capital: `Robin Dey, BBC`."""
    is_alone = label.family in (Family.ONE_NAME, Family.ONE_CAPS)
    return times[label.printed] >= 2 or not is_alone


def _take_turns(chosen: Sequence[Candidate]) -> bool:
    repeated = sum(a.label.key == b.label.key for a, b in pairwise(chosen))
    return repeated <= 0.2 * len(chosen)
