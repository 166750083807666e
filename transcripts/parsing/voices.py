"""What each voice of a document says, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from transcripts.parsing.labels import Family
from transcripts.parsing.procedure import DEBATE, HANDOVER, PROCEDURE, asks
from transcripts.parsing.speeches import Speech

HOSTS = frozenset({"moderator", "operator", "aide"})
SHORT = 12  # words of a turn that settles nothing
SHORT_PROCEDURE = 60  # words of what a host says between others
LAST_PROCEDURE = 160  # words of what a host says at the end
INTRODUCTION = 320  # words of the longest introduction


@dataclass
class Voice:
    """What one label says in a document, counted once all of it is known."""

    role: str = "speaker"
    family: Family = Family.NONE
    places: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)  # words of each text
    replies: list[bool] = field(default_factory=list)  # to the press, turn by turn
    after: Counter[str] = field(default_factory=Counter)  # who speaks next
    is_named: bool = False  # in a document whose askers have names
    last: int = 0  # the last place of the document

    @property
    def turns(self) -> int:
        """How many turns the voice has."""
        return len(self.places)

    @cached_property
    def words(self) -> int:
        """How many words it says."""
        return sum(self.sizes)

    @cached_property
    def asking(self) -> int:
        """How many turns put a real question."""
        return sum("?" in text and asks(text) for text in self.texts)

    @cached_property
    def ending(self) -> int:
        """How many turns end in a question, as those of people who ask do."""
        return sum(text.rstrip().endswith("?") for text in self.texts)

    @cached_property
    def procedural(self) -> list[bool]:
        """Which turns have words that only a host uses."""
        return list(map(self._is_procedure, self.texts, self.sizes, self.places))

    @property
    def procedure(self) -> int:
        """How many turns have words that only a host uses."""
        return sum(self.procedural)

    @property
    def hosting(self) -> int:
        """How many turns could be a host's: procedure, or short and no reply."""
        turns = zip(self.procedural, self.sizes, self.replies, strict=True)
        return sum(
            is_procedure or (not replies and size <= SHORT)
            for is_procedure, size, replies in turns
        )

    def may_host(self, share: float) -> bool:
        """Whether a share of the turns is short enough for a host's.

        Spares most voices the slow look for the words of a host.
        """
        short = sum(
            size <= SHORT_PROCEDURE
            or (size <= INTRODUCTION and self._is_at_edge(place))
            for size, place in zip(self.sizes, self.places, strict=True)
        )
        return short >= share * self.turns

    def _is_procedure(self, text: str, size: int, place: int) -> bool:
        is_short = size <= SHORT_PROCEDURE
        if is_short and self.is_named and DEBATE.search(text.lower()):
            return True
        if is_short or (size <= LAST_PROCEDURE and place == self.last):
            return PROCEDURE.search(text.lower()) is not None
        if size > INTRODUCTION or not self._is_at_edge(place):
            return False  # elsewhere a longer turn is an official's part
        return HANDOVER.search(text[-320:].lower()) is not None

    def _is_at_edge(self, place: int) -> bool:
        return place <= 2 or place == self.last


def voices_from(
    speeches: Sequence[Speech],
    texts: Sequence[str],
    sizes: Sequence[int],
    press: set[str],
    *,
    is_named: bool,
) -> dict[str, Voice]:
    """Gather what is said by key; ``is_named`` holds where askers have names."""
    voices: dict[str, Voice] = {}
    last = len(speeches) - 1
    before = ""
    for at, speech in enumerate(speeches):
        read = speech.read
        key = read.key
        voice = voices.get(key)
        if voice is None:
            voice = voices[key] = Voice(is_named=is_named, last=last)
        if voice.role not in HOSTS:
            voice.role, voice.family = read.role, read.family
        voice.places.append(at)
        voice.texts.append(texts[at])
        voice.sizes.append(sizes[at])
        voice.replies.append(before in press)
        if before:
            voices[before].after[key] += 1
        before = key
    return voices
