"""Turns that open within a line, where a paragraph break was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.label_styles import Known, tallied
from transcripts.parsing.labels import Family, Label, read_label
from transcripts.parsing.lines import Lines

# What may end the words before: `are students?Mr. Martin: None`
ENDED = re.compile(r"[.?!)\]\"”—-]\s*\*{0,2}$")
BEFORE = frozenset(' .?!)]"”-—*')  # what may stand right before a label
# matches `deer? Q. Any`, `much.  Q    Yes`; not `the Q. train`
PERIOD_Q = re.compile(r"(?P<label>Q)\. (?=[A-Z\[])")
BARE_Q = re.compile(r"(?P<label>Q) {2,6}(?=[A-Z\"“(—-])")
# matches `Connie Chung. MR. BENTI. I am`; not `with Mr. Benti. I am`
HONORED = re.compile(r"(?P<label>(?:MR|MRS|MS|DR)\. [A-Z][A-Z'’-]{2,20})\. (?=[A-Z])")

MOST = 200  # labels looked for: each is a look through the whole text


def run_on(
    lines: Lines, accepted: Sequence[Candidate], known: Known
) -> list[Candidate]:
    """Find the labels of the document where they stand within a line.

    Only labels that open turns elsewhere in the document count, and only after the
    end of a sentence; ``known`` are those, with how often they do.
    """
    starts = {c.words for c in accepted}
    known = _known(lines, accepted, known)
    found = [c for c in _again(lines, known, starts) if c.words not in starts]
    by_words = {c.words: c for c in found}
    return list(by_words.values())


def _known(lines: Lines, accepted: Sequence[Candidate], known: Known) -> Known:
    """Take the labels without slips, the most frequent of a text with very many."""
    if any(mark is Mark.PERIOD for _, mark in known):
        known = tallied(
            [c for c in accepted if c.mark is not Mark.PERIOD or not _is_slip(c, lines)]
        )
    return known if len(known) <= MOST else Counter(dict(known.most_common(MOST)))


def _is_slip(candidate: Candidate, lines: Lines) -> bool:
    """Whether another mark stands for the point: ``MR. MARTIN; All in``."""
    printed = lines.flat[candidate.start : candidate.words].rstrip()
    return printed.endswith((";", ",", ":"))


def _again(lines: Lines, known: Known, starts: Set[int]) -> Iterator[Candidate]:
    colons = _loose_colons(lines.flat, known, starts)
    for (label, mark), times in known.items():
        if label.printed == "Q":
            continue
        if mark is Mark.COLON and (label.is_caps or times >= 3):
            if any(lines.flat.endswith(label.printed, 0, at) for at in colons):
                yield from _printed(lines, label, mark, ":", times)
        elif mark is Mark.PERIOD and label.family is not Family.FULL_NAME:
            yield from _printed(lines, label, mark, ". ", times)
    marks = {mark for label, mark in known if label.printed == "Q"}
    if Mark.PERIOD in marks:
        yield from _asked(PERIOD_Q, lines, Mark.PERIOD)
        if ". MR. " in lines.flat or ". MS. " in lines.flat or ". MRS. " in lines.flat:
            yield from _matched(HONORED, lines, Mark.PERIOD)
    elif any(mark is Mark.PERIOD for _, mark in known):
        yield from _matched(HONORED, lines, Mark.PERIOD)
    q = read_label("Q")
    if known[q, Mark.BARE] + known[q, Mark.GLUED] >= 3:
        yield from _asked(BARE_Q, lines, Mark.BARE)


def _loose_colons(flat: str, known: Known, starts: Set[int]) -> list[int]:
    """Where a colon that opens no turn stands after a known label: hardly anywhere.

    To look at the colons takes less than to look for each label through a text.
    """
    labels = tuple([label.printed for label, mark in known if mark is Mark.COLON])
    found = []
    at = flat.find(":") if labels else -1
    while at >= 0:
        if at + 1 not in starts and flat.endswith(labels, 0, at):
            found.append(at)
        at = flat.find(":", at + 1)
    return found


def _printed(
    lines: Lines, label: Label, mark: Mark, end: str, times: int
) -> Iterator[Candidate]:
    printed = label.printed + end
    if lines.flat.count(printed) <= times:
        return
    at = lines.flat.find(printed)
    while at >= 0:
        number = lines.number(at)
        before = lines.flat[max(lines.starts[number - 1], at - 40) : at]
        if ENDED.search(before):
            yield Candidate(at, at + len(printed), number, label, mark, True)
        at = lines.flat.find(printed, at + len(printed))


def _asked(pattern: re.Pattern[str], lines: Lines, mark: Mark) -> Iterator[Candidate]:
    """Match what begins with ``Q``: letters so rare are found quicker without."""
    flat = lines.flat
    at = flat.find("Q", 1)
    while at >= 0:
        if flat[at - 1] in BEFORE and (m := pattern.match(flat, at)):
            yield from _after_end(m, lines, mark)
        at = flat.find("Q", at + 1)


def _matched(pattern: re.Pattern[str], lines: Lines, mark: Mark) -> Iterator[Candidate]:
    for m in pattern.finditer(lines.flat):
        if m.start() > 0 and lines.flat[m.start() - 1] in BEFORE:
            yield from _after_end(m, lines, mark)


def _after_end(m: re.Match[str], lines: Lines, mark: Mark) -> Iterator[Candidate]:
    """Take a label that stands after the end of a sentence in its line."""
    start = m.start()
    number = lines.number(start)
    before = lines.flat[max(lines.starts[number - 1], start - 40) : start]
    if before.strip() and ENDED.search(before):
        label = read_label(m["label"])
        yield Candidate(start, m.end(), number, label, mark, True)
