"""Damage done to the files of an index that is in use.

A damaged file is put in the place of the sound one, and never written over it: the
engine has that one mapped into memory, and the system kills whoever reads from a map
whose file is empty for a moment.
"""

import random


def replace(path, content):
    """Put another file there: the engine has the one that was there in its memory."""
    other = path.with_name("other")
    other.write_bytes(content)
    other.replace(path)


def truncate(path):
    replace(path, path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path):
    """Write over what is said, and leave what the engine looks at when it opens.

    With the same bytes in each run: the engine takes sizes from them, and ends the
    process where it is told to ask for more memory than there is.
    """
    content = bytearray(path.read_bytes())
    reach = max(0, len(content) - 130)
    content[:reach] = random.Random(path.suffix).randbytes(reach)
    replace(path, content)


def flip(path):
    """Turn over the bits of one byte near the beginning."""
    content = bytearray(path.read_bytes())
    content[5] ^= 0xFF
    replace(path, content)


def empty(path):
    replace(path, b"")


def lose(path):
    path.unlink()
