"""Tell one edition of the code from another: pages that another made are not its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import django
from django.conf import settings

# What pages are made with, besides the database.
SOURCES = ("templates/**/*.html", "transcripts/**/*.py", "archive/*.py")
# What a text is read with, and what would become of it told by.
READERS = (
    *("transcripts/parsing/**/*.py", "transcripts/extracting/**/*.py"),
    *("transcripts/parsed.py", "transcripts/filetypes.py"),
    *("transcripts/importing/**/*.py", "transcripts/admin/previewing.py"),
    "transcripts/admin/looking.py",
)
PINS = "requirements.txt"
STATIC_NAMES = "staticfiles.json"


@dataclass(frozen=True, slots=True)
class Edition:
    """The code and templates of this process, and when the last of them changed."""

    digest: str
    changed: float


@cache
def edition() -> Edition:
    """Read what pages are made with: the same files, the same edition."""
    files = [*_files(*SOURCES, PINS)]
    if (names := settings.STATIC_ROOT / STATIC_NAMES).exists():
        files.append(names)
    digest = _digest(files, django.__version__)
    return Edition(digest, max(path.stat().st_mtime for path in files))


@cache
def reader() -> str:
    """Name the code that reads texts: the same files, the same name on each machine."""
    return _digest(_files(*READERS, PINS))


def forget(**signal: object) -> None:
    """Read the files again when next asked: the development server saw one change."""
    edition.cache_clear()
    reader.cache_clear()


def _files(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(settings.BASE_DIR.glob(pattern))


def _digest(files: Iterable[Path], beside: str = "") -> str:
    digest = hashlib.sha256(beside.encode())
    for path in files:
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()
