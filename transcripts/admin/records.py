"""What is kept of texts, addresses, changes and counts, in the admin: to look at."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from transcripts import models
from transcripts.admin.lists import ReadOnlyAdmin, change_link, link
from transcripts.admin.narrowing import OfDocuments


@admin.register(models.Version)
class VersionAdmin(OfDocuments, ReadOnlyAdmin):
    """The source texts, without their bytes."""

    list_display = [
        "filename",
        "document",
        "number",
        "is_current",
        "size",
        "encoding",
        "source_name",
        "how",
        "made_at",
    ]
    list_select_related = ["document"]
    list_filter = ["is_current"]
    fields = [
        "in_document",
        "number",
        "is_current",
        "text",
        "filename",
        "sha256",
        "size",
        "encoding",
        "source_name",
        "how",
        "made_at",
        "parser_version",
    ]
    readonly_fields = ["in_document", "text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Version]:
        """Leave the bytes in the database."""
        return super().get_queryset(request).defer("content", "extracted")

    @admin.display(description="document")
    def in_document(self, version: models.Version) -> SafeString | str:
        """Return a link to the document that has the version."""
        return change_link(version.document)

    @admin.display(description="source text")
    def text(self, version: models.Version) -> SafeString | str:
        """Return a link to the text as it came in."""
        document = version.document
        if not document.is_published:
            return "The document is not published."
        return link(f"{document.get_absolute_url()}source/{version.number}/", "Open it")


@admin.register(models.Restoration)
class RestorationAdmin(OfDocuments, ReadOnlyAdmin):
    """Earlier texts that became current again."""

    list_display = ["made_at", "document", "version", "instead_of", "user", "why"]
    list_select_related = ["document", "version", "instead_of", "user"]
    fields = ["in_document", "version", "instead_of", "user", "why", "made_at"]
    readonly_fields = ["in_document"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Restoration]:
        """Leave the bytes of the texts in the database."""
        found = super().get_queryset(request)
        beside = found.select_related(*self.list_select_related)
        return beside.defer(
            *(
                f"{version}__{name}"
                for version in ("version", "instead_of")
                for name in ("content", "extracted")
            )
        )

    @admin.display(description="document")
    def in_document(self, restoration: models.Restoration) -> SafeString | str:
        """Return a link to the document."""
        return change_link(restoration.document)


@admin.register(models.LineMark)
class LineMarkAdmin(OfDocuments, ReadOnlyAdmin):
    """What people said of single lines."""

    list_display = ["made_at", "document", "line", "text", "kind", "made_by"]
    list_select_related = ["document", "made_by"]


@admin.register(models.OldAddress)
class OldAddressAdmin(ReadOnlyAdmin):
    """Paths that led somewhere once, and where they lead now."""

    list_display = ["path", "document", "exchange_number"]
    list_select_related = ["document"]
    sortable_by = ["path"]
    search_fields = ["path"]
    fields = ["path", "in_document", "exchange_number"]
    readonly_fields = ["in_document"]

    @admin.display(description="document")
    def in_document(self, address: models.OldAddress) -> SafeString | str:
        """Return a link to the document that the path leads to."""
        return change_link(address.document)


@admin.register(models.Change)
class ChangeAdmin(ReadOnlyAdmin):
    """The log that feeds, index and caches follow."""

    list_display = ["pk", "action", "of_document", "made_at"]
    list_filter = ["action"]
    sortable_by = ()  # another order would sort all there are
    search_fields = ["document_id__exact"]
    hint = "the number of a document"
    ordering = ["-pk"]
    fields = ["action", "of_document", "made_at"]
    readonly_fields = ["of_document"]

    @admin.display(description="document", ordering="document_id")
    def of_document(self, change: models.Change) -> SafeString | str:
        """Return a link to the document, which may be gone; some changes have none."""
        if not change.document_id:
            return "none: what the archive says of itself"
        url = reverse("admin:transcripts_document_change", args=[change.document_id])
        return link(url, change.document_id)


@admin.register(models.Month)
class MonthAdmin(ReadOnlyAdmin):
    """How much each month has."""

    list_display = ["__str__", "document_count", "exchange_count"]
    ordering = ["-year", "-month"]
    fields = ["year", "month", "document_count", "exchange_count"]


@admin.register(models.Standing)
class StandingAdmin(ReadOnlyAdmin):
    """How often people speak in a role."""

    list_display = ["speaker", "role", "document_count", "first_date", "latest_date"]
    list_select_related = ["speaker", "role"]
    search_fields = ["speaker__name"]
    ordering = ["-document_count", "pk"]
    fields = ["speaker", "role", "document_count", "first_date", "latest_date"]
