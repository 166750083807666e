"""Find in answers the phrases that send people elsewhere or put them off.

The rules go by words alone. They tell what was said and judge nobody: a phrase may be
followed by a full answer, and an answer may put off in words that no rule has.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transcripts.bodies import BODIES, bodies, slug_of
from transcripts.phrases import CUES, RULES, SUBJECT, Rule

# What tells one list of rules and bodies from another.
EDITION = hashlib.sha256(
    repr(
        [
            [(r.id, r.sort, r.pattern.pattern, sorted(r.cues), r.stems) for r in RULES],
            BODIES,
        ]
    ).encode()
).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Referral:
    """A phrase found: characters [start, end), its rule, the bodies it refers to."""

    start: int
    end: int
    rule: Rule
    bodies: tuple[str, ...] = ()


def referrals(text: str) -> list[Referral]:
    """Return the phrases in an answer, in order and apart; the first rule wins."""
    found: list[Referral] = []
    subjects: list[int] | None = None
    words = CUES.intersection(text.split())
    for rule in RULES:
        is_likely = rule.stems and any(stem in text for stem in rule.stems)
        if words.isdisjoint(rule.cues) and not is_likely:
            continue
        if not rule.has_subject:
            matches = rule.pattern.finditer(text)
        else:
            if subjects is None:
                subjects = [match.start() for match in SUBJECT.finditer(text)]
            matches = _from(subjects, rule.pattern, text)
        for match in matches:
            if all(match.end() <= o.start or o.end <= match.start() for o in found):
                found.append(_referral(rule, match))
    return sorted(found, key=lambda referral: referral.start)


def _from(
    places: Iterable[int], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """Yield what ``finditer`` would of a pattern that matches at these places alone."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def uses[P](answers: Iterable[tuple[P, str]]) -> dict[str, list[P]]:
    """Return what the phrases in texts do, each with the places of the texts.

    A use is named by the sort of the phrase or the slug of a body. Texts of one place
    come together.
    """
    found: dict[str, list[P]] = {}
    for place, text in answers:
        for what in _told(text):
            places = found.setdefault(what, [])
            if place not in places[-1:]:
                places.append(place)
    return found


def _told(text: str) -> Iterator[str]:
    for referral in referrals(text):
        yield referral.rule.sort.value
        yield from map(slug_of, referral.bodies)


def _referral(rule: Rule, match: re.Match[str]) -> Referral:
    body = match.groupdict().get("body")
    return Referral(*match.span(), rule, bodies(body) if body else ())
