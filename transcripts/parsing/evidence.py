"""Say whom a label names: by the label, the title, the header, an introduction."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable

from transcripts.parsing import names, office_holders
from transcripts.parsing.identities import (
    HIGH,
    NOBODY,
    Context,
    Identity,
    filed,
    office_role,
    role_from_title,
    role_held,
)
from transcripts.parsing.mentions import Mention, eastern_mention, mentions
from transcripts.parsing.parties import Party, Texts
from transcripts.parsing.printed_offices import office_case
from transcripts.parsing.transcript import BriefingKind

SELF = re.compile(r"\b(?:my name(?: is|['’]s)|this is|I am|I['’]m|it['’]s)\s+$", re.I)
# noon briefing by Ada Alder, Deputy Spokesperson for; and Cy Birch, Spokesperson of
BRIEFER = re.compile(
    r"\b(?:[Bb]riefing\s+by|and)\s+(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3}),\s+"
    r"(?:the\s+)?(?P<office>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})\s+(?:for|of|to)\b"
)
LOOK_BACK = 40_000  # characters of speech before somebody's first words


def identify(
    party: Party, texts: Texts, context: Context, *, may_search: bool
) -> Identity:
    """Find who a party is; ``texts`` are all the speeches, in order.

    The order of the evidence: the label, high office on the day, title and header,
    other offices, introductions, the press offices of the years around.
    """
    found = _found(party, texts, context, may_search=may_search)
    role = party.read.role
    if role not in ("president", "vice-president") or not found.name:
        return found
    holders = {o.name for o in context.tenures.by_role.get(role, ())}
    is_ours = found.name in holders or not party.name
    return found if is_ours else dataclasses.replace(found, role="foreign-leader")


def _found(
    party: Party, texts: Texts, context: Context, *, may_search: bool
) -> Identity:
    if party.is_press:
        return NOBODY
    if not party.read.printed:
        return _unnamed(context)
    if not party.name:
        found = office_holders.by_capacity(party, context)
        return found if found.name else _briefer(context, party.read.printed)
    found = by_label(party, context)
    office = NOBODY if found.name else office_holders.by_office(party, context)
    if found.name or (office.name and office.role in HIGH):
        return found if found.name else office
    found = by_header(party, context)
    if found.name:
        return Identity(
            found.name, found.evidence, found.role or office.role, found.title
        )
    if not office.name and may_search:
        found = by_introduction(party, texts, context)
    if found.name or office.name or office.role:
        return found if found.name else office
    found = office_holders.by_era(party, texts, context)
    return found if found.name else office_holders.near_press_office(party, context)


def _unnamed(context: Context) -> Identity:
    """Speech that no label opens belongs to the page's principal, or the briefer."""
    if context.kind is BriefingKind.DEBATE:
        return NOBODY  # whoever opens a debate is none of the candidates
    if not context.principal:
        return _briefer(context)
    name = filed(context.principal, context)
    return Identity(name, "principal", office_role(name, context))


def _briefer(context: Context, label: str = "") -> Identity:
    """Take the one whom the header says the briefing is by, if the label is his office.

    ``SPOKESMAN:`` under ``today's noon briefing by Ada Alder, Spokesman for …``.
    """
    found = {
        (match["name"], match["office"])
        for match in BRIEFER.finditer(context.header)
        if label.casefold() in ("", match["office"].casefold())
    }
    if len(found) != 1:
        return NOBODY
    ((name, office),) = found
    return Identity(name, "header", role_from_title(office), office)


def by_label(party: Party, context: Context) -> Identity:
    """Take a full name from the label itself."""
    name = party.name
    if not names.is_full(name):
        return NOBODY
    role = party.read.role if party.read.role != "speaker" else ""
    full = filed(names.proper_case(name), context)
    role = role_held(role, full, context) or office_role(full, context)
    return Identity(full, "label", role, office_case(party.read.title))


def by_header(party: Party, context: Context) -> Identity:
    """Find the full name in the title, then in the lines above the first words."""
    for text, evidence in ((context.title, "title"), (context.header, "header")):
        found = _best(mentions(party.name, text))
        if found and not _is_another(party, filed(found.name, context), context):
            return _from_mention(found, evidence, context)
    named = eastern_mention(party.name, context.title) if party.read.title else None
    return _from_mention(named, "title", context) if named else NOBODY


def by_introduction(party: Party, texts: Texts, context: Context) -> Identity:
    """Find the full name in what was said up to the party's own first words."""
    surname = party.name
    own = list(mentions(surname, texts[party.first][:2000]))
    said_self = [m for m in own if SELF.search(texts[party.first][: m.start])]
    found = list(said_self)
    left, at = LOOK_BACK, party.first
    while not found and left > 0 and at > 0:
        at -= 1
        text = texts[at][-left:]
        left -= len(text) + 1
        found = list(mentions(surname, text))
    best = _best(found or own)
    if best is None or _is_another(party, filed(best.name, context), context):
        return NOBODY
    if party.read.role == "foreign-leader" and not _shares_title(party, best):
        return NOBODY
    return _from_mention(best, "introduction", context)


def _shares_title(party: Party, found: Mention) -> bool:
    """Whether the words call a leader by the office on the label, no namesake."""
    return bool(
        set(party.read.title.lower().split()) & set(found.title.lower().split())
    )


def _is_another(party: Party, name: str, context: Context) -> bool:
    """Whether a name found is a president's and the label is of his kin or forerunner.

    ``MRS. REAGAN`` is not the Ronald Reagan whom the header names.
    """
    tenures = [o for o in context.presidents if o.name == name]
    if not tenures:
        return False
    if "FORMER" in party.read.title.upper():
        return context.date is not None and any(
            o.is_held_on(context.date) for o in tenures
        )
    return party.sex == "f" or party.is_doctor


def _best(found: Iterable[Mention]) -> Mention | None:
    """Choose the name met most often; None where two people share the surname."""
    every = list(found)
    if not every:
        return None
    counts = Counter(m.name for m in every)
    name = max(counts, key=lambda n: (counts[n], len(n)))
    if not all(names.may_be_one(m.name, name) for m in every):
        return None
    titled = [m for m in every if m.name == name and m.title]
    return max(titled, key=lambda m: len(m.title), default=None) or next(
        m for m in every if m.name == name
    )


def _from_mention(found: Mention, evidence: str, context: Context) -> Identity:
    name = filed(found.name, context)
    role = role_held(role_from_title(found.title), name, context)
    return Identity(name, evidence, role or office_role(name, context), found.title)
