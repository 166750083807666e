"""Filters of the admin's lists that Django does not bring."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from transcripts import models
from transcripts.admin.lists import ListAdmin

MOST_MEANT = 200
MOST_YEARS = 100

type Choices = list[tuple[str, str]]

SHA256 = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)


class DateKnown(admin.SimpleListFilter):
    """Documents whose date wants looking at."""

    title = "date"
    parameter_name = "dated"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[models.Document]
    ) -> Choices:
        """Return what can be asked for."""
        return [("no", "Undated"), ("future", "In the future")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> QuerySet[models.Document]:
        """Keep what was asked for."""
        if self.value() == "no":
            return queryset.filter(date=None)
        if self.value() == "future":
            return queryset.filter(sort_date__gt=timezone.localdate())
        return queryset


class OfYear(admin.SimpleListFilter):
    """Documents of one year, of those between the first and the last."""

    title = "year"
    parameter_name = "year"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[models.Document]
    ) -> Choices:
        """Return the years, the latest first, and not more than one would choose from."""
        dated = models.Document.objects.exclude(date=None).order_by("date")
        days = dated.values_list("date", flat=True)
        first, last = days.first(), days.last()
        if first is None or last is None:
            return []
        first_shown = max(first.year, last.year - MOST_YEARS + 1)
        return [(str(y), str(y)) for y in range(last.year, first_shown - 1, -1)]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> QuerySet[models.Document]:
        """Keep the documents of the year asked for."""
        asked = self.value()
        if asked not in dict(self.lookup_choices):
            return queryset
        year = int(asked)
        return queryset.filter(date__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))


class InState(admin.SimpleListFilter):
    """Documents by what readers have of them."""

    title = "state"
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[models.Document]
    ) -> Choices:
        """Return what can be asked for."""
        return [(state.value, str(state.label)) for state in models.State]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> QuerySet[models.Document]:
        """Keep what was asked for."""
        documents = models.Document.objects
        states = {
            models.State.DRAFT: documents.drafts,
            models.State.SCHEDULED: documents.scheduled,
            models.State.PUBLISHED: documents.published,
            models.State.WITHDRAWN: documents.withdrawn,
        }
        value = self.value()
        if not value or value not in states:
            return queryset
        return queryset & states[models.State(value)]().order_by()


class DefectCode(admin.SimpleListFilter):
    """Documents in which the parser met a kind of defect."""

    title = "defect"
    parameter_name = "defect"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[models.Document]
    ) -> Choices:
        """Return the kinds of defects there are."""
        codes = models.Defect.objects.kinds()
        return [(code, models.kind_in_words(code)) for code in codes]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> QuerySet[models.Document]:
        """Keep the documents with the defect asked for."""
        if not self.value():
            return queryset
        having = models.Defect.objects.filter(code=self.value()).values("document")
        return queryset.filter(pk__in=having)


# What the list of documents can be narrowed by; the longest choice comes last.
OF_DOCUMENTS = ("needs_review", DateKnown, DefectCode, InState, "kind", "basis", OfYear)


class Reach(admin.SimpleListFilter):
    """Speakers that all documents share, or that one document alone knows."""

    title = "reach"
    parameter_name = "reach"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[models.Speaker]
    ) -> Choices:
        """Return what can be asked for."""
        return [("people", "In all documents"), ("local", "In one document alone")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.Speaker]
    ) -> QuerySet[models.Speaker]:
        """Keep what was asked for."""
        if self.value() is None:
            return queryset
        return queryset.filter(document__isnull=self.value() == "people")


def of_documents(term: str) -> list[int]:
    """Return the keys of the newest documents that a term means.

    Their number, their day, the hash of a text, or words of the title. So many that no
    list of their parts reads more than the parts of these.
    """
    term = term.strip()
    if term.isdecimal() and len(term) < 10:
        return [int(term)]
    documents = models.Document.objects.order_by("-pk")
    found = by_day_or_hash(documents, term)
    if found is None:
        words = [Q(title__icontains=word) for word in term.split()]
        found = documents.filter(*words)
    return list(found.values_list("pk", flat=True)[:MOST_MEANT])


class OfDocuments(ListAdmin):
    """Parts of documents, newest first, found by the documents that they are of.

    To look for words in every part there is would read them all: the archive's own
    search finds what was said.
    """

    ordering = ["-pk"]
    sortable_by = ()  # another order would sort all there are
    search_fields = ["document__title"]
    hint = (
        "documents by number, by day such as 2022-02-12, by SHA-256 or by words of the"
        f" title: parts of the {MOST_MEANT} newest are shown"
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Keep the parts of the documents that are meant."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(document__in=of_documents(search_term)), False


def by_day_or_hash(
    queryset: QuerySet[models.Document], term: str
) -> QuerySet[models.Document] | None:
    """Return the documents of a day or of a text's SHA-256, if the term is one."""
    term = term.strip()
    if SHA256.fullmatch(term):
        return queryset.filter(versions__sha256=term.lower())
    try:
        return queryset.filter(date=dt.date.fromisoformat(term))
    except ValueError:
        return None
