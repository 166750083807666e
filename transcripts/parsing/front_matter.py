"""The values of a page's front matter: ``key: value`` between two rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PAIR = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)$")
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}|.)")
ESCAPED = {"_": " ", "n": " ", "t": " ", "N": " ", "L": " ", "P": " ", "0": ""}


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the line of its key, and the last that it runs to."""

    text: str
    first_line: int
    last_line: int


def front_matter(rows: Sequence[str]) -> dict[str, Value]:
    """Read the pairs; a quoted value may run over lines, as YAML folds it."""
    found: dict[str, Value] = {}
    for key, parts, first, last in _pairs(rows):
        found.setdefault(key.lower(), Value(_value(parts), first, last))
    return found


def _pairs(rows: Sequence[str]) -> Iterator[tuple[str, list[str], int, int]]:
    key, parts, first = "", [""], 0
    for number, row in enumerate(rows, 1):
        if row.strip() == "---":
            continue
        match = PAIR.match(row)
        if match and not row[0].isspace():
            if key:
                yield key, parts, first, number - 1
            key, parts, first = match[1], [match[2]], number
        elif key and row.strip():
            parts.append(row.strip())
    if key:
        yield key, parts, first, first + len(parts) - 1


def _value(parts: list[str]) -> str:
    """One text of the parts of a value: folds undone, quotes and escapes read."""
    text = parts[0].strip()
    for part in parts[1:]:
        # A backslash at the end joins without a blank; `\ ` keeps the blank meant.
        text = text[:-1] + part if text.endswith("\\") else f"{text} {part}"
    if len(text) >= 2 and text[0] == text[-1] == '"':
        text = ESCAPE.sub(_unescaped, text[1:-1])
    elif len(text) >= 2 and text[0] == text[-1] == "'":
        text = text[1:-1].replace("''", "'")
    return " ".join(text.split())


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "uxU" and len(code) > 1:
        char = chr(int(code[1:], 16))
        return "" if char in "\u2060\u200b\ufeff" else char
    return ESCAPED.get(code, code)
