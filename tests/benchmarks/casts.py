"""Made-up briefings: of which kind and day, on what terms, and who speaks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from transcripts.models import Basis, BriefingKind

FIRST_YEAR, LAST_YEAR = 1961, 2025
BRIEFER_YEARS, TERM_YEARS = 3, 8
# How unevenly people are heard; the number heard at all grows as the archive's
# size to this power.
UNEVENNESS = 0.65

# How many of a thousand briefings are of a kind, and the roles heard there: who leads,
# who may join, who asks. Near to what an archive of 2,500 briefings holds.
KINDS = {
    BriefingKind.PRESS_BRIEFING: (440, "press-secretary", "reporter"),
    BriefingKind.GAGGLE: (180, "press-secretary", "reporter"),
    BriefingKind.NEWS_CONFERENCE: (145, "president", "reporter"),
    BriefingKind.REMARKS: (100, "president", "audience"),
    BriefingKind.BACKGROUND_CALL: (66, "senior-administration-official", "reporter"),
    BriefingKind.EXCHANGE: (40, "president", "reporter"),
    BriefingKind.PRESS_CALL: (17, "spokesperson", "reporter"),
    BriefingKind.INTERVIEW: (5, "president", "interviewer"),
    BriefingKind.DEBATE: (4, "candidate", "participant"),
    BriefingKind.MESSAGE: (3, "president", "reporter"),
}
GUESTS = {
    "official": 300,
    "cabinet-secretary": 110,
    "deputy-press-secretary": 100,
    "spokesperson": 60,
    "foreign-leader": 60,
    "national-security-adviser": 50,
    "vice-president": 40,
    "member-of-congress": 30,
    "military-officer": 30,
    "governor": 25,
    "ambassador": 20,
    "first-lady": 15,
    "mayor": 10,
}
HELD = {"president": TERM_YEARS, "press-secretary": BRIEFER_YEARS}
BASES = {"": 900, Basis.ON_RECORD: 40, Basis.BACKGROUND: 50, Basis.DEEP_BACKGROUND: 6}
FIRST_NAMES = (
    "Ada Ann Ben Bo Cy Cora Dan Dot Ed Eve Fay Gil Hal Ida Jo Kit Lea Lou Max May Ned"
    " Nan Olga Pat Pia Ray Rose Sam Sue Ted Tess Una Val Vic Walt Zoe"
).split()
ONSETS, RIMES = "BCDFGHJKLMNPRSTVW", ("ade", "all", "ane", "eed", "ill", "ole", "umm")
LATER = ("bury", "dale", "ford", "ham", "land", "ley", "man", "son", "ton", "well")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom all briefings share."""

    number: int
    first: str
    last: str

    @property
    def name(self) -> str:
        """The name as a page shows it."""
        return f"{self.first} {self.last}"

    @property
    def slug(self) -> str:
        """The name in an address; no two people have one."""
        return f"{self.first}-{self.last}".lower()

    @property
    def label(self) -> str:
        """The name as a transcript prints it before what is said."""
        return f"MR. {self.last.upper()}"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in one briefing; nobody in particular where there is no person."""

    role: str
    label: str
    person: Person | None = None
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a briefing is, before a word is said."""

    kind: str
    basis: str
    day: dt.date | None
    principal: Person
    leads: tuple[Voice, ...]
    asks: Voice

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Everyone who speaks."""
        return (*self.leads, self.asks)


def occasion(random: Random) -> Occasion:
    """Make up one briefing."""
    kind = _one_of(random, {kind: row[0] for kind, row in KINDS.items()})
    _, lead, press = KINDS[kind]
    day = _day(random)
    asks = Voice(press, "Q" if press == "reporter" else press.upper())
    return Occasion(
        kind,
        Basis.BACKGROUND if lead.startswith("senior") else _one_of(random, BASES),
        day if random.random() > 0.002 else None,
        holder("president", day.year),
        tuple({v.label: v for v in _leads(random, lead, day.year)}.values()),
        asks,
    )


def holder(role: str, year: int) -> Person:
    """Return who held an office in a year."""
    term = (year - FIRST_YEAR) // HELD[role]
    return person(2 * term + (1 if role == "president" else 2))


def person(number: int) -> Person:
    """Return the person of a number from 1 on, whose name nobody else has."""
    rest, first = divmod(number - 1, len(FIRST_NAMES))
    rest, onset = divmod(rest, len(ONSETS))
    rest, rime = divmod(rest, len(RIMES))
    last = ONSETS[onset] + RIMES[rime]
    while rest:
        rest, later = divmod(rest - 1, len(LATER))
        last += LATER[later]
    return Person(number, FIRST_NAMES[first], last)


def _leads(random: Random, lead: str, year: int) -> Iterator[Voice]:
    if lead.startswith("senior"):
        yield Voice(lead, "SENIOR ADMINISTRATION OFFICIAL", is_local=True)
        yield Voice("moderator", "MODERATOR", is_local=True)
    elif lead in HELD:
        yield _named(lead, holder(lead, year))
    else:
        yield _guest(random, lead)
    while random.random() < 0.45:
        yield _guest(random, _one_of(random, GUESTS))


def _guest(random: Random, role: str) -> Voice:
    heard = int(random.paretovariate(UNEVENNESS))
    return _named(role, person(100 + min(heard, 10**9)))


def _named(role: str, who: Person) -> Voice:
    return Voice(role, "THE PRESIDENT" if role == "president" else who.label, who)


def _day(random: Random) -> dt.date:
    """Draw a day; later years have more of them."""
    years = LAST_YEAR + 1 - FIRST_YEAR
    return dt.date(FIRST_YEAR, 1, 1) + dt.timedelta(
        days=int(random.random() ** 0.6 * years * 365.25)
    )


def _one_of[T](random: Random, weights: dict[T, int]) -> T:
    return random.choices(list(weights), list(weights.values()))[0]
