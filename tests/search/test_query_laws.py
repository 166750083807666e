import datetime as dt
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transcripts.search.query import parse

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "piece",
    ['"', "(", ")", "-", "NOT ", "OR ", "a OR ", "-(", "date:", "speker:x ", "*", "😀"]
    + ["date:a b c ", "a:", "e\u0301", "|", "…", "“", "x" * 9, "9,", "\x00", "in:a,"],
)
def test_a_hostile_text_takes_no_time(piece):
    started = process_time()
    query = parse(piece * 10_000, TODAY)
    assert process_time() - started < 0.5
    assert len(query.mistakes) <= 5


PIECES = st.sampled_from(
    [*'ab"()-~*:|&, \t\x00’“–…', "OR", "AND", "NOT", "or", " ", "gun", "U.S.", "~5"]
    + ["don't", "speaker:", "role:", "date:", "in:", "type:", "title:", "since:"]
    + ["2022", "2022-02", "..", "last-week", "question", "gaggle", "speker:", "é", "İ"]
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS)
def test_any_text_is_read(text):
    assert parse(text, TODAY).text == text


@given(TEXTS)
@example('0)or"0"')
@example("*0*0")  # a phrase, and not two words
def test_a_query_is_typed_as_it_says(text):
    query = parse(text, TODAY)
    again = parse(str(query), TODAY)
    assert again == query
    # A small "or" between words is searched, and hinted at however it is written.
    assert [mistake for mistake in again.mistakes if mistake.text != "or"] == []
    assert str(again) == str(query)


@given(TEXTS)
def test_what_is_suggested_can_be_read(text):
    for mistake in parse(text, TODAY).mistakes:
        parse(mistake.suggestion, TODAY)
