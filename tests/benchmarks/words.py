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
# Frequent words are drawn by numbers of 16 bits, which is quick, the others by 20.
FREQUENT = 3_000
BITS, RARE_BITS = 16, 20
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
        weights = list(_weights(len(self.words)))
        self._rare_share = sum(weights[FREQUENT:]) / sum(weights)
        self._frequent = _slots(self.words[:FREQUENT], weights[:FREQUENT], BITS)
        self._rare = _slots(self.words[FREQUENT:], weights[FREQUENT:], RARE_BITS)

    def prose(self, random: Random, count: int) -> list[str]:
        """Draw words with their punctuation."""
        numbers = array("H", random.randbytes(2 * count))
        drawn = list(map(self._frequent.__getitem__, numbers))
        for _ in range(int(count * self._rare_share + random.random())):
            place = int(random.random() * count)
            drawn[place] = self._rare[random.getrandbits(RARE_BITS)]
        return drawn


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


def _slots(words: list[str], weights: list[float], bits: int) -> list[str]:
    """Give each word its share of the numbers that may be drawn."""
    size, whole = 2**bits, sum(weights)
    slots: list[str] = []
    for word, reached in zip(words, accumulate(weights), strict=True):
        upto = round(size * reached / whole)
        slots += _punctuated(word, upto - len(slots), len(slots))
    return slots


def _punctuated(word: str, count: int, place: int) -> list[str]:
    """Repeat a word so often, now and then with a stop after it."""
    stop, comma = f"{word}.", f"{word},"
    return [
        stop if n % SENTENCE == 0 else comma if n % CLAUSE == 0 else word
        for n in range(place, place + count)
    ]
