"""Read times of day, on lines of their own and inside sentences."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from transcripts.parsing import zones
from transcripts.parsing.transcript import Clock, Defect

# 1:20 P.M. | 1:28.P.M. | 1:012 P.M. | 4 p.m. | 1.15 p.m.; not 3 PMs
TWELVE = (
    r"(?P<h12>\d{1,2})(?:[:.](?P<m12>\d{1,3}))?\s{0,40}\.?\s{0,9}"
    r"(?P<half>[ap]\.?\s?m\b\.?)"
)
# 12 noon | noon | midnight
NAMED = r"\b(?:12(?::00)?\s{1,9})?(?P<named>noon|midnight)\b"
# 20:15 | 20:15:00; only where a zone follows
TWENTY_FOUR = r"(?P<h24>\d{1,2}):(?P<m24>\d{2})(?::\d{2})?"
# EDT | (CEST) | (Local) | Arabian Standard Time | Eastern
ZONE = (
    r"(?:,?\s{0,20}\(?(?P<zone>(?:[a-z]{4,10}\s{1,3})?[a-z]{4,10}\s{1,3}"
    r"(?:standard|daylight|summer|daylight savings?)\s{1,3}time"
    r"|(?:central\s{1,3}european|greenwich\s{1,3}mean)\s{1,3}time"
    r"|(?:eastern|central|mountain|pacific|local)(?:\s{1,3}time)?"
    r"|arabia|british|[a-z]{2,5})\)?)"
)
TIME = rf"(?:{TWELVE}|{NAMED}|{TWENTY_FOUR})"

# END 2:20 P.M. EDT | END2:04 P.M. EST | END< br /> 5:50 P.M SAST | As of 3:00 PM
LINE = re.compile(
    rf"(?P<end>end\b|end(?=\d))?(?:\s*<\s?br\s?/?>)?[\s:.,-]*"
    rf"(?:(?:as\s+of|time|start(?:ed)?|began|end(?:ed)?|concluded)\b:?\s*)?"
    rf"(?P<time>{TIME}{ZONE}?)\s*\.?",
    re.IGNORECASE,
)
INSIDE = re.compile(rf"(?<![\d:.$/-])(?P<time>{TIME}{ZONE}?)", re.IGNORECASE)
# The news conference began at 2:30 p.m. in Room 450 of the Old Executive Building
HELD = re.compile(
    r"\b(?:began|held|spoke|met|took\s+place|was\s+recorded|delivered)\b"
    r"(?P<before>[^.;]{0,160}?)\bat\s+(?:about\s+|approximately\s+|around\s+)?"
    rf"(?P<time>{TIME}{ZONE}?)(?P<after>[^.;]{{0,200}})",
    re.IGNORECASE,
)
# in the Roosevelt Room at the White House | aboard Air Force One | on the porch
PLACE = re.compile(
    r"\b(?:in|at|aboard|outside|near|on(?=\s+(?:the|board|his|her|a)\b))\s+"
    r"(?P<place>[^,;.]{3,120})"
)
# what follows a place: , prior to a meeting | and was broadcast | on Friday
PLACE_ENDS = re.compile(
    r"\s+(?:and|prior|before|after|following|during|while|as|when|where|with|to|"
    r"on\s+(?:sun|mon|tues|wednes|thurs|fri|satur)day)\b.*",
    re.DOTALL,
)
DIGIT = re.compile(r"[0-9]")
REGULAR = re.compile(r"\d{1,2}(?:[:.]\d{2})?(?![:.]?\d)")
LONGEST_LINE = 90

# The time of day, the words that print it, and its zone.
type Time = tuple[dt.time, str, str]


@dataclass(frozen=True, slots=True)
class FoundClock:
    """A time inside a text, with the offsets of the words that print it."""

    clock: Clock
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an editorial note says of an event: when it began and where."""

    clock: Clock
    place: str


def clock_from_line(line: str, number: int, on: dt.date | None = None) -> Clock | None:
    """Read a line that is nothing but a time, with or without END before it.

    ``END 2:20 P.M. EDT`` → 14:20, zone EDT, 240 minutes west of UTC.
    """
    text = line.strip(" \t\u00a0\u202f\u200b\ufeff*_")
    if not text or len(text) > LONGEST_LINE or not _may_be_time(text):
        return None
    return _at(_time_of_line(text), number, on)


# A line is looked at by the body, the tail and the fields; the same minutes come again.
@lru_cache(maxsize=1024)
def _time_of_line(text: str) -> Time | None:
    match = LINE.fullmatch(text)
    if not match or (match["zone"] and not _zone(match)[0]):
        return None
    return _time(match)


def is_end_line(line: str) -> bool:
    """Whether a line is the word END with a time: ``END2:04 P.M. EST``."""
    match = LINE.fullmatch(line.strip()) if len(line) <= LONGEST_LINE else None
    return bool(match and match["end"])


def clocks_in(
    text: str, number: int = 0, on: dt.date | None = None
) -> tuple[FoundClock, ...]:
    """Find the times printed inside a text; all get line ``number``."""
    if not _may_be_time(text):
        return ()
    matches = ((m, _clock(m, number, on)) for m in INSIDE.finditer(text))
    return tuple(
        FoundClock(clock, m.start("time"), m.start("time") + len(clock.printed))
        for m, clock in matches
        if clock
    )


def occasion_from_note(
    text: str, number: int, on: dt.date | None = None
) -> Occasion | None:
    """Read when and where an event was held out of an editorial note.

    ``The exchange began at 10:20 a.m. in the Roosevelt Room at the White House.``
    """
    match = HELD.search(text[:2000])
    clock = _clock(match, number, on) if match else None
    if not match or not clock:
        return None
    after = match["time"][len(clock.printed) :] + match["after"]
    return Occasion(clock, _place(after) or _place(match["before"]))


def with_date(clock: Clock, on: dt.date | None) -> Clock:
    """Give a clock its offset where only the date tells it: ``ET``."""
    if clock.offset is not None:
        return clock
    return dataclasses.replace(clock, offset=zones.offset_of(clock.zone, on))


def with_place(clock: Clock, place: str) -> Clock:
    """Give a clock the offset that its zone has at the place, where that differs."""
    offset = zones.offset_at(clock.zone, place)
    return clock if offset is None else dataclasses.replace(clock, offset=offset)


def span_defect(start: Clock, end: Clock) -> Defect | None:
    """Report an end that cannot belong to its start: ``11 A.M.`` to ``10:31 A.M.``"""
    if duration_minutes(start, end) is not None:
        return None
    message = (
        f"From {start.printed} to {end.printed} is no duration; one is misprinted."
    )
    return Defect("odd-duration", end.line, message)


def clock_defect(clock: Clock) -> Defect | None:
    """Report a time that is printed in a shape no clock shows: ``1:012 P.M.``"""
    if not clock.printed[:1].isdigit() or REGULAR.match(clock.printed):
        return None
    message = f"“{clock.printed}” is no time of day; read as {clock.value:%H:%M}"
    return Defect("odd-time", clock.line, message)


def duration_minutes(start: Clock, end: Clock) -> int | None:
    """Count the minutes from start to end, over midnight and between zones."""
    minutes = _minutes(end) - _minutes(start)
    if start.offset is not None and end.offset is not None:
        minutes += start.offset - end.offset
    minutes %= 24 * 60
    return minutes if minutes <= 12 * 60 else None


def _may_be_time(text: str) -> bool:
    return bool(DIGIT.search(text)) or "noon" in text or "midnight" in text


def _minutes(clock: Clock) -> int:
    return clock.value.hour * 60 + clock.value.minute


def _clock(match: re.Match[str], number: int, on: dt.date | None) -> Clock | None:
    return _at(_time(match), number, on)


def _at(time: Time | None, number: int, on: dt.date | None) -> Clock | None:
    if time is None:
        return None
    value, printed, zone = time
    return Clock(value, printed, number, zone, zones.offset_of(zone, on))


def _time(match: re.Match[str]) -> Time | None:
    value = _value(match)
    zone, printed = _zone(match)
    if value is None or (match["h24"] and not zone.isupper()):
        return None
    return value, printed, zone


def _zone(match: re.Match[str]) -> tuple[str, str]:
    """Give the zone and the printed words; ``at 5 p.m. and`` has no zone."""
    words, whole = match["zone"], match["time"]
    if words and zones.is_zone(" ".join(words.split())):
        if "(" not in whole:
            whole = whole.rstrip(")")
        return " ".join(words.split()), whole.strip()
    if words:
        whole = whole[: match.start("zone") - match.start("time")]
    return "", whole.rstrip(" \t\u00a0,(")


def _value(match: re.Match[str]) -> dt.time | None:
    if match["named"]:
        return dt.time(12 if match["named"].lower() == "noon" else 0)
    if match["half"]:
        hour, minute = int(match["h12"]), _minute(match["m12"] or "0")
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    else:
        hour, minute = int(match["h24"]), int(match["m24"])
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _minute(digits: str) -> int:
    """Read minutes; of three digits a first zero is a slip (``1:012``)."""
    return int(digits[1:] if len(digits) == 3 and digits[0] == "0" else digits)


def _place(text: str) -> str:
    match = PLACE.search(text)
    return PLACE_ENDS.sub("", match["place"]).strip() if match else ""
