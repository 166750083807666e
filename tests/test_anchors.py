import re

from hypothesis import given
from hypothesis import strategies as st

from transcripts.anchors import anchors

LONG = "The ferry to Skerry Light sails again from Monday, at nine."
OTHER = "The second ferry sails when it is mended and no sooner."


def test_a_paragraph_keeps_its_address_wherever_it_stands():
    (alone,) = anchors([LONG])
    assert re.fullmatch("p-[0-9a-f]{8}", alone)
    assert anchors([OTHER, LONG])[1] == alone


def test_case_and_punctuation_make_no_other_address():
    assert anchors([LONG]) == anchors([LONG.upper().replace(",", " --")])


def test_other_words_make_another():
    assert anchors([LONG]) != anchors([LONG.replace("nine", "ten")])


def test_what_is_short_is_told_by_what_stands_before_it():
    first, second = anchors([LONG, "Yes."])[1], anchors([OTHER, "Yes."])[1]
    assert first != second
    assert anchors([LONG, "Yes.", OTHER])[1] == first


@given(st.lists(st.sampled_from([LONG, OTHER, "Yes.", "No.", ""])))
def test_no_two_paragraphs_of_a_passage_have_the_same(texts):
    found = anchors(texts)
    assert len(set(found)) == len(found) == len(texts)
