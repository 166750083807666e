"""Read what paths lead to, as a command would."""

import os

from transcripts import reading
from transcripts.reading import Item, Refusal

LIMIT = 2 * reading.MEGABYTE


def read_all(*paths, limit=LIMIT):
    """Give what became of each source that the paths lead to."""
    found = reading.sources([str(path) for path in paths], limit=limit)
    return read_each(found, limit)


def read_each(found, limit=LIMIT):
    """Give what became of each source."""
    return [f if isinstance(f, Refusal) else f.read(limit) for f in found]


def items(results):
    """Give {name of file: bytes} of what was read."""
    return {os.path.basename(r.name): r.content for r in results if isinstance(r, Item)}


def refusals(results):
    """Give {name of file: reason} of what was refused."""
    return {
        os.path.basename(r.name): r.reason for r in results if isinstance(r, Refusal)
    }
