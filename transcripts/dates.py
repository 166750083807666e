"""Read the dates people type into filters: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from django import forms

PARTIAL = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{1,2})(-(?P<day>[0-9]{1,2}))?)?"
)


def first_day(text: str) -> dt.date:
    """Return the first day of what is written: 2022, 2022-02 or 2022-02-12."""
    year, month, day = _parts(text)
    return dt.date(year, month or 1, day or 1)


def last_day(text: str) -> dt.date:
    """Return the last day of what is written: 2022, 2022-02 or 2022-02-12."""
    year, month, day = _parts(text)
    month = month or 12
    if day is None and 1 <= month <= 12 and year:
        day = calendar.monthrange(year, month)[1]
    return dt.date(year, month, day or 1)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match["year"], match["month"], match["day"]
    return int(year), month and int(month), day and int(day)


class PartialDateField(forms.CharField):
    """A date written as a year, a month or a day; its first or its last day."""

    def __init__(self, *args, is_last: bool = False, **kwargs) -> None:
        self.day = last_day if is_last else first_day
        super().__init__(*args, max_length=20, **kwargs)

    def clean(self, value: str | None) -> dt.date | None:
        """Return the day, or say how to write one."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.day(text)
        except ValueError:
            raise forms.ValidationError(
                f"“{text}” is not a date. Write a year (2022), a month (2022-02)"
                " or a day (2022-02-12)."
            ) from None
