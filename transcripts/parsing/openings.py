"""Which candidates open a turn: the second look, with the whole document known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter

from transcripts.parsing.alone import labels_alone
from transcripts.parsing.candidates import Candidate, Mark, without_overlap
from transcripts.parsing.colons import colon
from transcripts.parsing.dashes import dash
from transcripts.parsing.label_styles import Evidence, evidence_from, tallied
from transcripts.parsing.labels import STRONG, Family
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.periods import period
from transcripts.parsing.places import LONGEST_LOOK, Place
from transcripts.parsing.run_on import run_on

FEW = 2  # turns: fewer, and labels may stand without a mark
STAMPED_STYLE = 4  # labels with stamps: where so many have them, all do
HEADER = 1_500  # characters in which a header may name the briefer

SENTENCE_END = re.compile(r"[.?!…:;)\]\"”'’*—-]\W*$")


def openings(
    found: Sequence[Candidate], lines: Lines, layout: Layout
) -> list[Candidate]:
    """Choose the candidates that open a turn."""
    open_ones = found
    if layout.wrap:
        open_ones = [
            c for c in found if c.is_mid_line or _opens_paragraph(c, lines, layout)
        ]
    evidence = evidence_from(open_ones, layout.filled)
    accepted = [
        candidate
        for candidate in open_ones
        if _is_plain(candidate, evidence) or _is_opening(candidate, lines, evidence)
    ]
    if len(accepted) < FEW and (alone := labels_alone(lines, layout)):
        return alone
    if not [c for c in found if c.is_mid_line]:
        are_all = len(accepted) == len(open_ones)
        known = evidence.known if are_all else tallied(accepted)
        if more := run_on(lines, accepted, known):
            accepted = sorted([*accepted, *more], key=attrgetter("start"))
    return without_overlap(accepted)


def _is_plain(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether a label needs no look around: ``MS. PSAKI:``, ``Q    Good``."""
    if evidence.stamps >= STAMPED_STYLE or candidate.is_mid_line:
        return False
    if candidate.mark is Mark.COLON:
        return candidate.label.is_caps and candidate.label.family in STRONG
    return candidate.mark is Mark.BARE


def _is_opening(candidate: Candidate, lines: Lines, evidence: Evidence) -> bool:
    end = _line_end(lines, candidate)
    if candidate.is_mid_line:  # many may share a line, which is not copied for each
        end = min(end, candidate.words + LONGEST_LOOK)
    after = lines.flat[candidate.words : end]
    before = lines.flat[:HEADER] if candidate.start < HEADER else ""
    before = before[: candidate.start]
    return _opens_turn(Place(candidate, after, before, evidence, lines.flat))


def _line_end(lines: Lines, candidate: Candidate) -> int:
    if candidate.line < len(lines.starts):
        return lines.starts[candidate.line] - 1
    return len(lines.flat)


def _opens_paragraph(candidate: Candidate, lines: Lines, layout: Layout) -> bool:
    """A label begins a paragraph, not merely a line that a wrap has made."""
    number = candidate.line
    if number == 1:
        return True
    before, here = lines.rows[number - 2], lines.rows[number - 1]
    if not before.strip():
        if layout.step == 1 or number == 2 or not lines.rows[number - 3].strip():
            return True
        before = lines.rows[number - 3]
    if candidate.mark is Mark.BARE and candidate.gap >= 2:
        return True
    if layout.indents and _indent(here) >= _indent(before) + 2:
        return True
    early = _is_broken_early(before, here, layout.wrap)
    if candidate.label.family in STRONG or candidate.label.family is Family.FULL_CAPS:
        return early or SENTENCE_END.search(before) is not None
    return early and SENTENCE_END.search(before) is not None


def _indent(row: str) -> int:
    return len(row.expandtabs()) - len(row.expandtabs().lstrip())


def _is_broken_early(before: str, here: str, wrap: int) -> bool:
    """Whether the next word would have fitted: the break was then meant."""
    word = here.split(None, 1)[0] if here.strip() else ""
    return len(before.rstrip(" \\")) + 1 + len(word) < wrap - 2


def _opens_turn(place: Place) -> bool:
    candidate = place.candidate
    if place.evidence.stamps >= STAMPED_STYLE and candidate.mark is not Mark.STAMP:
        return False  # where labels carry stamps, all do
    return RULES[candidate.mark](place)


def _stamp(place: Place) -> bool:
    return True


def _bare(place: Place) -> bool:
    """``Q    Good``; one blank will do where nothing else says Q."""
    return not place.candidate.is_mid_line or (
        place.candidate.gap >= 2 or place.evidence.press[Mark.BARE] >= 3
    )


def _glued(place: Place) -> bool:
    """``QCan you``: where few labels are whole, or it is plainly a question."""
    proper = place.evidence.press.total() - place.evidence.press[Mark.GLUED]
    glued = place.evidence.press[Mark.GLUED]
    return glued >= 3 or proper == 0 or place.after.rstrip().endswith("?")


RULES: dict[Mark, Callable[[Place], bool]] = {
    Mark.STAMP: _stamp,
    Mark.BARE: _bare,
    Mark.GLUED: _glued,
    Mark.COLON: colon,
    Mark.PERIOD: period,
    Mark.DASH: dash,
}
