"""Ranges of days as terms of the index.

A day is in six spans of time: itself, its month, year, decade, century and millennium.
Each is called by that beginning of its date which all days of it have, as ISO 8601
writes dates: ``2022-02-12``, ``2022-02``, ``2022``, ``202``, ``20``, ``2``. The engine
goes through the lists of a few terms faster than it looks at the day of each entry.
"""

from __future__ import annotations

import calendar
import datetime as dt

# How much of a date stands for a span, the widest first.
LENGTHS = (1, 2, 3, 4, 7, 10)
YEAR, MONTH = 4, 7


def spans_of(day: dt.date) -> list[str]:
    """Return the spans that a day is in, the widest first."""
    return [day.isoformat()[:length] for length in LENGTHS]


def spans_between(first: dt.date | None, last: dt.date | None) -> list[str]:
    """Return the fewest spans that have every day from first to last, and no other.

    Both ends are among them; None is without end.
    """
    day, last = first or dt.date.min, last or dt.date.max
    found = []
    while day <= last:
        length, end = next(
            (length, end)
            for length in LENGTHS
            for start, end in [_ends(day, length)]
            if start == day and end <= last
        )
        found.append(day.isoformat()[:length])
        if end == dt.date.max:
            break
        day = end + dt.timedelta(days=1)
    return found


def _ends(day: dt.date, length: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the span that so much of a date stands for."""
    if length > MONTH:
        return day, day
    if length == MONTH:
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    years = 10 ** (YEAR - length)
    year = day.year // years * years
    return dt.date(max(year, dt.MINYEAR), 1, 1), dt.date(year + years - 1, 12, 31)
