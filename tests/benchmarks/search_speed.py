"""Measure search against the bare engine and the full text of two databases.

    uv run python -m tests.benchmarks.search_speed [SIZE …]

The sizes are 1,000, 10,000 and 100,000 documents where none is named; archives, their
index and the same passages in SQLite FTS5 and PostgreSQL are made in ``--folder``
(``var/benchmarks``) and kept there. Each engine gives the best 20 passages with
snippets, the exact total, and the counts of years and roles, in turn with the others,
so that what else the machine does falls on all alike. Then the production server is
asked for the same as pages, and what memory its processes hold is told.

Ours is to take no more than 1.5 times as long as the same calls on the bare engine; and
at the largest size no longer than either database, for words in a tenth of the passages
or more a twentieth at most. Exit 1 where that does not hold.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from tests.benchmarks import asking, stores
from tests.benchmarks.engines import BARE, FTS5, OURS, PAGE, POSTGRESQL

SIZES = [1_000, 10_000, 100_000]
SLOWER_THAN_BARE, FASTER_THAN_PEERS = 1.5, 20.0
ENGINES = (OURS, BARE, FTS5, POSTGRESQL)

type Times = dict[str, dict[str, list[float]]]  # sort, engine: p50, p95


def main() -> int:
    """Run what the command line asks for."""
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    options.add_argument("--folder", type=Path, default=Path("var/benchmarks"))
    options.add_argument("--here", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        sys.stdout.write(json.dumps(asking.measure(chosen.here)))
        return 0
    found: dict[int, Times] = {}
    folder = chosen.folder
    with (
        stores.stores(folder, stores.SQLITE, chosen.sizes) as made,
        stores.server(folder / "postgresql") as url,
    ):
        for store in made:
            peer = stores.database(url, f"passages_{store.size}")
            printed = store.run("-m", "tests.benchmarks.search_speed", "--here", peer)
            measured = json.loads(printed)
            found[store.size] = measured["times"]
            say(f"\n{store.size:,} documents: {measured['about']}")
            show(found[store.size])
    return verdicts(found)


def show(times: Times) -> None:
    """Print what each engine took for each sort of question."""
    shown = (*ENGINES, PAGE)
    say(f"{'milliseconds, p50 and p95':36}{''.join(f'{e:>20}' for e in shown)}")
    for sort, taken in times.items():
        cells = "".join(f"{taken[e][0]:>11.1f}{taken[e][1]:>9.1f}" for e in shown)
        say(f"{sort:36}{cells}")


def verdicts(found: dict[int, Times]) -> int:
    """Print whether each limit holds at each size; return whether one does not."""
    failed, largest, smallest = 0, max(found), min(found)
    for size, times in found.items():
        for sort, taken in times.items():
            p50 = {engine: taken[engine][0] for engine in ENGINES}
            is_common = "10 %" in sort or "33 %" in sort
            least = FASTER_THAN_PEERS if is_common else 1.0
            least *= size == largest
            slower = p50[OURS] / p50[BARE]
            faster = [p50[peer] / p50[OURS] for peer in (FTS5, POSTGRESQL)]
            holds = slower <= SLOWER_THAN_BARE and min(faster) >= least
            failed += not holds
            say(
                f"{'PASS' if holds else 'FAIL'}  {size:>7,}  {sort:34}"
                f"{slower:6.2f} times the bare engine (at most {SLOWER_THAN_BARE}), "
                f"{faster[0]:6.1f} and {faster[1]:6.1f} times faster than SQLite and"
                f" PostgreSQL (at least {least:.0f})"
            )
    for sort in found[largest]:
        growth = found[largest][sort][OURS][0] / found[smallest][sort][OURS][0]
        say(f"from {smallest:,} to {largest:,} documents {sort}: {growth:.1f} times")
    return int(failed > 0)


def say(line: str) -> None:
    """Print a line at once: some take long to come."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
