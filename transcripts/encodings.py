"""Choose how a page is compressed on its way, and compress it."""

from __future__ import annotations

import gzip
from functools import lru_cache

import brotli

BROTLI, GZIP, IDENTITY = "br", "gzip", "identity"
ENCODINGS = (BROTLI, GZIP, IDENTITY)

# Beyond these a page of 60 KB takes ten times as long, to be 1 % smaller.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6


@lru_cache(maxsize=512)
def preferred(accepted: str) -> str:
    """Return the encoding to answer with, given what ``Accept-Encoding`` says."""
    weights = dict(map(_weight, accepted.lower().split(",")))
    other = weights.get("*", 0.0)
    taken = {name: weights.get(name, other) for name in (BROTLI, GZIP)}
    best = max(taken, key=lambda name: taken[name])
    return best if taken[best] > weights.get(IDENTITY, 0.0) else IDENTITY


def _weight(entry: str) -> tuple[str, float]:
    name, _, rest = entry.partition(";")
    value = rest.strip().removeprefix("q=")
    try:
        return name.strip(), float(value) if rest else 1.0
    except ValueError:
        return name.strip(), 0.0


def encoded(body: bytes, encoding: str) -> bytes:
    """Return a body compressed."""
    if encoding == BROTLI:
        return brotli.compress(body, quality=BROTLI_QUALITY)
    if encoding == GZIP:
        return gzip.compress(body, GZIP_LEVEL, mtime=0)
    return body


def decoded(body: bytes, encoding: str) -> bytes:
    """Return a body as it was before it was compressed."""
    if encoding == BROTLI:
        return brotli.decompress(body)
    return gzip.decompress(body) if encoding == GZIP else body
