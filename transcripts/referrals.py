"""Find in answers the phrases that send people elsewhere or put them off.

The rules go by words alone. They tell what was said and judge nobody: a phrase may be
followed by a full answer, and an answer may put off in words that no rule has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcripts.bodies import bodies
from transcripts.phrases import RULES, Rule


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
    for rule in RULES:
        if not any(cue in text for cue in rule.cues):
            continue
        for match in rule.pattern.finditer(text):
            if all(match.end() <= o.start or o.end <= match.start() for o in found):
                found.append(_referral(rule, match))
    return sorted(found, key=lambda referral: referral.start)


def _referral(rule: Rule, match: re.Match[str]) -> Referral:
    body = match.groupdict().get("body")
    return Referral(*match.span(), rule, bodies(body) if body else ())
