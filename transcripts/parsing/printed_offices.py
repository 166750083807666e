"""Tell the words of an office from those of a name, and cut the office out."""

from __future__ import annotations

import re
from functools import lru_cache

from transcripts.parsing.vocabulary import MODIFIERS, TITLES

# Words with a capital that stand before a name and are no part of it.
OFFICE_LIST = """
administration administrative affairs agency agriculture aide america american assistant
associate attorney board branch budget bureau chair chairman cia climate coast command
commandant commerce commission committee communications congressman congresswoman
coordinator council counselor counsel czar defense department deputy dhs director dod
domestic economic economist education energy envoy epa fda fdic federal fema finance
foreign former g7 general guard head health hhs homeland house housing hud human interior
international intelligence israeli japan justice labor leader managing member minister
national nato nec nsc nsa office officer omb operations ostp panel pentagon planning policy
premier president press principal programs public relations representative reserve response
russia secretary security senator senior service services sheriff special spokesman
spokesperson spokeswoman staff state strategic strategy surgeon task team technology
trade transportation treasury under undersecretary united urban us usaid ustr veterans
vice visiting white world change counterterrorism terrorism financial regional global africa asia europe
european indo-pacific western hemisphere caucus prevention disease control quality
innovation implementation clean infrastructure monkeypox covid covid-19 engagement
development diplomacy competitiveness mastercard commander rescue
communication communications technologies advisers advisors peace pakistan afghanistan
middle east iraq speechwriter counsellor ratification delegation team ceo cochair co-chair
rector dean professor chief sheriff principal resilience management science cybersecurity cyber emerging public private sector trade
"""
OFFICE_WORDS = frozenset(OFFICE_LIST.split()) | {
    word.lower() for title in (*TITLES, *MODIFIERS) for word in title.split()
}
# the nouns that make a phrase an office
HEAD_LIST = """
secretary director administrator adviser advisor coordinator chair chairman chairwoman
chairperson spokesman spokeswoman spokesperson ambassador commissioner chief counselor
counsel representative president envoy general admiral commander governor mayor senator
congressman congresswoman minister chancellor premier deputy officer manager head
undersecretary economist speechwriter assistant surgeon commandant czar leader speaker
superintendent king queen prince trade member analyst
"""
SMALL = frozenset({"for", "of", "and", "to", "the", "on", "at", "in", "&"})
ARTICLES = frozenset({"the", "our", "my", "a", "an"})
ACRONYMS = frozenset(
    {"USAID", "OMB", "FEMA", "CEA", "EPA", "AFRICOM", "CENTCOM", "USTR", "CIA", "DOD"}
)
HEADS = frozenset(HEAD_LIST.split())
# who begins a phrase of office: by Press Secretary …; with National Security Advisor …
BEFORE_OFFICE = re.compile(
    r"\b(?:by|with|from|introduce|welcome|bring|is|are|have|and then|featuring|"
    r"including|joins?|joined|presenters?|briefers?|presented)\b:?\s+",
    re.IGNORECASE,
)
AFTER_OFFICE = re.compile(
    r",\s+(?:who\s+is\s+|who['’]s\s+|obviously\s+|of\s+course,?\s+|also\s+)?"
    r"(?:the\s+|our\s+|my\s+|an?\s+|his\s+|her\s+|[A-Z][\w.]+['’]s\s+)?"
    r"(?P<office>(?:[\w.'’&/-]+[ ]){0,12}?[\w.'’&/-]+)(?=\s*(?:[,.;:?!)—\n|]|--|$))"
)
JOINTS = re.compile(r"(,\s+(?:and\s+)?|\s+and\s+|\s+&\s+)", re.IGNORECASE)
# REMARKS BY THE PRESIDENT SECRETARY OF EDUCATION ADA ALDER: two people
PRESIDENT_FIRST = re.compile(r"(?:the\s+)?(?:vice\s+)?president\s+(?=\w+\s+of\b)", re.I)
# the Office of Science: what an “and” may go on from
OPEN_OFFICE = re.compile(
    r"\b(?:Office|Department|Bureau|Council|Committee|Board|Centers?|Agency)\s+"
    r"(?:of|for|on)\s+(?:the\s+)?[\w\s]+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def office_from_phrase(phrase: str) -> str:
    """Cut the office out of the words beside a name; '' where they are none.

    ``Press Secretary Jen Psaki and National Security Advisor`` → the latter.
    """
    parts = JOINTS.split(phrase.strip(" ,"))
    office = ""
    while parts:
        office = parts.pop() + office
        if _is_office(office):
            return _tidied(_opened(parts) + office)
        if parts:
            joint = parts.pop()
            if joint.startswith(",") or not ends_in_office(parts[-1]):
                return ""
            office = joint + office
    return ""


def _opened(parts: list[str]) -> str:
    """Give the start of an office that an “and” runs through: ``Office of Science``."""
    if len(parts) < 2 or parts[-1].startswith(","):
        return ""
    match = OPEN_OFFICE.search(parts[-2])
    return match[0] + parts[-1] if match else ""


def ends_in_office(phrase: str) -> bool:
    """Whether the words end in those of an office, not in somebody's name."""
    words = [word.strip(".,'’").lower() for word in phrase.split()[-4:]]
    return bool(words) and (words[-1] in OFFICE_WORDS or bool(SMALL & set(words[:-1])))


def _is_office(phrase: str) -> bool:
    words = [w.strip(".,'’").lower() for w in phrase.split()]
    if not 1 <= len(words) <= 14 or not HEADS & set(words):
        return False
    lead = next(
        (w for w in phrase.split() if w.lower() not in ("the", "our", "my")), ""
    )
    return lead[:1].isupper() or lead.lower() in OFFICE_WORDS


def _tidied(office: str) -> str:
    words = PRESIDENT_FIRST.sub("", office.strip(" ,."), count=1).split()
    words = words[_name_end(words) :]
    while words and words[0].lower() in {*ARTICLES, "and", "us", "u.s."}:
        words = words[1:]
    while words and words[-1].lower() in SMALL:
        words = words[:-1]
    return office_case(" ".join(words))


def _name_end(words: list[str]) -> int:
    """Find where the last name inside the words ends: offices without a comma.

    ``Press Secretary Ada Alder Secretary of Mills``
    """
    is_name = [
        w[:1].isupper() and w.strip(".,").lower() not in OFFICE_WORDS | SMALL
        for w in words
    ]
    for at in range(len(words) - 1, 2, -1):
        is_named = is_name[at - 1] and is_name[at - 2]
        if not is_name[at] and is_named and words[at - 3].lower() in HEADS:
            return at
    return 0


def office_case(office: str) -> str:
    """Write an office printed in capitals as people write it: ``OMB Director``."""
    if not office.isupper():
        return office
    words = office.split()
    return " ".join(
        word.lower() if word.lower() in SMALL
        else word if word in ACRONYMS or not set("AEIOU") & set(word)
        else word.title()
        for word in words
    )  # fmt: skip
