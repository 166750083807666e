"""Read tokens as a query: what binds what, and what does not fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from transcripts.search.fields import field_at
from transcripts.search.leaves import leaf_from_quoted, leaf_from_run, shortened, size
from transcripts.search.nodes import All, Any, Filter, Leaf, Mistake, Node, Not
from transcripts.search.typed import Kind, Token, distance_of, token_at

MOST_WORDS = 50
MOST_MISTAKES = 5
DEEPEST = 8
LONGEST_SHOWN = 60

TOO_LONG = f"Only the first {MOST_WORDS} words and fields were searched."
TOO_DEEP = f"Brackets are read {DEEPEST} deep at most; this one was left out."
NOT_CLOSED = "This bracket is not closed."
NOT_OPENED = "This bracket closes none."
NOT_QUOTED = "This quotation is not closed; all that follows was taken as its words."
HALF = "A word is missing beside this."
SMALL_OR = "This was searched as a word. To find either, write OR in capitals."
WHOLE = "Fields narrow the whole search; OR, NOT and brackets do not part them."


class Reader:
    """Where the reading of a cleaned text stands: the next token, and what is found."""

    def __init__(self, text: str, today: dt.date) -> None:
        self.text = text
        self.today = today
        self.filters: list[Filter] = []
        self.mistakes: list[Mistake] = []
        self.words_left = MOST_WORDS
        self.depth = 0
        self.go_to(0)

    def everything(self) -> Node | None:
        """Read the whole text."""
        nodes = [self.together()]
        while self.token:
            self.note(self.next().start, NOT_OPENED, "")
            nodes.append(self.together())
        return _all(nodes)

    def together(self) -> Node | None:
        """Read what must all hold, up to a bracket that closes."""
        nodes = []
        while self.token and self.token.kind is not Kind.CLOSE:
            nodes.append(self.either())
        return _all(nodes)

    def either(self) -> Node | None:
        """Read what OR joins."""
        start, before = self.place, len(self.filters)
        nodes = [self.both()]
        while self.takes(Kind.OR):
            nodes.append(self.both())
        if len(nodes) > 1:
            self.check_fields(start, before, has_words=any(nodes))
        return _any(nodes)

    def both(self) -> Node | None:
        """Read what AND joins, which binds closer than OR."""
        nodes = [self.single()]
        while self.takes(Kind.AND):
            nodes.append(self.single())
        return _all(nodes)

    def single(self) -> Node | None:
        """Read one thing, or its exclusion."""
        start, is_excluded = self.place, False
        while self.takes(Kind.NOT):
            is_excluded = not is_excluded
        if self.token and self.token.kind in READERS:
            return self.excluded(start) if is_excluded else self.one()
        if self.token and self.token.kind is not Kind.CLOSE:
            self.note(self.token.start, HALF, "", end=self.token.end)
        else:
            self.note(self.last, HALF, "")
        return None

    def excluded(self, start: int) -> Node | None:
        """Read one thing, and leave it out."""
        before = len(self.filters)
        node = self.one()
        self.check_fields(start, before, has_words=bool(node))
        flipped = [replace(f, is_excluded=not f.is_excluded) for f in self.filters]
        self.filters[before:] = flipped[before:]
        return _not(node)

    def one(self) -> Node | None:
        """Read a word, a quotation, a field or what is in brackets."""
        token = self.next()
        return READERS[token.kind](self, token)

    def brackets(self, token: Token) -> Node | None:
        """Read what is in brackets."""
        if self.depth == DEEPEST:
            self.note(token.start, TOO_DEEP)
            return None
        self.depth += 1
        node = self.together()
        self.depth -= 1
        if self.words_left and not self.takes(Kind.CLOSE):
            self.note(token.start, NOT_CLOSED, "", end=token.end)
        return node

    def quotation(self, token: Token) -> Leaf | None:
        """Read what is between quotation marks."""
        inside = token.match["inside"]
        leaf, message = leaf_from_quoted(inside, distance_of(token.match))
        if not token.match["end"]:
            self.note(token.start, NOT_QUOTED, inside)
        elif message:
            self.note(token.start, message)
        return self.taken(token, leaf)

    def run(self, token: Token) -> Leaf | None:
        """Read a run without blanks."""
        leaf, message = leaf_from_run(token.text)
        if token.text == "or" and token.start and self.token:
            self.note(token.start, SMALL_OR, "OR")
        elif message:
            self.note(token.start, message)
        return self.taken(token, leaf)

    def field(self, token: Token) -> None:
        """Read a field and its value."""
        read = field_at(self.text, token, self.today)
        self.go_to(read.end)
        for message, better in read.slips:
            self.note(token.start, message, better or None)
        if len(read.filters) > self.words_left:
            self.note(token.start, TOO_LONG)
            self.go_to(len(self.text))
        self.filters += read.filters[: self.words_left]
        self.words_left -= min(len(read.filters), self.words_left)

    def taken(self, token: Token, leaf: Leaf | None) -> Leaf | None:
        """Return as much of some words as may yet be sought."""
        if leaf is None:
            return None
        if size(leaf) > self.words_left:
            self.note(token.start, TOO_LONG)
            leaf = shortened(leaf, self.words_left) if self.words_left else None
            self.go_to(len(self.text))
        self.words_left -= min(size(leaf), self.words_left) if leaf else 0
        return leaf

    def check_fields(self, start: int, before: int, *, has_words: bool) -> None:
        """Say so where fields are joined with what they cannot be joined with."""
        asked = {(f.field, f.is_excluded) for f in self.filters[before:]}
        if len(asked) > 1 or (asked and has_words):
            self.note(start, WHOLE)

    def takes(self, kind: Kind) -> bool:
        """Take the next token, if it is of a kind."""
        if self.token is None or self.token.kind is not kind:
            return False
        self.next()
        return True

    def next(self) -> Token:
        """Take the next token."""
        token = self.token
        assert token is not None
        self.last = token.start
        self.go_to(token.end)
        return token

    def go_to(self, place: int) -> None:
        """Read on from a place."""
        self.place = place
        self.token = token_at(self.text, place)

    def note(
        self, start: int, message: str, better: str | None = None, end: int = 0
    ) -> None:
        """Name a mistake that ends here, and the query with something better for it."""
        end = end or self.place
        typed = self.text[start:end].strip()
        better_text = f"{self.text[:start]}{better}{self.text[end:]}"
        suggestion = "" if better is None else " ".join(better_text.split())
        mistake = Mistake(_short(typed), message, suggestion)
        if mistake not in self.mistakes and len(self.mistakes) < MOST_MISTAKES:
            self.mistakes.append(mistake)


READERS: dict[Kind, Callable[[Reader, Token], Node | None]] = {
    Kind.OPEN: Reader.brackets,
    Kind.QUOTED: Reader.quotation,
    Kind.RUN: Reader.run,
    Kind.FIELD: Reader.field,
}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _not(node: Node | None) -> Node | None:
    if node is None:
        return None
    return node.node if isinstance(node, Not) else Not(node)


def _all(nodes: list[Node | None]) -> Node | None:
    return _one_or(All, nodes)


def _any(nodes: list[Node | None]) -> Node | None:
    return _one_or(Any, nodes)


def _one_or(join: type[All] | type[Any], nodes: list[Node | None]) -> Node | None:
    """Return the nodes joined, each once, those joined alike taken in."""
    flat = (
        part
        for node in nodes
        if node
        for part in (node.nodes if isinstance(node, join) else (node,))
    )
    once = tuple(dict.fromkeys(flat))
    if len(once) > 1:
        return join(once)
    return once[0] if once else None
