"""Compare people's names, and set them as an index does."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Container
from itertools import chain, count, islice, repeat

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd"})
# MR. McDONOUGH   SECRETARY LaHOOD   not: MEMBERS OF BTS
MIXED_CAPITALS = re.compile(r"^([A-Z][a-z]+)([A-Z]+)$")
ALL_CAPITALS_MC = re.compile(r"^(MC)([A-Z]{3,})$")
AT_A_TIME = 50  # slugs looked up in one query
NOT_IN_NAMES = re.compile(r"[^\w\s-]|_")


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common.

    ``Karine Jean-Pierre`` and ``KARINE JEAN-PIERRE`` → ``karine jean-pierre``;
    ``J.D. Vance`` and ``J. D. Vance`` → ``j d vance``. Initials count: they part
    George W. Bush from George Bush.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(NOT_IN_NAMES.sub(" ", letters.replace("'", "")).split())


def is_full_name(name: str) -> bool:
    """Whether a name has more than a surname, so that it tells one person."""
    words = [word for word in name_key(name).split() if word not in SUFFIXES]
    return len(words) > 1 and len(words[-1]) > 1


def sort_name(name: str) -> str:
    """Return the name with the surname first: ``Psaki, Jen``."""
    words = name.split()
    suffix = ""
    if len(words) > 2 and words[-1].strip(".").casefold() in SUFFIXES:
        suffix = f" {words.pop()}"
    if len(words) < 2:
        return name
    first, last = " ".join(words[:-1]).rstrip(","), words[-1].rstrip(",")
    return f"{last}, {first}{suffix}"


def name_from_label(label: str) -> str:
    """Return a label in capitals as a name is written: ``Mr. McDonough``."""
    return " ".join(_word_from_capitals(word) for word in label.split())


def free(slug: str, taken: Callable[[list[str]], Container[str]]) -> str:
    """Return the slug, with a number where it is taken: ``jen-psaki-2``.

    ``taken`` is given some slugs, the first alone and then many at a time, and says
    which are taken; it need not know of any other.
    """
    slugs = chain([slug], (f"{slug}-{n}" for n in count(2)))
    some = (
        list(islice(slugs, size))
        for size in chain([1, AT_A_TIME], repeat(AT_A_TIME**2))
    )
    return next(
        candidate
        for candidates in some
        for held in [taken(candidates)]
        for candidate in candidates
        if candidate not in held
    )


def _word_from_capitals(word: str) -> str:
    for pattern in (MIXED_CAPITALS, ALL_CAPITALS_MC):
        if match := pattern.match(word):
            return match[1].capitalize() + match[2].capitalize()
    if not word.isupper() or re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    return "-".join(string.capwords(part) for part in word.split("-"))
