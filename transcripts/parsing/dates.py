"""Read dates, on lines of their own and inside titles and letterheads."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from transcripts.parsing.transcript import Defect

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>\d{4})\b"
WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"

# Thursday, May 9, 1996 | February 12 2022 | MARCH 08, 2022 | Feb. 1st, 2002
AMERICAN = rf"(?:{WEEKDAY},?\s{{1,9}})?{MONTH}\s{{1,9}}{DAY}\s{{0,9}},?\s{{0,9}}{YEAR}"
# 12 February 2022 | Saturday, 12th of February, 2022
BRITISH = rf"(?:{WEEKDAY},?\s{{1,9}})?\b{DAY}\s{{1,9}}(?:of\s{{1,9}})?{MONTH},?\s{{1,9}}{YEAR}"
# 2022-02-12 | 2022-02-12 20:46:00-05:00
ISO = r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
# 5/1/2015 | 1/22/09 | 7-14-09 | 4.14.93 | 96/05/09
NUMERIC = r"(?<![\w./-])(?P<a>\d{1,4})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{2,4})(?![\w/-]|\.\d)"

SHAPES = tuple(re.compile(s, re.IGNORECASE) for s in (AMERICAN, BRITISH, ISO, NUMERIC))
DIGIT, YEAR_DIGITS = re.compile(r"\d"), re.compile(r"\d{4}")
# Date: February 12, 2022 | Issued on: April 1, 2020 | (January 25, 2025) | [May 1, 1993]
BEFORE = re.compile(
    r"[\s(\[*_]*(?:(?:date|dated|issued\s+on|published|posted|released?)\b\s*:?\s*)?['\"]?",
    re.IGNORECASE,
)
# , 12:00 p.m. | - 11:31 a.m. EST | T20:46:00Z
AFTER = re.compile(
    r"[\s,–—-]*(?:\bat\s+)?(?:T?\d{1,2}:\d{2}(?::\d{2})?[\s.]*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{1,5}\)?|[+-]\d{2}:?\d{2})?)?[\s)\].,*'\"_]*",
    re.IGNORECASE,
)
# .../the-press-office/2011/07/15/press-conference | pb-2022-02-12-background-call
ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:17|18|19|20|21)\d\d)(?P<sep>[/_-])(?P<month>\d{1,2})(?P=sep)"
    r"(?P<day>\d{1,2})(?!\d)"
)
# , 2:03 p.m. EST
CLOCK = re.compile(
    r"[\s,–—-]*(?:at )?\d{1,2}:\d{2}(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,4}\b)?"
)
# Frankfurt am Main | Brussels | Ministry of Foreign Affairs; not: The State of the Union
PLACE = re.compile(
    r"(?!The )[A-Z][\w.'’-]+(?:(?:, | (?:am|of|de|la|du|an der|upon) | )[A-Z][\w.'’-]+){0,3}"
)
LONGEST_LINE = 90
OLDEST, NEWEST = 1700, 2199


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date inside a text, with the offsets of the words that print it."""

    value: dt.date
    printed: str
    start: int
    end: int
    weekday: str = ""


def date_from_line(line: str) -> dt.date | None:
    """Read a line that is nothing but a date, with or without a time of day."""
    found = found_date_in_line(line)
    return found.value if found else None


@lru_cache(maxsize=256)
def found_date_in_line(line: str) -> FoundDate | None:
    """Read a line that is nothing but a date, with the words that print it."""
    if len(line) > LONGEST_LINE or not _has_digit(line):
        return None
    before = BEFORE.match(line)
    found = _first(line, before.end() if before else 0)
    is_whole = found and AFTER.fullmatch(line, found.end)
    return found if is_whole else None


@lru_cache(maxsize=256)
def dates_in(text: str) -> tuple[FoundDate, ...]:
    """Find the dates printed inside a text, in order."""
    if not _has_digit(text):
        return ()
    # All shapes but the last have a year of four digits.
    shapes = SHAPES if YEAR_DIGITS.search(text) else SHAPES[-1:]
    found = [f for shape in shapes for f in _found(shape, text)]
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def place_beside_date(line: str) -> str:
    """Return the place that shares a line with a date, and nothing else with them.

    >>> place_beside_date("Frankfurt am Main, 14 March 2024")
    'Frankfurt am Main'
    >>> place_beside_date("The State of the Union, 8 January 1964")
    ''
    """
    found = dates_in(line) if len(line) <= LONGEST_LINE else ()
    if len(found) != 1:
        return ""
    (date,) = found
    before = BEFORE.sub("", line[: date.start], count=1).strip(" ,–—-|")
    after = CLOCK.sub("", line[date.end :], count=1).strip(" ,–—-|")
    return before + after if PLACE.fullmatch(before + after) else ""


def date_from_address(address: str) -> dt.date | None:
    """Read the date in a web address or a file's name, if it holds one."""
    match = ADDRESS.search(address)
    return _named(match.groupdict()) if match else None


def weekday_disagrees(found: FoundDate) -> bool:
    """Whether the printed day of the week is not the date's: a slip in one."""
    return bool(found.weekday) and _weekday(found) != found.value.weekday()


def weekday_defect(found: FoundDate, line: int) -> Defect | None:
    """Report a day of the week that is not the date's, and the year it would fit."""
    if not weekday_disagrees(found):
        return None
    near = (_date(found.value.year + n, *found.value.timetuple()[1:3]) for n in (1, -1))
    fits = [d for d in near if d and d.weekday() == _weekday(found)]
    hint = f"; it was one in {fits[0].year}" if fits else ""
    message = f"“{found.printed}” was no {found.weekday.strip('.').title()}{hint}"
    return Defect("weekday-disagrees", line, f"{message}. The date is kept as printed.")


def _weekday(found: FoundDate) -> int:
    return WEEKDAYS.index(found.weekday[:3].lower())


def _has_digit(text: str) -> bool:
    return DIGIT.search(text) is not None


def _first(line: str, position: int) -> FoundDate | None:
    """Read the date that begins at a position, in whatever shape it has."""
    for shape in SHAPES:
        match = shape.match(line, position)
        found = _from_match(match) if match else None
        if found:
            return found
    return None


def _found(shape: re.Pattern[str], text: str) -> list[FoundDate]:
    return [f for match in shape.finditer(text) if (f := _from_match(match))]


def _from_match(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    value = _numeric(parts) if "sep" in parts else _named(parts)
    if value is None:
        return None
    weekday = parts.get("weekday") or ""
    return FoundDate(value, match[0], match.start(), match.end(), weekday)


def _named(parts: dict[str, str]) -> dt.date | None:
    month = MONTHS.get(parts["month"].lower()) or int(parts["month"])
    return _date(int(parts["year"]), month, int(parts["day"]))


def _numeric(parts: dict[str, str]) -> dt.date | None:
    """Read 5/1/2015 as May 1; a first number over 31, or of four digits, is a year."""
    a, b, c = (int(parts[name]) for name in "abc")
    if len(parts["a"]) == 3 or len(parts["c"]) == 3:
        return None
    if a > 31:
        return _date(_century(a), b, c)
    return _date(_century(c), a, b)


def _century(year: int) -> int:
    """Read a year of two digits: to 40 it is of this century."""
    if year > 99:
        return year
    return year + (2000 if year <= 40 else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not OLDEST <= year <= NEWEST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
