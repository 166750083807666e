"""Tell whether the files of an index are as the engine wrote them.

The engine looks at the end of a file when it opens it, and takes the rest on trust.
Each file ends with a checksum of what stands before, which is compared here.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
CHUNK = 1 << 20
TAIL = struct.Struct(
    "<II"
)  # the length of the footer, and a number that says it is one
MAGIC = 1337


def flaws(folder: Path) -> Iterator[str]:
    """Name each file of the index in a folder that is gone or damaged."""
    try:
        segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        names = [segment["segment_id"].replace("-", "") for segment in segments]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        yield f"meta.json: {error}"
        return
    for name in names:
        files = sorted(folder.glob(f"{name}.*"))
        there = {file.name.rpartition(".")[2] for file in files}
        yield from (f"{name}.{part}: gone" for part in PARTS if part not in there)
        yield from (f"{file.name}: damaged" for file in files if not _is_sound(file))


def _is_sound(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            size, noted = _footer(file)
            return _checksum(file, size) == noted
    except (OSError, ValueError, LookupError, struct.error):
        return False


def _footer(file: BinaryIO) -> tuple[int, int]:
    """Return how many bytes stand before the footer, and the checksum it notes."""
    end = file.seek(-TAIL.size, os.SEEK_END)
    length, magic = TAIL.unpack(file.read(TAIL.size))
    if magic != MAGIC:
        raise ValueError("no footer")
    size = file.seek(end - length)
    return size, json.loads(file.read(length))["crc"]


def _checksum(file: BinaryIO, size: int) -> int:
    file.seek(0)
    crc = 0
    while size and (chunk := file.read(min(size, CHUNK))):
        crc, size = zlib.crc32(chunk, crc), size - len(chunk)
    return crc
