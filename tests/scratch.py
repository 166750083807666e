"""A database of its own for commands that run in processes of their own."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.conf import settings
from django.db import connection

MANAGE = str(Path(settings.BASE_DIR) / "manage.py")


@dataclass(frozen=True)
class Scratch:
    """A database, and the folder of what else an archive keeps."""

    url: str
    folder: Path

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a command of manage.py."""
        return subprocess.Popen(
            [sys.executable, MANAGE, *command],
            env=os.environ | {"DATABASE_URL": self.url, "LECTERN_VAR_DIR": self.folder},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *command: str) -> tuple[int, str]:
        """Run a command of manage.py; return its exit code and what it printed."""
        process = self.start(*command)
        printed, _ = process.communicate(timeout=120)
        return process.returncode, printed

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return what a query gives now, as another program sees it."""
        path = self.url.removeprefix("sqlite:///")
        is_file = path != self.url
        with closing(
            sqlite3.connect(path) if is_file else psycopg.connect(self.url)
        ) as c:
            return c.execute(sql).fetchall()


@contextmanager
def migrated(folder: Path) -> Iterator[Scratch]:
    """Make a database like that of this run with its tables, for as long as needed."""
    with _database(folder, "template1") as scratch:
        code, printed = scratch.run("migrate", "--verbosity=0")
        assert code == 0, printed
        yield scratch


@contextmanager
def copied(scratch: Scratch, folder: Path) -> Iterator[Scratch]:
    """Make a database like another that nobody uses, for as long as needed."""
    shutil.copytree(scratch.folder, folder, dirs_exist_ok=True)
    with _database(folder, urlsplit(scratch.url).path[1:]) as copy:
        yield copy


@contextmanager
def _database(folder: Path, template: str) -> Iterator[Scratch]:
    """Make a database; that of SQLite is what file there is in the folder."""
    if connection.vendor == "sqlite":
        yield Scratch(f"sqlite:///{folder / 'scratch.sqlite3'}", folder)
        return
    name = f"scratch_{uuid4().hex}"
    server = os.environ["DATABASE_URL"]
    with closing(psycopg.connect(server, autocommit=True)) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield Scratch(urlsplit(server)._replace(path=name).geturl(), folder)
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
