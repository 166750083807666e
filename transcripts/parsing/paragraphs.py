"""Paragraphs as the words run, not as the file was wrapped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcripts.parsing.chrome import PAGE_MARK
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines

ENDS = (".", "?", "!", "”", '"', ")", "]", "*", "…")
DIGITS = re.compile(r"\d+")
PAGE = re.compile("Page ")  # found three times as fast so: blanks are everywhere
LONGEST_HEAD = 130


# The first and the last line of a paragraph, the offset of the first, and the text,
# blanks folded. A plain tuple, as it is taken apart at once.
type Paragraph = tuple[int, int, int, str]


def page_heads(lines: Lines) -> frozenset[int]:
    """The numbers of the lines that a printer repeated on each page.

    Page numbers (``Page 3 of 26``) and what stands beside them again and again.
    """
    if "\f" not in lines.flat and not PAGE.search(lines.flat):
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
) -> list[Paragraph]:
    """Cut the text between two offsets into paragraphs."""
    if layout.is_cued:
        return list(_run_on(lines, start, end))
    if layout.seam:
        return list(_parted(lines, layout.seam, start, end))
    if not layout.wrap and not skipped:
        return _lines_as_paragraphs(lines, start, end)
    if layout.indents or layout.step > 1 or skipped:
        return list(_unwrapped(lines, layout, start, end, skipped))
    return _blocks(lines, layout, start, end)


def _run_on(lines: Lines, start: int, end: int) -> Iterator[Paragraph]:
    """Join the lines of captions; what stands in brackets on a line is by itself."""
    held: list[str] = []
    first = last = at = 0
    for number, _, offset, text in _lines_as_paragraphs(lines, start, end):
        is_apart = text[0] in "([" and text[-1] in ")]" and offset != start
        if held and is_apart:
            yield first, last, at, _joined(held, lines)
            held = []
        if not held:
            first, at = number, offset
        held.append(text)
        last = number
        if is_apart:
            yield first, last, at, text
            held = []
    if held:
        yield first, last, at, _joined(held, lines)


def _lines_as_paragraphs(lines: Lines, start: int, end: int) -> list[Paragraph]:
    fold, fold_line, starts = lines.fold, lines.fold_line, lines.starts
    number, last = lines.number(start), lines.number(max(start, end - 1))
    stop = starts[number] if number < last else end
    found: list[Paragraph] = []
    if text := fold(lines.flat[start:stop]):
        found.append((number, number, start, text))
    for row in lines.rows[number : last - 1]:
        number += 1
        if text := row.strip():
            found.append((number, number, starts[number - 1], fold_line(text)))
    if number < last and (text := fold(lines.flat[starts[last - 1] : end])):
        found.append((last, last, starts[last - 1], text))
    return found


def _parted(
    lines: Lines, seam: re.Pattern[str], start: int, end: int
) -> Iterator[Paragraph]:
    """Cut lines at the seams that stand for lost paragraph breaks."""
    for number, _, at, _ in _lines_as_paragraphs(lines, start, end):
        stop = min(end, lines.starts[number] - 1 if number < len(lines.starts) else end)
        for cut in [*seam.finditer(lines.flat, at, stop), None]:
            part = lines.flat[at : cut.start() if cut else stop]
            if text := lines.fold(part).rstrip(","):
                yield number, number, at, text
            at = cut.end() if cut else stop


def _blocks(lines: Lines, layout: Layout, start: int, end: int) -> list[Paragraph]:
    """Wrapped text with blank lines between paragraphs: the usual case, made fast."""
    flat = lines.flat
    number = lines.number(start)
    text = flat[start:end].strip()
    if "\n" not in text and text != "\\":
        at = start + flat[start:end].index(text)
        if "\n" in flat[start:at]:
            number = lines.number(at)
            start = lines.starts[number - 1]
        return [(number, number, start, lines.fold(text.rstrip("\\")))] if text else []
    found: list[Paragraph] = []
    fold, rows, starts, has_slash = lines.fold, lines.rows, lines.starts, "\\" in text
    shortest = layout.wrap - 24
    for gap in (*_blank_lines(lines, layout, number, end), 0):
        # The last block runs to the end, which may be within a line.
        stop = starts[gap - 1] - 1 if gap else end
        if stop > start:
            block = flat[start:stop]
            breaks = gap - 1 - number if gap else block.count("\n")
            inner = rows[number : number + breaks - 1] if breaks > 1 else ()
            if breaks and _may_be_several(block, inner, shortest):
                found += _unwrapped(lines, layout, start, stop, frozenset())
            else:
                if has_slash:
                    block = block.replace("\\\n", "\n")
                if text := fold(block):
                    found.append((number, number + breaks, start, text))
        if gap:
            number, start = gap + 1, starts[gap]
    return found


def _blank_lines(lines: Lines, layout: Layout, first: int, end: int) -> Sequence[int]:
    """Give the blank lines after a line that end before an offset, by number.

    The layout knows them all, so that no speech is looked through for them anew.
    """
    blanks, closed = layout.blanks, bisect_right(lines.starts, end) - 1
    return blanks[bisect_right(blanks, first) : bisect_right(blanks, closed)]


def _may_be_several(block: str, inner: Sequence[str], shortest: int) -> bool:
    """Whether a line is so short, or a dash so placed, that each line needs a look."""
    if block.index("\n") < shortest or (inner and min(map(len, inner)) < shortest):
        return not block.isspace()
    at = block.find("-")  # a rare letter is found ten times as fast as two in a row
    while at >= 0:
        if block[at + 1 : at + 2] in (" ", "\n"):
            return True
        at = block.find("-", at + 1)
    return False


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
                yield (first, last, at, _joined(held, lines))
                held = []
            if not held:
                first, at = number, offset
            held.append(text)
            last, before, blanks, is_cut = number, row, 0, False
        offset += len(row) + 1
        number += 1
    if held:
        yield (first, last, at, _joined(held, lines))


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


def _joined(rows: list[str], lines: Lines) -> str:
    """Join wrapped lines; a dash or a hyphenated word broken by the wrap is mended."""
    if len(rows) == 1:
        return lines.fold(rows[0].rstrip("\\"))
    parts = [rows[0].rstrip("\\")]
    for before, after in pairwise(rows):
        parts += ["" if _breaks_word(before, after) else " ", after.rstrip("\\")]
    text = "".join(parts)
    if "- " in text:
        text = BROKEN_DASH.sub("--", text)
    return lines.fold(text)


def _breaks_word(before: str, after: str) -> bool:
    """Whether a wrap came at the hyphen of a word: `well-`, `known`."""
    return before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].islower()


BROKEN_DASH = re.compile(r"-(?<= -) - ?(?=[\w\"“])")
