"""Read a run of letters, or what stands between quotation marks, as words."""

from __future__ import annotations

from transcripts.search.nodes import Leaf, Near, Phrase, Prefix, Word
from transcripts.search.words import words

# What begins with less is too much of the archive; one sign of Chinese is enough.
SHORTEST_PREFIX = 3
LARGEST_DISTANCE = 50

STAR_ALONE = "A star stands for the rest of a word; write its first letters before it."
STAR_WITHIN = "A star stands at the end of a word; the rest of this word was left out."
STAR_BEFORE = "A star stands at the end of a word, not at its beginning."
STAR_SHORT = "Write three letters or more before a star; this was searched as a word."
STAR_JOINED = "A star stands after a single word; these were searched as they are."
STAR_QUOTED = "A star means nothing between quotation marks; it was left out."
TOO_FAR = f"Words can be sought {LARGEST_DISTANCE} words apart at most."
OPERATORS = ("OR", "AND", "NOT")


def leaf_from_run(run: str) -> tuple[Leaf | None, str]:
    """Return the words of a run without blanks, and what is wrong with it."""
    head, star, rest = run.partition("*")
    if not star:
        return _joined(run), ""
    found, others = words(head), words(rest)
    if others and not found:
        return _joined(rest), STAR_BEFORE
    if not found:
        return None, STAR_ALONE
    if len(found) > 1:
        return _joined(head), STAR_JOINED
    if len(found[0].encode()) < SHORTEST_PREFIX:
        return _joined(head), STAR_SHORT
    return Prefix(found[0]), STAR_WITHIN if others else ""


def leaf_from_quoted(inside: str, distance: int) -> tuple[Leaf | None, str]:
    """Return the words of a quotation, and what is wrong with it."""
    found = words(inside)
    message = STAR_QUOTED if "*" in inside else ""
    if not found:
        return None, message
    if not distance or len(found) == 1:
        return Phrase(found, f'"{inside.strip()}"' * (not message)), message
    if distance > LARGEST_DISTANCE:
        return Near(found, LARGEST_DISTANCE), TOO_FAR
    return Near(found, distance), message


def word_from(text: str) -> Word:
    """Return a word; one such as OR so that it does not read as an operator."""
    return Word(text.lower() if text in OPERATORS else text)


def shortened(leaf: Leaf, most: int) -> Leaf:
    """Return the leaf with no more words than so many."""
    if isinstance(leaf, Phrase) and len(leaf.words) > most:
        return Phrase(leaf.words[:most])
    if isinstance(leaf, Near) and len(leaf.words) > most:
        return Near(leaf.words[:most], leaf.distance)
    return leaf


def size(leaf: Leaf) -> int:
    """Return the number of words."""
    return len(leaf.words) if isinstance(leaf, Phrase | Near) else 1


def _joined(run: str) -> Leaf | None:
    """Return a word, or as a phrase the words of U.S. or don't."""
    found = words(run)
    if not found:
        return None
    if len(found) > 1:
        return Phrase(found, _typed(run))
    return word_from(found[0])


def _typed(run: str) -> str:
    """Return the run without signs around it, if it reads the same again."""
    while run and not words(run[0]):
        run = run[1:]
    while run and not words(run[-1]):
        run = run[:-1]
    return "" if ":" in run or "*" in run else run
