"""Which candidates open a turn: the second look, with the whole document known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from transcripts.parsing.candidates import Candidate, Mark, without_overlap
from transcripts.parsing.label_styles import Evidence, evidence_from, tallied
from transcripts.parsing.labels import STRONG, Family
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.run_on import run_on

STAMPED_STYLE = 4  # labels with stamps: where so many have them, all do
HEADER = 1_500  # characters in which a header may name the briefer
LONGEST_LOOK = 5_000  # characters of a line after a label within it

CAPS = frozenset({Family.FULL_CAPS, Family.ONE_CAPS})
SMALL_ROLES = frozenset({"reporter", "moderator", "interpreter", "audience"})
SENTENCE_END = re.compile(r"[.?!…:;)\]\"”'’*—-]\W*$")
# The words after a label in a heading: `IRAN: SANCTIONS, DEADLINES`
HAS_SMALL = re.compile(r"[a-z]")
# The words of papers' and stations' names
PAPERS = re.compile(
    r"\b(?:Press|News\w*|Times|Post|Journal|Tribune|Herald|Globe|Star|Sun|Magazine|Radio"
    r"|Television|TV|Wire|Broadcasting|Reuters|Bloomberg|International|Gazette|Review"
    r"|Chronicle|Telegraph|Guardian|UPI|AP|CBS|NBC|ABC|CNN|BBC|NPR|Fox|Dispatch|Examiner)\b"
)
THANKS = re.compile(r"\s*(?:Thank you|Thanks)\b[^\n]{0,60}$", re.M)


class Place(NamedTuple):
    """A candidate with what the rules look at around it."""

    candidate: Candidate
    after: str  # the rest of its line
    before: str  # the first lines of the text, where they come before it
    evidence: Evidence


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
    return _opens_turn(Place(candidate, after, before[: candidate.start], evidence))


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


def _colon(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.family in (Family.PRESS, Family.CAPACITY):
        return _capacity_colon(place)
    if label.family is Family.TITLED:
        return _titled_colon(place)
    if place.after.strip()[:1].islower():
        return False  # `Latitude: 51 degrees`, `MMWR: that's where`
    if label.family in CAPS:
        return _caps_colon(place)
    if label.affiliation and (
        THANKS.match(place.after) or PAPERS.search(label.affiliation)
    ):
        return True  # Merriman Smith, United Press International: Thank you, ...
    if place.candidate.is_mid_line:
        return _times(place) >= 3 and not evidence.strong
    return _named_colon(place)


def _times(place: Place) -> int:
    label, mark = place.candidate.label, place.candidate.mark
    return place.evidence.times[mark, label.printed]


def _capacity_colon(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.is_caps or label.printed == "Q":
        return True
    if label.printed == "Mr. President":
        return False  # an address, not a label
    if label.role == "reporter" and label.printed.startswith("Question"):
        # `Question: Will the ... Answer: No` is read aloud where Q asks.
        q = evidence.times[Mark.BARE, "Q"] + evidence.times[Mark.COLON, "Q"]
        return q == 0 and (_times(place) >= 2 or not evidence.caps)
    if place.candidate.is_mid_line or not place.after.strip():
        return _times(place) >= 3
    return True


def _titled_colon(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.is_caps:
        return True
    if not evidence.is_caps_style:
        return not place.candidate.is_mid_line or _times(place) >= 2
    if place.candidate.is_mid_line:
        return False
    return bool(label.honorific) and (
        evidence.has_periods or label.name.split()[-1].upper() in evidence.surnames
    )


def _caps_colon(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    words = place.after.strip()
    if words and not HAS_SMALL.search(words) and len(words) > 8:
        return False  # IRAN: SANCTIONS, DEADLINES, AND ALLIED SUPPORT
    if place.candidate.is_mid_line:
        return _times(place) >= 3
    if _times(place) >= 2:
        return bool(words) or _times(place) >= 4
    surname = label.printed.split()[-1].upper()
    if surname in evidence.surnames:
        return True
    return bool(words) and evidence.strong >= 2 and not evidence.has_periods


def _named_colon(place: Place) -> bool:
    """Mixed-case names: only where they are the style of the document."""
    label, evidence = place.candidate.label, place.evidence
    if evidence.caps.total() >= 2 or evidence.has_periods:
        return False
    if evidence.has_more_bare_questions:
        return False
    if label.name.split()[-1] in place.before and not evidence.strong:
        return True  # the header has named the briefer: Presenter: Donald Rumsfeld
    if label.family is Family.ONE_NAME and _times(place) < 2:
        return bool(evidence.named_by_surname.get(label.name, set()) - {label.printed})
    if evidence.strong:
        return _times(place) >= 2 or label.family is Family.FULL_NAME
    return evidence.is_named_style


def _period(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.printed == "Q":
        return not place.candidate.is_mid_line or evidence.press[Mark.PERIOD] >= 1
    if not place.after.strip() and label.family is not Family.PRESS:
        return False
    if len(label.printed.split()[-1]) == 1:
        return False  # `President-Elect Donald J` of a heading
    if label.family in (Family.PRESS, Family.CAPACITY):
        return _capacity_period(place)
    if label.family is Family.TITLED:
        return _titled_period(place)
    if label.family is Family.FULL_CAPS:
        return _is_said(place.after) and (
            evidence.has_periods or _times(place) >= 2 or bool(label.affiliation)
        )
    if label.family is Family.FULL_NAME:
        return _full_name_period(place)
    return label.family is Family.ONE_CAPS and _times(place) >= 3


def _capacity_period(place: Place) -> bool:
    label = place.candidate.label
    if label.is_caps:
        return True
    if not place.evidence.has_periods:
        return False
    return label.printed.startswith("The ") or label.role in SMALL_ROLES


def _titled_period(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if not evidence.has_periods:
        # `MR. KIRBY.` where `MR. KIRBY:` is the label
        colon = evidence.times[Mark.COLON, label.printed]
        return label.is_caps and (colon >= 1 or label.role == "central-bank-chair")
    if label.is_caps:
        return True
    if evidence.is_caps_style:
        return False
    return not place.candidate.is_mid_line or _times(place) >= 2 or bool(label.title)


def _full_name_period(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.affiliation and not evidence.press[Mark.PERIOD]:
        return evidence.has_periods
    if not evidence.has_periods and _times(place) < 4:
        return False
    if evidence.is_caps_style:
        return False
    # `Jim Lehrer. Good evening` where he is `Mr. Lehrer.` from then on
    is_known = label.name.split()[-1].upper() in evidence.surnames
    return _times(place) >= 2 or (is_known and not place.candidate.is_mid_line)


def _is_said(after: str) -> bool:
    """Words follow, not the rest of a heading in capitals."""
    return bool(HAS_SMALL.search(after))


RULES: dict[Mark, Callable[[Place], bool]] = {
    Mark.STAMP: _stamp,
    Mark.BARE: _bare,
    Mark.GLUED: _glued,
    Mark.COLON: _colon,
    Mark.PERIOD: _period,
}
