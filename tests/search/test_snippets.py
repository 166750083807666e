import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.marking import Marker, Said
from transcripts.search.nodes import All, Query, Word
from transcripts.search.snippets import LEAD, WIDTH, snippet

FILLER = "and so it went on, from one day to the next, as it had always gone. "


def cut(node, *texts):
    """Give the snippet of turns for a query, with brackets around the marks."""
    hits = Marker(Query("", node)).hits([Said("", text) for text in texts])
    found = snippet(texts, hits or [])
    text = found.words.text
    for mark in reversed(found.words.marks):
        start, end = mark.start, mark.end
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return found.turn, text


def test_a_short_text_is_shown_whole():
    assert cut(Word("ferry"), "The ferry sails.") == (0, "The [ferry] sails.")


def test_a_long_text_is_cut_at_words_around_the_hit():
    turn, text = cut(Word("ferry"), FILLER * 9 + "The ferry sails. " + FILLER * 9)
    assert text.startswith("… ") and text.endswith(" …")
    assert "The [ferry] sails." in text
    assert set(text.strip("… ").split()) <= set(f"{FILLER} The [ferry] sails.".split())
    assert WIDTH - LEAD <= len(text) <= WIDTH + len("… []… ")


def test_where_most_of_the_words_are_close_is_shown():
    far = f"The ferry. {FILLER * 9} A ferry and a lighthouse. {FILLER * 9} A ferry."
    both = All((Word("ferry"), Word("lighthouse")))
    assert "A [ferry] and a [lighthouse]." in cut(both, far)[1]
    turn, text = cut(both, "A ferry, a ferry.", "No.", "A ferry to the lighthouse.")
    assert (turn, text) == (2, "A [ferry] to the [lighthouse].")


def test_the_first_of_equals_is_shown():
    assert cut(Word("ferry"), f"A ferry. {FILLER * 9} A ferry.")[1].startswith("A [")


@pytest.mark.parametrize("texts", [["", "Good day."], ["\n", "Good day."]])
def test_without_hits_the_first_words_are_shown(texts):
    assert cut(Word("nothing"), *texts) == (1, "Good day.")


def test_of_no_turns_there_is_nothing_to_show():
    assert cut(Word("nothing")) == (0, "")


@given(st.lists(st.text("ab x…\n", max_size=600), max_size=3))
def test_what_is_marked_in_a_snippet_is_what_is_hit(texts):
    marker = Marker(Query("", Word("a")))
    found = snippet(texts, marker.hits([Said("", text) for text in texts]) or [])
    words = found.words.text
    assert {words[mark.start : mark.end] for mark in found.words.marks} <= {"a"}
    assert len(words) <= WIDTH + len("… …") + 1
    assert not texts or words.strip("… \n") in texts[found.turn]
