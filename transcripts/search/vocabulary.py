"""The words that the archive holds, and those that a slip may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from tantivy import Searcher

from transcripts.search import schema

ANYWHERE = schema.exact("text")

# A slip in a short word could be any other word.
SHORTEST, SHORTEST_TWICE_WRONG = 4, 7
# Two slips are looked for among the words that begin with these letters, which few
# mistype, and of those among the most frequent.
SURE = 2
MOST_LOOKED_AT = 2_000
MOST_OFFERED = 3


def frequency(searcher: Searcher, word: str) -> int:
    """Return in how many passages a word occurs, as it is spelt."""
    return searcher.doc_freq(ANYWHERE, word)


def alike(searcher: Searcher, word: str) -> list[str]:
    """Return the words next to a folded one, the most frequent first."""
    if len(word) < SHORTEST or not word.isalpha():
        return []
    once = {other: frequency(searcher, other) for other in _one_slip_from(word)}
    found = {other: number for other, number in once.items() if number}
    if not found and len(word) >= SHORTEST_TWICE_WRONG:
        found = dict(_two_slips_from(word, searcher))
    return sorted(found, key=lambda other: -found[other])[:MOST_OFFERED]


def splits(searcher: Searcher, word: str) -> list[tuple[str, str]]:
    """Return the pairs of words that a word may be run together from."""
    cuts = ((word[:n], word[n:]) for n in range(2, len(word) - 1))
    return [pair for pair in cuts if all(frequency(searcher, half) for half in pair)]


def _one_slip_from(word: str) -> set[str]:
    """Return all that one slip of the hand makes of a word."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    missing = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {h + t[1] + t[0] + t[2:] for h, t in cuts if len(t) > 1}
    wrong = {h + c + t[1:] for h, t in cuts if t for c in ascii_lowercase}
    added = {h + c + t for h, t in cuts for c in ascii_lowercase}
    return (missing | swapped | wrong | added) - {word}


def _two_slips_from(word: str, searcher: Searcher) -> Iterator[tuple[str, int]]:
    found = searcher.terms_with_prefix(ANYWHERE, word[:SURE], limit=MOST_LOOKED_AT)
    for other, number in found:
        if abs(len(other) - len(word)) <= 2 and distance(word, other, most=2) == 2:
            yield other, number


def distance(one: str, other: str, *, most: int) -> int:
    """Return how many slips lie between two words; one more than so many if more.

    A slip is a letter too many, too few or wrong, or two letters swapped.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, twin in enumerate(other, 1):
            slips = min(
                last[column] + 1, line[-1] + 1, last[column - 1] + (letter != twin)
            )
            is_swap = (
                row > 1
                and column > 1
                and (one[row - 2], letter) == (twin, other[column - 2])
            )
            line.append(min(slips, before[column - 2] + 1) if is_swap else slips)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]
