from random import Random

import pytest

from tests.search.passages import exchange, searcher, statement
from transcripts.quoting import Verdict
from transcripts.search import likely
from transcripts.search.quotations import Checker, quotation

FERRY = exchange(
    "When will the second ferry sail, and from which of the two piers?",
    "The second ferry sails from the northern pier when it is mended, and no sooner.",
)
FARE = exchange(
    "Will the fare be the same as it was?",
    "As for the fare, it stays as it is until the Harbor Board decides otherwise.",
    document=2,
)
LIGHT = statement(
    "The lighthouse at Skerry is to be painted white again, as it was in old times.",
    document=3,
)
FILLER = [
    exchange(f"What of number {n}?", f"The board has number {n} in hand.", document=n)
    for n in range(10, 90)
]


@pytest.fixture(scope="module")
def archive():
    return searcher(FERRY, FARE, LIGHT, *FILLER)


def checked(archive, text, stale=()):
    return Checker(archive, stale).check(quotation(text))


@pytest.mark.parametrize(
    ("text", "verdict", "document", "kind"),
    [
        ("the fare, it stays as it is", Verdict.VERBATIM, 2, "answer"),
        ("AS FOR THE FARE IT STAYS", Verdict.SAME_WORDS, 2, "answer"),
        ("the fare … Harbor Board decides", Verdict.VERBATIM, 2, "answer"),
        ("which of the two piers", Verdict.VERBATIM, 1, "question"),
        ("is to be painted white", Verdict.VERBATIM, 3, "statement"),
        ("the fare stays as it is until the Board decides", Verdict.NEAR, 2, "answer"),
        ("The lighthouse of Skerry will be painted white again, as in old times",
         Verdict.NEAR, 3, "statement"),
        ("skerry", Verdict.SAME_WORDS, 3, "statement"),
    ],
)  # fmt: skip
def test_a_quotation_is_found_with_who_said_it(archive, text, verdict, document, kind):
    answer = checked(archive, text)
    assert answer.verdict is verdict
    spoken = answer.found[0].lines[0]
    assert (spoken.shown.document, spoken.said.kind) == (document, kind)
    assert spoken.said.name == "Ada Quill"


@pytest.mark.parametrize(
    "text",
    ["the submarine dives at noon every day", "fare ferry", "燈塔", "…", "!", "\0"],
)
def test_what_nobody_said_is_not_found(archive, text):
    assert checked(archive, text).found == ()


def test_words_over_two_turns_are_found_with_both(archive):
    answer = checked(archive, "the same as it was? As for the fare, it stays")
    assert answer.verdict is Verdict.SAME_WORDS
    kinds = [spoken.said.kind for spoken in answer.found[0].lines]
    assert kinds == ["question", "answer"]


def test_it_is_told_what_was_searched_and_compared(archive):
    answer = checked(archive, "The second submarine sails from the northern pier")
    assert answer.searched == 3 + len(FILLER)
    assert 0 < answer.compared <= 40
    assert "northern" in answer.telling
    assert answer.unsaid == ("submarine",)


def test_passages_with_common_words_are_counted_and_the_earliest_shown(archive):
    answer = checked(archive, "in hand")
    assert (answer.total, answer.is_more) == (len(FILLER), False)
    assert len(answer.found) == 10
    assert answer.quotation.is_short


def test_what_may_have_been_withdrawn_is_not_found(archive):
    for text in ("the fare, it stays as it is", "the fare, it stays as it ever was"):
        assert checked(archive, text).found
        assert checked(archive, text, stale={2}).found == ()
    assert checked(archive, "fare", stale={2}).searched == 2 + len(FILLER)


def test_the_longest_quotation_ends(archive):
    answer = checked(archive, "the fare stays and the ferry sails " * 400)
    assert answer.quotation.is_cut
    assert answer.found == ()


def test_of_words_that_all_have_those_are_compared_that_have_half_in_a_row(monkeypatch):
    """A word is changed, and a hundred passages have all the others, in other orders."""
    words = "we think that it is not what you have".split()
    crowd = [
        statement(" ".join(Random(n).sample(words, len(words))), document=n)
        for n in range(10, 110)
    ]
    filler = " ".join(["This was said of the ferry, at some length."] * 20)
    said = statement(f"{filler} We think that it was not what you have.", document=1)
    archive = searcher(said, *crowd)
    text = "we think that it is not what you have"
    monkeypatch.setattr(likely, "MOST_COMPARED", 5)
    monkeypatch.setattr(likely, "RARE_ENOUGH", 0)
    (found, *_) = checked(archive, text).found
    assert (found.verdict, found.passages[0].document) == (Verdict.NEAR, 1)
    monkeypatch.setattr(likely, "_halves", lambda _: [])
    assert checked(archive, text).verdict is None
