"""Say who held an office of the United States on a given day.

An office is held from ``start`` to the day before ``end``. On the day of a handover
both may speak, the outgoing holder before noon and the successor after; a transcript
seldom says at what hour, so the whole day is the successor's. A day on which nobody
held the office (no vice president sat for most of 1964) has no holder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Office:
    """One tenure. ``end`` is the day of the handover; None while it lasts."""

    role: str
    name: str
    start: dt.date
    end: dt.date | None = None
    other_names: tuple[str, ...] = ()

    def is_held_on(self, day: dt.date) -> bool:
        """Whether the tenure takes in the day."""
        return self.start <= day and (self.end is None or day < self.end)


class Tenures(tuple[Office, ...]):
    """Offices that people held, with what each document asks of them at hand."""

    @classmethod
    def of(cls, offices: Iterable[Office]) -> Tenures:
        """Give the tenures themselves, or make them of offices."""
        return offices if isinstance(offices, cls) else cls(offices)

    @cached_property
    def filed_names(self) -> dict[str, str]:
        """The name that people are filed under, by each other name of theirs."""
        return {
            other.casefold(): office.name
            for office in self
            for other in office.other_names
        }

    @cached_property
    def by_role(self) -> dict[str, list[Office]]:
        """The tenures of each office."""
        found: dict[str, list[Office]] = {}
        for office in self:
            found.setdefault(office.role, []).append(office)
        return found


def holder(offices: Iterable[Office], role: str, day: dt.date) -> Office | None:
    """Return the tenure of the role that takes in the day, the latest if several."""
    held = [o for o in Tenures.of(offices).by_role.get(role, ()) if o.is_held_on(day)]
    return max(held, key=lambda office: office.start, default=None)


def named(offices: Iterable[Office], name: str) -> str:
    """Return the name an office holder is filed under, or the name itself."""
    wanted = name.casefold()
    filed = (
        office.name
        for office in offices
        if wanted in (other.casefold() for other in office.other_names)
    )
    return next(filed, name)


def _office(role: str, name: str, start: str, end: str, *other_names: str) -> Office:
    return Office(
        role,
        name,
        dt.date.fromisoformat(start),
        dt.date.fromisoformat(end) if end else None,
        other_names,
    )


# "George Bush" alone is the elder: the White House of the younger always printed
# the W, and the one of the elder never any initial.
PRESIDENTS = (
    ("Herbert Hoover", "1929-03-04", "1933-03-04", "Herbert C. Hoover"),
    (
        "Franklin D. Roosevelt",
        "1933-03-04",
        "1945-04-12",
        "Franklin Roosevelt",
        "Franklin Delano Roosevelt",
    ),
    ("Harry S. Truman", "1945-04-12", "1953-01-20", "Harry S Truman", "Harry Truman"),
    ("Dwight D. Eisenhower", "1953-01-20", "1961-01-20", "Dwight Eisenhower"),
    (
        "John F. Kennedy",
        "1961-01-20",
        "1963-11-22",
        "John Kennedy",
        "John Fitzgerald Kennedy",
    ),
    (
        "Lyndon B. Johnson",
        "1963-11-22",
        "1969-01-20",
        "Lyndon Johnson",
        "Lyndon Baines Johnson",
    ),
    ("Richard Nixon", "1969-01-20", "1974-08-09", "Richard M. Nixon"),
    (
        "Gerald R. Ford",
        "1974-08-09",
        "1977-01-20",
        "Gerald Ford",
        "Gerald R. Ford, Jr.",
    ),
    ("Jimmy Carter", "1977-01-20", "1981-01-20", "James Earl Carter, Jr."),
    ("Ronald Reagan", "1981-01-20", "1989-01-20", "Ronald W. Reagan"),
    (
        "George Bush",
        "1989-01-20",
        "1993-01-20",
        "George H. W. Bush",
        "George H.W. Bush",
        "George Herbert Walker Bush",
    ),
    (
        "Bill Clinton",
        "1993-01-20",
        "2001-01-20",
        "William J. Clinton",
        "William Jefferson Clinton",
        "William Clinton",
    ),
    ("George W. Bush", "2001-01-20", "2009-01-20", "George Walker Bush"),
    (
        "Barack Obama",
        "2009-01-20",
        "2017-01-20",
        "Barack H. Obama",
        "Barack Hussein Obama",
    ),
    ("Donald J. Trump", "2017-01-20", "2021-01-20", "Donald Trump"),
    (
        "Joe Biden",
        "2021-01-20",
        "2025-01-20",
        "Joseph R. Biden",
        "Joseph R. Biden, Jr.",
        "Joseph Biden",
        "Joseph Robinette Biden, Jr.",
    ),
    ("Donald J. Trump", "2025-01-20", "", "Donald Trump"),
)

# Vacant from a succession or resignation until the next election or confirmation.
VICE_PRESIDENTS = (
    ("Charles Curtis", "1929-03-04", "1933-03-04"),
    ("John Nance Garner", "1933-03-04", "1941-01-20", "John N. Garner"),
    ("Henry A. Wallace", "1941-01-20", "1945-01-20", "Henry Wallace"),
    ("Harry S. Truman", "1945-01-20", "1945-04-12"),
    ("Alben W. Barkley", "1949-01-20", "1953-01-20", "Alben Barkley"),
    ("Richard Nixon", "1953-01-20", "1961-01-20"),
    ("Lyndon B. Johnson", "1961-01-20", "1963-11-22"),
    (
        "Hubert H. Humphrey",
        "1965-01-20",
        "1969-01-20",
        "Hubert Humphrey",
        "Hubert H. Humphrey, Jr.",
    ),
    ("Spiro T. Agnew", "1969-01-20", "1973-10-10", "Spiro Agnew"),
    ("Gerald R. Ford", "1973-12-06", "1974-08-09"),
    ("Nelson A. Rockefeller", "1974-12-19", "1977-01-20", "Nelson Rockefeller"),
    ("Walter F. Mondale", "1977-01-20", "1981-01-20", "Walter Mondale"),
    ("George Bush", "1981-01-20", "1989-01-20"),
    ("Dan Quayle", "1989-01-20", "1993-01-20", "J. Danforth Quayle"),
    ("Al Gore", "1993-01-20", "2001-01-20", "Albert Gore, Jr.", "Albert Gore"),
    ("Dick Cheney", "2001-01-20", "2009-01-20", "Richard B. Cheney", "Richard Cheney"),
    ("Joe Biden", "2009-01-20", "2017-01-20"),
    ("Mike Pence", "2017-01-20", "2021-01-20", "Michael R. Pence", "Michael Pence"),
    ("Kamala Harris", "2021-01-20", "2025-01-20", "Kamala D. Harris"),
    ("JD Vance", "2025-01-20", "", "J.D. Vance", "J. D. Vance", "James David Vance"),
)

FIRST_LADIES = (
    ("Lou Henry Hoover", "1929-03-04", "1933-03-04", "Lou Hoover"),
    ("Eleanor Roosevelt", "1933-03-04", "1945-04-12"),
    ("Bess Truman", "1945-04-12", "1953-01-20"),
    ("Mamie Eisenhower", "1953-01-20", "1961-01-20", "Mamie Doud Eisenhower"),
    (
        "Jacqueline Kennedy",
        "1961-01-20",
        "1963-11-22",
        "Jacqueline Bouvier Kennedy",
        "Jackie Kennedy",
    ),
    ("Lady Bird Johnson", "1963-11-22", "1969-01-20", "Claudia Taylor Johnson"),
    ("Pat Nixon", "1969-01-20", "1974-08-09", "Patricia Nixon"),
    ("Betty Ford", "1974-08-09", "1977-01-20"),
    ("Rosalynn Carter", "1977-01-20", "1981-01-20"),
    ("Nancy Reagan", "1981-01-20", "1989-01-20"),
    ("Barbara Bush", "1989-01-20", "1993-01-20"),
    ("Hillary Clinton", "1993-01-20", "2001-01-20", "Hillary Rodham Clinton"),
    ("Laura Bush", "2001-01-20", "2009-01-20"),
    ("Michelle Obama", "2009-01-20", "2017-01-20"),
    ("Melania Trump", "2017-01-20", "2021-01-20"),
    ("Jill Biden", "2021-01-20", "2025-01-20"),
    ("Melania Trump", "2025-01-20", ""),
)

# Those who did the work: James Brady kept the title until 1989, but from the day
# he was shot his deputies spoke, each as principal or assistant press secretary.
PRESS_SECRETARIES = (
    ("George Akerson", "1929-03-04", "1931-03-16", "George E. Akerson"),
    ("Theodore Joslin", "1931-03-16", "1933-03-04", "Theodore G. Joslin"),
    ("Stephen Early", "1933-03-04", "1945-03-29", "Stephen T. Early", "Steve Early"),
    ("Jonathan Daniels", "1945-03-29", "1945-05-15", "Jonathan W. Daniels"),
    ("Charlie Ross", "1945-05-15", "1950-12-05", "Charles G. Ross", "Charles Ross"),
    ("Stephen Early", "1950-12-05", "1950-12-18"),
    ("Joseph Short", "1950-12-18", "1952-09-18", "Joseph H. Short"),
    ("Roger Tubby", "1952-09-18", "1953-01-20", "Roger W. Tubby"),
    ("James Hagerty", "1953-01-20", "1961-01-20", "James C. Hagerty", "Jim Hagerty"),
    ("Pierre Salinger", "1961-01-20", "1964-03-19", "Pierre E. G. Salinger"),
    ("George Reedy", "1964-03-19", "1965-07-08", "George E. Reedy"),
    ("Bill Moyers", "1965-07-08", "1967-02-01", "Bill D. Moyers"),
    ("George Christian", "1967-02-01", "1969-01-20", "George E. Christian"),
    (
        "Ron Ziegler",
        "1969-01-20",
        "1974-08-09",
        "Ronald L. Ziegler",
        "Ronald Ziegler",
    ),
    ("Jerald terHorst", "1974-08-09", "1974-09-08", "Jerald F. terHorst"),
    ("Ron Nessen", "1974-09-20", "1977-01-20", "Ronald H. Nessen", "Ronald Nessen"),
    ("Jody Powell", "1977-01-20", "1981-01-20", "Joseph L. Powell"),
    ("James Brady", "1981-01-20", "1981-03-30", "James S. Brady", "Jim Brady"),
    ("Larry Speakes", "1981-03-30", "1987-02-01", "Larry M. Speakes"),
    ("Marlin Fitzwater", "1987-02-01", "1993-01-20", "Max Marlin Fitzwater"),
    ("Dee Dee Myers", "1993-01-20", "1994-12-22"),
    (
        "Mike McCurry",
        "1994-12-22",
        "1998-10-04",
        "Michael McCurry",
        "Michael D. McCurry",
    ),
    ("Joe Lockhart", "1998-10-04", "2000-09-30", "Joseph Lockhart"),
    ("Jake Siewert", "2000-09-30", "2001-01-20", "Richard L. Siewert"),
    ("Ari Fleischer", "2001-01-20", "2003-07-15"),
    ("Scott McClellan", "2003-07-15", "2006-05-10"),
    ("Tony Snow", "2006-05-10", "2007-09-14"),
    ("Dana Perino", "2007-09-14", "2009-01-20"),
    ("Robert Gibbs", "2009-01-20", "2011-02-11"),
    ("Jay Carney", "2011-02-11", "2014-06-20", "James Carney"),
    ("Josh Earnest", "2014-06-20", "2017-01-20"),
    ("Sean Spicer", "2017-01-20", "2017-07-21", "Sean M. Spicer"),
    (
        "Sarah Huckabee Sanders",
        "2017-07-26",
        "2019-07-01",
        "Sarah Sanders",
    ),
    ("Stephanie Grisham", "2019-07-01", "2020-04-07"),
    ("Kayleigh McEnany", "2020-04-07", "2021-01-20"),
    ("Jen Psaki", "2021-01-20", "2022-05-13", "Jennifer Psaki"),
    ("Karine Jean-Pierre", "2022-05-13", "2025-01-20"),
    ("Karoline Leavitt", "2025-01-20", ""),
)

# A chair's term is four years; the last one given here ran out in May 2026.
CENTRAL_BANK_CHAIRS = (
    ("Marriner Eccles", "1934-11-15", "1948-02-03", "Marriner S. Eccles"),
    ("Thomas B. McCabe", "1948-04-15", "1951-03-31"),
    ("William McChesney Martin", "1951-04-02", "1970-02-01"),
    ("Arthur Burns", "1970-02-01", "1978-03-08", "Arthur F. Burns"),
    ("G. William Miller", "1978-03-08", "1979-08-06"),
    ("Paul Volcker", "1979-08-06", "1987-08-11", "Paul A. Volcker"),
    ("Alan Greenspan", "1987-08-11", "2006-02-01"),
    ("Ben Bernanke", "2006-02-01", "2014-02-03", "Ben S. Bernanke"),
    ("Janet Yellen", "2014-02-03", "2018-02-05", "Janet L. Yellen"),
    ("Jerome Powell", "2018-02-05", "2026-05-15", "Jerome H. Powell", "Jay Powell"),
)

OFFICES = Tenures(
    _office(role, *tenure)
    for role, tenures in (
        ("president", PRESIDENTS),
        ("vice-president", VICE_PRESIDENTS),
        ("first-lady", FIRST_LADIES),
        ("press-secretary", PRESS_SECRETARIES),
        ("central-bank-chair", CENTRAL_BANK_CHAIRS),
    )
    for tenure in tenures
)
