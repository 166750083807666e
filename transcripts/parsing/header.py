"""What stands before the first words said: title, date, place, time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transcripts.parsing import chrome
from transcripts.parsing.candidates import Candidate
from transcripts.parsing.clocks import clock_from_line, clocks_in
from transcripts.parsing.dates import date_from_line, dates_in
from transcripts.parsing.header_words import (
    in_capitals,
    is_person,
    is_place,
    is_prose,
    is_title,
    title_goes_on,
)
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.transcript import ElementKind as Kind

REPEATED = re.compile(r"(?:PRESS BRIEFING|PRESS GAGGLE|BY(?: [A-Z]|$))")
ISSUED = re.compile(r"(?:issued|posted|updated|released)\s+on\b", re.I)
LONG_ROW = 150  # characters of a line that may hold a whole letterhead
GAP = re.compile(r"\S {5,}\S")
PART = re.compile(r"\S(?:(?! {5})[^\n])*")
BELOW = re.compile(r"\**\s*(?:please )?see below\b", re.I)
MENU_SIZE = 40  # lines of a header beyond which it holds the page's menus
LONGEST_HEAD = 600  # lines looked at where no label ends the header


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


@dataclass(frozen=True, slots=True)
class Header:
    """The header as read: one mark a run of lines, in order, by offset.

    ``speech`` is the line at which words without a label begin, 0 if none do.
    """

    marks: tuple[tuple[int, Kind], ...]
    items: tuple[Item, ...]
    speech: int = 0

    def first(self, kind: Kind) -> list[Item]:
        """The first run of lines of a kind."""
        run: list[Item] = []
        for item in self.items:
            if item.kind is kind:
                run.append(item)
            elif run:
                break
        return run


def header_from_lines(
    lines: Lines,
    layout: Layout,
    opening: Candidate | None,
    *,
    has_subheads: bool,
    skipped: frozenset[int] = frozenset(),
) -> Header:
    """Read what stands before the first label, if there is one."""
    first_label = opening.line if opening else 0
    last = first_label - 1 if first_label else min(len(lines.rows), LONGEST_HEAD)
    items = _items(lines, layout, last)
    if opening and opening.is_mid_line:
        items += _items_before(lines, opening)
    for item in items:
        item.kind = Kind.FURNITURE if item.line in skipped else _plain_kind(item)
    _read_mail(items)
    _read_parentheses(items)
    title = _find_title(
        items, layout, has_label=bool(first_label), has_subheads=has_subheads
    )
    _find_principal(items, title)
    speech = _speech_start(items, title, is_open=not first_label)
    head = [item for item in items if not speech or item.line < speech]
    _read_repeats(head, title)
    _find_places(head, title, layout, first_label)
    _settle(head, title, has_subheads=has_subheads, layout=layout)
    _keep_firsts(head)
    return Header(_marks(head, layout, speech), tuple(head), speech)


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


def _plain_kind(item: Item) -> Kind | None:
    """What a line is by itself; nothing where its neighbours must say."""
    text = item.text
    if clock_from_line(text, item.line):
        return Kind.START_TIME
    if ISSUED.match(text):
        return Kind.FURNITURE
    if date_from_line(text) or (
        text[0] in "([" and date_from_line(text.strip("()[] "))
    ):
        if text[0] == "[":
            return Kind.CITATION
        return Kind.FURNITURE if item.is_part else Kind.DATE
    if chrome.CITATION.match(text):
        return Kind.CITATION
    if chrome.NOTE.match(text):
        return Kind.NOTE
    if chrome.is_chrome(text) or chrome.END_MARK.match(text):
        return Kind.FURNITURE
    if chrome.EMBARGO.match(text) and len(text) < 120:
        return Kind.FURNITURE
    return None


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
        opens = item.text.startswith(("(", "[")) and item.kind is None
        if is_within or (opens and (len(item.text) > 45 or not _closes(item.text))):
            item.kind = Kind.NOTE
            is_within = not _closes(item.text)


def _closes(text: str) -> bool:
    return text.rstrip(" .").endswith((")", "]"))


def _find_title(
    items: list[Item], layout: Layout, *, has_label: bool, has_subheads: bool
) -> list[Item]:
    """The title's lines, marked; none where front matter or nothing holds it."""
    if layout.front:
        return []
    named = [
        n for n, item in enumerate(items) if item.kind is None and is_title(item.text)
    ]
    if len(items) > MENU_SIZE:
        named = [n for n in named if _is_anchored(items, n)] or named
    if has_label and has_subheads and not any(item.kind for item in items):
        # Nothing of a header: capitals before the first words are a topic heading.
        named = [n for n in named if not in_capitals(items[n].text)]
    at = named[0] if named else None
    if at is None:
        at = _title_by_place(items, has_label=has_label)
    if at is None:
        return []
    first = at
    while (
        first > 0
        and items[first].is_joined
        and items[first - 1].kind is None
        and first == at
        and not is_person(items[first - 1].text)
    ):
        first -= 1
    last = at
    while last + 1 < len(items) and title_goes_on(
        items[last].text, items[last + 1].text, items[last + 1].is_joined
    ):
        if items[last + 1].kind not in (None, Kind.FURNITURE):
            break
        last += 1
    for item in items[first : last + 1]:
        item.kind = Kind.TITLE
    return items[first : last + 1]


def _is_anchored(items: list[Item], at: int) -> bool:
    """A title among menus has its date within, or a date or time soon after."""
    after = {item.kind for item in items[at + 1 : at + 5]}
    return bool(dates_in(items[at].text)) or bool(after & {Kind.DATE, Kind.START_TIME})


def _title_by_place(items: list[Item], *, has_label: bool) -> int | None:
    """A title without a word that says so stands first, or before the date."""
    free = [n for n, item in enumerate(items) if item.kind is None]
    if not free:
        return None
    for n in free:
        after = items[n + 1].kind if n + 1 < len(items) else None
        is_titled = n == 0 or not is_place(items[n].text)
        if after is Kind.DATE and is_titled and not is_person(items[n].text):
            return n
    first = items[free[0]]
    fields = {item.kind for item in items}
    if free[0] <= 1 and fields & {Kind.START_TIME} and len(free) >= 2 and has_label:
        return None if is_place(first.text) else free[0]
    return None


def _find_principal(items: list[Item], title: list[Item]) -> None:
    if not title:
        return
    first, last = items.index(title[0]), items.index(title[-1])
    for at in range(first - 1, max(first - 5, -1), -1):
        item = items[at]
        if item.kind is None and is_person(item.text):
            item.kind = Kind.PRINCIPAL
            return
        if item.kind not in (Kind.FURNITURE, Kind.DATE):
            break
    for at in range(last + 1, min(last + 5, len(items) - 1)):
        item = items[at]
        if item.kind is None and is_person(item.text):
            if items[at + 1].kind is Kind.DATE:
                item.kind = Kind.PRINCIPAL
            return


def _speech_start(items: list[Item], title: list[Item], *, is_open: bool) -> int:
    """The line at which words without a label begin, after all that is header."""
    prose = [item for item in items if item.kind is None and is_prose(item.text)]
    if not prose:
        if is_open and not any(i.kind for i in items) and items:
            return items[0].line if any(is_prose(i.text) for i in items) else 0
        return 0
    header = (Kind.DATE, Kind.START_TIME, Kind.TITLE, Kind.FURNITURE)
    fixed = [item.line for item in items if item.kind in header]
    after = [
        item for item in prose if not is_open and item.line > max(fixed, default=0)
    ]
    if is_open:
        after = [item for item in prose if item.line > (title[-1].line if title else 0)]
        if not title and not fixed:
            after = [item for item in items if item.kind is None]
    if not after:
        return 0
    return after[0].line


def _read_repeats(items: list[Item], title: list[Item]) -> None:
    """The title printed a second time, in capitals or in parts, is letterhead."""
    if not title:
        return
    said = set(_words(" ".join(item.text for item in title)))
    for item in items:
        if item.kind is None and item.line > title[-1].line:
            words = _words(item.text)
            known = sum(word in said for word in words)
            if words and _is_repeat(item.text, len(words), known):
                item.kind, item.is_repeat = Kind.FURNITURE, True
    _repeat_fills(items)


def _is_repeat(text: str, words: int, known: int) -> bool:
    if in_capitals(text) and (is_title(text) or REPEATED.match(text)):
        return True
    if known < 0.8 * words:
        return False
    if in_capitals(text) or words >= 8:
        return True
    return words >= 3 and not is_place(text)


def _repeat_fills(items: list[Item]) -> None:
    """Lines in capitals between parts of a repeated title belong to it."""
    for before, item in zip(items, items[1:], strict=False):
        if item.kind is None and before.is_repeat and in_capitals(item.text):
            item.kind, item.is_repeat = Kind.FURNITURE, True


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _find_places(
    items: list[Item], title: list[Item], layout: Layout, first_label: int
) -> None:
    """The place stands right before the time, or right before the words."""
    after = title[-1].line if title else 0
    clock = next(
        (i for i in items if i.kind is Kind.START_TIME and i.line > after), None
    )
    free = [i for i in items if i.kind is None and i.line > after]
    joined = _joined_place(items, title)
    if joined:
        return
    located = [i for i in free if re.match(r"Location:?\s+\S", i.text)]
    if located:
        located[0].kind = Kind.LOCATION
        return
    if clock:
        free = [i for i in free if i.line < clock.line and len(i.text) <= 110]
        free = _last_run(items, free)
    else:
        is_dated = any(i.kind is Kind.DATE for i in items)
        fits = is_dated or bool(title) or bool(layout.front)
        free = _last_run(items, [i for i in free if fits and len(i.text) <= 110])
        if len(free) > 4 or not any(is_place(i.text) for i in free):
            return
    for item in free[-4:]:
        if not is_prose(item.text):
            item.kind = Kind.LOCATION


def _joined_place(items: list[Item], title: list[Item]) -> bool:
    """The place may follow the title at once, without a blank line."""
    at = items.index(title[-1]) + 1 if title else len(items)
    run = []
    for item in items[at : at + 3]:
        if not (item.is_joined and item.kind is None and is_place(item.text)):
            break
        item.kind = Kind.LOCATION
        run.append(item)
    return bool(run)


def _last_run(items: list[Item], free: list[Item]) -> list[Item]:
    """The last lines of those free with nothing but notes and dates among them."""
    if not free:
        return []
    run = [free[-1]]
    at = items.index(free[-1])
    for item in reversed(items[:at]):
        if item in free:
            run.insert(0, item)
        elif item.kind not in (Kind.NOTE, Kind.DATE):
            break
    return run


def _settle(
    items: list[Item], title: list[Item], *, has_subheads: bool, layout: Layout
) -> None:
    """What is still open: topic headings where the text has them, else chrome."""
    fixed = [item.line for item in items if item.kind not in (None, Kind.NOTE)]
    for item in items:
        if item.kind is None:
            is_last = item.line > max(fixed, default=0)
            headed = has_subheads and is_last and not is_prose(item.text)
            item.kind = Kind.SUBHEAD if headed else Kind.FURNITURE


def _keep_firsts(items: list[Item]) -> None:
    """One date, one time, one run of the others; the rest is letterhead.

    A line with date and time is the time's where the date has a line of its own.
    """
    dates = [item for item in items if item.kind is Kind.DATE]
    for item in dates[1:]:
        is_timed = bool(clocks_in(item.text))
        free = not any(i.kind is Kind.START_TIME for i in items)
        item.kind = Kind.START_TIME if is_timed and free else Kind.FURNITURE
    clocks = [item for item in items if item.kind is Kind.START_TIME]
    for item in clocks[1:]:
        item.kind = Kind.FURNITURE
    if not dates:
        for item in items:
            if ISSUED.match(item.text) and dates_in(item.text):
                item.kind = Kind.DATE
                break


def _marks(
    items: list[Item], layout: Layout, speech: int
) -> tuple[tuple[int, Kind], ...]:
    marks: list[tuple[int, Kind]] = []
    if layout.front:
        marks.append((0, Kind.FURNITURE))
    before: Item | None = None
    for item in items:
        kind = item.kind or Kind.FURNITURE
        goes_on = before is not None and before.kind is kind
        is_apart = kind is Kind.SUBHEAD and not item.is_joined
        if not goes_on or is_apart:
            marks.append((item.offset, kind))
        before = item
    return tuple(marks)
