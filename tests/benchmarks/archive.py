"""Fill an empty database with made-up briefings, always the same for one seed.

    LECTERN_VAR_DIR=FOLDER uv run python -m tests.benchmarks.archive NUMBER

The words follow Zipf's law; a briefing has 25 exchanges and 40 KB of text as the mean,
and falls on a day between 1961 and 2025. Rows go past the ORM, into SQLite or
PostgreSQL (DATABASE_URL), with all that pages and the search index are made from. The
first 1,000 of 100,000 briefings are the 1,000 of an archive of that size.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from tests.benchmarks import bulk
from tests.benchmarks.rows import Rows, roles_by_slug, rows_of, tables
from tests.benchmarks.tallies import Tallies
from tests.benchmarks.words import Vocabulary
from transcripts.models import Document

BATCH = 100
AHEAD = 4  # batches that wait to be written, and no more: memory stays flat

_vocabulary: Vocabulary | None = None


def main() -> int:
    """Make the archive that the command line asks for."""
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("number", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=os.cpu_count())
    chosen = options.parse_args()
    call_command("migrate", verbosity=0)
    if Document.objects.exists():
        sys.exit("The database holds documents; name an empty one.")
    began = time.perf_counter()
    fill(chosen.number, chosen.seed, chosen.workers)
    took = time.perf_counter() - began
    say(f"{chosen.number} documents in {took:.0f} s, {chosen.number / took:.0f} a s")
    return 0


def fill(number: int, seed: int = 1, workers: int = 1) -> None:
    """Write so many documents into the database."""
    roles, tallies, into = roles_by_slug(), Tallies(), tables()
    connection.close()  # the processes that start from this one shall not have it
    batches = _made(number, seed, roles, workers)
    first = next(batches)
    with bulk.unchecked():
        for rows in chain([first], batches):
            with transaction.atomic():
                for name, table in into.items():
                    table.insert(rows.of[name])
            tallies.add(rows.heard)
        for name, rows_of_counts in tallies.rows(roles).items():
            into[name].insert(rows_of_counts)
        tallies.save_roles()
    bulk.settle(table.model for table in into.values())


def _made(
    number: int, seed: int, roles: dict[str, int], workers: int
) -> Iterator[Rows]:
    """Make the rows of batches, in processes beside this one, in order."""
    spans = iter(
        range(first, min(first + BATCH, number + 1))
        for first in range(1, number + 1, BATCH)
    )
    if workers == 1:
        yield from (_batch(span, seed, roles) for span in spans)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        waiting: list[Future[Rows]] = []
        for span in islice(spans, AHEAD):
            waiting.append(pool.submit(_batch, span, seed, roles))
        while waiting:
            yield waiting.pop(0).result()
            for span in islice(spans, 1):
                waiting.append(pool.submit(_batch, span, seed, roles))


def _batch(numbers: range, seed: int, roles: dict[str, int]) -> Rows:
    global _vocabulary
    _vocabulary = _vocabulary or Vocabulary(seed)
    return rows_of(numbers, _vocabulary, seed, roles)


def say(line: str) -> None:
    """Print a line at once: some take long to come."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
