import datetime as dt

import pytest
from django.http import QueryDict

from tests.literals import briefing, bring_in
from transcripts.search.finding import Place, Sort
from transcripts.search.keyset import Keys
from transcripts.search.query import DayRange, parse
from transcripts.search.wanted import Condition
from transcripts.searches import Asked, SearchFilter, place_from, roles_called

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def _two_secretaries(db):
    bring_in(briefing())
    bring_in(briefing("May 4, 2020", "Bo Reed", "MR. REED"))


def asked(address):
    return Asked(SearchFilter(QueryDict(address)))


@pytest.mark.parametrize(
    ("address", "conditions"),
    [
        ("", []),
        ("q=ferry", []),
        (
            "date_from=2022&date_to=2022-03",
            [
                Condition(
                    "day",
                    (DayRange(dt.date(2022, 1, 1), dt.date(2022, 3, 31)),),
                    facet="year",
                )
            ],
        ),
        ("speaker=quill", [Condition("speaker", ("ada-quill",), facet="speaker")]),
        ("speaker=nobody", [Condition("speaker", (), facet="speaker")]),
        (
            "role=president&role=aide",
            [Condition("role", ("president", "aide"), facet="role")],
        ),
        ("rules=unstated", [Condition("rules", ("unstated",), facet="rules")]),
        ("kind=gaggle&kind=x", []),
        ("part=statement", [Condition("part", ("statement",), facet="part")]),
        (
            "referred=fbi&has=referral",
            [
                Condition("referred", ("fbi",), facet="referred"),
                Condition("has", ("referral",), facet="has"),
            ],
        ),
        ("referred=nobody", []),
        (
            "q=referred:pentagon,FBI+-has:deferrals",
            [
                Condition("referred", ("department-of-defense", "fbi")),
                Condition("has", ("deferral",), is_excluded=True),
            ],
        ),
        ("q=speaker:reed", [Condition("speaker", ("bo-reed",))]),
        (
            "q=speaker:reed+speaker:quill",
            [Condition("speaker", ("bo-reed", "ada-quill"))],
        ),
        (
            "q=-role:press-secretary",
            [Condition("role", ("press-secretary",), is_excluded=True)],
        ),
        (
            "q=date:2022+type:gaggle",
            [
                Condition("kind", ("gaggle",)),
                Condition(
                    "day", (DayRange(dt.date(2022, 1, 1), dt.date(2022, 12, 31)),)
                ),
            ],
        ),
    ],
)
@pytest.mark.usefixtures("_two_secretaries")
def test_filters_become_conditions(address, conditions):
    assert list(asked(address).wanted.conditions) == conditions


@pytest.mark.usefixtures("_two_secretaries")
def test_names_that_nobody_has_are_told():
    assert asked("q=speaker:reed+role:president").unknown == []
    assert asked("q=speaker:nobody+role:juggler").unknown == [
        "Nobody called “nobody” speaks in the archive.",
        "There is no role “juggler”.",
    ]


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("press-secretary", ["press-secretary"]),
        ("Press Secretary", ["press-secretary"]),
        ("press secretar", ["press-secretary", "deputy-press-secretary"]),
        ("juggler", []),
    ],
)
def test_a_role_is_called_by_its_slug_or_by_words_of_its_name(db, name, slugs):
    roles = SearchFilter(QueryDict()).roles
    assert sorted(roles_called(name, roles)) == sorted(slugs)


@pytest.mark.parametrize(
    ("words", "params", "place"),
    [
        ("ferry", {}, Place(Sort.RELEVANCE)),
        ("ferry", {"page": "3"}, Place(Sort.RELEVANCE, number=3)),
        ("ferry", {"page": "23000"}, Place(Sort.RELEVANCE, number=23000)),
        ("ferry", {"page": "-1"}, Place(Sort.RELEVANCE)),
        ("ferry", {"page": "x" * 999}, Place(Sort.RELEVANCE)),
        ("ferry", {"sort": "newest"}, Place(Sort.NEWEST)),
        (
            "ferry",
            {"sort": "oldest", "after": "7"},
            Place(Sort.OLDEST, keys=Keys(after=7)),
        ),
        (
            "ferry",
            {"sort": "newest", "before": "9" * 19},
            Place(Sort.NEWEST, keys=Keys(before=int("9" * 19))),
        ),
        ("ferry", {"sort": "newest", "after": "9" * 20}, Place(Sort.NEWEST)),
        ("ferry", {"sort": "newest", "after": "٣"}, Place(Sort.NEWEST)),
        ("ferry", {"sort": "juggling"}, Place(Sort.RELEVANCE)),
        ("", {}, Place(Sort.NEWEST)),
        ("role:president", {"sort": "relevance"}, Place(Sort.NEWEST)),
    ],
)
def test_the_place_is_read_from_the_address(words, params, place):
    assert place_from(params, parse(words, TODAY)) == place
