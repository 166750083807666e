"""Who held an office on a day, above all on the days it changed hands."""

import datetime as dt
from itertools import pairwise

import pytest

from transcripts.parsing.offices import OFFICES, Office, holder, named
from transcripts.parsing.roles import BY_SLUG


def who(role, day):
    office = holder(OFFICES, role, dt.date.fromisoformat(day))
    return office.name if office else None


@pytest.mark.parametrize(
    ("role", "day", "name"),
    [
        ("president", "1929-03-03", None),
        ("president", "1929-03-04", "Herbert Hoover"),
        ("president", "1945-04-11", "Franklin D. Roosevelt"),
        ("president", "1963-11-22", "Lyndon B. Johnson"),
        ("president", "1974-08-08", "Richard Nixon"),
        ("president", "1992-02-01", "George Bush"),
        ("president", "2008-02-01", "George W. Bush"),
        ("president", "2017-01-19", "Barack Obama"),
        ("president", "2017-01-20", "Donald J. Trump"),
        ("president", "2021-01-20", "Joe Biden"),
        ("president", "2026-11-01", "Donald J. Trump"),
        ("vice-president", "1964-06-01", None),
        ("vice-president", "1973-11-01", None),
        ("vice-president", "1973-12-06", "Gerald R. Ford"),
        ("vice-president", "2011-05-01", "Joe Biden"),
        ("first-lady", "1941-12-07", "Eleanor Roosevelt"),
        ("first-lady", "2012-05-01", "Michelle Obama"),
        ("press-secretary", "1974-09-10", None),
        ("press-secretary", "1985-01-01", "Larry Speakes"),
        ("press-secretary", "2011-02-10", "Robert Gibbs"),
        ("press-secretary", "2011-02-11", "Jay Carney"),
        ("press-secretary", "2022-05-12", "Jen Psaki"),
        ("press-secretary", "2022-05-13", "Karine Jean-Pierre"),
        ("central-bank-chair", "2014-02-02", "Ben Bernanke"),
        ("central-bank-chair", "2014-02-03", "Janet Yellen"),
        ("central-bank-chair", "2027-01-01", None),
    ],
)
def test_the_day_of_a_handover_belongs_to_the_successor(role, day, name):
    assert who(role, day) == name


@pytest.mark.parametrize(
    "role", ["president", "vice-president", "first-lady", "press-secretary"]
)
def test_tenures_of_an_office_follow_each_other_without_overlap(role):
    tenures = [office for office in OFFICES if office.role == role]

    for earlier, later in pairwise(tenures):
        assert earlier.end is not None
        assert earlier.start < earlier.end <= later.start
    assert tenures[-1].end is None


def test_there_was_a_president_and_a_first_lady_on_every_day():
    for role in ("president", "first-lady"):
        tenures = [office for office in OFFICES if office.role == role]
        assert all(one.end == next_.start for one, next_ in pairwise(tenures))


def test_every_office_is_a_role():
    assert {office.role for office in OFFICES} <= BY_SLUG.keys()


def test_of_two_holders_on_a_day_the_later_is_meant():
    regent = Office("mayor", "Ib Old", dt.date(2001, 1, 1))
    acting = Office("mayor", "Bo New", dt.date(2003, 1, 1), dt.date(2004, 1, 1))

    assert holder([regent, acting], "mayor", dt.date(2003, 6, 1)) == acting
    assert holder([regent, acting], "mayor", dt.date(2004, 1, 1)) == regent


@pytest.mark.parametrize(
    ("printed", "filed"),
    [
        ("Joseph R. Biden", "Joe Biden"),
        ("WILLIAM J. CLINTON", "Bill Clinton"),
        ("George W. Bush", "George W. Bush"),
        ("Hunter Biden", "Hunter Biden"),
    ],
)
def test_office_holders_are_filed_under_one_name(printed, filed):
    assert named(OFFICES, printed) == filed


def test_another_name_belongs_to_one_person_alone():
    owners = {}
    for office in OFFICES:
        for other in (office.name, *office.other_names):
            assert owners.setdefault(other.casefold(), office.name) == office.name
