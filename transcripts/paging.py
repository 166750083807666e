"""Page a list by the place of its last row, so that page 5,000 costs what page 1 does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

AFTER, BEFORE = "after", "before"
CURSORS = (AFTER, BEFORE)
FAR = {"lt": "gt", "gt": "lt"}
# 2022-02-12.345 · Psaki, Jen.17; the id is kept within a database's integer.
CURSOR = re.compile(r"(?P<value>[^\0]{0,200})\.(?P<pk>[0-9]{1,18})")

# A row's value in the order and its key; the first value and the last, or None.
type Place = tuple[Any, int]
type Span = tuple[Any, Any]
EVERYTHING: Span = (None, None)


@dataclass(frozen=True, slots=True)
class Order:
    """An order a list can be paged in: a field, its type, and which way it runs.

    ``key`` tells rows apart whose field is the same.
    """

    field: str
    parse: Callable[[str], object] = str
    is_descending: bool = False
    key: str = "pk"

    def page(
        self,
        queryset: QuerySet,
        params: Mapping[str, str],
        size: int = 25,
        span: Span = EVERYTHING,
    ) -> Page:
        """Return the page that the address asks for, or the first.

        Of the queryset, rows are shown whose field is within the span.
        """
        rows = Rows(self, queryset, span)
        place = self.place(params.get(BEFORE, ""))
        if place:
            page = self._page_before(rows, place, size)
            if len(page.rows) == size:
                return page
            return self._page_after(rows, None, size)
        return self._page_after(rows, self.place(params.get(AFTER, "")), size)

    def _page_after(self, source: Rows, place: Place | None, size: int) -> Page:
        rows = list(source.beyond(place, self.is_descending)[: size + 1])
        return Page(
            rows[:size],
            before=self.cursor(rows[0]) if rows and place else "",
            after=self.cursor(rows[size - 1]) if len(rows) > size else "",
        )

    def _page_before(self, source: Rows, place: Place, size: int) -> Page:
        rows = list(source.beyond(place, not self.is_descending)[: size + 1])
        shown = rows[:size][::-1]
        return Page(
            shown,
            before=self.cursor(shown[0]) if len(rows) > size else "",
            after=self.cursor(shown[-1]) if shown else "",
        )

    def cursor(self, row: object) -> str:
        """Return the cursor of a row's place."""
        return f"{getattr(row, self.field)}.{getattr(row, self.key)}"

    def place(self, cursor: str) -> Place | None:
        """Return the place that a cursor names, if it is one."""
        match = CURSOR.fullmatch(cursor)
        if match is None:
            return None
        try:
            return self.parse(match["value"]), int(match["pk"])
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list: in which order, from where, between which ends."""

    order: Order
    queryset: QuerySet
    span: Span

    def beyond(self, place: Place | None, is_descending: bool) -> QuerySet:
        """Return the rows beyond a place, in one of the two directions."""
        order = self.order
        sign, side = ("-", "lt") if is_descending else ("", "gt")
        rows = self.queryset.order_by(f"{sign}{order.field}", f"{sign}{order.key}")
        near, far = self.span[::-1] if is_descending else self.span
        if far is not None:
            rows = rows.filter(**{f"{order.field}__{FAR[side]}e": far})
        if place is None or _is_before(place[0], near, is_descending):
            # SQLite starts at one of two ends that it is told of, and perhaps at that
            # which is further off: it is told of one.
            return (
                rows
                if near is None
                else rows.filter(**{f"{order.field}__{side}e": near})
            )
        value, pk = place
        beyond = Q(**{f"{order.field}__{side}": value})
        level = Q(**{order.field: value, f"{order.key}__{side}": pk})
        # The first condition repeats the second's, as a range an index can start at.
        return rows.filter(Q(**{f"{order.field}__{side}e": value}), beyond | level)


def _is_before(value: Any, end: Any, is_descending: bool) -> bool:
    """Whether a value comes before the end that a walk begins at."""
    if end is None:
        return False
    return value > end if is_descending else value < end


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the cursors of the pages on either side."""

    rows: list
    before: str = ""
    after: str = ""


NEWEST_FIRST = Order("sort_date", dt.date.fromisoformat, is_descending=True)
NEWEST_HEARD = replace(NEWEST_FIRST, key="document_id")
BY_NAME = Order("sort_name")
