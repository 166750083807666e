"""Read a field of a query with the value after it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from transcripts.search.days import NotDays, day_range
from transcripts.search.leaves import leaf_from_quoted, leaf_from_run
from transcripts.search.narrowing import NAMES, Mistyped, filters_from, nearest_name
from transcripts.search.nodes import Field, Filter
from transcripts.search.typed import QUOTED, RUN, Token, distance_of

# date: 12 February 2022 to today
MOST_WORDS_OF_A_DATE = 6
DATE_WORDS = re.compile(rf'[^\s()"]+(?:\s+[^\s()"]+){{0,{MOST_WORDS_OF_A_DATE - 1}}}')
LAST_WORD = re.compile(r"\s+\S+\Z")

NO_VALUE = "Nothing stands after the colon."
NO_FIELD = "There is no such field; this was left out."


@dataclass(slots=True)
class FieldRead:
    """The filters that a field makes, what is wrong with it, and where it ends.

    A slip is a message, with what the whole field should be.
    """

    end: int
    filters: list[Filter] = field(default_factory=list)
    slips: list[tuple[str, str]] = field(default_factory=list)


def field_at(text: str, token: Token, today: dt.date) -> FieldRead:
    """Read the value of a field."""
    name = token.match["name"].lower()
    match = QUOTED.match(text, token.end) or RUN.match(text, token.end)
    if not match:
        return FieldRead(token.end, slips=[(NO_VALUE, "")])
    if name not in NAMES:
        better = f"{nearest_name(name)}:{match[0]}"
        return FieldRead(match.end(), slips=[(NO_FIELD, better)])
    if NAMES[name] is Field.TITLE:
        return _title(match)
    if match.re is QUOTED:
        return _read(name, [match["inside"]], match.end(), today)
    if NAMES[name] is Field.DATE and (date := _date_at(text, token.end, today)):
        return _read(name, [date], token.end + len(date), today)
    return _read(name, match[0].split(","), match.end(), today)


def _title(match: re.Match[str]) -> FieldRead:
    """Read words of a title, which are words as any."""
    if match.re is QUOTED:
        leaf, message = leaf_from_quoted(match["inside"], distance_of(match))
    else:
        leaf, message = leaf_from_run(match[0])
    filters = [Filter(Field.TITLE, leaf)] if leaf else []
    message = message or NO_VALUE * (not leaf)
    return FieldRead(match.end(), filters, [(message, "")] if message else [])


def _read(name: str, values: list[str], end: int, today: dt.date) -> FieldRead:
    """Read one value, or several between commas."""
    read = FieldRead(end)
    for value in values:
        try:
            read.filters += filters_from(name, value, today)
        except Mistyped as error:
            better = ",".join(error.suggestion if v is value else v for v in values)
            slip = f"{name}:{better}" if error.suggestion else ""
            read.slips.append((str(error), slip))
    if not read.filters and not read.slips:
        read.slips.append((NO_VALUE, ""))
    return read


def _date_at(text: str, place: int, today: dt.date) -> str:
    """Return the date that begins at a place, in as many words as make one.

    ``date:last 7 days vaccines`` has three; nothing where no date begins.
    """
    found = DATE_WORDS.match(text, place)
    words = found[0] if found else ""
    while words:
        try:
            day_range(words, today)
        except NotDays:
            shorter = LAST_WORD.sub("", words)
            words = shorter if shorter != words else ""
        else:
            return words
    return ""
