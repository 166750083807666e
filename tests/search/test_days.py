import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.days import NotDays, day_range

TODAY = dt.date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022", "2022"),
        ("2022-02", "2022-02"),
        ("2022-2-3", "2022-02-03"),
        ("2022/02/03", "2022-02-03"),
        ("2022/2", "2022-02"),
        ("=2022", "2022"),
        (">=2022", "2022-01-01.."),
        ("> 2022-02", "2022-03-01.."),
        ("<=2022", "..2022-12-31"),
        ("<2022-02-12", "..2022-02-11"),
        (">9999", "9999-12-31.."),
        ("2022-02..2022-03", "2022-02-01..2022-03-31"),
        ("2022...2023", "2022-01-01..2023-12-31"),
        ("2022..", "2022-01-01.."),
        ("..2022-02", "..2022-02-28"),
        ("2021 to 2022", "2021-01-01..2022-12-31"),
        ("2021 - 2022", "2021-01-01..2022-12-31"),
        ("2021-2022", "2021-01-01..2022-12-31"),
        ("2022-02-12..today", "2022-02-12..2026-11-23"),
        ("February 2022", "2022-02"),
        ("feb-2022", "2022-02"),
        ("Sept. 2022", "2022-09"),
        ("February 12, 2022", "2022-02-12"),
        ("12 February 2022", "2022-02-12"),
        ("12-feb-2022", "2022-02-12"),
        ("2/25/2022", "2022-02-25"),
        ("25.2.2022", "2022-02-25"),
        ("2/2/2022", "2022-02-02"),
        ("Today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("this-week", "2026-11-23..2026-11-29"),
        ("last week", "2026-11-16..2026-11-22"),
        ("last_month", "2026-10"),
        ("this month", "2026-11"),
        ("this-year", "2026"),
        ("last year", "2025"),
        ("last-7-days", "2026-11-17..2026-11-23"),
        ("past week", "2026-11-17..2026-11-23"),
        ("last 1 day", "2026-11-23"),
        ("last-3-months", "2026-08-24..2026-11-23"),
        ("past year", "2025-11-24..2026-11-23"),
        ("last 9999 years", "0001-01-02..2026-11-23"),
    ],
)
def test_days_people_type(text, days):
    assert str(day_range(text, TODAY)) == days


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("soon", "“soon” is not a date", ""),
        ("2022-13", "“2022-13” is not a date", ""),
        ("2022-02-30", "not a date", ""),
        ("0000", "not a date", ""),
        ("5/1/15", "not a date", ""),
        ("january", "not a date", ""),
        ("last 0 days", "not a date", "last-30-days"),
        ("..", "A range has", ""),
        ("2022..soon", "“soon” is not a date", ""),
        ("yestrday", "not a date", "yesterday"),
        ("last-weak", "not a date", "last-week"),
        ("febuary 2022", "not a date", "february-2022"),
        ("02/12/2022", "2022-02-12 or 2022-12-02", "2022-02-12"),
        ("31/31/2022", "no such day", ""),
        ("2023..2022", "comes after", "2022..2023"),
        ("٢٠٢٢", "not a date", ""),
    ],
)
def test_what_names_no_days_is_explained(text, message, suggestion):
    with pytest.raises(NotDays, match=message) as caught:
        day_range(text, TODAY)
    assert caught.value.suggestion == suggestion


@given(st.text(max_size=30), st.dates())
def test_any_text_is_days_or_explained(text, today):
    try:
        found = day_range(text, today)
    except NotDays:
        return
    assert found.first or found.last


@given(st.dates(), st.dates())
def test_a_range_is_typed_as_it_says(one, other):
    days = day_range(f"{min(one, other)}..{max(one, other)}", TODAY)
    assert day_range(str(days), TODAY) == days
