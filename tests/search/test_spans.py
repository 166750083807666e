import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.spans import spans_between, spans_of

DAYS = st.dates()
NEAR = st.dates(dt.date(1998, 11, 1), dt.date(2002, 3, 1))


def day(text):
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("first", "last", "spans"),
    [
        ("2022-02-12", "2022-02-12", "2022-02-12"),
        ("2022-02-01", "2022-02-28", "2022-02"),
        ("2024-02-01", "2024-02-28", " ".join(f"2024-02-{n:02}" for n in range(1, 29))),
        ("2022-01-01", "2022-12-31", "2022"),
        ("1980-01-01", "2010-12-31", "198 199 200 2010"),
        ("1999-12-31", "2000-01-01", "1999-12-31 2000-01-01"),
        ("1969-11-30", "1971-02-01", "1969-11-30 1969-12 1970 1971-01 1971-02-01"),
        ("1900-01-01", "1999-12-31", "19"),
        ("", "1999-12-31", "0 1"),
        ("2000-01-01", "", "2 3 4 5 6 7 8 9"),
        ("", "", "0 1 2 3 4 5 6 7 8 9"),
        ("", "0001-01-01", "0001-01-01"),
        ("9999-12-31", "", "9999-12-31"),
        ("2022-02-13", "2022-02-12", ""),
    ],
)
def test_a_range_is_the_fewest_spans(first, last, spans):
    assert spans_between(day(first), day(last)) == spans.split()


def test_a_day_is_in_six():
    assert spans_of(dt.date(2022, 2, 12)) == (
        ["2", "20", "202", "2022", "2022-02", "2022-02-12"]
    )
    assert spans_of(dt.date(33, 1, 1))[:4] == ["0", "00", "003", "0033"]


@given(first=DAYS | NEAR, last=DAYS | NEAR, asked=DAYS | NEAR)
def test_a_day_is_in_one_span_of_a_range_that_it_is_in_and_in_no_other(
    first, last, asked
):
    spans = spans_between(first, last)
    shared = set(spans_of(asked)).intersection(spans)
    assert len(shared) == (first <= asked <= last)
    assert len(spans) < 150
    assert spans_of(first)[-1] == first.isoformat()
