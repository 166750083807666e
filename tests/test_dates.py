import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from transcripts.dates import PartialDateField, first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        ("2022-02", dt.date(2022, 2, 1), dt.date(2022, 2, 28)),
        ("2024-2", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2022-02-12", dt.date(2022, 2, 12), dt.date(2022, 2, 12)),
        ("2022-2-3", dt.date(2022, 2, 3), dt.date(2022, 2, 3)),
        ("9999-12", dt.date(9999, 12, 1), dt.date(9999, 12, 31)),
    ],
)
def test_a_year_a_month_and_a_day_have_a_first_and_a_last_day(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["soon", "2022-13", "2022-02-30", "0000", "02/12/2022", "2022-", "٢٠٢٢", "-1"],
)
@pytest.mark.parametrize("is_last", [False, True])
def test_what_is_no_date_is_named(text, is_last):
    with pytest.raises(ValidationError, match=f"“{text}” is not a date"):
        PartialDateField(is_last=is_last).clean(text)


def test_nothing_written_is_no_date_and_no_mistake():
    assert PartialDateField(required=False).clean("  ") is None
