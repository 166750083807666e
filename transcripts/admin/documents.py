"""Documents in the admin: found, looked at, edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet, TextField
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString

from transcripts import importing, models
from transcripts.admin.forms import DocumentForm, emptied, set_edited
from transcripts.admin.lists import HistoryAdmin, link, list_link
from transcripts.admin.marking import Marking
from transcripts.admin.mending import Mending
from transcripts.admin.narrowing import OF_DOCUMENTS, by_day_or_hash
from transcripts.admin.publishing import Publishing
from transcripts.admin.rereading import Rereading
from transcripts.admin.restoring import Restoring
from transcripts.admin.rights import FOR_PUBLISHERS, may_edit
from transcripts.admin.uploading import Uploading
from transcripts.models.reasons import because

MOST_SHOWN = 100
PARTS = (models.Version, models.Turn, models.Exchange, models.Appearance, models.Defect)


@admin.register(models.Document)
class DocumentAdmin(
    Marking, Uploading, Publishing, Mending, Restoring, Rereading, HistoryAdmin
):
    """Documents come in by upload; importing saves what people edit of them."""

    form = DocumentForm
    change_form_template = "admin/transcripts/document/change_form.html"
    list_display = [
        *("title", "date", "kind", "asked", "odd", "review", "standing", "page")
    ]
    list_filter = OF_DOCUMENTS
    sortable_by = ["title", "date", "asked", "odd"]
    formfield_overrides = {
        TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
    }
    search_fields = ["title", "place", "principal", "slug"]
    hint = "words of title, place or principal, a day such as 2022-02-12, or a SHA-256"
    actions = [
        *("take_from_review", "publish", "schedule", "to_draft", "withdraw"),
        "read_again",
    ]
    readonly_fields = [
        "standing",
        "withdrawal_reason",
        "reasons",
        "duration_minutes",
        "layout",
        "said",
        "decided",
        "created_at",
        "updated_at",
    ]
    fieldsets = [
        (None, {"fields": ["title", "slug", "standing", "withdrawal_reason"]}),
        ("Review", {"fields": ["needs_review", "reasons"]}),
        (
            "When and where",
            {
                "fields": [
                    "date",
                    "place",
                    ("start_time", "start_printed"),
                    ("end_time", "end_printed"),
                    ("zone", "utc_offset"),
                    "duration_minutes",
                ]
            },
        ),
        (
            "What it is",
            {
                "fields": [
                    "kind",
                    "principal",
                    "categories",
                    "citation",
                    "source_url",
                ]
            },
        ),
        ("Ground rules", {"fields": ["basis", "attribution", "embargo"]}),
        ("What there is none of", {"fields": ["none"]}),
        (
            "What was read",
            {"fields": ["said", "layout", "decided", "created_at", "updated_at"]},
        ),
    ]

    def has_change_permission(
        self, request: HttpRequest, obj: models.Document | None = None
    ) -> bool:
        """Let those change what readers have who may publish."""
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or may_edit(request.user, obj)

    def view_on_site(self, document: models.Document) -> str | None:
        """Return the address of the page, where readers have one."""
        return document.get_absolute_url() if document.is_published else None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Search by day or hash where the term is one, else by words.

        By words in the order of the rows, which costs a fifth of that of the days.
        """
        if not search_term.strip():
            return queryset, False
        if (found := by_day_or_hash(queryset, search_term)) is not None:
            return found, False
        rows = models.Document.objects.order_by()
        having, _ = super().get_search_results(request, rows, search_term)
        return queryset.filter(pk__in=having.values("pk")), False

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Lead to the upload: a document is made of a text."""
        return HttpResponseRedirect(reverse("admin:transcripts_document_upload"))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: models.Document | None = None,
    ) -> HttpResponse:
        """Show below the form what was read out of the text."""
        is_editor = super().has_change_permission(request, obj)
        may_not = obj and is_editor and not may_edit(request.user, obj)
        context |= _read(obj) | {
            "show_save_and_add_another": False,
            "may_not": FOR_PUBLISHERS if may_not else "",
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Document,
        form: ModelForm[models.Document],
        change: bool,
    ) -> None:
        """Leave the saving to importing, which keeps addresses and decisions."""
        stored = models.Document.objects.get(pk=obj.pk)
        none = form.cleaned_data.get("none", [])
        edited = {*set_edited(stored, form), *emptied(stored, none)}
        if edited:
            importing.save_edited(stored, fields=edited)
        if free := set(form.initial["none"]) - set(none) - edited:
            importing.take_back(stored, fields=free)

    def delete_model(self, request: HttpRequest, obj: models.Document) -> None:
        """Leave the deleting to importing, which notes it in the log."""
        importing.delete(obj)

    def get_actions(
        self,
        request: HttpRequest,
        action_location: admin.ActionLocation = admin.ActionLocation.CHANGE_LIST,
    ) -> dict[str, Any]:
        """Offer no deletion of many at once: a text once gone is gone."""
        actions = super().get_actions(request, action_location=action_location)
        actions.pop("delete_selected", None)
        return actions

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """Count what would go with a document: it may be thousands of rows."""
        counts = {
            str(part._meta.verbose_name_plural): part._default_manager.filter(
                document__in=objs
            ).count()
            for part in PARTS
        }
        needed = set() if self.has_delete_permission(request) else {"document"}
        return [str(document) for document in objs], counts, needed, []

    @admin.action(description="Take from review", permissions=["change"])
    def take_from_review(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> None:
        """Note that somebody has looked at the documents."""
        if self.are_too_many(request, queryset):
            return
        waiting = list(queryset.filter(needs_review=True))
        for document in waiting:
            document.needs_review = False
            with because("Taken from review"):
                importing.save_edited(document, fields=["needs_review"])
            self.log_change(request, document, "Taken from review.")
        number = len(waiting)
        words = f"{number} document{'s' * (number != 1)} taken from review."
        self.message_user(request, words, messages.SUCCESS)

    @admin.display(description="page")
    def page(self, document: models.Document) -> SafeString | str:
        """Return a link to the public page."""
        url = self.view_on_site(document)
        return link(url, "Open") if url else "-"

    @admin.display(description="exchanges", ordering="exchange_count")
    def asked(self, document: models.Document) -> int:
        """Return the number of exchanges: by their own name Django would sort rows."""
        return document.exchange_count

    @admin.display(description="defects", ordering="defect_count")
    def odd(self, document: models.Document) -> int:
        """Return the number of defects, under a heading that is short."""
        return document.defect_count

    @admin.display(description="state")
    def standing(self, document: models.Document) -> str:
        """Say what readers have of the document, and since or from when."""
        at = document.publish_at or document.withdrawn_at
        when = f" {at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC" if at else ""
        return f"{document.state.label}{when}"

    @admin.display(description="review")
    def review(self, document: models.Document) -> str:
        """Say whether somebody should look at the document."""
        return "needed" if document.needs_review else "-"

    @admin.display(description="why review")
    def reasons(self, document: models.Document) -> str:
        """Return what an archivist should look at."""
        return "\n".join(document.review_reasons) or "-"

    @admin.display(description="in it")
    def said(self, document: models.Document) -> str:
        """Return the counts in words."""
        return (
            f"{document.word_count:,} words in {document.turn_count:,} turns,"
            f" {document.question_count:,} of them questions,"
            f" in {document.exchange_count:,} exchanges"
        )

    @admin.display(description="decided by a person")
    def decided(self, document: models.Document) -> str:
        """Return the names of the fields that re-reading leaves alone."""
        names = (
            str(label_for_field(name, models.Document))
            for name in document.decided_fields
        )
        return ", ".join(names) or "Nothing yet: re-reading may change every field."


def _read(document: models.Document | None) -> dict[str, Any]:
    if document is None:
        return {}
    cast = document.appearances.select_related("speaker", "role")
    where = {"document__id__exact": document.pk}
    return {
        "versions": document.versions.without_content().newest_first()[:MOST_SHOWN],
        "cast": cast.order_by("position")[:MOST_SHOWN],
        "defects": document.defects.order_by("line", "pk")[:MOST_SHOWN],
        "defects_more": document.defect_count - MOST_SHOWN,
        "lists": [
            list_link(
                models.Exchange, f"{document.exchange_count:,} exchanges", **where
            ),
            list_link(models.Turn, f"{document.turn_count:,} turns", **where),
            list_link(models.Appearance, "everybody in it", **where),
            list_link(models.Defect, f"{document.defect_count:,} defects", **where),
            list_link(models.OldAddress, "its old addresses", **where),
        ],
    }
