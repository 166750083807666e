"""What a document says beside its speeches, and the names found for its labels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from transcripts.parsing.offices import Office, Tenures, holder
from transcripts.parsing.transcript import BriefingKind
from transcripts.parsing.vocabulary import ROLE_OF_TITLE

HIGH = ("president", "vice-president", "first-lady")
# Assistant to the President for Homeland Security: no president
AT_SERVICE = re.compile(
    r"\b(?:TO|OF|FOR) THE (?:VICE PRESIDENT|PRESIDENT|FIRST LADY|SECRETARY)\b|"
    r"\b(?:(?:VICE )?PRESIDENT|FIRST LADY)['’\ufffd]S\b",
)
NATION = re.compile(r"\bPRESIDENT(?: OF THE (?:UNITED STATES|REPUBLIC)\b.*)?$")
UNDER = re.compile(
    r"\b(?:DEPUTY|UNDER|ASSISTANT|ASSOCIATE|SENIOR|FORMER|ACTING DEPUTY)\b"
)
# Rescue Team Leader; not: House Majority Leader
OTHER_LEADER = re.compile(
    r"(?!.*\b(?:MAJORITY|MINORITY|HOUSE|SENATE|REPUBLICAN|DEMOCRATIC|CONGRESS\w*)\b)"
    r".+ LEADER\b.*"
)
KEPT_UNDER = frozenset(
    {"deputy-press-secretary", "former-president", "spokesperson"}
    | {"member-of-congress", "press-secretary"}
)


@dataclass(frozen=True)
class Context:
    """What a document says beside its speeches."""

    title: str = ""
    header: str = ""
    principal: str = ""
    date: dt.date | None = None
    kind: BriefingKind = BriefingKind.OTHER
    offices: Sequence[Office] = ()

    @cached_property
    def tenures(self) -> Tenures:
        """The offices, with what is asked of them at hand."""
        return Tenures.of(self.offices)

    @cached_property
    def principal_filed(self) -> str:
        """The name that the principal is filed under."""
        return filed(self.principal, self)

    @property
    def presidents(self) -> Sequence[Office]:
        """The presidents' tenures."""
        return self.tenures.by_role.get("president", ())

    @cached_property
    def office_names(self) -> set[str]:
        """The names of all who ever held an office: different ones are other people."""
        return {office.name for office in self.offices}

    @property
    def press_secretaries(self) -> Sequence[Office]:
        """The press secretaries' tenures."""
        return self.tenures.by_role.get("press-secretary", ())


@dataclass(frozen=True, slots=True)
class Identity:
    """A full name with the evidence for it; ``role`` is empty where nothing says."""

    name: str
    evidence: str
    role: str = ""
    title: str = ""


NOBODY = Identity("", "")


@lru_cache(maxsize=4096)
def role_from_title(title: str) -> str:
    """Give the role of a printed office; '' where it tells none.

    >>> role_from_title("Principal Deputy Press Secretary")
    'deputy-press-secretary'
    """
    phrase = AT_SERVICE.sub("", title.upper().replace(".", "")).strip()
    if not phrase:
        return "official" if title else ""
    if "TRADE REPRESENTATIVE" in phrase or "HIGH REPRESENTATIVE" in phrase:
        return "official"
    if "PRESIDENT" in phrase and "VICE" not in phrase and "FORMER" not in phrase:
        return "president" if NATION.fullmatch(phrase) else "official"
    role = next((r for rule, r in ROLE_OF_TITLE if rule.search(phrase)), "official")
    if role == "member-of-congress" and OTHER_LEADER.fullmatch(phrase):
        return "official"
    is_lower = UNDER.search(phrase) and role not in KEPT_UNDER
    return "official" if is_lower else role


def filed(name: str, context: Context) -> str:
    """Give the name that the table of offices files a person under."""
    return context.tenures.filed_names.get(name.casefold(), name)


def office_role(name: str, context: Context) -> str:
    """Give the role of the office that somebody of this name held on the day."""
    if context.date is None:
        is_president = any(o.name == name for o in context.presidents)
        return "president" if is_president and name == context.principal_filed else ""
    for role in (*HIGH, "press-secretary"):
        office = holder(context.tenures, role, context.date)
        if office and office.name == name:
            return role
    return ""


def role_held(role: str, name: str, context: Context) -> str:
    """Tell a president of ours from a former one and from another country's."""
    if role != "president":
        return role
    tenures = [o for o in context.presidents if o.name == name]
    if not tenures:
        return "foreign-leader"
    if context.date is None or any(o.is_held_on(context.date) for o in tenures):
        return role
    return "" if all(o.start > context.date for o in tenures) else "former-president"
