"""Whether a label before a colon opens a turn."""

from __future__ import annotations

import re

from transcripts.parsing.candidates import Mark
from transcripts.parsing.label_styles import CAPS
from transcripts.parsing.labels import Family
from transcripts.parsing.places import HAS_SMALL, Place, answers

# The words of papers' and stations' names
PAPERS = re.compile(
    r"\b(?:Press|News\w*|Times|Post|Journal|Tribune|Herald|Globe|Star|Sun|Magazine|Radio"
    r"|Television|TV|Wire|Broadcasting|Reuters|Bloomberg|International|Gazette|Review"
    r"|Chronicle|Telegraph|Guardian|UPI|AP|CBS|NBC|ABC|CNN|BBC|NPR|Fox|Dispatch|Examiner)\b"
)
THANKS = re.compile(r"\s*(?:Thank you|Thanks)\b[^\n]{0,60}$", re.M)


def colon(place: Place) -> bool:
    """Whether a label before a colon opens a turn."""
    label, evidence = place.candidate.label, place.evidence
    if label.family in (Family.PRESS, Family.CAPACITY):
        return _capacity_colon(place)
    if label.family is Family.ANSWER:
        return answers(place)
    if label.family is Family.TITLED:
        return _titled_colon(place)
    if place.after.strip()[:1].islower():
        return False  # `Latitude: 51 degrees`, `MMWR: that's where`
    if label.role == "reporter":
        return _asks(place)  # CNN: Will he? not CBS: a network of stations
    if label.family in CAPS:
        return _caps_colon(place)
    if label.affiliation and (
        THANKS.match(place.after) or PAPERS.search(label.affiliation)
    ):
        return True  # Merriman Smith, United Press International: Thank you, ...
    if place.candidate.is_mid_line:
        return place.times >= 3 and not evidence.strong
    return _named_colon(place)


def _asks(place: Place) -> bool:
    """Whether somebody heard once asks, where one person answers all."""
    is_paper = place.candidate.label.role == "reporter"
    return place.evidence.has_podium and (is_paper or "?" in place.paragraph)


def _capacity_colon(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.is_caps or label.printed == "Q":
        return True
    if label.printed == "Mr. President":
        return False  # an address, not a label
    if label.role == "reporter" and label.printed.startswith("Question"):
        # `Question: Will the ... Answer: No` is read aloud where Q asks.
        q = evidence.times[Mark.BARE, "Q"] + evidence.times[Mark.COLON, "Q"]
        return q == 0 and (place.times >= 2 or not evidence.caps)
    if place.candidate.is_mid_line or not place.after.strip():
        return place.times >= 3
    return True


def _titled_colon(place: Place) -> bool:
    label, evidence = place.candidate.label, place.evidence
    if label.is_caps:
        return True
    if not evidence.is_caps_style:
        return not place.candidate.is_mid_line or place.times >= 2
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
        return place.times >= 3
    if place.times >= 2:
        return bool(words) or place.times >= 4
    surname = label.name.split()[-1].upper()
    if surname in evidence.surnames:
        return True
    if not words or evidence.has_periods:
        return False
    is_full = evidence.has_podium and label.family is Family.FULL_CAPS
    return evidence.strong >= 2 or is_full or _asks(place)


def _named_colon(place: Place) -> bool:
    """Mixed-case names: only where they are the style of the document."""
    label, evidence = place.candidate.label, place.evidence
    if evidence.caps.total() >= 2 or evidence.has_periods:
        return False
    if evidence.has_more_bare_questions:
        return False
    if label.name.split()[-1] in place.before and not evidence.strong:
        return True  # the header has named the briefer: Presenter: Donald Rumsfeld
    if label.family is Family.ONE_NAME and place.times < 2:
        of_name = evidence.named_by_surname.get(label.name, set()) - {label.printed}
        return bool(of_name) or _asks(place)
    if evidence.strong:
        return place.times >= 2 or label.family is Family.FULL_NAME
    if evidence.has_podium and (place.times >= 3 or _asks(place)):
        return True
    return evidence.is_named_style
