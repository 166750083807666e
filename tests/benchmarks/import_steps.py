"""Take one step of an import by itself, in a process of its own, and time it.

    uv run python -m tests.benchmarks.import_steps STEP [--files LIST] [--from URL]

``parse`` reads and parses the files that LIST names, a path a line; ``phrases`` reads
their answers for phrases; ``import`` imports them into the archive of DATABASE_URL with the command; ``rows`` writes the rows of the
archive at URL into that of DATABASE_URL, which has its tables and no more; ``entries``
builds an index of the archive's entries with nothing around it. Printed is JSON.
"""

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.benchmarks import raw_rows
from transcripts import models
from transcripts.importing.phrases import answers
from transcripts.parsed import Unparsed, parsed_from_bytes
from transcripts.referrals import uses

BATCH = 50  # documents whose entries are made at a time
TICKS = os.sysconf("SC_CLK_TCK")
MOMENT = 0.05  # seconds between two looks at the memory


@dataclass(slots=True)
class Step:
    """What a step took: processor time, that of the database's process, and time."""

    computing: float = 0.0
    serving: float = 0.0
    passing: float = 0.0
    peak: float = 0.0  # MB of memory, files' pages left out
    number: int = 0

    @property
    def spent(self) -> float:
        """Seconds that processors spent on it, here and in the database."""
        return self.computing + self.serving


@contextmanager
def timed(step: Step) -> Iterator[None]:
    """Add to a step what is done within."""
    began, computed, served = time.perf_counter(), computing(), serving()
    yield
    step.passing += time.perf_counter() - began
    step.computing += computing() - computed
    step.serving += serving() - served


def computing() -> float:
    """Return the processor time of this process and of those that it ended."""
    return sum(os.times()[:4])


def serving() -> float:
    """Return the processor time of the database's process for us, where it is near."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> int:
    """Take the step that the command line asks for."""
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("step", choices=STEPS)
    options.add_argument("--files", type=Path)
    options.add_argument("--from", dest="source")
    options.add_argument("--processes", default="1")
    chosen = options.parse_args()
    step = Step()
    connection.ensure_connection()
    with watched(step):
        STEPS[chosen.step](step, chosen)
    sys.stdout.write(json.dumps(asdict(step)))
    return 0


@contextmanager
def watched(step: Step) -> Iterator[None]:
    """Note the most memory that is held meanwhile, the pages of files left out.

    Those of the index are let go where another needs the room.
    """
    is_done = Event()

    def watch() -> None:
        while not is_done.wait(MOMENT):
            step.peak = max(step.peak, held())

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    yield
    is_done.set()
    watcher.join()


def held() -> float:
    """Return the megabytes of memory that this process holds, without files' pages."""
    found = re.search(r"RssAnon:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1000 if found else 0.0


def parse(step: Step, chosen: argparse.Namespace) -> None:
    """Read and parse each file."""
    offices = models.Office.objects.as_parsed()
    for path in chosen.files.read_text().splitlines():
        with timed(step):
            content = Path(path).read_bytes()
            parsed = parsed_from_bytes(content, path, offices=offices)
        step.number += not isinstance(parsed, Unparsed)


def phrases(step: Step, chosen: argparse.Namespace) -> None:
    """Read the answers of each file for phrases that refer or defer."""
    offices = models.Office.objects.as_parsed()
    for path in chosen.files.read_text().splitlines():
        parsed = parsed_from_bytes(Path(path).read_bytes(), path, offices=offices)
        if not isinstance(parsed, Unparsed):
            with timed(step):
                uses(answers(parsed.transcript.turns))
            step.number += 1


def import_(step: Step, chosen: argparse.Namespace) -> None:
    """Import each file, as anybody does."""
    paths = chosen.files.read_text().splitlines()
    with timed(step):
        try:
            call_command(
                "import_transcripts",
                *paths,
                processes=int(chosen.processes),
                verbosity=0,
            )
        except SystemExit as refused:
            if refused.code != 1:
                raise
    step.number = models.Document.objects.count()


def rows(step: Step, chosen: argparse.Namespace) -> None:
    """Write what an import wrote, each document in a transaction of its own."""
    with raw_rows.copied(chosen.source) as documents:
        for document in documents:
            with timed(step):
                document.write()
            step.number += 1


def entries(step: Step, chosen: argparse.Namespace) -> None:
    """Give the entries of every document to the engine, and commit once."""
    from transcripts.search import entries, index

    keys = list(models.Document.objects.order_by("pk").values_list("pk", flat=True))
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR) as folder:
        with timed(step):
            made = index.made(Path(folder))
            writer = made.writer(index.HEAP, index.THREADS)
        for first in range(0, len(keys), BATCH):
            some = list(entries.entries(keys[first : first + BATCH]))
            with timed(step):
                index.add(writer, some)
            step.number += len(some)
        with timed(step):
            writer.commit()
            writer.wait_merging_threads()


STEPS: dict[str, Callable[[Step, argparse.Namespace], None]] = {
    "parse": parse,
    "phrases": phrases,
    "import": import_,
    "rows": rows,
    "entries": entries,
}

if __name__ == "__main__":
    sys.exit(main())
