"""The lines of a header, and what each is by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transcripts.parsing import chrome
from transcripts.parsing.candidates import Candidate
from transcripts.parsing.clocks import clock_from_line, clocks_in
from transcripts.parsing.dates import date_from_line
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.transcript import ElementKind as Kind

ISSUED = re.compile(r"(?:issued|posted|updated|released)\s+on\b", re.I)
LONG_ROW = 150  # characters of a line that may hold a whole letterhead
GAP = re.compile(r"\S {5,}\S")
PART = re.compile(r"\S(?:(?! {5})[^\n])*")
OPENS = re.compile(r"[(\[](?!\d)")  # not `[1.] Not long ago`
WIDE_M = re.compile(r"\b([AaPp])\. (?=[Mm]\.)")  # `1:14 P. M.`
BELOW = re.compile(r"\**\s*(?:please )?see below\b", re.I)


@dataclass(slots=True)
class Item:
    """A line of the header that is not blank, and what it was found to be."""

    line: int
    text: str
    offset: int = 0
    kind: Kind | None = None
    is_joined: bool = False  # no blank line before it
    is_part: bool = False  # of a line that holds a whole letterhead
    is_repeat: bool = False


def header_items(
    lines: Lines,
    layout: Layout,
    opening: Candidate | None,
    last: int,
    skipped: frozenset[int],
) -> list[Item]:
    """Read the lines up to a last one, and what stands before a label in its line."""
    items = _items(lines, layout, last)
    if opening and opening.is_mid_line:
        items += _items_before(lines, opening)
    for item in items:
        item.kind = Kind.FURNITURE if item.line in skipped else _kind(item)
    _read_mail(items)
    _read_parentheses(items)
    return items


def _items(lines: Lines, layout: Layout, last: int) -> list[Item]:
    items: list[Item] = []
    for number in range(layout.front + 1, last + 1):
        row, offset = lines.rows[number - 1], lines.starts[number - 1]
        if not row or row.isspace():
            continue
        before = lines.rows[number - 2] if number > layout.front + 1 else ""
        if len(row) > LONG_ROW and GAP.search(row.strip()):
            items += [
                Item(
                    number,
                    " ".join(part[0].split()),
                    offset + part.start(),
                    is_part=True,
                )
                for part in PART.finditer(row)
            ]
        else:
            text = " ".join(row.split())
            if ". M" in text or ". m" in text:
                text = WIDE_M.sub(r"\1.", text)
            items.append(Item(number, text, offset, is_joined=bool(before.strip())))
    return items


def _items_before(lines: Lines, opening: Candidate) -> list[Item]:
    """What stands before a label within its line: place, note and time, run on."""
    start = lines.starts[opening.line - 1]
    text = lines.flat[start : opening.start]
    if not text.strip():
        return []
    found = clocks_in(text, opening.line)
    end = found[-1].start if found else len(text)
    note = BELOW.search(text[:end])
    cuts = [0, *([note.start()] if note else []), *([end] if found else [])]
    parts = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return [
        Item(opening.line, " ".join(text[a:b].strip(" ,").split()), start + a)
        for a, b in parts
        if text[a:b].strip(" ,")
    ]


def _kind(item: Item) -> Kind | None:
    """What a line is by itself; nothing where its neighbours must say."""
    # Letterheads are the same from text to text: most lines have been looked at.
    look = _known_kind if len(item.text) < LONG_ROW else _plain_kind
    kind = look(item.text)
    return Kind.FURNITURE if kind is Kind.DATE and item.is_part else kind


def _plain_kind(text: str) -> Kind | None:
    if clock_from_line(text, 1):
        return Kind.START_TIME
    if ISSUED.match(text):
        return Kind.FURNITURE
    if date_from_line(text) or (
        text[0] in "([" and date_from_line(text.strip("()[] "))
    ):
        return Kind.CITATION if text[0] == "[" else Kind.DATE
    if chrome.is_citation(text):
        return Kind.CITATION
    if chrome.NOTE.match(text):
        return Kind.NOTE
    if chrome.is_chrome(text) or chrome.END_MARK.match(text):
        return Kind.FURNITURE
    if chrome.EMBARGO.match(text) and len(text) < 120:
        return Kind.FURNITURE
    return None


_known_kind = lru_cache(maxsize=4096)(_plain_kind)


def _read_mail(items: Sequence[Item]) -> None:
    """A mail header runs to its first blank line."""
    if not items or not chrome.MAIL.match(items[0].text):
        return
    for item in items[:1]:
        item.kind = Kind.FURNITURE
    for item in items[1:]:
        if not item.is_joined:
            return
        item.kind = Kind.FURNITURE


def _read_parentheses(items: Sequence[Item]) -> None:
    """`(Also participating was Gen. Myers` and on to its end: a note."""
    is_within = False
    for item in items:
        opens = OPENS.match(item.text) and item.kind is None
        if is_within or (opens and (len(item.text) > 45 or not _closes(item.text))):
            item.kind = Kind.NOTE
            is_within = not _closes(item.text)


def _closes(text: str) -> bool:
    return text.rstrip(" .").endswith((")", "]"))
