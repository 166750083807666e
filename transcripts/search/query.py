"""Read what a reader types as a query. Never fails; names what it could not take.

gun law            both words, in any of their endings
"gun law"          side by side, with just these endings
gun OR rifle       one of the two; OR binds closer than the space between words
-law   NOT law     without it; also before quotations, brackets and fields
(gun law) OR ban   what is in brackets is one
regul*             any word that begins so
"gun law"~5        near each other
speaker:psaki      what narrows the search: see ``nodes.Field``
"""

from __future__ import annotations

import datetime as dt

from transcripts.search import narrowing
from transcripts.search.grammar import Reader
from transcripts.search.nodes import (
    All,
    Any,
    DayRange,
    Field,
    Filter,
    Leaf,
    Mistake,
    Near,
    Node,
    Not,
    Part,
    Phrase,
    Prefix,
    Query,
    Word,
)
from transcripts.search.words import cleaned

__all__ = [
    "All",
    "Any",
    "DayRange",
    "Field",
    "Filter",
    "Leaf",
    "Mistake",
    "Near",
    "Node",
    "Not",
    "Part",
    "Phrase",
    "Prefix",
    "Query",
    "Word",
    "parse",
]

LONGEST_TEXT = 2_000

CUT = f"Only the first {LONGEST_TEXT:,} characters were read."
APART = "No day is between the first and the last asked for; both were left out."
NO_WORDS = "There is no word in this to search for: words have letters or digits."


def parse(text: str, today: dt.date) -> Query:
    """Return what a text asks for; days such as last-week are counted from today."""
    reader = Reader(cleaned(text[:LONGEST_TEXT]), today)
    node = reader.everything()
    filters = narrowing.settled(reader.filters)
    if len(text) > LONGEST_TEXT:
        reader.note(0, CUT)
    if narrowing.are_apart(reader.filters):
        reader.note(0, APART)
    if text.strip() and not node and not reader.filters and not reader.mistakes:
        reader.note(0, NO_WORDS)
    return Query(text, node, filters, tuple(reader.mistakes))
