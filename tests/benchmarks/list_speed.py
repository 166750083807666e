"""Measure every list at several sizes of archive, on its first page and a deep one.

    uv run python -m tests.benchmarks.list_speed [--database postgresql] [SIZE …]

The sizes are 1,000, 10,000 and 100,000 documents where none is named; archives are
made in ``--folder`` (``var/benchmarks``) and kept there. Each page is made by its view,
as for a reader, past the caches of pages, and of one archive after the other, so that what
else the machine does falls on all alike. ``cold`` knows no count that was made before, as
after each change of the archive; ``warm`` knows them all.

A deep page (the 5,000th, or the last where there are fewer) is to take no more than
1.5 times as long as the first, and a page of the largest archive no more than twice as
long as the same page of the smallest archive that has as many rows to show there. Exit
1 where either does not hold.
"""

import os
import sys
from functools import reduce

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from tests.benchmarks import pages, stores
from tests.benchmarks.pages import Times

DEEPER, LARGER = 1.5, 2.0
# So often each list is measured of each archive, in turn with the others.
ROUNDS = 3

type Found = dict[int, dict[str, Times]]


def main() -> int:
    """Run what the command line asks for."""
    chosen = stores.options(__doc__)
    if chosen.here:
        pages.answer(sys.stdin, sys.stdout)
        return 0
    module = "tests.benchmarks.list_speed"
    measured = stores.measured_in_turn(module, chosen, ROUNDS)
    found = {
        size: {
            name: reduce(Times.best, (Times(**row) for row in rows))
            for name, rows in lists.items()
        }
        for size, lists in measured.items()
    }
    say(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors; milliseconds")
    return report(found)


def report(found: Found) -> int:
    """Print what each list took at each size; return whether a limit was passed."""
    largest = max(found)
    sizes = "".join(f"{size:>20,}" for size in found)
    say(f"{'':44}{sizes}   deep:first    large:small")
    slow = 0
    for name in found[largest]:
        like = smallest_like(found, name)
        for state in ("cold", "warm"):
            cells = [getattr(found[size][name], state) for size in found]
            small, large = (getattr(found[n][name], state) for n in (like, largest))
            deeper, larger = (
                large[1] / large[0],
                max(b / a for a, b in zip(small, large, strict=True)),
            )
            fails = deeper > DEEPER, larger > LARGER
            slow += any(fails)
            shown = "".join(f"{a:>10.1f}{b:>10.1f}" for a, b in cells)
            say(
                f"{name if state == 'cold' else '':38.38}{state:6}{shown}"
                f"{deeper:>9.2f}{mark(fails[0])}{larger:>9.2f}{mark(fails[1])}"
                f"{'' if like == min(found) else of(like, largest)}"
            )
    verdict = "FAIL" if slow else "PASS"
    say(f"{verdict}: {slow} of {2 * len(found[largest])} rows pass a limit")
    return int(slow > 0)


def smallest_like(found: Found, name: str) -> int:
    """Return the smallest archive whose pages of a list have as many rows to show."""
    pages = found[max(found)][name].rows
    return min(
        size
        for size, times in found.items()
        if all(n >= most for n, most in zip(times[name].rows, pages, strict=True))
    )


def of(like: int, largest: int) -> str:
    """Say with which archive the largest was compared, if not with the smallest."""
    return f" to {like:,}" if like < largest else " no other shows as many rows"


def mark(is_over: bool) -> str:
    """Say in four letters whether a limit was kept."""
    return " FAIL" if is_over else "  ok "


def say(line: str) -> None:
    """Print a line at once: some take long to come."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
