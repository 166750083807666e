"""What is asked of search engines: words by how many passages have them, and phrases."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

from tantivy import Searcher

from tests.benchmarks.words import Vocabulary

EACH = 12  # questions of a sort
SHARES = {"0.02 %": 0.0002, "1 %": 0.01, "10 %": 0.1, "33 %": 0.33}
# The words of pairs are in so many of the passages; those of phrases are the most
# frequent of all, or no phrase of words made up by chance would be found often.
COMMON = (0.1, 0.4)
IN_PHRASES = 40


@dataclass(frozen=True, slots=True)
class Question:
    """Words that must all be in a passage, or stand there one after another."""

    words: tuple[str, ...]
    is_phrase: bool = False

    @property
    def typed(self) -> str:
        """What a reader types."""
        said = " ".join(self.words)
        return f'"{said}"' if self.is_phrase else said


def questions(
    searcher: Searcher, passages: int, vocabulary: Vocabulary
) -> dict[str, list[Question]]:
    """Return questions of each sort for an archive of so many passages."""
    words = vocabulary.words
    shares = {word: searcher.doc_freq("text", word) / passages for word in words}
    found = {
        f"a word in {name} of the passages": [
            Question((word,)) for word in _nearest(shares, share)
        ]
        for name, share in SHARES.items()
    }
    common = [w for w in words[:500] if COMMON[0] <= shares[w] <= COMMON[1]]
    found["two common words"] = [Question(pair) for pair in _pairs(common)]
    found["a phrase"] = [
        Question(pair, is_phrase=True) for pair in _pairs(words[:IN_PHRASES])
    ]
    return found


def _nearest(shares: dict[str, float], share: float) -> list[str]:
    by_distance = sorted(shares, key=lambda word: abs(shares[word] - share))
    return by_distance[:EACH]


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    pairs = list(combinations(words, 2))
    yield from Random(1).sample(pairs, min(EACH, len(pairs)))
