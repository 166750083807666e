import datetime as dt

import pytest

from tests.search.passages import exchange, searcher, statement
from transcripts.search import vocabulary
from transcripts.search.query import parse
from transcripts.search.spelling import better_spelling
from transcripts.search.wanted import Condition, Wanted

TODAY = dt.date(2026, 11, 23)
PASSAGES = [
    *(
        exchange("Does the government meet?", "The government is in Afghanistan.")
        for _ in range(130)
    ),
    statement("The governor spoke of health care and of the climate.", kind="gaggle"),
    statement("A goverment document misspells itself, said Zelenskyy."),
    statement("Broadband is a website matter."),
]


@pytest.fixture(scope="module")
def passages():
    for ordinal, passage in enumerate(PASSAGES):
        passage.ordinal = ordinal
    return searcher(*PASSAGES)


@pytest.mark.parametrize(
    ("text", "better", "total"),
    [
        ("afganistan", "afghanistan", 130),
        ("Afganistan -governor", "afghanistan -governor", 130),
        ("fghanistan", "afghanistan", 130),
        ("afghanistna", "afghanistan", 130),
        ("afganestan", "afghanistan", 130),
        ("goverment", "government", 130),
        ("zelensky", "zelenskyy", 1),
        ("climmate helth", "climate health", 1),
        ('"helth care"', '"health care"', 1),
        ('"helth climate"~5', '"health climate"~5', 1),
        ("qqq OR climat3 OR climmate", "qqq OR climat3 OR climate", 1),
        ("healthcare", '"health care"', 1),
        ("web site", "website", 1),
        ("broad band matter", "broadband matter", 1),
        ("climmate type:gaggle", "climate type:gaggle", 1),
    ],
)
def test_the_spelling_that_would_have_found_it_is_offered(
    passages, text, better, total
):
    query = parse(text, TODAY)
    found = better_spelling(passages, Wanted(query), 0)
    assert (str(found.query), found.total) == (better, total)
    assert parse(found.query.text, TODAY) == found.query


@pytest.mark.parametrize(
    "text",
    [
        "government",
        "xylophone",
        "helth afganistan",
        "helth -care",
        "-helth",
        "teh",
        "2o22",
    ]
    + ["type:gaggle", "climate afghanistan", "helt*"],
)
def test_no_spelling_is_offered_that_finds_nothing(passages, text):
    assert better_spelling(passages, Wanted(parse(text, TODAY)), 0) is None


def test_a_spelling_must_find_much_more_than_what_was_typed(passages):
    wanted = Wanted(parse("goverment", TODAY))
    assert better_spelling(passages, wanted, 1).total == 130
    assert better_spelling(passages, wanted, 7) is None
    assert better_spelling(passages, Wanted(parse("climate", TODAY)), 1) is None


def test_the_spelling_finds_it_under_the_same_conditions(passages):
    query = parse("climmate", TODAY)
    gaggles = Wanted(query, (Condition("kind", ("gaggle",)),))
    others = Wanted(query, (Condition("kind", ("remarks",)),))
    assert better_spelling(passages, gaggles, 0).total == 1
    assert better_spelling(passages, others, 0) is None


def test_nothing_of_a_stale_document_is_offered(passages):
    wanted = Wanted(parse("climmate", TODAY))
    assert better_spelling(passages, wanted, 0, stale=[1]) is None


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("same", "same", 0),
        ("same", "some", 1),
        ("same", "sames", 1),
        ("same", "sme", 1),
        ("same", "smae", 1),
        ("ab", "ba", 1),
        ("same", "tome", 2),
        ("same", "else", 3),
        ("", "ab", 2),
        ("same", "different", 3),
    ],
)
def test_slips_between_words(one, other, slips):
    assert vocabulary.distance(one, other, most=2) == slips
    assert vocabulary.distance(other, one, most=2) == slips
