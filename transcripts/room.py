"""How much room the archive takes: on the disk, and in its database."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import connection

# Files of a folder that are looked at, for somebody waits for the sum.
MOST_FILES = 5_000
# What SQLite keeps beside its file while it is written.
PARTS_OF_SQLITE = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Extent:
    """What a folder holds; not ``is_whole`` where more files are in it."""

    size: int
    is_whole: bool = True


def of_folder(folder: Path) -> Extent:
    """Return how many bytes the files of a folder and of those in it have."""
    sizes = list(islice(_sizes(folder), MOST_FILES + 1))
    return Extent(sum(sizes[:MOST_FILES]), len(sizes) <= MOST_FILES)


def free(folder: Path) -> int:
    """Return how many bytes are free where a folder is."""
    return shutil.disk_usage(folder).free


def of_database() -> int:
    """Return how many bytes the database takes, as it says or as its files do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    name = str(connection.settings_dict["NAME"])
    return sum(_size(Path(f"{name}{part}")) for part in PARTS_OF_SQLITE)


def _sizes(folder: Path) -> Iterator[int]:
    for where, _, names in os.walk(folder):
        for name in names:
            yield _size(Path(where, name))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # taken away meanwhile, or never there
        return 0
