"""Offer the spelling that would have found something, out of the archive's own words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise, product

from tantivy import Searcher

from transcripts.search import schema, tallying, vocabulary
from transcripts.search.compiling import compiled
from transcripts.search.nodes import (
    All,
    Any,
    Leaf,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Query,
    Word,
)
from transcripts.search.wanted import Wanted

# A word in no more passages than these may itself be a slip, and another spelling is
# offered where it finds so many times more.
RARE = 5
MUCH_MORE = 20
# Spellings that are tried, of which each is a search.
MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Spelling:
    """A query spelt otherwise, and how many passages it finds."""

    query: Query
    total: int


def better_spelling(
    searcher: Searcher, wanted: Wanted, total: int, *, stale: Collection[int] = ()
) -> Spelling | None:
    """Return the spelling that finds most, where the one typed finds next to nothing."""
    node = wanted.query.node
    if node is None or total > RARE:
        return None
    tried = [
        Spelling(query, _total(searcher, replace(wanted, query=query), stale))
        for query in islice(_others(searcher, wanted.query, node), MOST_TRIED)
    ]
    best = max(tried, key=lambda one: one.total, default=None)
    return best if best and best.total > total * MUCH_MORE else None


def _total(searcher: Searcher, wanted: Wanted, stale: Collection[int]) -> int:
    query = compiled(wanted, searcher, stale=stale).query
    return tallying.tally(searcher, query).total


def _others(searcher: Searcher, query: Query, node: Node) -> Iterator[Query]:
    """Return the query in other spellings, the likelier ones first."""
    for spell in (_respelt, _split, _joined):
        for other in spell(searcher, node):
            changed = replace(query, node=other, mistakes=())
            yield replace(changed, text=str(changed))


def _respelt(searcher: Searcher, node: Node) -> Iterator[Node]:
    """Put for each doubtful word one that it may be a slip for."""
    doubtful = (word for word in _words(node) if _is_rare(searcher, word))
    meant = {word: vocabulary.alike(searcher, _folded(word)) for word in doubtful}
    slips = {word: others for word, others in meant.items() if others}
    if slips:
        for others in product(*slips.values()):
            spelt = dict(zip(slips, others, strict=True))
            yield _changed(node, partial(_spelt, spelt))


def _split(searcher: Searcher, node: Node) -> Iterator[Node]:
    """Put two words for one that they may have been run together to."""
    for word in filter(partial(_is_rare, searcher), _words(node)):
        for pair in vocabulary.splits(searcher, _folded(word)):
            yield _changed(node, partial(_put, Word(word), Phrase(pair)))


def _joined(searcher: Searcher, node: Node) -> Iterator[Node]:
    """Put one word for two beside each other."""
    if not isinstance(node, All):
        return
    for place, (one, other) in enumerate(pairwise(node.nodes)):
        if isinstance(one, Word) and isinstance(other, Word):
            word = f"{one.text}{other.text}"
            if vocabulary.frequency(searcher, _folded(word)):
                nodes = (*node.nodes[:place], Word(word), *node.nodes[place + 2 :])
                yield All(nodes) if len(nodes) > 1 else nodes[0]


def _is_rare(searcher: Searcher, word: str) -> bool:
    stems = schema.stemmed_words(word)
    return all(searcher.doc_freq("text", stem) <= RARE for stem in stems)


def _folded(word: str) -> str:
    return "".join(schema.exact_words(word))


def _words(node: Node) -> Iterator[str]:
    """Return the words that must occur, or may."""
    match node:
        case Word(text):
            yield text
        case Phrase(words) | Near(words):
            yield from words
        case All(nodes) | Any(nodes):
            for one in nodes:
                yield from _words(one)


def _put(old: Leaf, new: Leaf, leaf: Leaf) -> Leaf:
    """Return the new leaf for the old one."""
    return new if leaf == old else leaf


def _spelt(spelt: Mapping[str, str], leaf: Leaf) -> Leaf:
    """Return a leaf with other words."""
    match leaf:
        case Word(text):
            return Word(spelt.get(text, text))
        case Phrase(words):
            return Phrase(tuple(spelt.get(word, word) for word in words))
        case Near(words, distance):
            return Near(tuple(spelt.get(word, word) for word in words), distance)
        case Prefix():
            return leaf


def _changed(node: Node, change: Callable[[Leaf], Leaf]) -> Node:
    """Return the node with its leaves changed, but for those that it leaves out."""
    match node:
        case All(nodes):
            return All(tuple(_changed(one, change) for one in nodes))
        case Any(nodes):
            return Any(tuple(_changed(one, change) for one in nodes))
        case Not():
            return node
        case _:
            return change(node)
