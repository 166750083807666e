"""Say what to ask for instead, where a query finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from transcripts.search.leaves import word_from
from transcripts.search.nodes import (
    All,
    Any,
    Field,
    Near,
    Node,
    Not,
    Phrase,
    Query,
)

# Each way is a search.
MOST_TRIED = 12

FIELDS = {
    Field.IN: "wherever it is said",
    Field.SPEAKER: "whoever speaks",
    Field.ROLE: "in whichever role",
    Field.DATE: "at any time",
    Field.TYPE: "in any kind of briefing",
    Field.TITLE: "under any title",
    Field.REFERRED: "whomever an answer refers to",
    Field.HAS: "whatever phrases an answer has",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A query that finds something: what it does otherwise, and how much it finds."""

    label: str
    query: Query
    total: int


def ways_out(query: Query, count: Callable[[Query], int]) -> list[Way]:
    """Return what to leave out or to loosen, the best first.

    Where nothing alone is to blame, any of the words may be sought.
    """
    return _found(_ways(query), count) or _found(_any_word(query), count)


def _found(
    ways: Iterator[tuple[str, Query]], count: Callable[[Query], int]
) -> list[Way]:
    tried = [
        Way(label, replace(other, text=str(other), mistakes=()), count(other))
        for label, other in islice(ways, MOST_TRIED)
    ]
    return sorted((w for w in tried if w.total), key=lambda way: -way.total)


def _ways(query: Query) -> Iterator[tuple[str, Query]]:
    """Return the query with less in it, one thing less each time."""
    nodes = _nodes(query)
    for place, node in enumerate(nodes):
        others = [*nodes[:place], *nodes[place + 1 :]]
        if others or query.filters:
            yield f"without {_bracketed(node)}", replace(query, node=_all(others))
        if isinstance(node, Phrase | Near) and len(node.words) > 1:
            loose = [*nodes[:place], *map(word_from, node.words), *nodes[place + 1 :]]
            yield f"{node} as separate words", replace(query, node=_all(loose))
    for field in dict.fromkeys(f.field for f in query.filters):
        left = tuple(f for f in query.filters if f.field is not field)
        if nodes or left:
            yield FIELDS[field], replace(query, filters=left)


def _bracketed(node: Node) -> str:
    return f"({node})" if isinstance(node, Any) else str(node)


def _any_word(query: Query) -> Iterator[tuple[str, Query]]:
    """Return the query for any of its words."""
    sought = tuple(node for node in _nodes(query) if not isinstance(node, Not))
    if len(sought) > 1:
        refused = [node for node in _nodes(query) if isinstance(node, Not)]
        yield "any of the words", replace(query, node=_all([Any(sought), *refused]))


def _nodes(query: Query) -> tuple[Node, ...]:
    """Return what must all hold."""
    if query.node is None:
        return ()
    return query.node.nodes if isinstance(query.node, All) else (query.node,)


def _all(nodes: list[Node]) -> Node | None:
    once = tuple(dict.fromkeys(nodes))
    if len(once) > 1:
        return All(once)
    return once[0] if once else None
