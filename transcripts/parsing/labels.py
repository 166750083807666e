"""What a speaker label says: its shape, name, title and role.

A label is read by itself here; whether it opens a turn is for ``openings`` to say,
which knows the whole document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from transcripts.parsing.vocabulary import (
    CAPACITIES,
    HONORIFICS,
    MODIFIERS,
    NEVER_LABELS,
    OFFICES_HELD,
    PARTICLES,
    ROLE_OF_TITLE,
    ROLE_PATTERNS,
    SENTENCE_WORDS,
    TITLES,
)


class Family(StrEnum):
    """The shape of a label, strongest first."""

    PRESS = "press"  # Q, QUESTION, Reporter, THE PRESS
    CAPACITY = "capacity"  # THE PRESIDENT, MODERATOR, SENIOR ... OFFICIAL
    TITLED = "titled"  # MR. EARNEST, SECRETARY LaHOOD, Prime Minister Peres
    FULL_CAPS = "full_caps"  # STEVE LIESMAN
    ONE_CAPS = "one_caps"  # LEHRER
    FULL_NAME = "full_name"  # Donald Trump
    ONE_NAME = "one_name"  # Rumsfeld
    ANSWER = "answer"  # A, where Q asks
    NONE = "none"  # no label: So my question is


STRONG = frozenset({Family.PRESS, Family.CAPACITY, Family.TITLED})


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read. ``name`` is as printed, without honorific and title.

    ``is_caps`` holds where the words that matter are in capitals (``MR. McDONOUGH``).
    """

    printed: str
    family: Family
    honorific: str = ""
    title: str = ""
    name: str = ""
    affiliation: str = ""
    role: str = "speaker"
    is_caps: bool = False
    key: str = ""  # one for the labels of one person, as far as labels tell


LONG_CAPACITIES = tuple(name for name in CAPACITIES if len(name) >= 7)
LONG_TITLES = tuple(title for title in TITLES if len(title) >= 6)

NOTHING = Label("", Family.NONE)
ANSWERS = frozenset({"A", "ANSWER"})

# `DAVID DIMBLEBY [British Broadcasting Corporation]`, `Paul Fulton (Moderator)`
AFFILIATION = re.compile(r"\s*[\[(]([^\])]*)[\])]\s*$")
# `Merriman Smith, United Press International`; not `Well, Mr. Smith`
WITH_OUTLET = re.compile(
    r"(?P<name>(?:Mrs?\. |Miss )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4}"
    r"(?:, Jr\.)?), (?P<outlet>[A-Z][\w.&'’() -]{2,50})$"
)
# A paper or a station that asks by its own name: `Reuters`, `Harbour Daily`; no person
OUTLET = re.compile(
    r"(?:(?:Reuters|Bloomberg|AFP|AP|UPI|PTI|ANI|DPA|EFE|ANSA|TASS|RIA Novosti|Kyodo|NHK"
    r"|Yonhap|Xinhua|CCTV|CGTN|CNN|BBC|CBC|NPR|CBS|ABC|NBC|C-SPAN|Al Jazeera|Associated Press"
    r"|Agence France-Presse|Financial Times)(?: [A-Z][\w.&-]*){0,2}"
    r"|(?:[A-Z][\w.&’'-]* ){1,4}(?:Daily|News|News (?:Agency|Service|Network)|Times|Tribune"
    r"|Herald|Broadcasting(?: Corporation)?|Television|TV|Radio|Newspaper|Shimbun))$"
)
# `Ada Quill, Official Spokesperson`, `Bo Reed (Minister for Foreign Affairs)`
OFFICE = re.compile(
    rf"\b(?:{OFFICES_HELD}|Administrator|Envoy|Mayor|Premier)\b", re.IGNORECASE
)
# A word of a name: `O'BRIEN`, `JEAN-PIERRE`, `F.`, `McCURRY`; not `of`, `2`
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W_]))*\.?$")
JUNIOR = re.compile(r",? (?:Jr|Sr|JR|SR|II|III|IV)\.?$")
# Capitals but for `Mc`, `La`, `von` inside: `McDONOUGH`, `DeLAURENTIS`; not `Doe`
CAPS_WORD = re.compile(r"(?:Mc|Mac|La|Le|De|Di|Van|Fitz|O['’])?[^\W\d_a-z]{2,}", re.U)
ORDINAL = re.compile(r"\s+(?:#?\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|One|Two|Three)$")


@lru_cache(maxsize=8192)
def read_label(printed: str) -> Label:
    """Read a label as printed, without its colon, period or time stamp.

    >>> read_label("MS. PSAKI").name
    'PSAKI'
    >>> read_label("So my question is").family
    <Family.NONE: 'none'>
    """
    text = " ".join(printed.replace("_", " ").replace("*", "").split())
    if not text or len(text) > 72:
        return NOTHING
    upper = text.upper().rstrip(".")
    if upper in ANSWERS:
        return Label(printed, Family.ANSWER, is_caps=text == upper, key=upper)
    if upper in NEVER_LABELS:
        return NOTHING
    affiliation = ""
    if found := AFFILIATION.search(text):
        affiliation, text = found[1].strip(), text[: found.start()]
    elif found := WITH_OUTLET.match(text):
        affiliation, text = found["outlet"], found["name"]
    office = affiliation if OFFICE.search(affiliation) else ""
    affiliation = "" if office else affiliation
    label = (
        _capacity(printed, text, affiliation)
        or _titled(printed, text, affiliation)
        or _outlet(printed, text)
        or _named(printed, text, affiliation)
        or NOTHING
    )
    if office and label.name and not label.title:
        label = replace(label, title=office, role=_role_of([office], ""))
    return replace(label, key=_key(label))


def _key(label: Label) -> str:
    if label.name and label.family not in (Family.PRESS, Family.CAPACITY):
        return JUNIOR.sub("", label.name).split()[-1].upper()
    return label.printed.upper().strip(". ")


def is_caps(text: str) -> bool:
    """Whether the words of a label are in capitals: ``MR. McDONOUGH``, ``Q``."""
    words = [w for w in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text) if len(w) > 2]
    if not words:
        return text == text.upper()
    return all(CAPS_WORD.match(word) for word in words)


def _capacity(printed: str, text: str, affiliation: str) -> Label | None:
    plain = ORDINAL.sub("", text).strip(" .")
    upper = plain.upper().removeprefix("A ").removeprefix("AN ")
    family_role = CAPACITIES.get(upper)
    if family_role is None:
        family_role = next(
            ((press, role) for rule, press, role in ROLE_PATTERNS if rule.match(upper)),
            None,
        ) or _misprinted(plain, upper)
    if family_role is None or not _is_label_case(plain):
        return None
    press, role = family_role
    family = Family.PRESS if press else Family.CAPACITY
    if affiliation and affiliation.lower() in {"moderator", "host", "operator"}:
        role = affiliation.lower()
    return Label(printed, family, "", plain, "", affiliation, role, is_caps(plain))


def _misprinted(plain: str, upper: str) -> tuple[bool, str] | None:
    """A capacity with a slip of the typist: ``THE PRESDIENT``, ``MODEARTOR``."""
    if plain != upper or not 7 <= len(upper) <= 32:
        return None
    near = _nearest(upper, LONG_CAPACITIES, 0.88)
    return CAPACITIES[near] if near else None


def _nearest(word: str, known: tuple[str, ...], cutoff: float) -> str:
    """The known word that differs from a word by a slip or two, if one does."""
    ends = (word[:2], word[-2:])
    near = [
        other
        for other in known
        if abs(len(other) - len(word)) <= 2
        and (other[:2] == ends[0] or other[-2:] == ends[1])
    ]
    found = get_close_matches(word, near, n=1, cutoff=cutoff) if near else []
    return found[0] if found else ""


def _is_label_case(text: str) -> bool:
    """Capitals throughout, or each word that matters with one: ``The President``."""
    words = text.split()
    return all(w[:1].isupper() or w.lower() in PARTICLES for w in words) and (
        words[0][:1].isupper()
    )


def _titled(printed: str, text: str, affiliation: str) -> Label | None:
    words = text.replace("MR.", "MR. ").replace("MS.", "MS. ").split()
    if len(words) < 2 and not (words and words[0].upper().startswith("MR.")):
        return None
    at, honorific, title = 0, "", []
    while at < len(words) and words[at].upper().rstrip(".,") in MODIFIERS:
        title.append(words[at])
        at += 1
    size = _title_size(words, at)
    if size:
        title += words[at : at + size]
        at += size
    else:
        at, title = 0, []
        if words[0].upper().rstrip(".") in HONORIFICS:
            honorific, at = words[0], 1
    rest = words[at:]
    if not (size or honorific) or not rest or not _is_name(rest):
        return None
    if not _is_label_case(" ".join(words)):
        return None
    name = " ".join(rest)
    role = _role_of(title, affiliation)
    return Label(
        printed,
        Family.TITLED,
        honorific,
        " ".join(title),
        name,
        affiliation,
        role,
        is_caps(name),
    )


def _title_size(words: list[str], at: int) -> int:
    for size in (3, 2, 1):
        phrase = " ".join(words[at : at + size]).upper().replace(".", "")
        if len(words) >= at + size and phrase in TITLES:
            return size + _title_size(words, at + size)
    word = words[at] if at < len(words) else ""
    if len(word) >= 6 and word.isupper():  # PRESDIDENT TRUMP, ADMNISTRATOR FUGATE
        return int(bool(_nearest(word, LONG_TITLES, 0.86)))
    return 0


def _role_of(title: list[str], affiliation: str) -> str:
    if affiliation.lower() in {"moderator", "host"}:
        return "moderator"
    phrase = " ".join(title).upper().replace(".", "")
    for pattern, role in ROLE_OF_TITLE:
        if pattern.search(phrase):
            return role
    return "official" if title else "speaker"


def _is_name(words: list[str]) -> bool:
    words = JUNIOR.sub("", " ".join(words)).split()
    if not 1 <= len(words) <= 5 or words[0] in PARTICLES:
        return False
    if not all(NAME_WORD.match(w) or w.lower() in PARTICLES for w in words):
        return False
    if any(w.endswith(".") and w.upper()[:-1] in HONORIFICS for w in words[1:]):
        return False  # MR. EARNEST MR. PRESIDENT
    return not any(w.lower() in SENTENCE_WORDS for w in words)


def _outlet(printed: str, text: str) -> Label | None:
    if not OUTLET.match(text):
        return None
    caps = is_caps(text)
    many = (Family.FULL_CAPS, Family.FULL_NAME)
    one = (Family.ONE_CAPS, Family.ONE_NAME)
    family = (many if " " in text else one)[not caps]
    return Label(printed, family, role="reporter", is_caps=caps)


def _named(printed: str, text: str, affiliation: str) -> Label | None:
    words = text.split()
    if not _is_name(words) or not _is_label_case(text):
        return None
    caps = is_caps(text)
    if any(w.upper().strip(".,") in NEVER_LABELS for w in words):
        return None
    if caps:
        family = Family.ONE_CAPS if len(words) == 1 else Family.FULL_CAPS
    else:
        family = Family.ONE_NAME if len(words) == 1 else Family.FULL_NAME
    role = "moderator" if affiliation.lower() in {"moderator", "host"} else "speaker"
    return Label(printed, family, "", "", text, affiliation, role, caps)
