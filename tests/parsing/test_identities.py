import datetime as dt

import pytest

from transcripts.parsing.identities import (
    Context,
    filed,
    office_role,
    role_from_title,
    role_held,
)
from transcripts.parsing.offices import Office

OFFICES = (
    Office(
        "president", "Bo Elm", dt.date(2004, 1, 20), dt.date(2008, 1, 20), ("B. Elm",)
    ),
)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Press Secretary", "press-secretary"),
        ("Principal Deputy Press Secretary", "deputy-press-secretary"),
        ("White House Spokesperson", "spokesperson"),
        ("President", "president"),
        ("President of the United States", "president"),
        ("Former President", "former-president"),
        ("Vice President", "vice-president"),
        ("Secretary of Health and Human Services", "cabinet-secretary"),
        ("Acting Secretary", "cabinet-secretary"),
        ("National Security Advisor", "national-security-adviser"),
        ("Ambassador to Ashland", "ambassador"),
        ("House Majority Leader", "member-of-congress"),
        ("Deputy National Security Advisor", "official"),
        ("Under Secretary of the Treasury", "official"),
        ("Assistant to the President for Mills", "official"),
        ("First Lady's Chief of Staff", "official"),
        ("President of the Mill Workers", "official"),
        ("U.S. Trade Representative", "official"),
        ("Rescue Team Leader", "official"),
        ("Director of the Mill Board", "official"),
        ("", ""),
    ],
)
def test_a_printed_office_gives_a_role(title, role):
    assert role_from_title(title) == role


@pytest.mark.parametrize(
    ("name", "day", "role"),
    [
        ("Bo Elm", dt.date(2005, 1, 1), "president"),
        ("Bo Elm", dt.date(2009, 1, 1), "former-president"),
        ("Bo Elm", dt.date(2003, 1, 1), ""),
        ("Bo Elm", None, "president"),
        ("Jon Yew", dt.date(2005, 1, 1), "foreign-leader"),
    ],
)
def test_the_title_of_president_means_what_the_day_says(name, day, role):
    assert role_held("president", name, Context(date=day, offices=OFFICES)) == role


def test_other_roles_need_no_day():
    assert role_held("mayor", "Jon Yew", Context()) == "mayor"


def test_people_are_filed_under_one_name():
    context = Context(date=dt.date(2005, 1, 1), offices=OFFICES)

    assert filed("B. ELM", context) == "Bo Elm"
    assert filed("Jon Yew", context) == "Jon Yew"
    assert office_role("Bo Elm", context) == "president"
    assert office_role("Jon Yew", context) == ""
