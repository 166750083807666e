"""Hold a quotation against what was said, word by word; no Django, no engine.

Letter case, accents, punctuation and the style of quotation marks and dashes do not
part two words: whoever calls says how a text is cut into words. Dots (``...``, ``…``)
and words in [brackets] stand for any words, or none, that were left out.
"""

from transcripts.quoting.alignment import Change
from transcripts.quoting.comparing import Comparer, Likeness, Verdict, near
from transcripts.quoting.lines import Line, Piece, plain
from transcripts.quoting.quotation import (
    FEWEST_WORDS,
    MOST_CHARACTERS,
    Cut,
    Quotation,
    Word,
    read,
)

__all__ = [
    "FEWEST_WORDS",
    "MOST_CHARACTERS",
    "Change",
    "Comparer",
    "Cut",
    "Likeness",
    "Line",
    "Piece",
    "Quotation",
    "Verdict",
    "Word",
    "near",
    "plain",
    "read",
]
