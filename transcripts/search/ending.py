"""Where in a query somebody is typing: its last words, or the value of a field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcripts.search import schema
from transcripts.search.narrowing import NAMES
from transcripts.search.nodes import Field
from transcripts.search.typed import QUOTED, RUN, Kind, Token, token_at
from transcripts.search.words import words

# Words before the one being typed that may belong to it.
MOST_WORDS = 4
BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Ending:
    """What a text ends with: words, and the beginning of one, empty after a blank.

    They are folded as the index has them. ``starts`` are their places in the text; of
    the value of a field, or of a quotation, there is one, of all its words.
    """

    text: str
    words: tuple[str, ...]
    beginning: str
    starts: tuple[int, ...]
    field: Field | None = None
    is_quoted: bool = False

    @property
    def fragments(self) -> list[tuple[int, str]]:
        """Where the last words begin, and what is typed of them, the longest first."""
        return [(start, self.text[start:].strip('" ')) for start in self.starts]


def ending(text: str) -> Ending | None:
    """Return what is being typed at the end of a cleaned text."""
    place, runs, last = 0, list[Token](), None
    while token := token_at(text, place):
        last, place = token, token.end
        if token.kind is Kind.FIELD:
            value = QUOTED.match(text, place) or RUN.match(text, place)
            place = value.end() if value else place
        is_word = token.kind is Kind.RUN and words(token.text) == (token.text,)
        runs = [*runs[1 - MOST_WORDS :], token] if is_word else []
    if runs:
        return _of_runs(text, runs)
    return _of_value(text, last) if last else None


def _of_runs(text: str, runs: list[Token]) -> Ending:
    folded = [word for run in runs for word in schema.exact_words(run.text)]
    starts = [run.start for run in runs]
    if not text[-1].isspace():
        return Ending(text, tuple(folded[:-1]), "".join(folded[-1:]), tuple(starts))
    return Ending(text, tuple(folded), "", (*starts, len(text)))


def _of_value(text: str, token: Token) -> Ending | None:
    """Return the open quotation or the value of a field that ends the text."""
    field = NAMES.get(token.match["name"].lower()) if token.kind is Kind.FIELD else None
    start = token.end if field else token.start
    quoted = QUOTED.match(text, start)
    is_bare = field and not BLANK.search(text, start)
    if quoted["end"] if quoted else not is_bare:
        return None
    folded = tuple(schema.exact_words(text[start:]))
    has_begun = bool(folded) and text[-1].isalnum()
    said, beginning = (folded[:-1], folded[-1]) if has_begun else (folded, "")
    return Ending(text, said, beginning, (start,), field, is_quoted=bool(quoted))
