"""What the lists of the admin have in common: bounds, links, and hands off."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from simple_history.admin import SimpleHistoryAdmin

# No list is counted or leafed through further; search and filters go deeper.
FURTHEST = 5_000


class BoundedPaginator(Paginator):
    """Pages of a list whose cost does not grow with the archive."""

    @cached_property
    def keys(self) -> list[Any]:
        """The keys of the rows, as far as anybody would leaf."""
        rows = cast("QuerySet[Any]", self.object_list)
        return list(rows.values_list("pk", flat=True)[:FURTHEST])

    @cached_property
    def count(self) -> int:
        """The number of rows, as far as anybody would leaf."""
        is_of_rows = isinstance(self.object_list, QuerySet)
        return len(self.keys if is_of_rows else cast("list[Any]", self.object_list))


class BoundedChangeList(ChangeList):
    """A list that is gone through once, by its keys, and whose rows are then fetched.

    To count it and to leaf through it apart would look twice for what is rare, and
    read whole rows, texts and all, only to pass over them.
    """

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the rows of the page that is asked for, in the order of the list."""
        super().get_results(request)
        paginator = cast(BoundedPaginator, self.paginator)
        first = (self.page_num - 1) * self.list_per_page if self.multi_page else 0
        keys = paginator.keys[first : first + self.list_per_page]
        everything = self.apply_select_related(self.root_queryset)
        rows = everything.order_by().in_bulk(keys)
        self.result_list = [rows[key] for key in keys if key in rows]

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Order rows that are alike the same way as all, which an index can give."""
        *named, last = super().get_ordering(request, queryset)
        is_falling = bool(named) and str(named[0]).startswith("-")
        return [*named, "pk" if named and last == "-pk" and not is_falling else last]


class ListAdmin(admin.ModelAdmin):
    """A list of any length, opened in as many queries however long it is."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would count the whole table
    list_per_page = 50
    list_max_show_all = 50
    hint = ""  # what to search for, where that is not plain

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return what goes through the list."""
        return BoundedChangeList


class ReadOnlyAdmin(ListAdmin):
    """Rows that importing alone writes, for people to look at."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let nobody add a row by hand."""
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Let nobody change a row by hand."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Let nobody delete a row by hand."""
        return False


class HistoryAdmin(SimpleHistoryAdmin, ListAdmin):
    """Rows that people edit, with who changed what."""

    # The package's own has an inline style, which the policy forbids.
    object_history_list_template = "admin/transcripts/history_list.html"
    object_history_form_template = "admin/transcripts/history_form.html"
    change_form_template = "admin/transcripts/guarded_form.html"

    @transaction.atomic  # the form locks its row, as it does where it is edited
    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a former state, and bring it back once asked to, where that may be."""
        row = get_object_or_404(self.model, pk=object_id)
        if request.method == "POST" and not self.has_change_permission(request, row):
            raise PermissionDenied
        response: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return response

    def get_history_queryset(
        self, request: HttpRequest, history_manager: Any, pk_name: str, object_id: Any
    ) -> QuerySet[Any]:
        """Fetch who changed each row in the same query."""
        rows = history_manager.filter(**{pk_name: object_id})
        return rows.select_related("history_user")


def step(
    model_admin: admin.ModelAdmin[Any],
    request: HttpRequest,
    name: str,
    context: dict[str, Any],
) -> TemplateResponse:
    """Return a page of the desk that Django's admin does not bring, by its template."""
    request.current_app = model_admin.admin_site.name
    shown = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "has_view_permission": model_admin.has_view_permission(request),
    }
    return TemplateResponse(request, f"admin/transcripts/{name}.html", shown | context)


def link(url: str, words: object) -> SafeString:
    """Return words that lead to an address."""
    return format_html('<a href="{}">{}</a>', url, words)


def change_link(row: Model | None) -> SafeString | str:
    """Return a link to the page of a row in the admin."""
    if row is None:
        return "-"
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return link(reverse(name, args=[row.pk]), row)


def list_link(model: type[Model], words: object, **where: object) -> SafeString:
    """Return a link to the list of a model, narrowed to some rows."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    return link(reverse(name, query=where), words)
