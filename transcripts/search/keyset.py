"""Page what the engine orders by a key, so that a page costs what the first does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# What gives at most so many rows with their keys: those of the keys between two, from
# the highest down or from the lowest up.
type Fetch[Row] = Callable[[int | None, int | None, bool, int], list[tuple[int, Row]]]


@dataclass(frozen=True, slots=True)
class Keys:
    """Which page: the one after a key or before one, or else the first."""

    after: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Keyed[Row]:
    """The rows of a page, and the keys of the pages on either side."""

    rows: tuple[Row, ...]
    before: int | None
    after: int | None


def page[Row](
    fetch: Fetch[Row], keys: Keys, *, size: int, is_descending: bool
) -> Keyed[Row]:
    """Return a page; before a key where a page is not full, the first page."""
    if keys.before is not None:
        found = _beyond(fetch, keys.before, size, not is_descending)
        shown = found[:size][::-1]
        if len(shown) == size:
            before = shown[0][0] if len(found) > size else None
            return Keyed(_rows(shown), before, shown[-1][0])
        return page(fetch, Keys(), size=size, is_descending=is_descending)
    found = _beyond(fetch, keys.after, size, is_descending)
    shown = found[:size]
    is_first = keys.after is None or not shown
    before = None if is_first else shown[0][0]
    return Keyed(_rows(shown), before, shown[-1][0] if len(found) > size else None)


def _beyond[Row](
    fetch: Fetch[Row], key: int | None, size: int, runs_down: bool
) -> list[tuple[int, Row]]:
    if key is None:
        return fetch(None, None, runs_down, size + 1)
    if runs_down:
        return fetch(None, key - 1, True, size + 1) if key else []
    return fetch(key + 1, None, False, size + 1)


def _rows[Row](shown: list[tuple[int, Row]]) -> tuple[Row, ...]:
    return tuple(row for _, row in shown)
