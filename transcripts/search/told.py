"""The terms of an entry: who speaks, and what phrases in the answers do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from transcripts.bodies import NAMES
from transcripts.phrases import Sort
from transcripts.search import schema

# What phrases do, by the field that tells it.
DONE = {"referred": frozenset(NAMES), "has": frozenset(Sort)}


@dataclass(frozen=True, slots=True, eq=False)  # one object for each, quick to look up
class Voice:
    """Who speaks: as a hit names them, and the slugs of role and person.

    ``within`` are the slugs of the role and of those that it is a kind of.
    """

    name: str
    role_name: str
    role: str
    person: str
    within: tuple[str, ...]


class Heard(NamedTuple):
    """Who speaks in a passage, turn by turn, and what phrases in its answers do."""

    voices: list[Voice]
    uses: list[str]


def voice_terms(voices: Iterable[Voice]) -> dict[str, list[str]]:
    """Return the terms for some who speak, by field."""
    return _terms_of(tuple(dict.fromkeys(voices)))


@lru_cache(maxsize=1_000)  # passages of a document have much the same
def _terms_of(distinct: tuple[Voice, ...]) -> dict[str, list[str]]:
    heard = list(dict.fromkeys((voice.role, voice.person) for voice in distinct))
    people = [(role, person) for role, person in heard if person]
    within = chain.from_iterable(voice.within for voice in distinct)
    return {
        "role": list(dict.fromkeys(role for role, _ in heard)),
        "within": list(dict.fromkeys(within)),
        "speaker": list(dict.fromkeys(person for _, person in people)),
        "voice": [schema.voice(role, person) for role, person in people],
    }


def phrase_terms(uses: list[str]) -> dict[str, list[str]]:
    """Return the terms for what phrases do, by field."""
    return {
        field: [what for what in uses if what in values]
        for field, values in DONE.items()
    }


def together_terms(heard: Iterable[Heard]) -> dict[str, list[str]]:
    """Return the terms for two or three things that hold in one passage, by field.

    They are who speaks, a body referred to and a sort of phrase.
    """
    choices = [one for passage in heard if passage.uses for one in _choices(passage)]
    together = {
        schema.together(role, person, body, sort)
        for (role, person), body, sort in choices
        if bool(role or person) + bool(body) + bool(sort) > 1
    }
    by_role = {
        schema.voice(role, what)
        for (role, _), *done in choices
        for what in done
        if role and what
    }
    return {
        schema.TOGETHER: sorted(together),
        schema.PHRASES_BY: sorted(by_role),
    }


def _choices(passage: Heard) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Return all that can be asked at once of who speaks, a body and a sort."""
    some = {(voice.role, voice.person) for voice in passage.voices}
    who = {("", ""), *some}
    who |= {choice for role, person in some for choice in ((role, ""), ("", person))}
    phrases = phrase_terms(passage.uses)
    return product(who, ["", *phrases["referred"]], ["", *phrases["has"]])
