import datetime as dt

import pytest

from tests.search.passages import exchange, searcher
from transcripts.search.alike import Alike

FIRST, LATER = dt.date(2021, 3, 1), dt.date(2022, 3, 1)
ASKED = (
    "Why does the northern ferry cost twelve crowns when the southern ferry is free?"
)
BEFORE = exchange(
    "Can you say why the northern ferry costs twelve crowns and the southern is free?",
    "The northern ferry is longer at sea than the southern, and it is old.",
    date=FIRST,
)
AFTER = exchange(ASKED, "It is longer at sea.", date=LATER, document=2)
OTHER = exchange(
    "Why does the lighthouse on this green and windy island cost so much paint?",
    "It is tall.",
    date=FIRST,
    document=3,
)
FILLER = [
    exchange(f"What of house number {n}?", f"House {n} stands.", document=n, date=FIRST)
    for n in range(10, 130)
]


@pytest.fixture(scope="module")
def archive():
    return searcher(BEFORE, AFTER, OTHER, *FILLER)


def documents(found):
    return [one.shown.document for one in found]


def test_earlier_questions_of_the_same_words_are_found(archive):
    found = Alike(archive, ASKED).earlier(LATER)
    assert documents(found) == [1]
    assert 0.5 < found[0].likeness <= 1
    assert found[0].text("answer").startswith("The northern ferry is longer")


def test_the_words_sought_are_told_as_the_question_has_them(archive):
    asked = "Northern ferries: why does a ferry of twelve crowns cost so? Costs, costs!"
    alike = Alike(archive, asked)
    told = dict(zip(alike.words, alike.sought, strict=True))
    assert {told[word] for word in ("northern", "ferri", "cost", "crown")} == {
        *("Northern", "ferries", "cost", "crowns")
    }
    assert all(word in asked for word in alike.sought)


@pytest.mark.parametrize("day", [FIRST, None])
def test_nothing_of_the_same_day_or_later_was_asked_before(archive, day):
    assert Alike(archive, ASKED).earlier(day) == []


@pytest.mark.parametrize("day", [dt.date(1, 1, n) for n in (1, 2, 30, 31)])
def test_a_question_of_the_first_days_of_all_is_sought(archive, day):
    """A mistyped year is no error page."""
    assert Alike(archive, ASKED).earlier(day) == []


def test_what_may_have_been_withdrawn_is_not_found(archive):
    assert Alike(archive, ASKED, stale={1}).earlier(LATER) == []


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Why?",
        "What of the house?",
        "燈塔",
        "On the ferry --",
        "And the second question?",
        "Thank you so much. Just to follow up on what you said earlier about it --",
    ],
)
def test_a_question_without_words_of_its_own_is_like_none(archive, question):
    alike = Alike(archive, question)
    assert not alike.tells
    assert alike.earlier(LATER) == []


def test_words_that_tell_and_runs_of_words_are_marked_in_both(archive):
    here = "Houses: the northern ferry is longer at sea, and that will do."
    there = "It was old, the northern ferry is a house of it."
    marked = Alike(archive, ASKED).shared(here, there)
    words = [
        [text[mark.start : mark.end] for mark in marks]
        for text, marks in zip((here, there), marked, strict=True)
    ]
    assert words == [["the northern ferry is"], ["the northern ferry is"]]


NEXT_DAY = dt.date(2021, 3, 2)
SOON = dt.date(2021, 3, 20)
HARBOUR = "Minister Vera Stone met the pilots. Did she promise them a dredged harbour?"


def asked_once(question):
    once = exchange(question, "We will see.", date=FIRST)
    return searcher(once, exchange(HARBOUR, "So she did.", date=LATER), *FILLER)


@pytest.mark.parametrize(
    ("question", "is_found"),
    [
        ("Will the pilots see the harbour dredged?", True),
        # A name is one word, however long it is.
        ("What did Minister Vera Stone have for breakfast on Tuesday?", False),
        ("Did Minister Vera Stone keep what she was to promise?", True),
        # They share that somebody is thanked, and asks.
        (
            "Thank you. Can you tell us whether that is so, and what you would say?",
            False,
        ),
        # Too few words of its own to be like any other.
        ("The pilots? The harbour?", False),
    ],
)
def test_questions_are_alike_by_what_they_are_about(question, is_found):
    found = Alike(asked_once(question), HARBOUR).earlier(SOON)
    assert bool(found) is is_found


@pytest.mark.parametrize(
    ("day", "is_found"), [(NEXT_DAY, True), (SOON, True), (LATER, False)]
)
def test_years_apart_the_same_words_must_be_more_of_a_question(day, is_found):
    archive = asked_once("Will pilots of the old lightship see any harbour dredged?")
    found = Alike(archive, HARBOUR).earlier(day)
    assert bool(found) is is_found


def test_names_of_those_who_are_asked_do_not_count():
    archive = asked_once("Ada, Ada Quill, will pilots strike about the harbour?")
    asked = "Ada Quill, does any pilot sleep aboard?"
    assert Alike(archive, asked).earlier(SOON) == []
    alone = "Ada Quill, a pilot, a harbour?"
    assert Alike(archive, alone).tells
    assert not Alike(archive, alone, asked=["Ada Quill"]).tells
