"""Measure every list of the admin at several sizes of archive, as it is asked.

    uv run python -m tests.benchmarks.desk_speed [--database postgresql] [SIZE …]

The sizes are 1,000, 10,000 and 100,000 documents where none is named; archives are
made in ``--folder`` (``var/benchmarks``) and kept there. Each list is opened, leafed
through to its last page, sorted by every column that sorts, narrowed by the first
choices of every filter, searched for a word that is there and one that is not, and for
both within a filter. Nothing is kept between two looks.

A look at the largest archive is to take no more than twice as long as the same look at
the smallest archive that shows as many rows, or no more than four times what the lists
take to be opened there at most. Exit 1 where neither holds.
"""

import json
import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from tests.benchmarks import desk_lists, desk_rows, stores
from tests.benchmarks.desk_lists import Look
from tests.benchmarks.list_speed import mark, say

LARGER, OPENED = 2.0, 4.0

type Found = dict[int, dict[str, Look]]


def main() -> int:
    """Run what the command line asks for."""
    chosen = stores.options(__doc__)
    if chosen.here:
        desk_rows.fill()
        sys.stdout.write(json.dumps(desk_lists.measure()))
        return 0
    measured = stores.measured("tests.benchmarks.desk_speed", chosen, is_searched=False)
    found = {
        size: {name: Look(**row) for name, row in rows.items()}
        for size, rows in measured.items()
    }
    say(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors; milliseconds")
    return report(found)


def report(found: Found) -> int:
    """Print what each look took at each size; return whether a limit was passed."""
    sizes = "".join(f"{size:>12,}" for size in found)
    say(f"{'':52}{sizes}   large:small")
    looks = found[max(found)]
    opened = max(look.took for name, look in looks.items() if name.endswith(": all"))
    slow = sum(_line(found, name, OPENED * opened) for name in looks)
    say(f"{'FAIL' if slow else 'PASS'}: {slow} of {len(looks)} looks pass the limit")
    return int(slow > 0)


def _line(found: Found, name: str, quick: float) -> bool:
    """Print a line; return whether the look takes too long at the largest.

    What takes no more than ``quick`` milliseconds never does.
    """
    looks = {size: of[name] for size, of in found.items() if name in of}
    large = looks[max(found)]
    like = min(size for size, look in looks.items() if look.rows >= large.rows)
    larger = large.took / looks[like].took
    shown = "".join(
        f"{looks[size].took:>12.1f}" if size in looks else f"{'-':>12}"
        for size in found
    )
    to = f" to {like:,}" if like > min(found) else ""
    fails = larger > LARGER and large.took > quick
    say(f"{name:52.52}{shown}{larger:>9.2f}{mark(fails)}{large.rows:>4}{to}")
    return fails


if __name__ == "__main__":
    sys.exit(main())
