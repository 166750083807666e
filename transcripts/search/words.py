"""Plain signs for what keyboards make of them, and text cut into words."""

from __future__ import annotations

import unicodedata

# What keyboards and word processors put for the signs of the query, sign for sign.
SIGNS = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys("（", "("),
    **dict.fromkeys("）", ")"),
    **dict.fromkeys("：﹕", ":"),
    **dict.fromkeys("＊∗", "*"),
    **dict.fromkeys("～∼˜", "~"),
    **dict.fromkeys(map(chr, [*range(32), *range(127, 160)]), " "),
    "…": "..",
}
PLAIN = str.maketrans(SIGNS)

# Vowel signs, points and nasal marks are part of a word; accents that stand alone,
# viramas and tone marks are not. The engine goes by Unicode's Alphabetic, which
# Python does not have; of what is in use, these classes of marks come next to it.
MARKS_OF_WORDS = frozenset({0, *range(10, 37), 84, 91, 103, 118, 129, 130, 132})
VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def cleaned(text: str) -> str:
    """Return the text with plain signs, and letters composed as archives have them."""
    return unicodedata.normalize("NFC", text.translate(PLAIN))


def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters and digits, as the index cuts them."""
    return tuple("".join(c if _is_of_word(c) else " " for c in text).split())


def _is_of_word(char: str) -> bool:
    if char.isalnum():
        return True
    return (
        unicodedata.category(char) in ("Mn", "Mc")
        and unicodedata.combining(char) in MARKS_OF_WORDS
        and ord(char) not in VARIATION_SELECTORS
    )
