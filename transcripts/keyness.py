"""Tell by which words two bodies of text differ most; no Django.

The measure is the log-likelihood ratio of Dunning (1993), as Rayson and Garside (2000)
put it for two corpora: of a word that is said ``a`` times in ``c`` words of one and
``b`` times in ``d`` words of the other, it is ``2 (a ln(a/E1) + b ln(b/E2))``, where
``E1 = c (a + b) / (c + d)`` and ``E2 = d (a + b) / (c + d)`` are the times that one
would expect of it were there no difference.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

# Below this, chance alone gives a difference as large once in ten thousand words.
CRITICAL = 15.13
MOST_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Key:
    """A word, how often both say it, of how many words, and how much that tells."""

    word: str
    here: int
    there: int
    per_thousand_here: float
    per_thousand_there: float
    likelihood: float


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """Return how far a word's counts are from what no difference would give."""
    expected = c * (a + b) / (c + d), d * (a + b) / (c + d)
    terms = zip((a, b), expected, strict=True)
    return 2 * sum(n * math.log(n / e) for n, e in terms if n)


def keys(here: Mapping[str, int], there: Mapping[str, int]) -> list[Key]:
    """Return the words that are said more here than there, most telling first.

    Both are counts of all words; those left out of ``here`` are in no list.
    """
    c, d = sum(here.values()), sum(there.values())
    if not c or not d:
        return []
    found = (_key(word, a, there.get(word, 0), c, d) for word, a in here.items())
    more = [
        key
        for key in found
        if key.likelihood >= CRITICAL and key.per_thousand_here > key.per_thousand_there
    ]
    return sorted(more, key=lambda key: (-key.likelihood, key.word))


def _key(word: str, a: int, b: int, c: int, d: int) -> Key:
    rates = 1_000 * a / c, 1_000 * b / d
    return Key(word, a, b, *rates, log_likelihood(a, b, c, d))
