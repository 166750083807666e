"""Tell how much of what was said at a time a search finds, and who says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from tantivy import Query, Searcher

from transcripts.search.finding import Finder, Hit, Sort
from transcripts.search.tallying import ALL
from transcripts.search.wanted import DAY, Wanted

# Months of any archive; of more of them than these, years are told.
MOST_PERIODS, MOST_MONTHS = 60_000, 48
# Roles and the people in them: how many are counted, and how many told of.
MOST_ROLES, MOST_VOICES = 60, 2_000
ROLES_TOLD, VOICES_TOLD = 12, 3
# Of fewer passages than these a share says nothing.
FEW = 20


class By(StrEnum):
    """How time is cut up."""

    YEAR = "year"
    MONTH = "month"

    def of_month(self, month: int) -> int:
        """Return the number of the period in which a month of the index is."""
        return month // 12 if self is By.YEAR else month


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month: passages found in it, of all passages then."""

    by: By
    number: int
    found: int
    passages: int

    @property
    def share(self) -> float:
        """The part of all passages then that was found."""
        return self.found / self.passages if self.passages else 0.0

    @property
    def is_telling(self) -> bool:
        """Whether there were passages enough for a share of them to say something."""
        return self.passages >= FEW

    @property
    def year(self) -> int:
        """The year that it is, or that it is in."""
        return self.number if self.by is By.YEAR else self.number // 12

    @property
    def month(self) -> int:
        """The month, from 1; 0 of a year."""
        return 0 if self.by is By.YEAR else self.number % 12 + 1

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


@dataclass(frozen=True, slots=True)
class Use:
    """In how many of the passages somebody speaks: in a role, or a person in it."""

    slug: str
    found: int
    by: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """What a search finds over time. What has no date is in no period."""

    total: int
    periods: tuple[Period, ...]
    first: Hit | None
    latest: Hit | None
    roles: tuple[Use, ...]

    @property
    def by(self) -> By:
        """How time is cut up."""
        return self.periods[0].by if self.periods else By.YEAR

    @property
    def undated(self) -> int:
        """How many passages were found whose date nobody knows."""
        return self.total - sum(period.found for period in self.periods)

    @property
    def most(self) -> Period | None:
        """The period in which most was found, if anything was; of equals the first."""
        return self._best(key=lambda period: (period.found,))

    @property
    def densest(self) -> Period | None:
        """The period of which the largest part was found, of those that tell."""
        return self._best(key=lambda period: (period.is_telling, period.share))

    @property
    def few(self) -> int:
        """Of how many passages and more a share says something."""
        return FEW

    @property
    def tells_shares(self) -> bool:
        """Whether any period has passages enough for shares of them."""
        return any(period.found and period.is_telling for period in self.periods)

    def _best(self, key: Callable[[Period], tuple[float, ...]]) -> Period | None:
        found = [period for period in self.periods if period.found]
        return max(found, key=key, default=None)


def trend(finder: Finder, by: By | None = None) -> Trend:
    """Return what is found by year or by month, of all passages in the same days."""
    searcher, wanted = finder.searcher, finder.wanted
    days = tuple(c for c in wanted.conditions if c.field == DAY)
    whole = Finder(searcher, Wanted(conditions=days), stale=finder.stale)
    fields = {"month": MOST_PERIODS, "role": MOST_ROLES, "voice": MOST_VOICES}
    found = _counts(searcher, finder.query, fields)
    passages = _counts(searcher, whole.query, {"month": MOST_PERIODS})
    return Trend(
        sum(found["month"].values()),
        tuple(_periods(found["month"], passages["month"], by)),
        finder.at_the_end(Sort.OLDEST),
        finder.at_the_end(Sort.NEWEST),
        tuple(_uses(found["role"], found["voice"])),
    )


def _counts(
    searcher: Searcher, query: Query, fields: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    """Return for each field how many passages have which value, the most first."""
    asked = {
        field: {"terms": {"field": field, "size": most, "segment_size": ALL}}
        for field, most in fields.items()
    }
    found = searcher.aggregate(query, asked)
    return {
        field: {str(b["key"]): int(b["doc_count"]) for b in found[field]["buckets"]}
        for field in fields
    }


def _periods(
    found: Mapping[str, int], passages: Mapping[str, int], by: By | None
) -> Iterator[Period]:
    """Yield every period from the first with passages to the last, in order."""
    months = sorted(month for month in map(int, passages) if month)
    if not months:
        return
    if by is None:
        by = By.YEAR if months[-1] - months[0] > MOST_MONTHS else By.MONTH
    of_all, of_found = Counter[int](), Counter[int]()
    for month in months:
        number = by.of_month(month)
        of_all[number] += passages[str(month)]
        of_found[number] += found.get(str(month), 0)
    for number in range(by.of_month(months[0]), by.of_month(months[-1]) + 1):
        yield Period(by, number, of_found[number], of_all[number])


def _uses(roles: Mapping[str, int], voices: Mapping[str, int]) -> Iterator[Use]:
    people = defaultdict(list)
    for voice, count in voices.items():
        role, _, person = voice.partition("|")
        people[role].append(Use(person, count))
    for role in islice(roles, ROLES_TOLD):
        yield Use(role, roles[role], tuple(people[role][:VOICES_TOLD]))
