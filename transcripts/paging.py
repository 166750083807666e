"""Page a list by the place of its last row, so that page 5,000 costs what page 1 does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

AFTER, BEFORE = "after", "before"
CURSORS = (AFTER, BEFORE)
# 2022-02-12.345 · Psaki, Jen.17; the id is kept within a database's integer.
CURSOR = re.compile(r"(?P<value>[^\0]{0,200})\.(?P<pk>[0-9]{1,18})")


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
        self, queryset: QuerySet, params: Mapping[str, str], size: int = 25
    ) -> Page:
        """Return the page that the address asks for, or the first."""
        place = self._place(params.get(BEFORE, ""))
        if place:
            page = self._page_before(queryset, place, size)
            if len(page.rows) == size:
                return page
            return self._page_after(queryset, None, size)
        return self._page_after(queryset, self._place(params.get(AFTER, "")), size)

    def _page_after(
        self, queryset: QuerySet, place: tuple[object, int] | None, size: int
    ) -> Page:
        rows = list(self._ordered(queryset, place, self.is_descending)[: size + 1])
        return Page(
            rows[:size],
            before=self._cursor(rows[0]) if rows and place else "",
            after=self._cursor(rows[size - 1]) if len(rows) > size else "",
        )

    def _page_before(
        self, queryset: QuerySet, place: tuple[object, int], size: int
    ) -> Page:
        rows = list(self._ordered(queryset, place, not self.is_descending)[: size + 1])
        shown = rows[:size][::-1]
        return Page(
            shown,
            before=self._cursor(shown[0]) if len(rows) > size else "",
            after=self._cursor(shown[-1]) if shown else "",
        )

    def _ordered(
        self,
        queryset: QuerySet,
        place: tuple[object, int] | None,
        is_descending: bool,
    ) -> QuerySet:
        sign, side = ("-", "lt") if is_descending else ("", "gt")
        ordered = queryset.order_by(f"{sign}{self.field}", f"{sign}{self.key}")
        if place is None:
            return ordered
        value, pk = place
        beyond = Q(**{f"{self.field}__{side}": value})
        level = Q(**{self.field: value, f"{self.key}__{side}": pk})
        # The first condition repeats the second's, as a range an index can start at.
        return ordered.filter(Q(**{f"{self.field}__{side}e": value}), beyond | level)

    def _cursor(self, row: object) -> str:
        return f"{getattr(row, self.field)}.{getattr(row, self.key)}"

    def _place(self, cursor: str) -> tuple[object, int] | None:
        match = CURSOR.fullmatch(cursor)
        if match is None:
            return None
        try:
            return self.parse(match["value"]), int(match["pk"])
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the cursors of the pages on either side."""

    rows: list
    before: str = ""
    after: str = ""


NEWEST_FIRST = Order("sort_date", dt.date.fromisoformat, is_descending=True)
NEWEST_HEARD = replace(NEWEST_FIRST, key="document_id")
BY_NAME = Order("sort_name")
