"""Judge the members of a zip that may be broken, or made to do harm.

Nothing is ever unpacked to disk: a member is read into memory, no further than the
size that its archive declares and the limit allows.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

# Prose packs to a third or a fifth; four hundred times is nobody's transcript.
MAX_RATIO = 200
RATIO_MATTERS_FROM = 1024 * 1024
LISTED = b"PK\x01\x02"  # begins each entry of the list at the end of a zip
MOST_LISTED = 20_000
OVERFULL = (
    f"The zip lists more than {MOST_LISTED:,} files. Pack them in several, or use the"
    " command import_transcripts."
)
TOTAL_IN_LIMITS = 40  # an archive may hold so many times what one file may

# Whatever zipfile raises on a damaged, locked or unusual archive.
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    struct.error,
    UnicodeError,
    ValueError,
)


@dataclass(slots=True)
class Budget:
    """How much an archive may still unpack to."""

    limit: int
    used: int = 0

    @property
    def is_spent(self) -> bool:
        """Whether more was unpacked than any honest batch would need."""
        return self.used > self.limit * TOTAL_IN_LIMITS


def is_overfull(file: BinaryIO) -> bool:
    """Whether a zip lists more files than zipfile should make a list of in memory."""
    found, tail = 0, b""
    while chunk := file.read(1024 * 1024):
        found += (tail + chunk).count(LISTED)
        tail = chunk[1 - len(LISTED) :]
    file.seek(0)
    return found > MOST_LISTED


def refusal(info: zipfile.ZipInfo, budget: Budget) -> str:
    """Say why a member is refused; nothing where it is not."""
    return next((words for words, holds in RULES if holds(info, budget)), "")


def is_passed_over(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder, or what computers put beside files."""
    parts = PurePosixPath(info.filename).parts
    return info.is_dir() or any(p.startswith((".", "__MACOSX")) for p in parts)


def member_reader(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget
) -> Callable[[int], bytes]:
    """Return a function that reads so many bytes of the member and counts them."""

    def read(size: int) -> bytes:
        with archive.open(info) as member:
            content = member.read(size)
        budget.used += len(content)
        return content

    return read


def broken_reason(error: Exception) -> str:
    """Say what is wrong with an archive, and what to do."""
    return (
        f"The zip is damaged or of an unusual kind ({error or type(error).__name__})."
        " Pack the files again, or unpack them and name the folder."
    )


def _leads_out(info: zipfile.ZipInfo, budget: Budget) -> bool:
    path = PureWindowsPath(info.filename.replace("\\", "/"))
    return ".." in path.parts or bool(path.anchor)


def _is_link(info: zipfile.ZipInfo, budget: Budget) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _is_encrypted(info: zipfile.ZipInfo, budget: Budget) -> bool:
    return bool(info.flag_bits & 0x1)


def _is_nested(info: zipfile.ZipInfo, budget: Budget) -> bool:
    return PurePosixPath(info.filename).suffix.lower() == ".zip"


def _is_bomb(info: zipfile.ZipInfo, budget: Budget) -> bool:
    return info.file_size > max(RATIO_MATTERS_FROM, MAX_RATIO * info.compress_size)


def _is_beyond_budget(info: zipfile.ZipInfo, budget: Budget) -> bool:
    return budget.is_spent


RULES: tuple[tuple[str, Callable[[zipfile.ZipInfo, Budget], bool]], ...] = (
    (
        "Its name leads out of the zip. Pack the files again with plain names.",
        _leads_out,
    ),
    ("It is a link, not a file. Pack the file that it leads to.", _is_link),
    (
        "It is locked with a password. Unpack the zip and name the folder.",
        _is_encrypted,
    ),
    ("It is a zip within a zip. Unpack the outer one and name the folder.", _is_nested),
    (
        f"It unpacks to more than {MAX_RATIO} times its size, as no transcript does."
        " If you trust it, unpack the zip and name the folder.",
        _is_bomb,
    ),
    (
        "The zip unpacks to more than it may. Unpack it and name the folder.",
        _is_beyond_budget,
    ),
)
