"""The title of a document, where else it is printed, and whose papers it is among."""

from __future__ import annotations

import re

from transcripts.parsing.dates import dates_in
from transcripts.parsing.header_items import Item
from transcripts.parsing.header_words import (
    in_capitals,
    is_person,
    is_place,
    is_title,
    title_goes_on,
)
from transcripts.parsing.layouts import Layout
from transcripts.parsing.transcript import ElementKind as Kind

REPEATED = re.compile(r"(?:PRESS BRIEFING|PRESS GAGGLE|BY(?: [A-Z]|$))")
# The title's second line, in any case: `Press Gaggle by ...`, `AFTER MEETING WITH ...`
SECOND = re.compile(
    r"(?:press (?:briefing|gaggle)|briefing by|gaggle by|remarks by|interview (?:of|by)"
    r"|after (?:meeting|a )|by (?:press|principal|deputy|president|the president))\b",
    re.I,
)
WIDEST = 72  # columns of a page; the printer's credit lines run on beyond
MENU_SIZE = 40  # lines of a header beyond which it holds the page's menus


def find_title(
    items: list[Item],
    layout: Layout,
    front_title: str,
    *,
    has_label: bool,
    has_subheads: bool,
) -> list[Item]:
    """The title's lines, marked; none where front matter or nothing holds it."""
    if layout.front:
        return _title_again(items, front_title)
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
        items[last].text,
        items[last + 1].text,
        is_joined=items[last + 1].is_joined,
        wrap=min(layout.wrap, WIDEST),
    ):
        if items[last + 1].kind not in (None, Kind.FURNITURE):
            break
        last += 1
    for item in items[first : last + 1]:
        item.kind = Kind.TITLE
    return items[first : last + 1]


def _title_again(items: list[Item], front_title: str) -> list[Item]:
    """The title of the front matter, where a page prints it; menus stand before."""
    wanted = _words(front_title)
    for at, item in enumerate(items):
        if item.kind is None and wanted and _words(item.text) == wanted:
            item.kind = Kind.TITLE
            for before in items[:at]:
                before.kind = before.kind or Kind.FURNITURE
            return [item]
    return []


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


def find_principal(items: list[Item], title: list[Item]) -> None:
    """Mark the line that names the person whose papers these are."""
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


def read_repeats(items: list[Item], title: list[Item], front_title: str) -> None:
    """The title printed a second time, in capitals or in parts, is letterhead."""
    if not title and not front_title:
        return
    said = set(_words(" ".join([front_title, *(item.text for item in title)])))
    last = title[-1].line if title else 0
    for item in items:
        if item.kind is None and item.line > last:
            words = _words(item.text)
            known = sum(word in said for word in words)
            if words and _is_repeat(item.text, len(words), known):
                item.kind, item.is_repeat = Kind.FURNITURE, True
    _repeat_fills(items)


def _is_repeat(text: str, words: int, known: int) -> bool:
    if in_capitals(text) and (is_title(text) or REPEATED.match(text)):
        return True
    if SECOND.match(text) and words >= 3:
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
