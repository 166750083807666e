"""Quotations to be checked: out of passages word for word, changed, and never said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from tests.benchmarks.scripts import script
from tests.benchmarks.words import Vocabulary
from transcripts.quoting import Verdict

EACH = 6  # quotations of a sort
SEED, ARCHIVE_SEED = 5, 1
LENGTHS = (8, 200)
VERBATIM, NEAR, NOT_FOUND = "verbatim", "near", "not found"
EXPECTED = {
    VERBATIM: {Verdict.VERBATIM, Verdict.SAME_WORDS},
    NEAR: {Verdict.NEAR},
    NOT_FOUND: {None},
}
COMMON, RARE = "common words", "rare words"
# Ranks of words that nobody said in this order, and of those put for others.
RANKS = {COMMON: (0, 120), RARE: (3_000, 40_000)}
EVERY = 8  # one word in so many is put for another in what is near
# Briefings that every archive has, and the runs of words that are drawn from them.
BRIEFINGS, DRAWN = 100, 600
PLAIN = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of quotation."""

    of: str
    words: str
    length: int

    def __str__(self) -> str:
        return f"{self.of}, {self.length} {self.words}"


def sorts() -> Iterator[Sort]:
    """Yield every sort of quotation."""
    return (Sort(*one) for one in product(EXPECTED, (COMMON, RARE), LENGTHS))


def quotations(vocabulary: Vocabulary) -> dict[Sort, list[str]]:
    """Return some quotations of each sort, the same for archives of any size."""
    random = Random(SEED)
    rank = {word: number for number, word in enumerate(vocabulary.words)}
    said = {length: _drawn(random, vocabulary, length) for length in LENGTHS}
    found = {}
    for sort in sorts():
        if sort.of == NOT_FOUND:
            found[sort] = [_unsaid(random, vocabulary, sort) for _ in range(EACH)]
            continue
        chosen = _chosen(said[sort.length], rank, sort.words)
        if sort.of == NEAR:
            chosen = [_changed(random, vocabulary, sort, text) for text in chosen]
        found[sort] = chosen
    return found


def _drawn(random: Random, vocabulary: Vocabulary, length: int) -> list[str]:
    """Draw runs of words out of turns of the first briefings, which all are published.

    Where paragraphs meet a blank stands between them, as where somebody pastes them.
    """
    turns = [
        " ".join(turn.paragraphs).split()
        for number in range(1, BRIEFINGS + 1)
        for turn in script(number, vocabulary, ARCHIVE_SEED).turns
    ]
    long_enough = [words for words in turns if len(words) >= length]
    runs = []
    for _ in range(DRAWN):
        words = random.choice(long_enough)
        start = random.randrange(len(words) - length + 1)
        runs.append(" ".join(words[start : start + length]))
    return runs


def _chosen(runs: list[str], rank: dict[str, int], words: str) -> list[str]:
    """Return the runs of which the rarest word is the least rare, or the rarest."""

    def rarest(run: str) -> int:
        return max(rank[word] for word in PLAIN.findall(run.lower()))

    ordered = sorted(dict.fromkeys(runs), key=rarest, reverse=words == RARE)
    return ordered[:EACH]


def _unsaid(random: Random, vocabulary: Vocabulary, sort: Sort) -> str:
    first, last = RANKS[sort.words]
    return " ".join(random.choices(vocabulary.words[first:last], k=sort.length))


def _changed(random: Random, vocabulary: Vocabulary, sort: Sort, text: str) -> str:
    """Put other words for some in a run."""
    words = text.split()
    first, last = RANKS[sort.words]
    for place in range(EVERY // 2, len(words), EVERY):
        words[place] = random.choice(vocabulary.words[first:last])
    return " ".join(words)
