"""Lay days and months out as the cells of a calendar, for a template to draw."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

# In units of the drawing, which is as wide as its place.
DAY, MONTH_WIDTH, MONTH_HEIGHT = 13, 48, 18
LEFT, TOP, SPACE = 34, 18, 2
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A day or a month: its place, how full it is from 0, and what it stands for.

    The path of a stroke goes through what is lacking.
    """

    x: int
    y: int
    level: int
    title: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Some words beside or above the cells."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Cells of one size, with names beside and above them."""

    cells: tuple[Cell, ...]
    labels: tuple[Label, ...]
    cell_width: int
    cell_height: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Span:
    """Days of which something is said to be lacking; without a last they go on."""

    first: dt.date
    last: dt.date | None

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether one of its days is between two, both of them included."""
        return self.first <= last and (self.last is None or self.last >= first)


type Title = Callable[[dt.date, int, bool], str]


def of_days(
    year: int, counts: Mapping[dt.date, int], spans: Iterable[Span], title: Title
) -> Calendar:
    """Return a year with a column for each week, from Monday down to Sunday."""
    first = dt.date(year, 1, 1)
    number = 366 if calendar.isleap(year) else 365
    lacking, cells, labels = list(spans), [], []
    size = DAY - SPACE
    for day in (first + dt.timedelta(days=n) for n in range(number)):
        week = (day.timetuple().tm_yday - 1 + first.weekday()) // 7
        place = LEFT + week * DAY, TOP + day.weekday() * DAY
        count = counts.get(day, 0)
        is_lacking = any(span.meets(day, day) for span in lacking)
        told = title(day, count, is_lacking)
        stroke = _stroke(*place, size, size) if is_lacking else ""
        cells.append(Cell(*place, min(count, LEVELS), told, stroke))
        if day.day == 1:
            labels.append(Label(place[0], TOP - 6, calendar.month_abbr[day.month]))
    beside = [
        Label(0, TOP + n * DAY + DAY - 4, name)
        for n, name in enumerate(WEEKDAYS)
        if name
    ]
    width = LEFT + 54 * DAY
    return Calendar(tuple(cells), (*labels, *beside), size, size, width, TOP + 7 * DAY)


def of_months(
    years: Iterable[int],
    counts: Mapping[tuple[int, int], int],
    spans: Iterable[Span],
    title: Title,
) -> Calendar:
    """Return years, one in a row, with a cell for each of their months."""
    lacking, cells, labels = list(spans), [], []
    most = max(counts.values(), default=0)
    size = MONTH_WIDTH - SPACE, MONTH_HEIGHT - SPACE
    for month in range(1, 13):
        x = LEFT + (month - 1) * MONTH_WIDTH
        labels.append(Label(x, TOP - 6, calendar.month_abbr[month]))
    row = TOP
    for year in years:
        labels.append(Label(0, row + MONTH_HEIGHT - 6, str(year)))
        for month in range(1, 13):
            first = dt.date(year, month, 1)
            last = first.replace(day=calendar.monthrange(year, month)[1])
            count = counts.get((year, month), 0)
            is_lacking = any(span.meets(first, last) for span in lacking)
            x = LEFT + (month - 1) * MONTH_WIDTH
            told = title(first, count, is_lacking)
            stroke = _stroke(x, row, *size) if is_lacking else ""
            cells.append(Cell(x, row, _level(count, most), told, stroke))
        row += MONTH_HEIGHT
    width = LEFT + 12 * MONTH_WIDTH
    return Calendar(tuple(cells), tuple(labels), *size, width, row)


def _stroke(x: int, y: int, width: int, height: int) -> str:
    """Return the path from the foot of a cell to its top."""
    return f"M{x} {y + height}l{width} -{height}"


def _level(count: int, most: int) -> int:
    """Return in which quarter of the most a number is, from 1; 0 for none."""
    return -(-count * LEVELS // most) if count else 0
