"""Count what is said under each label of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Protocol

from transcripts.parsing.labels import Family, Label, read_label
from transcripts.parsing.names import distance, folded
from transcripts.parsing.transcript import ElementKind
from transcripts.parsing.vocabulary import TITLES

# SENIOR ADMINISTRATION OFFICIAL #2 | OFFICIAL TWO | Speaker 12
NUMBER = re.compile(r"\s#?(\d{1,2}|one|two|three|four|five)$", re.IGNORECASE)
WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
LONG_TITLES = tuple(t for t in TITLES if len(t) >= 6 and " " not in t)
BEFORE_TITLES = frozenset(
    {"PRIME", "DEPUTY", "ASSISTANT", "ACTING", "SENIOR", "FORMER"}
)
# Begins with the letter: it is found ten times as fast as the edge of a word.
PRESIDENT_NAMED = re.compile(r"P(?<!\wP)(?:resident|RESIDENT) ([A-Z][a-z]+)\b")
LOOKED_AT = 40_000  # characters of speech in which presidents are named
MEN, WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"ms", "mrs", "miss", "lady"})


class Speech(Protocol):
    """What somebody says under one printed label, or under none (``""``)."""

    @property
    def label(self) -> str: ...

    @property
    def kind(self) -> ElementKind: ...

    @property
    def first_line(self) -> int: ...

    @property
    def text(self) -> str: ...


class Texts(list[str]):
    """What is said in each speech."""

    @cached_property
    def presidents(self) -> list[tuple[str, int]]:
        """The two presidents most often named near the beginning, by surname."""
        beginning, left = [], LOOKED_AT
        for text in self:
            beginning.append(text[:left])
            left -= len(text) + 1
            if left <= 0:
                break
        named = PRESIDENT_NAMED.findall("\n".join(beginning))
        return Counter(named).most_common(2)


@dataclass
class Party:
    """One label, in all the spellings that say the same, and what it says.

    ``first`` and ``line`` are where it is first heard: the number of the speech
    from 0, and the line. ``after`` holds the places of those heard just before it.
    """

    read: Label
    place: int
    first: int
    line: int
    labels: dict[str, int] = field(default_factory=dict)
    kinds: dict[ElementKind, int] = field(default_factory=dict)
    after: set[int] = field(default_factory=set)

    @cached_property
    def name(self) -> str:
        """The name on the label, without a title that is part of no name."""
        words = self.read.name.split()
        if " ".join(words).upper() in TITLES:
            return ""
        last = max((n for n, w in enumerate(words[:-1], 1) if _is_title(w)), default=0)
        return " ".join(words[last:])

    @property
    def turns(self) -> int:
        """How often it speaks."""
        return sum(self.labels.values())

    @property
    def printed(self) -> str:
        """The label as most often printed."""
        return max(self.labels, key=lambda label: self.labels[label])

    @property
    def only_asks(self) -> bool:
        """Whether all it says is questions."""
        return self.kinds.keys() == {ElementKind.QUESTION}

    @property
    def only_hosts(self) -> bool:
        """Whether all it says is moderation."""
        return self.kinds.keys() == {ElementKind.MODERATION}

    @property
    def only_leads(self) -> bool:
        """Whether it asks and hosts, and answers nobody."""
        return self.kinds.keys() <= {ElementKind.QUESTION, ElementKind.MODERATION}

    @property
    def number(self) -> str:
        """The number that tells two parties of one label apart: ``#2``, ``TWO``."""
        match = NUMBER.search(self.read.printed)
        return WORDS.get(match[1].lower(), match[1]) if match else ""

    @cached_property
    def sex(self) -> str:
        """What an honorific says: m, f or nothing."""
        honorific = self.read.honorific.strip(".").lower()
        return "m" if honorific in MEN else "f" if honorific in WOMEN else ""

    @property
    def is_doctor(self) -> bool:
        """Whether the label says Dr."""
        return self.read.honorific.strip(".").lower() == "dr"

    @property
    def is_press(self) -> bool:
        """Whether this is the press, the audience or another asking crowd."""
        return _is_press(self.read)


def parties_from(speeches: Sequence[Speech]) -> tuple[list[Party], list[int]]:
    """Give the parties of a document, and for each speech the place of its party."""
    parties: list[Party] = []
    places: dict[tuple[str, ...], int] = {}
    place_of: dict[str, int] = {}
    labels = [speech.label for speech in speeches]
    for at, label in enumerate(labels):
        if label not in place_of:
            read = read_label(label)
            place = place_of[label] = places.setdefault(
                _same(read, label), len(parties)
            )
            if place == len(parties):
                parties.append(Party(read, place, at, speeches[at].first_line))
    said = Counter(zip(labels, [speech.kind for speech in speeches], strict=True))
    for (label, kind), count in said.items():
        party = parties[place_of[label]]
        party.labels[label] = party.labels.get(label, 0) + count
        party.kinds[kind] = party.kinds.get(kind, 0) + count
    of_speech = [place_of[label] for label in labels]
    for before, place in set(pairwise(of_speech)):
        parties[place].after.add(before)
    return parties, of_speech


@lru_cache(maxsize=8192)
def _is_title(word: str) -> bool:
    """Whether a word is a title, or one with a slip: ``CHIEF``, ``ADMIRAR``."""
    plain = word.upper().strip(".")
    if plain in TITLES or plain in BEFORE_TITLES:
        return True
    return len(plain) >= 6 and any(distance(plain, t, 1) <= 1 for t in LONG_TITLES)


def _is_press(read: Label) -> bool:
    """Whether a label names nobody who asks, but the press or a paper."""
    return read.family is Family.PRESS or read.role == "reporter"


def _same(read: Label, label: str) -> tuple[str, ...]:
    """What two spellings of a label have in common: ``MR CARNEY``, ``Mr. CARNEY``."""
    if _is_press(read):
        return ("press", read.role)
    if not read.name:
        return ("", *folded(label))
    return (*folded(read.honorific), *folded(read.title), "name", *folded(read.name))
