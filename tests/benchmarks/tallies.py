"""Count what made-up documents add, and make the rows of the counts."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.benchmarks.casts import Person
from tests.benchmarks.rows import Heard, Row, iso
from transcripts import models


@dataclass(slots=True)
class Tally:
    """In how many documents and exchanges somebody is heard, and when."""

    documents: int = 0
    exchanges: int = 0
    first: dt.date | None = None
    latest: dt.date | None = None

    def add(self, exchanges: int, day: dt.date | None) -> None:
        """Count a document."""
        self.documents += 1
        self.exchanges += exchanges
        if day:
            self.first = min(self.first or day, day)
            self.latest = max(self.latest or day, day)


class Tallies:
    """The counts that the archive keeps."""

    def __init__(self) -> None:
        self.people: dict[Person, Tally] = defaultdict(Tally)
        self.standings: dict[tuple[Person, str], Tally] = defaultdict(Tally)
        self.months: dict[tuple[int, int], Tally] = defaultdict(Tally)
        self.roles: Counter[str] = Counter()

    def add(self, heard: Iterable[Heard]) -> None:
        """Count some documents."""
        for one in heard:
            if not one.is_published:
                self._know(one)
                continue
            day = one.day
            month = (day.year, day.month) if day else (0, 0)
            self.months[month].add(one.exchanges, day)
            self.roles.update(one.roles)
            for person, role, exchanges in one.people:
                self.people[person].add(exchanges, day)
                self.standings[person, role].add(exchanges, day)

    def _know(self, heard: Heard) -> None:
        """Have a row for each person, though no reader hears them."""
        for person, _, _ in heard.people:
            self.people.setdefault(person, Tally())

    def rows(self, roles: dict[str, int]) -> dict[str, Iterator[Row]]:
        """Make the rows of the counts, and of the people, by table."""
        return {
            "speakers": (_speaker(*item) for item in self.people.items()),
            "months": (
                (*month, tally.documents, tally.exchanges)
                for month, tally in self.months.items()
            ),
            "standings": (
                (person.number, roles[role], t.documents, iso(t.first), iso(t.latest))
                for (person, role), t in self.standings.items()
            ),
        }

    def save_roles(self) -> None:
        """Say of each role in how many documents somebody speaks in it."""
        for slug, count in self.roles.items():
            models.Role.objects.filter(slug=slug).update(document_count=count)


def _speaker(person: Person, tally: Tally) -> Row:
    return (
        *(person.number, person.name, person.slug, f"{person.last}, {person.first}"),
        *(models.Identity.PERSON, None, tally.documents, tally.exchanges),
        *(iso(tally.first), iso(tally.latest)),
    )
