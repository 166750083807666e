"""Whether a label before a period opens a turn."""

from __future__ import annotations

from transcripts.parsing.candidates import Mark
from transcripts.parsing.label_styles import CAPS, NAMED
from transcripts.parsing.labels import Family
from transcripts.parsing.places import HAS_SMALL, Place, answers

SMALL_ROLES = frozenset({"reporter", "moderator", "interpreter", "audience"})


def period(place: Place) -> bool:
    """Whether a label before a period opens a turn."""
    label, evidence = place.candidate.label, place.evidence
    if label.printed == "Q":
        return not place.candidate.is_mid_line or evidence.press[Mark.PERIOD] >= 1
    if label.family is Family.ANSWER:
        return answers(place)
    if not label.name and label.family in NAMED | CAPS:
        return False  # `CNN. And then` ends a sentence
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
            evidence.has_periods or place.times >= 2 or bool(label.affiliation)
        )
    if label.family is Family.FULL_NAME:
        return _full_name_period(place)
    return label.family is Family.ONE_CAPS and place.times >= 3


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
    return not place.candidate.is_mid_line or place.times >= 2 or bool(label.title)


def _full_name_period(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.affiliation and not evidence.press[Mark.PERIOD]:
        return evidence.has_periods
    if not evidence.has_periods and place.times < 4:
        return False
    if evidence.is_caps_style:
        return False
    # `Jim Lehrer. Good evening` where he is `Mr. Lehrer.` from then on
    is_known = label.name.split()[-1].upper() in evidence.surnames
    return place.times >= 2 or (is_known and not place.candidate.is_mid_line)


def _is_said(after: str) -> bool:
    """Words follow, not the rest of a heading in capitals."""
    return bool(HAS_SMALL.search(after))
