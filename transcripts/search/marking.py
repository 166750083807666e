"""Find what a query hits in a passage: whether it does, and the characters to mark.

This is the engine's own meaning of a query, over text in hand: pages that have their
passages need not ask the index, and say the same while it is missing or behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transcripts.search import schema
from transcripts.search.folding import (
    IS_OF_A_WORD,
    WORD,
    Folded,
    beginning,
    folded,
    stem,
    terms,
)
from transcripts.search.nodes import (
    All,
    Any,
    Field,
    Leaf,
    Near,
    Node,
    Not,
    Part,
    Phrase,
    Prefix,
    Query,
    Word,
)

type Range = tuple[int, int]
# Where something sought stands in each of some texts.
type Found = dict[Leaf, list[list[Range]]]
type Finder = Callable[[Sequence[bytes]], list[list[Range]]]

ANYWHERE = ""


class Hit(NamedTuple):
    """Characters of a text that are hit, and by which of the things sought."""

    start: int
    end: int
    leaf: int


class Said(NamedTuple):
    """The words of a turn, and the part of the briefing they belong to, if any."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Sought:
    """A word sought: what it begins with, and whether a word of the text is it."""

    beginning: bytes
    accepts: Callable[[bytes], bool]


class Marker:
    """Finds what a query hits; made once for many passages."""

    def __init__(self, query: Query) -> None:
        self.node = query.node
        self.parts = tuple(map(str, query.values(Field.IN))) or (ANYWHERE,)
        leaves = dict.fromkeys(_leaves(self.node, with_excluded=True))
        self._finders = {leaf: _finder(leaf) for leaf in leaves}
        shown = dict.fromkeys(_leaves(self.node, with_excluded=False))
        self._numbers = {leaf: number for number, leaf in enumerate(shown)}

    @property
    def is_anywhere(self) -> bool:
        """Whether it matters not in which part of a briefing something is said."""
        return self.parts == (ANYWHERE,)

    def hits(self, passage: Sequence[Said]) -> list[list[Hit]] | None:
        """Return the hits in each turn of a passage, or None where it is not found."""
        if self.is_anywhere:
            return self.hits_in([said.text for said in passage])
        is_statement = all(said.part == Part.STATEMENT for said in passage)
        hits: list[list[Hit]] = [[] for _ in passage]
        is_found = False
        for part in self.parts:
            if (part == Part.STATEMENT) != is_statement:
                continue
            turns = [n for n, said in enumerate(passage) if part == said.part]
            found = self.hits_in([passage[n].text for n in turns])
            if found is not None:
                is_found = True
                for n, in_turn in zip(turns, found, strict=True):
                    hits[n] = in_turn
        return hits if is_found else None

    def ranges(self, text: str) -> list[Range]:
        """Return the characters of one text that are hit, whatever else must be."""
        words = folded(text)
        found = {leaf: self._finders[leaf]([words.data]) for leaf in self._numbers}
        return merged(self._placed(words, found, 0))

    def hits_in(self, texts: Sequence[str]) -> list[list[Hit]] | None:
        """Return the hits in each turn, whatever part it is of, or None if not found."""
        words = [folded(text) for text in texts]
        contents = [text.data for text in words]
        found = {leaf: find(contents) for leaf, find in self._finders.items()}
        if self.node is not None and not _holds(self.node, found):
            return None
        return [self._placed(text, found, turn) for turn, text in enumerate(words)]

    def _placed(self, words: Folded, found: Found, turn: int) -> list[Hit]:
        return sorted(
            Hit(*words.place(*span), number)
            for leaf, number in self._numbers.items()
            for span in found[leaf][turn]
        )


def part_of(kind: str, *, is_in_exchange: bool) -> str:
    """Return the part of the briefing that a turn of a kind belongs to."""
    return kind if is_in_exchange else Part.STATEMENT


def merged(hits: Sequence[Hit]) -> list[Range]:
    """Return the characters of sorted hits, those that overlap as one range."""
    ranges: list[Range] = []
    for start, end, _ in hits:
        if ranges and start < ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(end, ranges[-1][1])
        else:
            ranges.append((start, end))
    return ranges


def _leaves(node: Node | None, *, with_excluded: bool) -> Iterator[Leaf]:
    match node:
        case None:
            return
        case Not(inner):
            if with_excluded:
                yield from _leaves(inner, with_excluded=True)
        case Any(nodes) | All(nodes):
            for inner in nodes:
                yield from _leaves(inner, with_excluded=with_excluded)
        case _:
            yield node


def _holds(node: Node, found: Found) -> bool:
    match node:
        case Not(inner):
            return not _holds(inner, found)
        case Any(nodes):
            return any(_holds(inner, found) for inner in nodes)
        case All(nodes):
            return all(_holds(inner, found) for inner in nodes)
        case _:
            return any(found[node])


def _finder(leaf: Leaf) -> Finder:
    match leaf:
        case Word(text):
            return _side_by_side([_in_any_ending(term) for term in terms(text)])
        case Phrase(words):
            return _side_by_side(_just_so(words))
        case Prefix(text):
            *before, last = _just_so([text])
            return _side_by_side([*before, Sought(last.beginning, _accepts_any)])
        case Near(words, distance):
            return _near(_just_so(words), distance)


def _in_any_ending(term: bytes) -> Sought:
    wanted = stem(term)
    return Sought(beginning(wanted), lambda word: stem(word) == wanted)


def _just_so(words: Sequence[str]) -> list[Sought]:
    return [Sought(term, term.__eq__) for word in words for term in terms(word)]


def _accepts_any(word: bytes) -> bool:
    return True


def _side_by_side(run: Sequence[Sought]) -> Finder:
    return lambda texts: [list(_spans(run, text)) for text in texts]


def _spans(run: Sequence[Sought], text: bytes) -> Iterator[Range]:
    """Yield where words stand one after the other."""
    if not run:
        return
    first = run[0].beginning
    at = text.find(first)
    while at >= 0:
        if not at or not IS_OF_A_WORD[text[at - 1]]:
            end = _end(run, text, at)
            if end:
                yield at, end
        at = text.find(first, at + 1)


def _end(run: Sequence[Sought], text: bytes, at: int) -> int:
    """Return where the words end that begin here, or 0 where others stand."""
    for sought in run:
        match = WORD.search(text, at)
        if match is None or not sought.accepts(match[0]):
            return 0
        if len(match[0]) >= schema.LONGEST_WORD:
            return 0
        at = match.end()
    return at


def _near(words: Sequence[Sought], distance: int) -> Finder:
    return lambda texts: _nearby(words, distance, texts)


def _nearby(
    words: Sequence[Sought], distance: int, texts: Sequence[bytes]
) -> list[list[Range]]:
    """Return the words that stand so near to each other as to be hit.

    Moved to the place of the first word, they lie within the distance; the turns of a
    passage follow each other with one place between them.
    """
    found: list[set[Range]] = [set() for _ in texts]
    places = list(_places(words, texts))
    missing, first = len(words), 0
    inside = [0] * len(words)
    for last, (place, word, _, _) in enumerate(places):
        missing -= not inside[word]
        inside[word] += 1
        while place - places[first][0] > distance:
            inside[places[first][1]] -= 1
            missing += not inside[places[first][1]]
            first += 1
        if not missing:
            for _, _, turn, span in places[first : last + 1]:
                found[turn].add(span)
    return [sorted(spans) for spans in found]


def _places(
    words: Sequence[Sought], texts: Sequence[bytes]
) -> list[tuple[int, int, int, Range]]:
    spans = [[list(_spans([word], text)) for word in words] for text in texts]
    if not all(any(of_word) for of_word in zip(*spans, strict=True)):
        return []
    places, before = [], 0
    for turn, text in enumerate(texts):
        starts = [match.start() for match in WORD.finditer(text)]
        numbers = {start: before + n for n, start in enumerate(starts)}
        before += len(starts) + 1
        places += [
            (numbers[span[0]] - number, number, turn, span)
            for number, of_word in enumerate(spans[turn])
            for span in of_word
        ]
    return sorted(places)
