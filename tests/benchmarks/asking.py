"""Ask several search engines the same, in turn, on the archive of the settings."""

import os
import resource
import statistics
import time
from collections import defaultdict
from pathlib import Path
from random import Random

import psycopg
from django.conf import settings

from tests.benchmarks import engines, peers, searching_pages
from tests.benchmarks.engines import BARE, FTS5, OURS, PAGE, POSTGRESQL, Ask, Found
from tests.benchmarks.questions import Question, questions
from tests.benchmarks.words import Vocabulary
from transcripts.models import Document
from transcripts.search import index, position, reader

ROUNDS = 5
MORE_ACROSS_TURNS = 1.05
PATIENCE = 20.0  # seconds for an engine and a sort of question


def measure(peer: str) -> dict[str, object]:
    """Return what each engine takes for each sort of question, and what it runs on."""
    view = reader.now()
    assert view.searcher, f"no search: {view.lack}"
    words = settings.VAR_DIR / "passages.sqlite3"
    _make(words, peer)
    current = position.read(settings.SEARCH_INDEX)
    folder = settings.SEARCH_INDEX / current.folder
    before = _resident()
    engine = index.opened(folder)
    searcher = engine.searcher()
    asked: dict[str, Ask] = {
        OURS: engines.ours(searcher),
        BARE: engines.bare(engine, searcher),
        FTS5: engines.fts5(words),
        POSTGRESQL: engines.postgresql(peer),
    }
    passages = searcher.num_docs - Document.objects.published().count()
    sorts = questions(searcher, passages, Vocabulary())
    times = {sort: _times(some, asked) for sort, some in sorts.items()}
    after = _resident()
    pages, memory = searching_pages.measure(sorts, ROUNDS)
    for sort, taken in pages.items():
        times[sort][PAGE] = _middle_and_most(taken)
    return {
        "times": times,
        "about": f"index {_megabytes(folder):,.0f} MB, load {os.getloadavg()[0]:.1f}, "
        f"memory {before:,.0f} MB before and {after:,.0f} MB after; {memory}",
    }


def _make(words: Path, peer: str) -> None:
    """Give the peers the passages, unless they have them."""
    if not words.exists():
        partial = words.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        peers.write_fts5(partial)
        partial.rename(words)
    with psycopg.connect(peer) as connection:
        ready = connection.execute("SELECT to_regclass('passage_words')").fetchone()
    if ready == (None,):
        with psycopg.connect(peer) as connection:
            connection.execute("DROP TABLE IF EXISTS passage")
        peers.write_postgresql(peer)


def _times(some: list[Question], asked: dict[str, Ask]) -> dict[str, list[float]]:
    """Return the median and the 95th percentile of each engine, in milliseconds."""
    taken: dict[str, list[float]] = defaultdict(list)
    _agree(some[0], asked)
    order, chance = list(asked), Random(1)
    for _ in range(ROUNDS):
        for question in some:
            # Whoever asks second finds what the first has read near at hand.
            chance.shuffle(order)
            for name in order:
                if sum(taken[name]) < PATIENCE * 1000:
                    began = time.perf_counter()
                    asked[name](question)
                    taken[name].append((time.perf_counter() - began) * 1000)
    return {name: _middle_and_most(ms) for name, ms in taken.items()}


def _middle_and_most(taken: list[float]) -> list[float]:
    """Return the median and the 95th percentile."""
    return [statistics.median(taken), statistics.quantiles(taken, n=20)[-1]]


def _agree(question: Question, asked: dict[str, Ask]) -> None:
    """See that all engines find the same, and have asked once before it counts.

    In the databases a passage is one text, so that a phrase may also begin in one turn
    and end in the next: they find a few more.
    """
    found = {name: ask(question) for name, ask in asked.items()}
    assert _is_same(found[OURS], found[BARE]), found
    assert _is_same(found[FTS5], found[POSTGRESQL]), found
    fewer, more = found[OURS].total, found[FTS5].total
    if question.is_phrase:
        assert fewer <= more <= fewer * MORE_ACROSS_TURNS, found
    else:
        assert _is_same(found[OURS], found[FTS5]), found


def _is_same(one: Found, other: Found) -> bool:
    years = ({y: n for y, n in f.years.items() if n} for f in (one, other))
    mine, others = years
    return (one.total, one.roles, mine) == (other.total, other.roles, others)


def _resident() -> float:
    """Return the megabytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*")) / 1e6
