"""Say whom a label names by the offices people held: on the day, or near it."""

from __future__ import annotations

import datetime as dt
import re

from transcripts.parsing import names
from transcripts.parsing.identities import HIGH, NOBODY, Context, Identity, filed
from transcripts.parsing.mentions import is_part_of_name
from transcripts.parsing.offices import Office, holder
from transcripts.parsing.parties import Party, Texts
from transcripts.parsing.transcript import BriefingKind

NEAR, FAR = dt.timedelta(days=4 * 365), dt.timedelta(days=12 * 365)
# titles of the press office's own events, where its people may speak for years
AT_HOME = re.compile(
    r"\b(?:Air Force One|White House|Press Secretary|Gaggle|Press Briefing|"
    r"Press Conference by the President)\b",
    re.IGNORECASE,
)
# Public Papers of the Presidents of the United States: Ada Alder (1993, Book I)
PAPERS = re.compile(r"Papers of the Presidents? of [^:\n]{1,60}: (?P<name>[^(\n]+) \(")
# Remarks by President Ada Alder and …; not: Marsh Parish President Ada Alder
TITLED = re.compile(
    r"\b(?:by|of|with)\s+president\s+(?P<words>(?:[\w.'’-]+\s*){2,5})", re.IGNORECASE
)
THE_PRESIDENT = re.compile(r"\bthe president\b(?!['’]s)", re.IGNORECASE)
NOT_WORDS = re.compile(r"['’]s\b|[^\w\s'’-]")


def by_office(party: Party, context: Context) -> Identity:
    """Take the holder of an office whose surname and title the label shows."""
    read = party.read
    role = "president" if read.title.upper().endswith("-ELECT") else read.role
    surname = party.name
    if role in ("president", "former-president"):
        return _president(party, surname, context)
    if read.title.upper().startswith("CHAIR"):
        return _holder("central-bank-chair", surname, context)
    if role in HIGH:
        return _holder(role, surname, context)
    if role not in ("speaker", "press-secretary") or read.title:
        return NOBODY if role != "press-secretary" else _holder(role, surname, context)
    roles = ["press-secretary"]
    roles += ["first-lady"] if party.sex == "f" else []
    roles += [] if party.sex == "f" or party.is_doctor else ["president"]
    roles += [] if party.is_doctor else ["vice-president"]
    found = (_holder(role, surname, context) for role in roles)
    return next((f for f in found if f.name), NOBODY) or NOBODY


def _holder(role: str, surname: str, context: Context) -> Identity:
    office = holder(context.tenures, role, context.date) if context.date else None
    if office and (not surname or names.ends_with(office.name, surname)):
        return Identity(office.name, "office", role)
    return NOBODY


def _president(party: Party, surname: str, context: Context) -> Identity:
    """Tell the sitting president from a former one and from other countries'."""
    is_former = "FORMER" in party.read.title.upper()
    if not is_former:
        found = _holder("president", surname, context)
        if found.name:
            return found
        if (
            surname
            and context.principal
            and names.ends_with(context.principal, surname)
        ):
            return Identity(filed(context.principal, context), "principal", "president")
    if not surname:
        return NOBODY
    tenures = [o for o in context.presidents if names.ends_with(o.name, surname)]
    if is_former and context.date:
        tenures = [o for o in tenures if o.end and o.end <= context.date]
    people = {o.name for o in tenures}
    if len(people) != 1:
        return NOBODY if people else Identity("", "", "foreign-leader")
    role = "president" if context.date is None and not is_former else "former-president"
    if context.date and all(o.start > context.date for o in tenures):
        role = "president" if "ELECT" in party.read.title.upper() else "candidate"
    return Identity(people.pop(), "office", role)


def by_era(party: Party, texts: Texts, context: Context) -> Identity:
    """Know a press secretary of an undated page by the president of those years."""
    if context.date is not None or party.read.title or not party.sex:
        return NOBODY
    terms = _terms(texts, context)
    people = {
        o.name
        for o in context.press_secretaries
        if names.ends_with(o.name, party.name)
        and any(
            o.start < (t.end or o.start) and t.start < (o.end or t.start) for t in terms
        )
    }
    if len(people) != 1:
        return NOBODY
    is_titled = "press secretary" in context.title.lower()
    role = (
        "press-secretary"
        if is_titled and " by " not in context.title
        else "spokesperson"
    )
    return Identity(people.pop(), "office", role)


def _terms(texts: Texts, context: Context) -> list[Office]:
    """Give the terms of the president whom an undated page is about."""
    presidents = context.presidents
    words = set(names.folded(f"{context.title} {context.principal}".replace("’s", "")))
    said = [o for o in presidents if names.folded(o.name)[-1] in words]
    if not said:
        ranked = texts.presidents
        if (
            not ranked
            or ranked[0][1] < 2
            or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1])
        ):
            return []
        said = [o for o in presidents if names.ends_with(o.name, ranked[0][0])]
    return said if len({o.name for o in said}) == 1 else []


def near_press_office(party: Party, context: Context) -> Identity:
    """Know a press secretary some years before or after by a surname alone.

    Deputies go on to the office: ``MR. EARNEST`` of 2013 held it in 2014.
    """
    if not party.sex or party.read.title:
        return NOBODY
    is_at_home = AT_HOME.search(context.title) is not None
    reach = FAR if is_at_home else NEAR
    people = {
        o.name
        for o in context.press_secretaries
        if names.ends_with(o.name, party.name)
        and (is_at_home if context.date is None else _is_within(o, context.date, reach))
    }
    return (
        Identity(people.pop(), "office", "spokesperson") if len(people) == 1 else NOBODY
    )


def _is_within(office: Office, day: dt.date, reach: dt.timedelta) -> bool:
    return office.start - reach <= day <= (office.end or day) + reach


def by_capacity(party: Party, context: Context) -> Identity:
    """Say who ``THE PRESIDENT`` was that day, or whose papers the page belongs to."""
    role = party.read.role
    if role not in (*HIGH, "press-secretary") or "ELECT" in party.read.printed.upper():
        return NOBODY
    own = president_of_page(context)
    if own.name and role == "president":
        return own
    if own.name and all(office.name != own.name for office in context.presidents):
        # A republic that the table does not know has offices of its own.
        return _holder_in_title(role, context)
    found = _holder(role, "", context)
    return found if found.name else _holder_in_title(role, context)


def president_of_page(context: Context) -> Identity:
    """Take the president whom the page itself names, against the table of offices.

    The page of a republic that the table does not know says best who presides there.
    """
    principal = filed(context.principal, context) if context.principal else ""
    if principal and _may_preside(principal, context):
        return Identity(principal, "principal", "president")
    if papers := PAPERS.search(context.header):
        name = filed(papers["name"].strip(), context)
        if _may_preside(name, context):
            return Identity(name, "header", "president")
    name = _titled_president(context)
    return Identity(name, "title", "president") if name else NOBODY


def _titled_president(context: Context) -> str:
    """Find a president in full in the title, where the table knows no such surname."""
    if THE_PRESIDENT.search(context.title):
        return ""
    known = {names.folded(office.name)[-1] for office in context.presidents}
    if known & set(names.folded(NOT_WORDS.sub(" ", context.title))):
        return ""
    for match in TITLED.finditer(context.title):
        words = match["words"].split()
        end = next(
            (i for i, w in enumerate(words) if not is_part_of_name(w)), len(words)
        )
        is_of_another = [w.lower() for w in words[end : end + 1]] == ["of"]
        if end >= 2 and not is_of_another:
            return names.proper_case(" ".join(words[:end]))
    return ""


def _may_preside(name: str, context: Context) -> bool:
    """Whether a name may be the president's: in office that day, or not in the table.

    >>> _may_preside("Ada Alder", Context())
    True
    """
    tenures = [o for o in context.presidents if o.name == name]
    if context.date is None:
        return True
    if not any(office.name == name for office in context.offices):
        return names.is_full(name) and context.kind is not BriefingKind.DEBATE
    day = dt.timedelta(days=1)
    return any(
        o.start - day <= context.date <= (o.end or context.date) + day for o in tenures
    )


def _holder_in_title(role: str, context: Context) -> Identity:
    """Find in the title the surname of the one who ever held an office."""
    words = set(names.folded(context.title.replace("’s", "").replace("'s", "")))
    people = {
        o.name
        for o in context.tenures.by_role.get(role, ())
        if names.folded(o.name)[-1] in words
    }
    if len(people) != 1:
        return NOBODY
    return Identity(people.pop(), "title", role)
