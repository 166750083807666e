"""Measure what readers follow and take along at several sizes of archive.

    uv run python -m tests.benchmarks.taking_speed [--database postgresql] [SIZE …]

The sizes are 1,000, 10,000 and 100,000 documents where none is named; archives and
their index are made in ``--folder`` (``var/benchmarks``) and kept there. Asked for are
feeds, their first pages and pages back through the log, of lists, filters and searches;
sitemaps, trends, the calendars of what is covered, words and figures, what was asked
before; quotations out of the archive, near ones and some that nobody said, checked as a
page and as JSON; and lists and searches as files, each streamed to its end by a process
of its own. Times are what processors spent; pages that were kept are passed by.

At the largest size a feed is to take no more than twice as long as at the smallest that
has as many entries, any quotation no more than a second; and at no size may an export hold
more than 1.25 times the memory that it holds after 1,000 rows. Exit 1 where that does not
hold.
"""

import json
import os
import statistics
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from tests.benchmarks import stores, taking
from tests.benchmarks.list_speed import mark, say
from tests.benchmarks.streams import Stream
from tests.benchmarks.taking import Check, Look

LARGER, SECONDS, MEMORY = 2.0, 1.0, 1.25
FEEDS = ("atom", "feed.json")
# An archive shows as many entries as another where it has so large a part of them.
AS_MANY = 0.9

type Found[T] = dict[int, dict[str, T]]  # by size and name


def main() -> int:
    """Run what the command line asks for."""
    chosen = stores.options(__doc__)
    if chosen.here:
        sys.stdout.write(json.dumps(taking.measure()))
        return 0
    measured = stores.measured("tests.benchmarks.taking_speed", chosen)
    say(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    passed = [
        *looks(read(measured, "pages", Look)),
        *checks(read(measured, "quotations", Check)),
        *exports(read(measured, "exports", Stream)),
    ]
    say(f"{'FAIL' if any(passed) else 'PASS'}: {sum(passed)} rows pass a limit")
    return int(any(passed))


def read[T](measured: dict[int, dict], part: str, kind: type[T]) -> Found[T]:
    """Return a part of what was measured as the values that it is made of."""
    return {
        size: {name: kind(**row) for name, row in found[part].items()}
        for size, found in measured.items()
    }


def looks(found: Found[Look]) -> list[bool]:
    """Print what pages take; return of each whether it passes its limit."""
    sizes = "".join(f"{size:>20,}" for size in found)
    say(f"{'milliseconds, cold and warm':46}{sizes}   large:small")
    return [_look(found, name) for name in found[max(found)]]


def _look(found: Found[Look], name: str) -> bool:
    some = {size: of[name] for size, of in found.items()}
    large = some[max(some)]
    like = min(n for n, look in some.items() if look.rows >= AS_MANY * large.rows)
    small = some[like]
    growths = large.cold / small.cold, large.warm / small.warm
    is_limited = name.startswith(FEEDS)
    fails = is_limited and max(growths) > LARGER
    cells = "".join(f"{look.cold:>11.1f}{look.warm:>9.1f}" for look in some.values())
    shown = " ".join(f"{growth:6.2f}" for growth in growths)
    to = f" to {like:,}" if like > min(found) else ""
    verdict = mark(fails) if is_limited else "     "
    say(f"{name:46.46}{cells} {shown}{verdict}{large.rows:>6} entries{to}")
    return fails


def checks(found: Found[Check]) -> list[bool]:
    """Print what quotations take; return of each sort whether one takes too long."""
    sizes = "".join(f"{size:>28,}" for size in found)
    say(f"\n{'milliseconds, middle and most; JSON; right':46}{sizes}   large:small")
    return [_checks(found, name) for name in found[max(found)]]


def _checks(found: Found[Check], name: str) -> bool:
    some = {size: of[name] for size, of in found.items()}
    large, small = some[max(some)], some[min(some)]
    fails = max(large.page + large.data) > SECONDS * 1000
    cells = "".join(
        f"{statistics.median(check.page):>9.1f}{max(check.page):>7.1f}"
        f"{statistics.median(check.data):>7.1f}{check.right:>3}/{len(check.page)}"
        for check in some.values()
    )
    growth = statistics.median(large.page) / statistics.median(small.page)
    say(f"{name:46.46}{cells}{growth:>9.2f}{mark(fails)}")
    return fails


def exports(found: Found[Stream]) -> list[bool]:
    """Print what exports take; return of each whether its memory grows."""
    sizes = "".join(f"{size:>44,}" for size in found)
    say(
        f"\n{'rows, of them a second, ms to the first,':46}{sizes}\n"
        f"{'MB of memory, of them added; to those early':46}"
        f"{'large:small':>{44 * len(found) + 14}}"
    )
    return [_export(found, name) for name in found[max(found)]]


def _export(found: Found[Stream], name: str) -> bool:
    some = {size: of[name] for size, of in found.items()}
    larger = some[max(some)].most / some[min(some)].most
    fails = max(one.growth for one in some.values()) > MEMORY
    cells = "".join(
        f"{one.rows:>11,}{one.rows_a_second:>8,.0f}{one.first * 1000:>7.0f}"
        f"{one.most:>6.0f}{one.added:>6.1f}{one.growth:>6.2f}"
        for one in some.values()
    )
    say(f"{name:46.46}{cells}{larger:>9.2f}{mark(fails)}")
    return fails


if __name__ == "__main__":
    sys.exit(main())
