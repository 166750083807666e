"""Rows as CSV, JSON Lines or text: counted, and with a mark at the end of them all.

What breaks off has no such mark: a last row that begins with ``end``, a last object
with ``"end": true``, a last line with ``this is the end``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import batched

import orjson

# Excel takes a file without it for one in the alphabet of the machine.
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
NUMBER, END = "row", "end"
# What a spreadsheet would compute: =1+1 +1 -1 @SUM, also in full width.
FORMULA = re.compile("[=+@\\-\t\r\n\uff1d\uff0b\uff20\uff0d]")
# Rows that are handed over at once: a server takes as long for one as for many.
AT_ONCE = 100

type Row = Mapping[str, object]


def csv_of(rows: Iterable[Row], columns: Sequence[str], more: Row) -> Iterator[bytes]:
    """Write rows as CSV; a row more says how many there are."""
    yield _csv_lines([(NUMBER, *columns)], BOM)
    number = 0
    for some in batched(rows, AT_ONCE):
        lines = [
            (n, *(cell(row.get(column)) for column in columns))
            for n, row in enumerate(some, number + 1)
        ]
        number += len(some)
        yield _csv_lines(lines)
    said = [f"{number} rows", *(f"{value} {name}" for name, value in more.items())]
    blank = [""] * (len(columns) - 1)
    yield _csv_lines([(END, ", ".join(said), *blank)])


def json_lines_of(rows: Iterable[Row], more: Row) -> Iterator[bytes]:
    """Write rows as JSON Lines; an object more says how many there are."""
    number = 0
    for some in batched(rows, AT_ONCE):
        number += len(some)
        yield b"".join(orjson.dumps(row) + b"\n" for row in some)
    yield orjson.dumps({"end": True, "count": number, **more}) + b"\n"


def text_of(
    rows: Iterable[Row], shown: Callable[[Row], str], noun: str, more: Row
) -> Iterator[bytes]:
    """Write rows as text; a line more says how many there are."""
    number = 0
    for some in batched(rows, AT_ONCE):
        number += len(some)
        yield "".join(f"{shown(row)}\n\n" for row in some).encode()
    said = "".join(f"; {value} {name}" for name, value in more.items())
    yield f"# {number} {noun}{said}; this is the end\n".encode()


def cell(value: object) -> object:
    """Return a value as a cell that no spreadsheet computes.

    An apostrophe before it says that text follows; spreadsheets do not show it.
    """
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and FORMULA.match(value):
        return f"'{value}"
    return "" if value is None else value


def _csv_lines(rows: Iterable[Sequence[object]], before: str = "") -> bytes:
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    return (before + lines.getvalue()).encode()
