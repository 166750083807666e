import datetime as dt

import pytest
from hypothesis import given

from tests.search.test_query_laws import TEXTS
from transcripts.search.advice import MOST_TRIED, ways_out
from transcripts.search.query import parse

TODAY = dt.date(2026, 11, 23)


def ways(text, counts):
    """Give the ways out of a query, where these queries find so much."""
    found = ways_out(parse(text, TODAY), lambda query: counts.get(str(query), 0))
    return [(way.label, str(way.query), way.total) for way in found]


@pytest.mark.parametrize(
    ("text", "counts", "expected"),
    [
        (
            "ferry law",
            {"ferry": 3, "law": 9},
            [("without ferry", "law", 9), ("without law", "ferry", 3)],
        ),
        ("ferry law", {"law": 9}, [("without ferry", "law", 9)]),
        ("ferry -law", {"ferry": 2}, [("without -law", "ferry", 2)]),
        (
            "ferry (law OR ban)",
            {"ferry": 2},
            [("without (law OR ban)", "ferry", 2)],
        ),
        (
            '"ferry law"',
            {"ferry law": 4},
            [('"ferry law" as separate words', "ferry law", 4)],
        ),
        (
            'ban "ferry law"~3',
            {"ban ferry law": 4, "ban": 5},
            [
                ('without "ferry law"~3', "ban", 5),
                ('"ferry law"~3 as separate words', "ban ferry law", 4),
            ],
        ),
        (
            "ferry speaker:quill speaker:ash date:2022",
            {"ferry date:2022": 5, "ferry speaker:quill speaker:ash": 7},
            [
                ("at any time", "ferry speaker:quill speaker:ash", 7),
                ("whoever speaks", "ferry date:2022", 5),
            ],
        ),
        (
            "speaker:quill type:gaggle",
            {"type:gaggle": 1},
            [("whoever speaks", "type:gaggle", 1)],
        ),
        ("ferry role:mayor", {"role:mayor": 2}, [("without ferry", "role:mayor", 2)]),
        ("a b c", {"a OR b OR c": 8}, [("any of the words", "a OR b OR c", 8)]),
        (
            "a b -c date:2022",
            {"(a OR b) -c date:2022": 8},
            [("any of the words", "(a OR b) -c date:2022", 8)],
        ),
        ("a b", {}, []),
        ("ferry", {"": 100}, []),
        ("speaker:quill", {"": 100}, []),
        ("", {"": 100}, []),
    ],
)
def test_ways_out(text, counts, expected):
    assert ways(text, counts) == expected


@given(TEXTS)
def test_a_way_out_leads_to_where_it_says_and_few_are_tried(text):
    tried = []
    for way in ways_out(parse(text, TODAY), lambda query: tried.append(query) or 1):
        assert parse(way.query.text, TODAY) == way.query
    assert len(tried) <= MOST_TRIED
