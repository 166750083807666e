"""Read the dates people type into filters: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

from django import forms

# 2022 · 2022-02 · 2022-2-3, and not 2022-13 · 02/12/2022
PARTIAL = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(-(?P<month>0?[1-9]|1[0-2])"
    r"(-(?P<day>0?[1-9]|[12][0-9]|3[01]))?)?"
)
PARTS = ("year", "month", "day")


def first_day(text: str) -> dt.date:
    """Return the first day of what is written: 2022, 2022-02 or 2022-02-12."""
    year, month, day = _parts(text)
    return dt.date(year, month or 1, day or 1)


def last_day(text: str) -> dt.date:
    """Return the last day of what is written: 2022, 2022-02 or 2022-02-12."""
    year, month, day = _parts(text)
    month = month or 12
    return dt.date(year, month, day or calendar.monthrange(year or 1, month)[1])


def _parts(text: str) -> list[int]:
    """Return year, month and day, nought for what is not written."""
    match = PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return [int(part or 0) for part in match.group(*PARTS)]


class PartialDateField(forms.CharField):
    """A date written as a year, a month or a day; its first or its last day."""

    def __init__(self, *, is_last: bool = False, **kwargs: Any) -> None:
        self.day = last_day if is_last else first_day
        super().__init__(max_length=20, **kwargs)

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
