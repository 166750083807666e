"""Paragraphs as the words run, not as the file was wrapped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from transcripts.parsing.chrome import PAGE_MARK
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines

ENDS = (".", "?", "!", "”", '"', ")", "]", "*", "…")
DIGITS = re.compile(r"\d+")
LONGEST_HEAD = 130


class Paragraph(NamedTuple):
    """A paragraph, blanks folded; ``start`` is the offset of its first line."""

    first_line: int
    last_line: int
    start: int
    text: str


def page_heads(lines: Lines) -> frozenset[int]:
    """The numbers of the lines that a printer repeated on each page.

    Page numbers (``Page 3 of 26``) and what stands beside them again and again.
    """
    if "Page " not in lines.flat and "\f" not in lines.flat:
        return frozenset()
    numbered = (
        [
            n
            for n, row in enumerate(lines.rows, 1)
            if row[-1:].isdigit() and PAGE_MARK.match(row.strip(" \f\t"))
        ]
        if "age " in lines.flat
        else []
    )
    pages = max(len(numbered), lines.flat.count("\f"))
    if pages < 2:
        return frozenset()
    shapes: Counter[str] = Counter()
    by_shape: dict[str, list[int]] = {}
    for number, row in enumerate(lines.rows, 1):
        text = row.strip(" \f\t")
        if text and len(text) <= LONGEST_HEAD:
            shape = DIGITS.sub("0", " ".join(text.split()))
            shapes[shape] += 1
            by_shape.setdefault(shape, []).append(number)
    heads = set(numbered)
    for shape, times in shapes.items():
        is_often = times >= max(2, 0.5 * pages) and not shape.startswith(("Q", "("))
        if is_often and _are_at_page_edges(by_shape[shape], numbered, lines):
            heads.update(by_shape[shape])
    return frozenset(heads)


def _are_at_page_edges(places: list[int], numbered: list[int], lines: Lines) -> bool:
    """Whether most of the lines stand beside a form feed or a page number."""
    edges = {1, *numbered}
    near = 0
    for place in places:
        window = range(max(1, place - 4), min(len(lines.rows), place + 4) + 1)
        near += any(n in edges or "\f" in lines.rows[n - 1] for n in window)
    return near >= 0.6 * len(places)


def paragraphs(
    lines: Lines, layout: Layout, start: int, end: int, skipped: frozenset[int]
) -> Iterator[Paragraph]:
    """Cut the text between two offsets into paragraphs."""
    if layout.seam:
        yield from _parted(lines, layout.seam, start, end)
    elif not layout.wrap and not skipped:
        yield from _lines_as_paragraphs(lines, start, end)
    elif layout.indents or layout.step > 1 or skipped:
        yield from _unwrapped(lines, layout, start, end, skipped)
    else:
        yield from _blocks(lines, layout, start, end)


def _lines_as_paragraphs(lines: Lines, start: int, end: int) -> Iterator[Paragraph]:
    number = lines.number(start)
    offset = start
    for row in lines.flat[start:end].split("\n"):
        if row and (text := " ".join(row.split())):
            yield Paragraph(number, number, offset, text)
        offset += len(row) + 1
        number += 1


def _parted(
    lines: Lines, seam: re.Pattern[str], start: int, end: int
) -> Iterator[Paragraph]:
    """Cut lines at the seams that stand for lost paragraph breaks."""
    for line in _lines_as_paragraphs(lines, start, end):
        number = line.first_line
        stop = min(end, lines.starts[number] - 1 if number < len(lines.starts) else end)
        at = line.start
        for cut in [*seam.finditer(lines.flat, at, stop), None]:
            part = lines.flat[at : cut.start() if cut else stop]
            if text := " ".join(part.split()).rstrip(","):
                yield Paragraph(number, number, at, text)
            at = cut.end() if cut else stop


def _blocks(lines: Lines, layout: Layout, start: int, end: int) -> Iterator[Paragraph]:
    """Wrapped text with blank lines between paragraphs: the usual case, made fast."""
    number = lines.number(start)
    offset = start
    text = lines.flat[start:end].strip()
    if "\n" not in text and text != "\\":
        if text:
            at = start + lines.flat[start:end].index(text)
            if "\n" in lines.flat[start:at]:
                number, offset = lines.number(at), lines.starts[lines.number(at) - 1]
            yield Paragraph(number, number, offset, " ".join(text.rstrip("\\").split()))
        return
    for block in BLANK_LINES.split(lines.flat[start:end]):
        # Each second piece is what parts two blocks.
        if not block.isspace() and block:
            rows = block.split("\n")
            last = number + len(rows) - 1
            inner = [len(row) for row in rows[:-1]]
            if inner and (min(inner) < layout.wrap - 24 or DASH_AT_END.search(block)):
                yield from _unwrapped(
                    lines, layout, offset, offset + len(block), frozenset()
                )
            else:
                text = block.replace("\\\n", "\n") if "\\\n" in block else block
                yield Paragraph(number, last, offset, " ".join(text.split()))
        number += block.count("\n")
        offset += len(block)


def _unwrapped(
    lines: Lines, layout: Layout, start: int, end: int, skipped: frozenset[int]
) -> Iterator[Paragraph]:
    number = lines.number(start)
    offset = start
    held: list[str] = []
    first = last = at = 0
    blanks, before, is_cut = 0, "", False
    for row in lines.flat[start:end].split("\n"):
        text = row.strip()
        if number in skipped:
            is_cut = bool(held)
        elif not text or text == "\\":
            blanks += 1
        else:
            if held and _begins(row, before, blanks, layout, is_cut, held[-1]):
                yield Paragraph(first, last, at, _joined(held))
                held = []
            if not held:
                first, at = number, offset
            held.append(text)
            last, before, blanks, is_cut = number, row, 0, False
        offset += len(row) + 1
        number += 1
    if held:
        yield Paragraph(first, last, at, _joined(held))


def _begins(
    row: str, before: str, blanks: int, layout: Layout, is_cut: bool, held: str
) -> bool:
    """Whether a line begins a new paragraph."""
    ended = held.rstrip("\\ ").endswith(ENDS)
    if is_cut and not ended:
        return False
    if not layout.wrap:
        return not is_cut or ended
    if blanks >= layout.step and not is_cut:
        return True
    if layout.indents:
        return _indent(row) >= _indent(before) + 2 and _indent(row) <= 16
    room = layout.wrap - 6 - len(before.rstrip(" \\"))
    return ended and room > 2 and len(row.split(None, 1)[0]) + 1 < room


def _indent(row: str) -> int:
    wide = row.expandtabs() if "\t" in row else row
    return len(wide) - len(wide.lstrip())


def _joined(rows: list[str]) -> str:
    """Join wrapped lines; a dash or a hyphenated word broken by the wrap is mended."""
    if len(rows) == 1:
        return " ".join(rows[0].rstrip("\\").split())
    parts = [rows[0].rstrip("\\")]
    for before, after in pairwise(rows):
        parts += ["" if _breaks_word(before, after) else " ", after.rstrip("\\")]
    text = "".join(parts)
    if "- " in text:
        text = BROKEN_DASH.sub("--", text)
    return " ".join(text.split())


def _breaks_word(before: str, after: str) -> bool:
    """Whether a wrap came at the hyphen of a word: `well-`, `known`."""
    return before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].islower()


DASH_AT_END = re.compile(r"-[ \n]")
BLANK_LINES = re.compile(r"(\n(?:[ \t\\]*\n)+)")
BROKEN_DASH = re.compile(r"(?<= )- - ?(?=[\w\"“])")
