"""Read the days people type: dates, months, years, ranges, and last-7-days."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Callable

from transcripts.dates import first_day, last_day
from transcripts.parsing.dates import MONTHS, date_from_line
from transcripts.search.nodes import DayRange

# >=2022 · <2022-02-12
COMPARED = re.compile(r"(?P<sign>[<>]=?|=)\s*(?P<rest>.*)")
# 2022-02..2022-03 · 2022.. · ..2022 · 2021 to 2022
BETWEEN = re.compile(r"\s*\.{2,3}\s*|\s+(?:to|until|till|-)\s+")
# 2021-2022, and not 2021-12
YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")
# 2022/2/12, and not 02/12/2022
SLASHES = re.compile(r"([0-9]{4})/([0-9]{1,2})(?:/([0-9]{1,2}))?")
# February 2022 · Feb. 2022 · feb-2022
MONTH_AND_YEAR = re.compile(r"(?P<month>[a-z]{3,9})\.?,? (?P<year>[0-9]{4})")
# 02/12/2022 · 2-12-2022: in which order?
UNORDERED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
# last 7 days · past 3 months · last week
LAST = re.compile(
    r"(?:last|past|previous) (?:(?P<number>[1-9][0-9]{0,3}) )?"
    r"(?P<unit>day|week|month|year)s?"
)
BLANKS = re.compile(r"[-_\s]+")

HOW = (
    "Write a year (2022), a month (2022-02), a day (2022-02-12), a range"
    " (2022-02..2022-05, 2022.., ..2022) or words such as last-7-days or this-year."
)


class NotDays(ValueError):
    """The text names no days; says why, and offers what may be meant."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion


def day_range(text: str, today: dt.date) -> DayRange:
    """Return the days that a text names, or raise ``NotDays``."""
    text = text.strip().lower()
    if compared := COMPARED.fullmatch(text):
        return _compared(compared["sign"], span(compared["rest"], today))
    if years := YEARS.fullmatch(text):
        return _between(years[1], years[2], today)
    first, is_range, last = _parts(text)
    return _between(first, last, today) if is_range else span(text, today)


def since(days: DayRange) -> DayRange:
    """Return these days and all later ones."""
    return DayRange(days.first, None)


def until(days: DayRange) -> DayRange:
    """Return these days and all earlier ones."""
    return DayRange(None, days.last)


def after(days: DayRange) -> DayRange:
    """Return the days after these."""
    return DayRange(days.last and _moved(days.last, 1), None)


def before(days: DayRange) -> DayRange:
    """Return the days before these."""
    return DayRange(None, days.first and _moved(days.first, -1))


SIGNS: dict[str, Callable[[DayRange], DayRange]] = {
    ">=": since,
    "<=": until,
    ">": after,
    "<": before,
}


def span(text: str, today: dt.date) -> DayRange:
    """Return the days of one date, written or relative to today."""
    for read in (_named, _written, _in_letters, _slashed, _long):
        if days := read(text, today):
            return days
    if match := UNORDERED.fullmatch(text):
        return _ordered(*map(int, match.groups()))
    raise NotDays(f"“{text}” is not a date. {HOW}", _nearest(text))


def _compared(sign: str, days: DayRange) -> DayRange:
    return SIGNS[sign](days) if sign in SIGNS else days


def _parts(text: str) -> tuple[str, bool, str]:
    match = BETWEEN.search(text)
    if not match:
        return text, False, ""
    return text[: match.start()], True, text[match.end() :]


def _between(first: str, last: str, today: dt.date) -> DayRange:
    start = span(first, today).first if first else None
    end = span(last, today).last if last else None
    if not start and not end:
        raise NotDays(f"A range has a first or a last day. {HOW}")
    if start and end and start > end:
        raise NotDays(f"“{first}” comes after “{last}”.", f"{last}..{first}")
    return DayRange(start, end)


def _written(text: str, today: dt.date) -> DayRange | None:
    """Read 2022, 2022-02, 2022-02-12."""
    try:
        return DayRange(first_day(text), last_day(text))
    except ValueError:
        return None


def _slashed(text: str, today: dt.date) -> DayRange | None:
    """Read 2022/02/12."""
    match = SLASHES.fullmatch(text)
    return _written("-".join(filter(None, match.groups())), today) if match else None


def _in_letters(text: str, today: dt.date) -> DayRange | None:
    """Read February 2022."""
    match = MONTH_AND_YEAR.fullmatch(BLANKS.sub(" ", text))
    if not match:
        return None
    month = MONTHS.get(match["month"])
    return _written(f"{match['year']}-{month}", today) if month else None


def _long(text: str, today: dt.date) -> DayRange | None:
    """Read February 12, 2022."""
    has_month = any(c.isalpha() for c in text)
    day = date_from_line(BLANKS.sub(" ", text)) if has_month else None
    return DayRange(day, day) if day else None


def _named(text: str, today: dt.date) -> DayRange | None:
    """Read today, this month, last 7 days."""
    text = BLANKS.sub(" ", text)
    if name := NAMES.get(text):
        return name(today)
    match = LAST.fullmatch(text)
    return _last(int(match["number"] or 1), match["unit"], today) if match else None


def _ordered(month: int, day: int, year: int) -> DayRange:
    """Read 02/25/2022, where only one order makes a date."""
    found = [d for d in (_day(year, month, day), _day(year, day, month)) if d]
    if len(set(found)) == 1:
        return DayRange(found[0], found[0])
    if not found:
        raise NotDays(f"There is no such day. {HOW}")
    message = f"This may be {found[0]} or {found[1]}. {HOW}"
    raise NotDays(message, f"{found[0]}")


def _last(number: int, unit: str, today: dt.date) -> DayRange:
    """Return so many days, weeks, months or years that end today."""
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        return DayRange(_moved(today, 1 - days), today)
    months = number * (12 if unit == "year" else 1)
    return DayRange(_moved(_months_before(today, months), 1), today)


def _months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < dt.MINYEAR:
        return dt.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def _moved(day: dt.date, days: int) -> dt.date:
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(
        min(max(ordinal, dt.date.min.toordinal()), dt.date.max.toordinal())
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _week_of(day: dt.date) -> DayRange:
    monday = _moved(day, -day.weekday())
    return DayRange(monday, _moved(monday, 6))


def _month_of(day: dt.date) -> DayRange:
    text = day.isoformat()[:7]
    return DayRange(first_day(text), last_day(text))


def _year_of(day: dt.date) -> DayRange:
    return DayRange(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))


def _day_of(day: dt.date) -> DayRange:
    return DayRange(day, day)


NAMES: dict[str, Callable[[dt.date], DayRange]] = {
    "today": _day_of,
    "yesterday": lambda today: _day_of(_moved(today, -1)),
    "this week": _week_of,
    "last week": lambda today: _week_of(_moved(today, -7)),
    "this month": _month_of,
    "last month": lambda today: _month_of(_months_before(today, 1)),
    "this year": _year_of,
    "last year": lambda today: _year_of(_months_before(today, 12)),
}
SPELLINGS = (*NAMES, "last 7 days", "last 30 days", "last 12 months")


def _nearest(text: str) -> str:
    """Return the words for days that the text nearly is."""
    name, _, year = text.partition(" ") if text[-4:].isdecimal() else (text, "", "")
    close = difflib.get_close_matches(name[:20], MONTHS if year else SPELLINGS, 1, 0.75)
    return "-".join([*close, year]).strip("-").replace(" ", "-") if close else ""
