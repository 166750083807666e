"""Find the files that somebody names, and read them one at a time.

``sources`` walks paths without reading any file; ``Source.read`` gives the bytes of
one. Whatever cannot be read is a ``Refusal`` that names it and says what to do, so a
batch goes on.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from transcripts import archives, extracting

PLAIN = frozenset({".txt", ".md", ".html", ".htm", ".srt", ".vtt"})
SUFFIXES = PLAIN | extracting.SUFFIXES
STANDARD_INPUT = "-"
MEGABYTE = 1024 * 1024
LOOP = (
    "The link leads to a folder that was read already. Remove the link, or name that"
    " folder alone."
)

type Found = Source | Refusal
type Read = Item | Refusal


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not read, and what to do about it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """A file as it came: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was found and not yet read."""

    name: str
    fetch: Callable[[int], bytes]
    size: int | None = None

    def read(self, limit: int) -> Read:
        """Read the bytes, unless there are more than ``limit``."""
        if self.size is not None and self.size > limit:
            return Refusal(self.name, too_large(self.size, limit))
        try:
            content = self.fetch(limit + 1)
        except OSError as error:
            return Refusal(self.name, _os_reason(error))
        except archives.BROKEN as error:
            return Refusal(self.name, archives.broken_reason(error))
        if len(content) > limit:
            return Refusal(self.name, too_large(len(content), limit))
        return Item(self.name, content)


class _Loop(Exception):
    """A link leads to where the walk has been."""


@dataclass(slots=True)
class _Walk:
    """The folders a walk has been in, so that links cannot lead it in circles."""

    limit: int
    seen: set[tuple[int, int]] = field(default_factory=set)


def sources(paths: Iterable[str], *, limit: int) -> Iterator[Found]:
    """Find every transcript that the paths name: files, folders, globs, zips, ``-``.

    ``limit`` is the number of bytes that a file may have; it bounds what a zip may
    unpack to as well.
    """
    walk = _Walk(limit)
    for path in paths:
        if path == STANDARD_INPUT:
            yield Source("standard input", sys.stdin.buffer.read)
        else:
            yield from _named(path, walk)


def sources_in(file: BinaryIO, name: str, *, size: int, limit: int) -> Iterator[Found]:
    """Find the transcripts in an open file: the one that it is, or those of a zip."""
    name = printable(name)
    suffix = Path(name).suffix.lower()
    if suffix == ".zip" and archives.is_overfull(file):
        yield Refusal(name, archives.OVERFULL)
    elif suffix == ".zip":
        yield from _zipped(file, name, limit)
    elif suffix in SUFFIXES:
        yield Source(name, file.read, size)
    else:
        yield Refusal(name, f"{suffix or 'No suffix'} is none of {_suffixes()}.")


def is_transcript(name: str) -> bool:
    """Whether a file's name is one that transcripts have."""
    return Path(name).suffix.lower() in SUFFIXES


def too_large(size: int, limit: int) -> str:
    """Say that something is larger than the limit, and what to do."""
    return (
        f"It is larger than the limit ({_megabytes(size)}, limit {_megabytes(limit)})."
        " Split it, or raise LECTERN_MAX_FILE_MB."
    )


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"


def _named(path: str, walk: _Walk) -> Iterator[Found]:
    if os.path.lexists(path):
        yield from _below(path, walk)
        return
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not matches:
        yield Refusal(printable(path), "There is no such file. Check the path.")
    for match in matches:
        if os.path.isdir(match) or _has_known_suffix(match):
            yield from _below(match, walk)


def _below(path: str, walk: _Walk) -> Iterator[Found]:
    """Find what lies at a path and under it; in folders other files are passed over."""
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            status = os.stat(here)
            if stat.S_ISDIR(status.st_mode):
                waiting += _inside(here, status, walk)
            elif here == path or _has_known_suffix(here):
                yield from _file(here, status, walk.limit)
        except _Loop:
            yield Refusal(printable(here), LOOP)
        except OSError as error:
            yield Refusal(printable(here), _os_reason(error))


def _inside(path: str, status: os.stat_result, walk: _Walk) -> list[str]:
    """Return what a folder holds, the last first; nothing where the walk was there."""
    identity = (status.st_dev, status.st_ino)
    if identity in walk.seen:
        if os.path.islink(path):
            raise _Loop
        return []
    walk.seen.add(identity)
    names = sorted(os.listdir(path), reverse=True)
    return [os.path.join(path, name) for name in names if not name.startswith(".")]


def _file(path: str, status: os.stat_result, limit: int) -> Iterator[Found]:
    name = printable(path)
    suffix = Path(path).suffix.lower()
    if not stat.S_ISREG(status.st_mode):
        yield Refusal(name, "It is no ordinary file. Copy its text into one.")
    elif suffix == ".zip":
        yield from _zipped(path, name, limit)
    elif suffix in SUFFIXES:
        yield Source(name, lambda size: _head(path, size), status.st_size)
    else:
        yield Refusal(name, f"{suffix or 'No suffix'} is none of {_suffixes()}.")


def _has_known_suffix(path: str) -> bool:
    return Path(path).suffix.lower() in SUFFIXES | {".zip"}


def _zipped(file: str | BinaryIO, name: str, limit: int) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _members(name, archive, limit)
    except OSError as error:
        yield Refusal(name, _os_reason(error))
    except archives.BROKEN as error:
        yield Refusal(name, archives.broken_reason(error))


def _members(path: str, archive: zipfile.ZipFile, limit: int) -> Iterator[Found]:
    """Find the transcripts in a zip; each must be read before the next is asked for."""
    budget = archives.Budget(limit)
    for info in archive.infolist():
        name = f"{path}/{printable(info.filename)}"
        if reason := archives.refusal(info, budget):
            yield Refusal(name, reason)
        elif archives.is_passed_over(info) or not is_transcript(info.filename):
            continue
        else:
            yield Source(
                name, archives.member_reader(archive, info, budget), info.file_size
            )


def _head(path: str, size: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(size)


def printable(path: str) -> str:
    """Return a path as text that can be stored and shown on one line."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _suffixes() -> str:
    return ", ".join(sorted(SUFFIXES | {".zip"}))


def _os_reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "It may not be read. Let the user who imports read it."
    if isinstance(error, FileNotFoundError):
        return "It is not there, or is a link that leads nowhere. Check it."
    return f"It cannot be read: {error.strerror or error}. Check the file and the disk."
