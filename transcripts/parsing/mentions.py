"""Find where a text names somebody in full: in a title, a header, an introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transcripts.parsing.name_lists import GIVEN_NAMES
from transcripts.parsing.names import proper_case
from transcripts.parsing.vocabulary import MODIFIERS, SENTENCE_WORDS, TITLES

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
GREETING_LIST = """
welcome welcoming introducing introduce hi hello hey sure ok okay alright meet mr mrs ms
miss dr sir madam everybody everyone folks guys ladies gentlemen as well tomorrow tonight
yesterday monday tuesday wednesday thursday friday saturday sunday january february april
june july august september october november december both including like featuring former
dear colleague excuse sorry congratulations happy once because since until during before
while although though after under about into her your another other even never still
perhaps maybe unfortunately obviously finally lastly secondly firstly first then when where
per via re cc subject interview remarks briefing gaggle conference call press background
joint statement exchange
"""
OFFICE_WORDS = frozenset(OFFICE_LIST.split()) | {
    word.lower() for title in (*TITLES, *MODIFIERS) for word in title.split()
}
NOT_GIVEN = OFFICE_WORDS | SENTENCE_WORDS | frozenset(GREETING_LIST.split())
HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "gen", "lt", "col", "adm", "capt", "sen", "rep"}
    | {"gov", "sgt", "maj", "rev", "hon", "prof", "ambassador", "sir", "president"}
)
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
ELIDED = re.compile(r"[od]['’]\w")  # O'Holm
INITIALS = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.){1,3}")
GIVEN = re.compile(r"[^\W\d_][\w'’-]*\.?$|(?:[^\W\d_]\.){2,3}$")
SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{3})[.?!;:][\"”’)]*\s|[\n|]|[.?!]\s{2,}|\s--\s|\s—\s"
)
# who begins a phrase of office: by Press Secretary …; with National Security Advisor …
BEFORE_OFFICE = re.compile(
    r"(?:^|.*\b)(?:by|with|from|introduce|welcome|bring|is|are|have|and then|featuring|"
    r"including|joins?|joined|presenters?|briefers?|presented)\b:?\s+",
    re.IGNORECASE | re.DOTALL,
)
AFTER_OFFICE = re.compile(
    r",\s+(?:who\s+is\s+|who['’]s\s+|obviously\s+|of\s+course,?\s+|also\s+)?"
    r"(?:the\s+|our\s+|my\s+|an?\s+|his\s+|her\s+|[A-Z][\w.]+['’]s\s+)?"
    r"(?P<office>(?:[\w.'’&/-]+[ ]){0,12}?[\w.'’&/-]+)(?=\s*(?:[,.;:?!)—\n|]|--|$))"
)
JOINTS = re.compile(r"(,\s+(?:and\s+)?|\s+and\s+|\s+&\s+)", re.IGNORECASE)
# REMARKS BY THE PRESIDENT SECRETARY OF EDUCATION ADA ALDER: two people
PRESIDENT_FIRST = re.compile(r"(?:the\s+)?(?:vice\s+)?president\s+(?=\w+\s+of\b)", re.I)
WINDOW = 220
MOST = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """A full name met in a text, with the office printed beside it."""

    name: str
    title: str
    start: int


def mentions(surname: str, text: str) -> Iterator[Mention]:
    """Find the full names that end in a surname; at most a dozen a text.

    ``Press Briefing by Press Secretary Jen Psaki`` → Jen Psaki, Press Secretary.
    """
    if not surname or not _may_hold(text, surname):
        return
    for count, match in enumerate(_whole_word(surname).finditer(text)):
        if count >= MOST:
            return
        found = _mention(match, text, surname)
        if found:
            yield found


def _may_hold(text: str, surname: str) -> bool:
    """Whether a look for the usual spellings finds one: quicker than the rule."""
    if "'" in surname or "’" in surname:
        return True
    return any(form in text for form in _spellings(surname))


@lru_cache(maxsize=1024)
def _spellings(surname: str) -> frozenset[str]:
    return frozenset({surname, proper_case(surname), surname.title(), surname.upper()})


@lru_cache(maxsize=1024)
def _whole_word(surname: str) -> re.Pattern[str]:
    words = re.sub(r"['’]", "['’]", re.escape(surname))
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def _mention(match: re.Match[str], text: str, surname: str) -> Mention | None:
    if not match[0][0].isupper():
        return None
    before = text[max(0, match.start() - WINDOW) : match.start()]
    before = SENTENCE_END.split(before)[-1]
    words = before.split()
    given = _given(words, is_caps=match[0].isupper())
    if not given:
        return None
    name = proper_case(" ".join([*given, _cased(match[0], surname)]))
    title = office_from_phrase(_phrase_before(words[: -len(given)]))
    if not title:
        after = AFTER_OFFICE.match(text[match.end() : match.end() + WINDOW])
        title = office_from_phrase(after["office"]) if after else ""
    return Mention(name, title, match.start())


def _cased(printed: str, surname: str) -> str:
    """Give the surname with the capitals inside that either printing shows."""
    ours = proper_case(surname)
    return ours if printed.istitle() and not ours.istitle() else printed


def _given(words: list[str], *, is_caps: bool) -> list[str]:
    """Give the given names that end a run of words, if it ends in any."""
    given: list[str] = []
    for word in reversed(words[-4:]):
        plain = word.strip("“\"'‘(")
        if not _is_given(plain, is_caps=is_caps) or _size(given) == 2:
            break
        given.insert(0, plain)
    if len(given) > 1 and _is_of_office(words[: -len(given)]):
        given = given[1:]  # Secretary of Harbors Ada Alder
    if _size(given) == 2 and _is_stray(given, words[: -len(given)]):
        given = given[1:]
    is_only_initials = all(INITIALS.fullmatch(word) for word in given)
    return [] if is_only_initials and len(given) < 2 else given


def _is_of_office(words: list[str]) -> bool:
    """Whether the words before end in an office and ``of``."""
    return len(words) > 1 and words[-1].lower() == "of" and words[-2].lower() in HEADS


def is_part_of_name(word: str) -> bool:
    """Whether a word of a title, in capitals or not, may be part of a name."""
    return word.lower() not in SMALL | NOT_GIVEN and _is_given(word, is_caps=True)


def _is_stray(given: list[str], before: list[str]) -> bool:
    """Whether the first word is the office's: ``… for Mill Peace George Elm``."""
    low = [word.strip(".").lower() for word in given]
    is_after_capital = bool(before) and before[-1][:1].isupper()
    is_honorific = is_after_capital and before[-1].strip(".").lower() in HONORIFICS
    known = low[0] not in GIVEN_NAMES and low[-1] in GIVEN_NAMES
    return known and is_after_capital and not is_honorific


def _size(given: list[str]) -> int:
    return sum(1 for word in given if len(word.strip(".")) > 1)


def _is_given(word: str, *, is_caps: bool) -> bool:
    low = word.rstrip(".").lower()
    if not word[:1].isupper() or not GIVEN.match(word) or low in NOT_GIVEN:
        return False
    has_short_form = re.search(r"['’]", low) and not ELIDED.match(low)  # I'm, Ada's
    if has_short_form or low in HONORIFICS:
        return False
    is_initials = len(low) == 1 or "." in low
    is_acronym = word.isupper() and len(word) > 2 and not is_caps
    return is_initials or not is_acronym


def _phrase_before(words: list[str]) -> str:
    """Give the run of words before a name that may be an office."""
    while (
        words and words[-1].strip("(").rstrip(".,").lower() in HONORIFICS - OFFICE_WORDS
    ):
        words = words[:-1]
    first = len(words)
    for at in range(len(words) - 1, -1, -1):
        word = words[at].strip("“\"'‘(,.")
        if word[:1].isupper() or word.lower() in OFFICE_WORDS:
            first = at
        elif word.lower() not in SMALL:
            break
    phrase = BEFORE_OFFICE.sub("", " ".join(words[first:]))
    is_joined = phrase.split()[-1:] in (["and"], ["&"], ["AND"])
    return "" if is_joined or not _ends_in_office(phrase) else phrase


def office_from_phrase(phrase: str) -> str:
    """Cut the office out of the words beside a name; '' where they are none.

    ``Press Secretary Jen Psaki and National Security Advisor`` → the latter.
    """
    parts = JOINTS.split(phrase.strip(" ,"))
    office = ""
    while parts:
        office = parts.pop() + office
        if _is_office(office):
            return _tidied(office)
        if parts:
            joint = parts.pop()
            if joint.startswith(",") or not _ends_in_office(parts[-1]):
                return ""
            office = joint + office
    return ""


def _ends_in_office(phrase: str) -> bool:
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
