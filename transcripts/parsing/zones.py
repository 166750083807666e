"""Time zones as transcripts print them, in minutes east of UTC."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo

# An abbreviation that several countries use has the meaning met most where the place
# does not tell (BY_PLACE): IST is India, CST is Chicago, BST is London. AST is as
# often Atlantic as Arabian, so it has none.
OFFSETS = {
    "AEDT": 660,
    "AEST": 600,
    "ACST": 570,
    "AFT": 270,
    "AKDT": -480,
    "AKST": -540,
    "AMT": -240,
    "ART": -180,
    "AWST": 480,
    "BOT": -240,
    "BRT": -180,
    "BST": 60,
    "CAT": 120,
    "CDT": -300,
    "CEST": 120,
    "CET": 60,
    "CLT": -240,
    "CLST": -180,
    "COT": -300,
    "CST": -360,
    "CVT": -60,
    "EAT": 180,
    "EDT": -240,
    "EEST": 180,
    "EET": 120,
    "EST": -300,
    "FET": 180,
    "GMT": 0,
    "GST": 240,
    "HADT": -540,
    "HAST": -600,
    "HDT": -540,
    "HKT": 480,
    "HST": -600,
    "ICT": 420,
    "IDT": 180,
    "IST": 330,
    "JST": 540,
    "KST": 540,
    "MDT": -360,
    "MMT": 390,
    "MSD": 240,
    "MSK": 180,
    "MST": -420,
    "MYT": 480,
    "NPT": 345,
    "NZDT": 780,
    "NZST": 720,
    "PDT": -420,
    "PET": -300,
    "PHT": 480,
    "PKT": 300,
    "PST": -480,
    "SAST": 120,
    "SGT": 480,
    "SST": 480,
    "TRT": 180,
    "UTC": 0,
    "UYT": -180,
    "WAT": 60,
    "WEST": 60,
    "WET": 0,
    "WIB": 420,
    "WITA": 480,
    "ARABIAN STANDARD TIME": 180,
    "ARABIA STANDARD TIME": 180,
    "BRITISH SUMMER TIME": 60,
    "CENTRAL EUROPEAN SUMMER TIME": 120,
    "CENTRAL EUROPEAN TIME": 60,
    "GREENWICH MEAN TIME": 0,
    "INDIA STANDARD TIME": 330,
    "ISRAEL STANDARD TIME": 120,
    "JAPAN STANDARD TIME": 540,
    "KOREA STANDARD TIME": 540,
}

# Words of a place or title, and what an abbreviation means there.
BY_PLACE = {
    "AST": (
        (r"Saudi|Riyadh|Jeddah|Kuwait|Qatar|Doha|Bahrain|Iraq|Baghdad", 180),
        (r"Puerto Rico|San Juan|Virgin Islands|St\. Croix|Bermuda|Trinidad", -240),
    ),
    "BST": ((r"Bangladesh|Dhaka", 360),),
    "CST": ((r"China|Beijing|Shanghai|Hangzhou|Taipei|Taiwan", 480),),
    "IST": (
        (r"Israel|Jerusalem|Tel Aviv|Ramallah|Bethlehem|West Bank", 120),
        (r"Ireland|Dublin|Belfast|Ballina", 60),
    ),
    "PST": ((r"Manila|Philippines", 480),),
}

# Names that stand for summer and winter time alike: only the day tells which.
BY_SEASON = {
    "AKT": "America/Anchorage",
    "CENTRAL": "America/Chicago",
    "CENTRAL TIME": "America/Chicago",
    "CT": "America/Chicago",
    "EASTERN": "America/New_York",
    "EASTERN TIME": "America/New_York",
    "ET": "America/New_York",
    "MOUNTAIN": "America/Denver",
    "MOUNTAIN TIME": "America/Denver",
    "MT": "America/Denver",
    "PACIFIC": "America/Los_Angeles",
    "PACIFIC TIME": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
}

AMERICAN = {"EASTERN": -300, "CENTRAL": -360, "MOUNTAIN": -420, "PACIFIC": -480}
OFFSETS |= {f"{name} STANDARD TIME": east for name, east in AMERICAN.items()}
OFFSETS |= {f"{name} DAYLIGHT TIME": east + 60 for name, east in AMERICAN.items()}
OFFSETS |= {
    f"{name} DAYLIGHT SAVING{s} TIME": east + 60
    for name, east in AMERICAN.items()
    for s in ("", "S")
}

# An abbreviation in small letters is a word as often as not: art, cat, met, west.
ALSO_SMALL = frozenset({"EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST", "GMT"})
NAMES = frozenset(
    {"LOCAL", "LOCAL TIME", "ARABIA", "BRITISH"}
    | {name for name in (*OFFSETS, *BY_SEASON) if len(name) > 5}
)


def is_zone(text: str) -> bool:
    """Whether the words name a time zone or could be an abbreviation of one."""
    if text.isupper() and text.isalpha() and 2 <= len(text) <= 5:
        return True
    return text.upper() in NAMES or text.upper() in ALSO_SMALL


def offset_of(zone: str, on: dt.date | None = None) -> int | None:
    """Give minutes east of UTC; ``ET`` and the like need the date."""
    name = zone.upper().strip()
    if name in OFFSETS:
        return OFFSETS[name]
    if on is None or name not in BY_SEASON:
        return None
    return _offset_by_season(BY_SEASON[name], on)


def offset_at(zone: str, place: str) -> int | None:
    """Give minutes east of UTC where the place settles what a zone means.

    ``IST`` is India's time but in Jerusalem and in Dublin.
    """
    meanings = BY_PLACE.get(zone.upper(), ()) if place else ()
    return next((east for words, east in meanings if re.search(words, place)), None)


def _offset_by_season(region: str, on: dt.date) -> int | None:
    try:
        place = zoneinfo.ZoneInfo(region)
    except zoneinfo.ZoneInfoNotFoundError:  # a machine without tzdata
        return None
    east = dt.datetime.combine(on, dt.time(12), place).utcoffset()
    return None if east is None else int(east.total_seconds() // 60)
