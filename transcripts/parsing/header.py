"""What stands before the first words said: title, date, place, time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from transcripts.parsing.candidates import Candidate
from transcripts.parsing.clocks import clocks_in
from transcripts.parsing.dates import dates_in, place_beside_date
from transcripts.parsing.front_matter import Value, front_matter
from transcripts.parsing.header_items import ISSUED, Item, header_items
from transcripts.parsing.header_places import find_places
from transcripts.parsing.header_titles import (
    find_principal,
    find_title,
    read_repeats,
)
from transcripts.parsing.header_words import is_prose
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.transcript import ElementKind as Kind

FACTS = frozenset(
    {
        *(Kind.TITLE, Kind.DATE, Kind.LOCATION, Kind.START_TIME, Kind.END_TIME),
        Kind.PRINCIPAL,
    }
)
NOTHING_TOLD: Mapping[int, Kind] = {}
LONGEST_HEAD = 600  # lines looked at where no label ends the header


@dataclass(frozen=True, slots=True)
class Header:
    """The header as read: one mark a run of lines, in order, by offset.

    ``speech`` is the line at which words without a label begin, 0 if none do.
    """

    marks: tuple[tuple[int, Kind], ...]
    items: tuple[Item, ...]
    speech: int = 0
    front: Mapping[str, Value] = field(default_factory=dict)  # of front matter
    told: tuple[Item, ...] = ()  # lines, wherever they stand, of which it was said

    def first(self, kind: Kind) -> list[Item]:
        """The first run of lines of a kind, or those of which it was said."""
        run = [item for item in self.told if item.kind is kind]
        if run:
            return run
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
    told: Mapping[int, Kind] = NOTHING_TOLD,
) -> Header:
    """Read what stands before the first label, if there is one.

    ``told`` has what a person said of lines: that holds, whatever they look like.
    """
    first_label = opening.line if opening else 0
    last = first_label - 1 if first_label else min(len(lines.rows), LONGEST_HEAD)
    items = header_items(lines, layout, opening, last, skipped)
    front = front_matter(lines.rows[: layout.front]) if layout.front else {}
    front_title = front["title"].text if "title" in front else ""
    title = find_title(
        items,
        layout,
        front_title,
        has_label=bool(first_label),
        has_subheads=has_subheads,
    )
    find_principal(items, title)
    speech = _speech_start(items, title, is_open=not first_label)
    said = [n for n, kind in told.items() if kind.is_speech and n <= last]
    speech = min(said) if said else speech
    head = [item for item in items if not speech or item.line < speech]
    title = [item for item in title if not speech or item.line < speech]
    _find_dated_place(head, title)
    read_repeats(head, title, front_title)
    find_places(head, title, layout, first_label)
    _settle(head, title, has_subheads=has_subheads, layout=layout)
    _keep_firsts(head)
    _obey(head, told)
    return Header(
        _marks(head, layout, speech), tuple(head), speech, front, _told(lines, told)
    )


def _speech_start(items: list[Item], title: list[Item], *, is_open: bool) -> int:
    """The line at which words without a label begin, after all that is header."""
    prose = [
        item
        for item, after in zip_longest(items, items[1:])
        if item.kind is None
        and (is_prose(item.text) or (is_open and _runs_on(item, after)))
    ]
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


def _runs_on(item: Item, after: Item | None) -> bool:
    """A wrapped line of a sentence: `I am saddened by the loss of life in Waco. My`"""
    words = item.text.split()
    small = sum(word[:1].islower() for word in words)
    goes_on = after is not None and after.is_joined and after.kind is None
    return goes_on and len(words) >= 6 and small >= 0.6 * len(words)


def _obey(items: list[Item], told: Mapping[int, Kind]) -> None:
    """Take lines for what a person said that they are, and no other for such."""
    kinds = {kind for kind in told.values() if kind in FACTS}
    for item in items:
        if item.line in told:
            item.kind = told[item.line]
        elif item.kind in kinds:
            item.kind = Kind.FURNITURE


def _told(lines: Lines, told: Mapping[int, Kind]) -> tuple[Item, ...]:
    return tuple(
        Item(line, " ".join(lines.row(line).split()), lines.starts[line - 1], kind)
        for line, kind in sorted(told.items())
        if kind in FACTS
    )


def _find_dated_place(items: list[Item], title: list[Item]) -> None:
    """`Brussels, 3 May 2022` is the line of the date where no other line is."""
    below = [item for item in items if title and item.line > title[-1].line]
    if below and not any(item.kind is Kind.DATE for item in items):
        open_items = (item for item in below if item.kind is None)
        for item in open_items:
            if place_beside_date(item.text):
                item.kind = Kind.DATE
                return


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
