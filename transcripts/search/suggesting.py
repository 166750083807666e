"""Suggest what somebody may be typing: words, phrases, names and titles that are there.

Nothing is suggested that would find nothing: names come from the database, but each is
looked for in the index first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from tantivy import Query, Searcher

from transcripts.bodies import BODIES, plain_names, slug_of
from transcripts.models import Role, Speaker
from transcripts.phrases import Sort
from transcripts.search import completing, schema
from transcripts.search.compiling import any_of, compiled
from transcripts.search.days import NAMES as DAYS
from transcripts.search.ending import Ending, ending
from transcripts.search.entries import Shown
from transcripts.search.narrowing import KINDS
from transcripts.search.nodes import Field, Filter, Part, Phrase
from transcripts.search.query import parse
from transcripts.search.wanted import Wanted
from transcripts.search.words import cleaned, words

SHORTEST, LONGEST = 2, 200
MOST = 8
MOST_WORDS, MOST_PHRASES, MOST_NAMES, MOST_TITLES = 4, 3, 3, 2
# People so called who are looked for in the index.
MOST_LOOKED_FOR = 20


class Kind(StrEnum):
    """What is suggested."""

    WORD = "word"
    PHRASE = "phrase"
    SPEAKER = "speaker"
    ROLE = "role"
    FIELD = "field"
    TITLE = "briefing"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be meant: how it reads, and the query that it makes.

    ``shown`` is the briefing of that title.
    """

    kind: Kind
    text: str
    query: str
    shown: Shown | None = None


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that somebody is typing, and the index as it is at one moment."""

    searcher: Searcher
    ending: Ending
    today: dt.date
    stale: tuple[int, ...]

    def before(self, place: int) -> Query:
        """Return the engine's query for what stands before a place."""
        query = parse(self.ending.text[:place], self.today)
        return compiled(Wanted(query), self.searcher, stale=self.stale).query

    def piece(self, one: Filter) -> str:
        """Return a filter as it is typed here, where its field may stand already."""
        return str(one).partition(":")[2] if self.ending.field else str(one)

    def made(self, kind: Kind, text: str, start: int, piece: object) -> Suggestion:
        """Return the query with a piece for what is being typed."""
        return Suggestion(kind, text, f"{self.ending.text[:start]}{piece}")


type Suggester = Callable[[Typing], Iterator[Suggestion]]


def suggestions(
    searcher: Searcher, text: str, today: dt.date, *, stale: Collection[int] = ()
) -> list[Suggestion]:
    """Return how a text may go on; nothing of stale documents is told."""
    end = ending(cleaned(text)) if SHORTEST <= len(text) <= LONGEST else None
    if end is None:
        return []
    typing = Typing(searcher, end, today, tuple(stale))
    found = (one for suggest in _suggesters(end) for one in suggest(typing))
    return list({one.query: one for one in found}.values())[:MOST]


def _suggesters(end: Ending) -> tuple[Suggester, ...]:
    if end.field:
        return (OF_FIELDS[end.field],)
    if end.is_quoted or not end.beginning:
        return (_phrases,)
    return (_phrases, _people, _roles, _words, _titles)


def _words(typing: Typing) -> Iterator[Suggestion]:
    first, start = typing.ending.starts[0], typing.ending.starts[-1]
    for word in islice(_completions(typing, start), MOST_WORDS):
        text = f"{typing.ending.text[first:start]}{word}"
        yield typing.made(Kind.WORD, text, start, word)


def _completions(typing: Typing, start: int) -> Iterator[str]:
    beginning = typing.ending.beginning
    return completing.words_from(typing.searcher, beginning, typing.before(start))


def _phrases(typing: Typing) -> Iterator[Suggestion]:
    """Suggest what often follows the last words, as many of them as may be."""
    end = typing.ending
    for place, start in enumerate(end.starts):
        words, beginning = end.words[place:], end.beginning
        if not words and beginning:
            words, beginning = tuple(islice(_completions(typing, start), 1)), ""
        if all(completing.is_common(typing.searcher, word) for word in words):
            continue
        found = completing.phrases_from(
            typing.searcher, words, beginning, typing.before(start)
        )
        for phrase in found[:MOST_PHRASES]:
            yield typing.made(Kind.PHRASE, phrase, start, f'"{phrase}"')
        if found:
            return


def _people(typing: Typing) -> Iterator[Suggestion]:
    return _named(typing, Field.SPEAKER, Kind.SPEAKER, people_called)


def _roles(typing: Typing) -> Iterator[Suggestion]:
    return _named(typing, Field.ROLE, Kind.ROLE, roles_called)


def _named(
    typing: Typing,
    field: Field,
    kind: Kind,
    called: Callable[[str], Iterable[tuple[str, str]]],
) -> Iterator[Suggestion]:
    """Suggest names that begin as the last words do, as many of them as may be."""
    for start, typed in typing.ending.fragments:
        named = called(typed)
        found = list(islice(_found(typing, field, named, start), MOST_NAMES))
        for name in found:
            yield typing.made(kind, name, start, typing.piece(Filter(field, name)))
        if found:
            return


def _found(
    typing: Typing, field: str, named: Iterable[tuple[str, str]], start: int
) -> Iterator[str]:
    """Return the names of those values of a field that there is something of."""
    within = typing.before(start)
    for value, name in named:
        if completing.finds(typing.searcher, within, any_of(field, [value])):
            yield name


def _kinds(typing: Typing) -> Iterator[Suggestion]:
    [(start, typed)] = typing.ending.fragments
    named = [(kind.value, name) for name, kind in KINDS.items() if begins(name, typed)]
    for name in _found(typing, "kind", named, start):
        piece = typing.piece(Filter(Field.TYPE, KINDS[name]))
        yield typing.made(Kind.FIELD, name, start, piece)


def _bodies(typing: Typing) -> Iterator[Suggestion]:
    return _named(typing, Field.REFERRED, Kind.FIELD, bodies_called)


def _sorts(typing: Typing) -> Iterator[Suggestion]:
    return _fixed(typing, list(Sort))


def _parts(typing: Typing) -> Iterator[Suggestion]:
    return _fixed(typing, list(Part))


def _days(typing: Typing) -> Iterator[Suggestion]:
    return _fixed(typing, [name.replace(" ", "-") for name in DAYS])


def _fixed(typing: Typing, values: Iterable[str]) -> Iterator[Suggestion]:
    [(start, typed)] = typing.ending.fragments
    for value in values:
        if value.startswith(typed.lower()):
            yield typing.made(Kind.FIELD, value, start, value)


def _titles(typing: Typing) -> Iterator[Suggestion]:
    end = typing.ending
    found = completing.titles_with(
        typing.searcher, end.words, end.beginning, typing.stale, MOST_TITLES
    )
    for shown in found:
        query = str(Filter(Field.TITLE, Phrase(words(shown.title))))
        yield Suggestion(Kind.TITLE, shown.title, query, shown)


OF_FIELDS: dict[Field, Suggester] = {
    Field.IN: _parts,
    Field.SPEAKER: _people,
    Field.ROLE: _roles,
    Field.DATE: _days,
    Field.TYPE: _kinds,
    Field.TITLE: _titles,
    Field.REFERRED: _bodies,
    Field.HAS: _sorts,
}


def people_called(typed: str) -> list[tuple[str, str]]:
    """Return slugs and names of people whose name begins so, the most heard first."""
    people = Speaker.objects.people().named(typed).most_heard_first()
    named = people.values_list("slug", "name")[:MOST_LOOKED_FOR]
    return [(slug, name) for slug, name in named if begins(name, typed)]


def roles_called(typed: str) -> list[tuple[str, str]]:
    """Return slugs and names of roles whose name begins so."""
    named = Role.objects.in_order().values_list("slug", "name")
    return [(slug, name) for slug, name in named if begins(name, typed)]


def bodies_called(typed: str) -> list[tuple[str, str]]:
    """Return slugs and names of bodies that have a name which begins so."""
    return [
        (slug_of(name), name)
        for name, _ in BODIES
        if any(begins(way, typed) for way in (name, *plain_names(name)))
    ]


def begins(name: str, typed: str) -> bool:
    """Whether words of a name begin with the words typed."""
    parts = schema.exact_words(name)
    return all(
        any(part.startswith(word) for part in parts)
        for word in schema.exact_words(typed)
    )
