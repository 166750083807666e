"""Stream one export whole in a process of its own, and see what memory that takes.

    uv run python -m tests.benchmarks.streams ADDRESS

The memory is that of the process itself: pages of the index's files, which the system
lets go where another needs the room, are none of it, and SQLite is told to keep few pages
of the database, of which it would fill 32 MB.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from django.db import connection

from tests.benchmarks import pages
from tests.benchmarks.clocks import spent
from transcripts.views.exports import COUNT

# What every process does first, so that what it then adds is the export's alone.
BEFORE = ("/briefings/", "/search/?q=the")
OWN = "RssAnon:"
# After so many pieces, of 100 rows, all is at work that an export needs.
EARLY = 10


@dataclass(frozen=True, slots=True)
class Stream:
    """An export as it was streamed: rows, bytes, seconds, megabytes of memory."""

    rows: int
    size: int
    first: float  # seconds to the first bytes
    whole: float
    held: float  # megabytes before it
    early: float  # after its first pieces
    most: float

    @property
    def added(self) -> float:
        """The megabytes that the process held more at the most."""
        return self.most - self.held

    @property
    def growth(self) -> float:
        """How many times as much it held at the most as after the first pieces."""
        return self.most / self.early

    @property
    def rows_a_second(self) -> float:
        """How many rows were made in a second."""
        return self.rows / self.whole


def streamed(address: str) -> Stream:
    """Stream an export to its end."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA cache_size = -2000")
    for before in BEFORE:
        pages.page_of(before)()
    held = early = most = own_megabytes()
    began, first, size = spent(), 0.0, 0
    response = pages.page_of(address)()
    for number, chunk in enumerate(response, start=1):
        first = first or spent() - began
        size += len(chunk)
        most = max(most, own_megabytes())
        early = most if number <= EARLY else early
    whole = spent() - began
    number = rows(response.headers, chunk)
    return Stream(number, size, first, whole, held, early, most)


def rows(headers: dict[str, str], last: bytes) -> int:
    """Return how many rows came, as the end says; it must agree with the beginning."""
    end = last.decode().strip().splitlines()[-1]
    if end.startswith("{"):
        number = int(json.loads(end)["count"])
    else:
        number = int(end.removeprefix("end,").removeprefix("# ").split(maxsplit=1)[0])
    if number != int(headers.get(COUNT, number)):
        raise RuntimeError(f"{number} rows came of {headers[COUNT]}: {end}")
    return number


def own_megabytes() -> float:
    """Return the megabytes that are this process's own."""
    lines = Path("/proc/self/status").read_text().splitlines()
    (own,) = (line for line in lines if line.startswith(OWN))
    return int(own.split()[1]) / 1e3


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(streamed(sys.argv[1]))))
