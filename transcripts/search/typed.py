"""Cut what a reader types into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from transcripts.search.narrowing import NAMES, nearest_name

# "two words" · "two words"~5 · "never closed
QUOTED = re.compile(r'"(?P<inside>[^"]*)(?P<end>"|\Z)(?:~(?P<distance>[0-9]{1,6}))?')
# -word · --word, and not the hyphens of COVID-19 and 5 - 3
DASHES = re.compile(r"(?<![^\s(])-+(?=[^\s)-])")
# speaker:psaki · SPEAKER: psaki, and not https://… or 10:30
NAME = re.compile(r"(?P<name>[^\W\d_]{2,20}):(?P<blank>\s*)")
BRACKET = re.compile(r"[()]")
RUN = re.compile(r'[^\s()"]+')
SPACE = re.compile(r"\s*")


class Kind(Enum):
    """What sort of token it is."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    QUOTED = auto()
    FIELD = auto()
    RUN = auto()


SIGNS = {
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
    "OR": Kind.OR,
    "|": Kind.OR,
    "||": Kind.OR,
    "AND": Kind.AND,
    "&": Kind.AND,
    "&&": Kind.AND,
    "NOT": Kind.NOT,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed; ``match`` says where it stands, and its parts.

    That of a field ends before its value.
    """

    kind: Kind
    match: re.Match[str]

    @property
    def text(self) -> str:
        """What was typed."""
        return self.match[0]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end()


def token_at(text: str, place: int) -> Token | None:
    """Return the next token of a cleaned text, None at its end."""
    if space := SPACE.match(text, place):
        place = space.end()
    if match := BRACKET.match(text, place):
        return Token(SIGNS[match[0]], match)
    for kind, pattern in SHAPES:
        if match := pattern.match(text, place):
            return Token(kind, match)
    if (match := NAME.match(text, place)) and _is_field(match):
        return Token(Kind.FIELD, match)
    match = RUN.match(text, place)
    return Token(SIGNS.get(match[0], Kind.RUN), match) if match else None


SHAPES = ((Kind.QUOTED, QUOTED), (Kind.NOT, DASHES))


def distance_of(match: re.Match[str]) -> int:
    """Return how far apart the words of a quotation may stand."""
    return int(match["distance"] or 0)


def _is_field(match: re.Match[str]) -> bool:
    """Whether it names a field, or nearly does with a value close behind."""
    name = match["name"].lower()
    if name in NAMES:
        return True
    is_followed = not match["blank"] and match.end() < len(match.string)
    return is_followed and bool(nearest_name(name))
