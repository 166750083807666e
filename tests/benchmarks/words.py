"""Made-up words, as frequent as words of a language are (Zipf's law)."""

from array import array
from collections.abc import Iterator
from itertools import accumulate, product
from random import Random

SIZE = 100_000
# How often a word comes falls with its rank (Zipf and Mandelbrot), and sooner from
# some rank on; so it does in 15 million words of real briefings.
SHIFT, STEEPNESS = 1.7, 1.05
STEEPER_FROM, STEEPER = 1_000, 1.7
# A word is drawn by a number of so many bits.
BITS = 22
SENTENCE, CLAUSE = 14, 17  # every so many words a full stop, a comma

# Syllables such that no stemmer finds an ending to take off, in any engine.
CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aeiou"
LAST_VOWELS, LAST_CONSONANTS = "aou", "bgkmpv"
# Frequent words are short: so many have one syllable, so many more two.
ONE_SYLLABLE, TWO_SYLLABLES = 120, 3_000


class Vocabulary:
    """Words by rank, the most frequent first, and prose made of them."""

    def __init__(self, seed: int = 1) -> None:
        self.words = _words(Random(seed))
        self._drawn = _slots(self.words)

    def prose(self, random: Random, count: int) -> list[str]:
        """Draw words with their punctuation."""
        drawn, shift = self._drawn, 32 - BITS  # locals: this runs for every word
        numbers = array("I", random.randbytes(4 * count))
        return [drawn[number >> shift] for number in numbers]


def _words(random: Random) -> list[str]:
    short = _spelt(0)
    middle = _spelt(1)
    long = random.sample(range(80 * len(middle)), SIZE)
    random.shuffle(short)
    random.shuffle(middle)
    syllables = ["".join(pair) for pair in product(CONSONANTS, VOWELS)]
    words = short[:ONE_SYLLABLE] + middle[:TWO_SYLLABLES]
    words += [syllables[n % 80] + middle[n // 80] for n in long]
    return words[:SIZE]


def _spelt(more: int) -> list[str]:
    """Spell every word of one syllable and so many more."""
    parts = [*[CONSONANTS, VOWELS] * more, CONSONANTS, LAST_VOWELS, LAST_CONSONANTS]
    return ["".join(letters) for letters in product(*parts)]


def _weights(size: int) -> Iterator[float]:
    bend = (STEEPER_FROM + SHIFT) ** (STEEPER - STEEPNESS)
    for rank in range(1, size + 1):
        if rank < STEEPER_FROM:
            yield (rank + SHIFT) ** -STEEPNESS
        else:
            yield bend * (rank + SHIFT) ** -STEEPER


def _slots(words: list[str]) -> list[str]:
    """Give each word its share of the numbers that may be drawn, one at least."""
    weights = list(_weights(len(words)))
    free = 2**BITS - len(words)
    whole, slots, before = sum(weights), [], 0
    for word, reached in zip(words, accumulate(weights), strict=True):
        upto = int(free * reached / whole)
        slots += _punctuated(word, 1 + upto - before, len(slots))
        before = upto
    return slots + [words[0]] * (2**BITS - len(slots))


def _punctuated(word: str, count: int, place: int) -> list[str]:
    """Repeat a word so often, now and then with a stop after it."""
    stop, comma = f"{word}.", f"{word},"
    return [
        stop if n % SENTENCE == 0 else comma if n % CLAUSE == 0 else word
        for n in range(place, place + count)
    ]
