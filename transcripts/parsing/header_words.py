"""How a title, a place, a person's name and prose look in a header."""

from __future__ import annotations

import re

from transcripts.parsing.vocabulary import OFFICES_HELD, TITLES

# For text in small letters, as PLACE_WORDS: told apart three times as fast.
TITLE_WORDS = re.compile(
    r"\b(?:press\s+(?:gaggle|call|conference|availability|release|avail)s?"
    r"|briefings?(?!\s+room)|gaggle|news\s+conference|remarks|exchanges?|interview"
    r"|question.and.answer"
    r"|q\s?&\s?a|fact\s+sheet|statements?|address|readout|teleconference|press\s+conference"
    r"|transcript|telebriefing|media\s+(?:call|availability|briefing)|conference\s+call"
    r"|debate|town\s+hall|proclamation|messages?|mensaje|roundtable|discussion|letter|memorandum"
    r"|pool\s+report|advisory|executive\s+order|toast|speech|updates\s+reporters"
    r"|announce(?:s|ment)|hearing|testimony|lobby|presidential\s+actions)\b",
)
MENU = re.compile(r".*\(\d+\)$|.*\|.*\|")
PLACE_WORDS = re.compile(
    r"\b(?:room|house|aboard|via|teleconference|telephone|hotel|center|centre|airport|lawn"
    r"|garden|office|building|capitol|hall|base|air\s+force\s+(?:one|two)|en\s+route|ranch"
    r"|school|university|college|stakeout|palace|embassy|station|park|square|library"
    r"|theat(?:er|re)|auditorium|residence|studio|camp|fort|pentagon|portico|colonnade"
    r"|driveway|cottage|church|hospital|plant|factory|museum|stadium|arena|terminal|pier"
    r"|briefing\s+room|washington|filing\s+center|press\s+file|tarmac|plaza|headquarters"
    r"|conference\s+centre?|d\.c|london|cottage|villa|resort|hangar|farm|street|avenue)\b",
)
# `Bettendorf, Iowa`, `Tokyo, Japan`, `Belfast, Northern Ireland, United Kingdom`
TOWN = re.compile(r"[A-Z][\w.'’ -]+(?:, [A-Z][\w.'’ -]+){1,2}\.?$")
PERSON = re.compile(
    r"(?:photo of |picture of )?(?P<name>(?:president |vice president )?"
    r"[A-Z][\w'’-]+\.?(?: (?:[A-Z][\w'’.-]*|van|von|de|del|la)){1,4}(?:,? (?:Jr|Sr|I{2,3})\.?)?)"
    r"(?: (?:photo|picture|portrait))?$",
    re.I,
)
# `Ada Quill, Department Spokesperson`, `Bo Reed, President of the Central Bank,`
WITH_OFFICE = re.compile(
    rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){{1,3}}, [^\d]*\b(?:{OFFICES_HELD})\b"
)
PORTRAIT = re.compile(r"^(?:photo|picture) of |(?: photo| picture| portrait)$", re.I)
PROSE_END = re.compile(r"[.?!:…][\"”’')\]*\s]*$")
LINKING = re.compile(
    r"(?:(?:^|\s)(?:by|of|and|the|with|to|for|in|at|on|from|a|an)|[,&–—-])$", re.I
)
NO_NAME = frozenset(
    "white house press office national security remarks news all search share budget"
    " united states department president’s president's washington the room via aboard"
    " event transcript briefing conference call center american presidency project".split()
)


def is_title(text: str) -> bool:
    """Whether a line reads as the title of a document."""
    if MENU.match(text) or len(text) > 400 or not TITLE_WORDS.search(text.lower()):
        return False
    words = text.split()
    if len(words) < 2 or (is_prose(text) and len(words) > 12):
        return False
    if len(words) == 2 and not text.isupper() and not text[-1].isdigit():
        return TITLE_WORDS.fullmatch(text.strip().lower()) is not None
    return not text[0].islower()


def in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals: ``DENIS McDONOUGH, DEPUTY``."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def is_place(text: str) -> bool:
    """Whether a line reads as a place."""
    if len(text) > 120 or is_prose(text) or is_officer(text):
        return False
    return bool(PLACE_WORDS.search(text.lower()) or TOWN.match(text))


def is_officer(text: str) -> bool:
    """Whether a line names somebody with the office: who speaks, not where."""
    return WITH_OFFICE.match(text) is not None


def is_person(text: str) -> bool:
    """Whether a line is a person's name, or the text of a portrait's picture."""
    if len(text) > 60 or any(c.isdigit() for c in text):
        return False
    found = PERSON.match(text)
    if not found:
        return False
    if PORTRAIT.search(text):
        return True
    words = found["name"].lower().split()
    if TITLE_WORDS.search(text.lower()) or set(words) & NO_NAME:
        return False
    if not all(
        w[:1].isupper() or w in ("van", "von", "de", "del", "la")
        for w in found["name"].split()
    ):
        return False
    if words[0] in ("president", "vice"):
        return len(words) >= 3
    return found["name"].split()[0].upper() not in TITLES and not text.isupper()


def person_from(text: str) -> str:
    """The name in a line for which ``is_person`` holds."""
    found = PERSON.match(text)
    name = found["name"] if found else text
    name = re.sub(r"\s+(?:photo|picture|portrait)$", "", name, flags=re.I)
    return re.sub(r"^(?:photo|picture) of ", "", name, flags=re.I)


def is_prose(text: str) -> bool:
    """Whether a line is a sentence somebody may have said."""
    words = text.split()
    if len(words) < 4:
        return False
    if len(words) >= 25 and sum(w[:1].islower() for w in words) >= 0.5 * len(words):
        return True
    if not PROSE_END.search(text):
        return False
    return sum(w[:1].islower() for w in words) >= 0.4 * len(words)


def title_goes_on(text: str, after: str, *, is_joined: bool, wrap: int) -> bool:
    """Whether the line after belongs to the title; ``wrap`` is the page's column."""
    if not is_joined:
        return False
    if text.isupper() and after.isupper():
        return not (is_place(after) and not LINKING.search(text))
    if LINKING.search(text) and not text.endswith("-"):
        return True
    return (
        (len(text) >= 60 and after[:1].islower())
        or (len(text) >= 55 and after.endswith("?"))
        or (_is_wrapped(text, after, wrap) and not is_place(after))
    )


def _is_wrapped(text: str, after: str, wrap: int) -> bool:
    """Whether a line was full, so that the few words after it are its rest."""
    words = after.split()
    is_full = len(text) <= wrap + 4 and len(text) + 1 + len(words[0]) > wrap
    return wrap > 0 and is_full and len(words) <= 6
