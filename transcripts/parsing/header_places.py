"""Where an event was held, as its header prints it."""

from __future__ import annotations

import re

from transcripts.parsing.header_items import Item
from transcripts.parsing.header_words import is_officer, is_place, is_prose
from transcripts.parsing.layouts import Layout
from transcripts.parsing.transcript import ElementKind as Kind


def find_places(
    items: list[Item], title: list[Item], layout: Layout, first_label: int
) -> None:
    """The place stands right before the time, or right before the words."""
    # A header run into one line has them all at one line number.
    after = (title[-1].line, title[-1].offset) if title else (0, 0)
    below = [i for i in items if (i.line, i.offset) > after]
    clock = next((i for i in below if i.kind is Kind.START_TIME), None)
    free = [i for i in below if i.kind is None]
    joined = _joined_place(items, title)
    if joined:
        return
    located = [
        i
        for i in free
        if re.match(r"(?:Location:?|Held (?:at|in|aboard))\s+\S", i.text)
    ]
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
        if not is_prose(item.text) and not is_officer(item.text):
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
    open_items = {id(item) for item in free}  # a long text is not compared by value
    run = [free[-1]]
    for item in reversed(items[: items.index(free[-1])]):
        if id(item) in open_items:
            run.append(item)
        elif item.kind not in (Kind.NOTE, Kind.DATE):
            break
    run.reverse()
    return run
