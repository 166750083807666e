"""Search engines that do the same work: ours, the bare engine, and two databases.

Each gives the best 20 passages with snippets, how many there are in all, and how many
of each year and role.
"""

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
import tantivy

from tests.benchmarks.questions import Question
from transcripts.search import schema
from transcripts.search.finding import Finder, Place
from transcripts.search.query import parse
from transcripts.search.wanted import Wanted

TODAY = dt.date(2026, 1, 1)
BEST = 20
FACETS = ("year", "role")
OURS, BARE, FTS5, POSTGRESQL = "Lectern", "Tantivy", "SQLite FTS5", "PostgreSQL"
PAGE = "page over HTTP"


@dataclass(frozen=True, slots=True)
class Found:
    """How much there is, to see that all found the same."""

    total: int
    years: dict[int, int]
    roles: dict[str, int]
    snippets: int


type Ask = Callable[[Question], Found]


def ours(searcher: tantivy.Searcher) -> Ask:
    """Return our search."""

    def ask(question: Question) -> Found:
        wanted = Wanted(parse(question.typed, TODAY))
        found = Finder(searcher, wanted).find(Place(), FACETS)
        years, roles = (
            {count.value: count.count for count in found.tally.facets[facet]}
            for facet in FACETS
        )
        return Found(
            found.tally.total,
            {int(year): count for year, count in years.items()},
            roles,
            len(found.page.hits),
        )

    return ask


def bare(index: tantivy.Index, searcher: tantivy.Searcher) -> Ask:
    """Return the same calls on the engine itself."""
    terms = {"size": 1_000, "segment_size": 60_000}
    fields = Wanted().fields(FACETS)
    asked = {facet: {"terms": {"field": fields[facet], **terms}} for facet in FACETS}

    def ask(question: Question) -> Found:
        field = "text_exact" if question.is_phrase else "text"
        query = index.parse_query(question.typed, [field], conjunction_by_default=True)
        found = searcher.search(query, BEST)
        counted = searcher.aggregate(query, asked)
        cutter = tantivy.SnippetGenerator.create(searcher, query, schema.SCHEMA, field)
        snippets = [
            cutter.snippet_from_doc(_with_text(searcher.doc(address), field)).to_html()
            for _, address in found.hits
        ]
        years, roles = (counted[facet]["buckets"] for facet in FACETS)
        return Found(
            found.count,
            {int(bucket["key"]): bucket["doc_count"] for bucket in years},
            {bucket["key"]: bucket["doc_count"] for bucket in roles},
            len(snippets),
        )

    return ask


def _with_text(document: tantivy.Document, field: str) -> tantivy.Document:
    """Give a document the words that are kept, in the field that was searched."""
    (stored,) = document.get_all(schema.STORED)
    text = "\n\n".join(turn[-1] for turn in json.loads(stored)[-1])
    return tantivy.Document.from_dict({field: [text]})


def fts5(path: Path) -> Ask:
    """Return the same by SQLite's full text."""
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA mmap_size = 1000000000; PRAGMA cache_size = -64000"
    )
    best = """
        SELECT rowid, snippet(words, 0, '<b>', '</b>', '…', 32)
        FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20
    """
    years = """
        SELECT year, COUNT(*) FROM words JOIN facts ON facts.id = words.rowid
        WHERE words MATCH ? GROUP BY year
    """
    roles = """
        SELECT role, COUNT(*) FROM words JOIN roles ON roles.id = words.rowid
        WHERE words MATCH ? GROUP BY role
    """

    def ask(question: Question) -> Found:
        words = [f'"{word}"' for word in question.words]
        match = question.typed if question.is_phrase else " AND ".join(words)
        shown = connection.execute(best, [match]).fetchall()
        by_year = dict(connection.execute(years, [match]).fetchall())
        by_role = dict(connection.execute(roles, [match]).fetchall())
        return Found(sum(by_year.values()), by_year, by_role, len(shown))

    return ask


def postgresql(url: str) -> Ask:
    """Return the same by PostgreSQL's full text."""
    connection = psycopg.connect(url, autocommit=True)
    connection.execute("SET jit = off")
    best = """
        SELECT id, ts_headline('english', text, query) FROM (
            SELECT id, text, query FROM passage, to_tsquery('english', %s) query
            WHERE words @@ query ORDER BY ts_rank(words, query) DESC LIMIT 20
        ) best
    """
    years = """
        SELECT year, COUNT(*) FROM passage
        WHERE words @@ to_tsquery('english', %s) GROUP BY year
    """
    roles = """
        SELECT role, COUNT(*) FROM passage, unnest(roles) role
        WHERE words @@ to_tsquery('english', %s) GROUP BY role
    """

    def ask(question: Question) -> Found:
        query = (" <-> " if question.is_phrase else " & ").join(question.words)
        shown = connection.execute(best, [query]).fetchall()
        by_year = dict(connection.execute(years, [query]).fetchall())
        by_role = Counter(dict(connection.execute(roles, [query]).fetchall()))
        return Found(sum(by_year.values()), by_year, dict(by_role), len(shown))

    return ask
