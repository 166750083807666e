"""The engine's query out of what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import product, starmap

from tantivy import FieldType, Occur, Query, Searcher

from transcripts.search import schema
from transcripts.search.nodes import (
    All,
    Any,
    DayRange,
    Field,
    Leaf,
    Near,
    Node,
    Not,
    Part,
    Phrase,
    Prefix,
    Word,
)
from transcripts.search.schema import TOGETHER
from transcripts.search.spans import spans_between
from transcripts.search.wanted import (
    OF_A_PASSAGE,
    ROLE,
    SPEAKER,
    VOICE,
    Condition,
    Wanted,
)

# A prefix stands for so many words: those that occur most.
MOST_EXPANSIONS = 200

# More values than these are sought as a set.
FEW = 16

# In which field a part's words are, and in which sort of passage it is.
FIELDS = {Part.QUESTION: "question", Part.ANSWER: "answer", Part.STATEMENT: "text"}
SORTS = {
    Part.QUESTION: "exchange",
    Part.ANSWER: "exchange",
    Part.STATEMENT: "statement",
}

type Clause = tuple[Occur, Query]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The engine's query, and the prefixes that stand for more words than it has."""

    query: Query
    cut: tuple[str, ...] = ()


def compiled(
    wanted: Wanted, searcher: Searcher, *, stale: Collection[int] = ()
) -> Compiled:
    """Return the query for the passages wanted, but for those of stale documents."""
    words = Words(searcher)
    clauses = [*_said(wanted, words), *_titled(wanted, words)]
    clauses += [
        clause(replace(condition, field=wanted.field(condition.field)))
        for condition in joined(wanted)
    ]
    if stale:
        clauses.append((Occur.MustNot, any_of("document", stale)))
    query = words.joined(clauses)
    return Compiled(query, tuple(dict.fromkeys(words.cut)))


def any_of(field: str, values: Collection[str | int]) -> Query:
    """Return the query for any of the values of a field that is not cut into words."""
    if len(values) > FEW:
        return Query.term_set_query(schema.SCHEMA, field, list(values))
    return either(
        [
            Query.term_query(schema.SCHEMA, field, value, index_option="basic")
            for value in values
        ]
    )


def between(field: str, first: int | None, last: int | None) -> Query:
    """Return the query for a range of numbers, both ends in it."""
    return Query.range_query(schema.SCHEMA, field, FieldType.Unsigned, first, last)


def narrowed(query: Query, condition: Query) -> Query:
    """Return the query with a condition, which does not weigh in what is relevant."""
    return Query.boolean_query([(Occur.Must, query), _must(condition)])


def joined(wanted: Wanted) -> list[Condition]:
    """Return the conditions, those that one thing must meet made one.

    Who is asked for in a role must speak in that role; and of a briefing, one passage
    must have all that is asked of passages.
    """
    if wanted.is_of_one_passage:
        return _made_one(wanted.conditions, TOGETHER, OF_A_PASSAGE, schema.together)
    if wanted.groups(ROLE) and wanted.groups(SPEAKER):
        return _made_one(wanted.conditions, VOICE, (ROLE, SPEAKER), schema.voice)
    return list(wanted.conditions)


def _made_one(
    conditions: Iterable[Condition],
    field: str,
    parts: Collection[str],
    term: Callable[..., str],
) -> list[Condition]:
    """Return the conditions, those on some fields as conditions on one field.

    ``term`` makes a value of it out of one of each of those, empty where none is asked.
    """
    found: list[Condition] = []
    asked: dict[str, list[Condition]] = {part: [] for part in parts}
    for one in conditions:
        some = found if one.is_excluded else asked.get(one.field, found)
        some.append(one)
    groups = [[one.values for one in some] or [("",)] for some in asked.values()]
    return found + [
        Condition(field, tuple(starmap(term, product(*group))))
        for group in product(*groups)
    ]


def either(queries: list[Query]) -> Query:
    """Return the query for what any of some finds."""
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return Query.empty_query()
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _must(condition: Query) -> Clause:
    return Occur.Must, Query.const_score_query(condition, 0.0)


def _said(wanted: Wanted, words: Words) -> list[Clause]:
    """Return the clauses for the words, wherever in a passage they are sought."""
    node = wanted.query.node
    parts = [Part(str(part)) for part in wanted.query.values(Field.IN)]
    if node and parts:
        return [(Occur.Must, either([_in_part(node, part, words) for part in parts]))]
    clauses = words.clauses(node, "text") if node else []
    if any(occur is Occur.Must for occur, _ in clauses):
        return clauses
    if wanted.is_told_of_briefings:
        return clauses  # fields that no passage has
    sorts = {SORTS[part] for part in parts} or wanted.sorts
    return [_must(any_of("part", sorts)), *clauses]


def _in_part(node: Node, part: Part, words: Words) -> Query:
    within = replace(words, sorts=(SORTS[part],))
    clauses = within.clauses(node, FIELDS[part])
    if part is Part.STATEMENT:
        clauses.append(_must(any_of("part", within.sorts)))
    return within.joined(clauses)


def _titled(wanted: Wanted, words: Words) -> list[Clause]:
    sought, refused = (
        [
            words.leaf(leaf, "title")
            for leaf in wanted.query.values(Field.TITLE, is_excluded=is_excluded)
            if isinstance(leaf, Word | Phrase | Near | Prefix)
        ]
        for is_excluded in (False, True)
    )
    clauses = [(Occur.MustNot, title) for title in refused]
    return [*clauses, _must(either(sought))] if sought else clauses


def clause(condition: Condition) -> Clause:
    """Return the clause for a condition, which does not weigh in what is relevant."""
    query = _query(condition)
    return (Occur.MustNot, query) if condition.is_excluded else _must(query)


def _query(condition: Condition) -> Query:
    values: list[str] = []
    for value in condition.values:
        if isinstance(value, DayRange):
            values += spans_between(value.first, value.last)
        else:
            values.append(value)
    return any_of(condition.field, values)


@dataclass(frozen=True, slots=True)
class Words:
    """Compile words; the searcher knows what a prefix stands for.

    Where words only exclude, they do so from all passages of the ``sorts``.
    """

    searcher: Searcher
    sorts: tuple[str, ...] = schema.PASSAGES
    cut: list[str] = field(default_factory=list)

    def clauses(self, node: Node, place: str) -> list[Clause]:
        """Return a clause for each thing that must hold, or must not."""
        if isinstance(node, All):
            return [clause for one in node.nodes for clause in self.clauses(one, place)]
        if isinstance(node, Not):
            return [(Occur.MustNot, self.query(node.node, place))]
        return [(Occur.Must, self.query(node, place))]

    def joined(self, clauses: list[Clause]) -> Query:
        """Return one query for all of the clauses."""
        if all(occur is Occur.MustNot for occur, _ in clauses):
            clauses = [_must(any_of("part", self.sorts)), *clauses]
        return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)

    def query(self, node: Node, place: str) -> Query:
        """Return the query for a node."""
        match node:
            case All() | Not():
                return self.joined(self.clauses(node, place))
            case Any(nodes):
                return either([self.query(one, place) for one in nodes])
            case _:
                return self.leaf(node, place)

    def leaf(self, leaf: Leaf, place: str) -> Query:
        """Return the query for words as they were typed."""
        match leaf:
            case Word(text):
                return _word(text, place)
            case Phrase(words):
                return _phrase(words, schema.exact(place), 0)
            case Near(words, distance):
                return _phrase(words, schema.exact(place), distance)
            case Prefix(text):
                return self._prefix(text, schema.exact(place))

    def _prefix(self, text: str, place: str) -> Query:
        """Return the query for the words that begin so, the most frequent if many."""
        beginning = "".join(schema.exact_words(text))
        found = self.searcher.terms_with_prefix(
            place, beginning, limit=MOST_EXPANSIONS + 1
        )
        if len(found) > MOST_EXPANSIONS:
            self.cut.append(text)
        endings = [ending for ending, _ in found[:MOST_EXPANSIONS]]
        return Query.term_set_query(schema.SCHEMA, place, endings)


def term(place: str, word: str) -> Query:
    """Return the query for a word, which weighs by how often it is there."""
    return Query.term_query(schema.SCHEMA, place, word, index_option="freq")


def _word(text: str, place: str) -> Query:
    stems = [term(place, stem) for stem in schema.stemmed_words(text)]
    if len(stems) < 2:
        return either(stems)
    return Query.boolean_query([(Occur.Must, stem) for stem in stems])


def _phrase(words: Iterable[str], place: str, slop: int) -> Query:
    folded = [word for typed in words for word in schema.exact_words(typed)]
    if len(folded) < 2:
        return either([term(place, word) for word in folded])
    return Query.phrase_query(schema.SCHEMA, place, [*folded], slop)
