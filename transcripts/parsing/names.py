"""Write, compare and take apart people's names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# McDONOUGH, LaHOOD, DeLAURENTIS: the small letters show where a capital stands inside
INNER_CAPITAL = re.compile(r"(Mc|Mac|La|Le|De|Di|Du|Van|Von|Fitz|St)([^\W\d_a-z]{2,})$")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")
NUMERALS = frozenset({"II", "III", "IV"})
JUNIOR = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "la", "du", "da", "del", "di", "bin"}
    | {"ibn", "ter", "le", "st", "dos", "das", "los"}
)
NOT_LETTERS = re.compile(r"[^\w\s-]")
SHORT_FORMS = (  # given names that people swap freely
    frozenset({"robert", "bob", "rob", "bobby"}),
    frozenset({"william", "bill", "will"}),
    frozenset({"james", "jim", "jimmy"}),
    frozenset({"michael", "mike"}),
    frozenset({"joseph", "joe"}),
    frozenset({"thomas", "tom"}),
    frozenset({"daniel", "dan"}),
    frozenset({"benjamin", "ben"}),
    frozenset({"jennifer", "jen"}),
    frozenset({"joshua", "josh"}),
    frozenset({"jacob", "jake"}),
    frozenset({"samuel", "sam"}),
    frozenset({"timothy", "tim"}),
    frozenset({"stephen", "steven", "steve"}),
    frozenset({"richard", "dick", "rick"}),
    frozenset({"edward", "ed", "ted"}),
    frozenset({"kenneth", "ken"}),
    frozenset({"david", "dave"}),
    frozenset({"anthony", "tony"}),
    frozenset({"lawrence", "larry"}),
    frozenset({"douglas", "doug"}),
    frozenset({"katherine", "kate", "kathy", "katie"}),
    frozenset({"elizabeth", "liz", "beth"}),
    frozenset({"gregory", "greg"}),
    frozenset({"peter", "pete"}),
    frozenset({"nicholas", "nick"}),
    frozenset({"charles", "chuck", "charlie"}),
    frozenset({"matthew", "matt"}),
    frozenset({"christopher", "chris"}),
    frozenset({"jeffrey", "jeff"}),
    frozenset({"patrick", "pat"}),
    frozenset({"donald", "don"}),
    frozenset({"ronald", "ron"}),
    frozenset({"eugene", "gene"}),
)


@lru_cache(maxsize=16_384)
def proper_case(name: str) -> str:
    """Write a name printed in capitals as people write it.

    >>> proper_case("KARINE JEAN-PIERRE"), proper_case("McDONOUGH")
    ('Karine Jean-Pierre', 'McDonough')
    """
    return " ".join(_proper_word(word) for word in name.split())


def _proper_word(word: str) -> str:
    if INITIALS.match(word) or word.strip(".,") in NUMERALS:
        return word
    if inner := INNER_CAPITAL.match(word):
        return inner[1] + inner[2].capitalize()
    if not word.isupper() or _is_initials(word):
        return word
    parts = re.split(r"([-'’])", word)
    return "".join(_capitalised(part) for part in parts)


def _is_initials(word: str) -> bool:
    """Whether two or three capitals without a vowel stand for names: ``MJ``."""
    return len(word) <= 3 and word.isalpha() and not set("AEIOUY") & set(word)


def _capitalised(part: str) -> str:
    if re.match(r"MC[A-Z]{2}", part):
        return "Mc" + part[2:].capitalize()
    return part.capitalize()


@lru_cache(maxsize=16_384)
def folded(name: str) -> tuple[str, ...]:
    """Give the words of a name for comparison: no case, accents, dots or Jr."""
    plain = unicodedata.normalize("NFKD", JUNIOR.sub("", name.strip()))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(NOT_LETTERS.sub("", letters.replace("’", "'")).casefold().split())


def ends_with(full: str, surname: str) -> bool:
    """Whether a full name ends in the surname: ``Debbie Wasserman Schultz``."""
    tail = folded(surname)
    return bool(tail) and folded(full)[-len(tail) :] == tail


@lru_cache(maxsize=16_384)
def is_full(name: str) -> bool:
    """Whether a name has more than a surname; ``von der Elm`` has not."""
    return sum(word not in PARTICLES for word in folded(name)) >= 2


def may_be_one(first: str, second: str) -> bool:
    """Whether two names may be one person's: ``John F. Kirby`` and ``John Kirby``.

    A bare surname agrees with every name that ends in it.
    """
    if not (ends_with(first, second) or ends_with(second, first)):
        return _agree(folded(first), folded(second))
    return True


def _agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if not first or not second or first[-1] != second[-1]:
        return False
    one, other = first[:-1], second[:-1]
    if not one or not other:
        return True
    return _same_given(one[0], other[0])


def _same_given(one: str, other: str) -> bool:
    if one == other or (one[0] == other[0] and 1 in (len(one), len(other))):
        return True
    return any({one, other} <= forms for forms in SHORT_FORMS)


def distance(one: str, other: str, limit: int = 2) -> int:
    """Count the slips between two words: letters wrong, missing, added or swapped.

    Stops at ``limit + 1``.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return min(last[-1], limit + 1)
