"""Measure an import against the least that it could take, in one run.

    uv run python -m tests.benchmarks.import_speed [FOLDER] [--sizes 250 500 1000]
        [--database sqlite] [--processes N]

FOLDER holds transcripts; where none is named they are made up. For each number of
them, the first by a shuffle that is always the same, and on each database, the whole
import with its index is set against the sum of: parsing alone; reading the answers for
phrases that refer or defer; writing the same rows
without Django (SQLite ``executemany``, PostgreSQL ``COPY``), a transaction a document,
into the same tables with the same indexes; and the engine's bare build of the same
entries. Compared is the time that processors spent, PostgreSQL's own included, for
machines have other things to do; the time that passed is told beside it.

Exit 1 where an import takes more than twice the sum, or where its memory (without the
pages of files, as those of the index) grows with the number of documents by more than a
quarter.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()

from tests.benchmarks import stores
from tests.benchmarks.import_steps import Step
from tests.benchmarks.scripts import script
from tests.benchmarks.stores import POSTGRESQL, SQLITE, Store
from tests.benchmarks.words import Vocabulary
from transcripts import reading

SIZES = [250, 500, 1000]
SLOWEST, LARGEST = 2.0, 1.25
MEGABYTE = 1_000_000
PARTS = {
    "parse": "parsing",
    "phrases": "phrases",
    "rows": "bare rows",
    "entries": "bare index",
}


def main() -> int:
    """Run what the command line asks for."""
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    options.add_argument("--database", choices=[SQLITE, POSTGRESQL])
    options.add_argument("--processes", default="1")
    chosen = options.parse_args()
    vendors = [chosen.database] if chosen.database else [SQLITE, POSTGRESQL]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="lectern-import-") as name:
        folder = Path(name)
        files = found(chosen.folder) if chosen.folder else made(folder, chosen.sizes)
        for vendor in vendors:
            failed += measured(folder, vendor, files, chosen.sizes, chosen.processes)
    return int(failed > 0)


def found(folder: Path) -> list[Path]:
    """Return the transcripts of a folder, shuffled."""
    files = (p for p in folder.resolve().rglob("*") if reading.is_transcript(p.name))
    return sorted(files, key=lambda p: hashlib.sha256(p.name.encode()).digest())


def made(folder: Path, sizes: list[int]) -> list[Path]:
    """Make up transcripts."""
    vocabulary = Vocabulary()
    files = [folder / f"{number:06}.txt" for number in range(1, max(sizes) + 1)]
    for number, file in enumerate(files, start=1):
        file.write_text(script(number, vocabulary, 1).text)
    return files


def measured(
    folder: Path, vendor: str, files: list[Path], sizes: list[int], processes: str
) -> int:
    """Measure each number of files on a database; return how many limits it passes."""
    peaks, failed = [], 0
    with databases(folder, vendor) as database:
        for size in sizes:
            steps = steps_of(folder, database, files[:size], processes)
            amount = sum(file.stat().st_size for file in files[:size]) / MEGABYTE
            failed += report(vendor, amount, steps)
            peaks.append(steps["import"].peak)
    growth = max(peaks) / peaks[0]
    say(f"memory: {', '.join(f'{peak:.0f}' for peak in peaks)} MB; x {growth:.2f}")
    return failed + (growth > LARGEST)


class Databases:
    """Empty archives, each in a folder and a database of its own."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self.folder, self.server, self.number = folder, server, 0

    def new(self) -> Store:
        """Make an archive with its tables and no more."""
        self.number += 1
        folder = self.folder / f"{self.number}{'-server' if self.server else ''}"
        folder.mkdir()
        url = f"sqlite:///{folder / 'lectern.sqlite3'}"
        if self.server:
            url = stores.database(self.server, f"lectern_{self.number}")
        store = Store(0, url, folder)
        store.run("manage.py", "migrate", "--verbosity=0")
        return store


@contextmanager
def databases(folder: Path, vendor: str) -> Iterator[Databases]:
    """Give the maker of archives on a database."""
    if vendor == SQLITE:
        yield Databases(folder, None)
        return
    with stores.server(folder / POSTGRESQL) as server:
        yield Databases(folder, server)


def steps_of(
    folder: Path, database: Databases, files: list[Path], processes: str
) -> dict[str, Step]:
    """Take each step in a process of its own."""
    named = folder / "files"
    named.write_text("\n".join(map(str, files)))
    archive, copy = database.new(), database.new()
    return {
        "parse": taken(copy, "parse", "--files", str(named)),
        "phrases": taken(copy, "phrases", "--files", str(named)),
        "import": taken(
            archive, "import", "--files", str(named), "--processes", processes
        ),
        "rows": taken(copy, "rows", "--from", archive.url),
        "entries": taken(archive, "entries"),
    }


def taken(store: Store, *step: str) -> Step:
    """Take a step on an archive."""
    printed = store.run("-m", "tests.benchmarks.import_steps", *step)
    return Step(**json.loads(printed.splitlines()[-1]))


def report(vendor: str, amount: float, steps: dict[str, Step]) -> int:
    """Print what the steps took; return whether the import took too long."""
    whole = steps["import"]
    least = sum(steps[part].spent for part in PARTS)
    passed = sum(steps[part].passing for part in PARTS)
    ratio = whole.spent / least
    say(f"{vendor}: {whole.number} documents, {amount:.1f} MB")
    for name, step in [
        *((PARTS[part], steps[part]) for part in PARTS),
        ("import", whole),
    ]:
        server = f", {step.serving:6.1f} s of it the server's" if step.serving else ""
        say(
            f"  {name:11}{step.spent:7.1f} s spent{server}; {step.passing:7.1f} s passed"
        )
    say(
        f"  {whole.number / whole.passing:.0f} documents and"
        f" {amount / whole.passing:.2f} MB a second; import : sum ="
        f" {ratio:.2f} (at most {SLOWEST}); by time passed {whole.passing / passed:.2f}"
    )
    return int(ratio > SLOWEST)


def say(line: str) -> None:
    """Print a line at once: some take long to come."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
