"""Uploads in the admin: what waits, and what became of what was confirmed."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.safestring import SafeString

from transcripts import models
from transcripts.admin.lists import ReadOnlyAdmin, change_link, link


@admin.register(models.Upload)
class UploadAdmin(ReadOnlyAdmin):
    """Uploads, each with a link to where it is looked at and confirmed."""

    list_display = ["made_at", "user", "source_name", "number", "confirmed_at", "look"]
    list_select_related = ["user"]
    list_filter = [("confirmed_at", admin.EmptyFieldListFilter)]
    search_fields = ["source_name", "user__username"]
    fields = ["made_at", "user", "source_name", "confirmed_at", "look"]
    readonly_fields = ["look"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Upload]:
        """Count the files in the same query; keep what the user may look at."""
        mine = models.Upload.objects.open_to(request.user)
        files = models.StagedFile.objects.filter(upload=OuterRef("pk")).order_by()
        counted = files.values("upload").values(number=Count("pk"))
        return mine.annotate(file_count=Coalesce(Subquery(counted), 0))

    @admin.display(description="files", ordering="file_count")
    def number(self, upload: models.Upload) -> int:
        """Return the number of files.

        Not under the name of the files themselves, by which Django would sort.
        """
        return getattr(upload, "file_count", 0)

    @admin.display(description="what is in it")
    def look(self, upload: models.Upload) -> SafeString:
        """Return a link to where the upload is looked at and confirmed."""
        is_done = upload.confirmed_at is not None
        words = "What became of it" if is_done else "Look and confirm"
        return link(upload.get_absolute_url(), words)


@admin.register(models.StagedFile)
class StagedFileAdmin(ReadOnlyAdmin):
    """The files of uploads, without their bytes."""

    list_display = [
        *("filename", "status", "file_type", "read_encoding", "size"),
        *("upload", "document"),
    ]
    # Nothing waits here for long, and the types are few.
    list_filter = ["file_type"]
    list_select_related = ["upload", "document"]
    search_fields = ["filename", "sha256__startswith"]
    sortable_by = ()  # another order would sort all there are
    ordering = ["-pk"]
    fields = [
        "filename",
        "in_upload",
        "size",
        "sha256",
        "file_type",
        "read_encoding",
        "encoding",
        "refusal",
        "status",
        "reason",
        "document",
    ]
    readonly_fields = ["in_upload"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.StagedFile]:
        """Leave the bytes in the database; keep what the user may look at."""
        files = models.StagedFile.objects.open_to(request.user)
        return files.without_content()

    @admin.display(description="upload")
    def in_upload(self, staged: models.StagedFile) -> SafeString | str:
        """Return a link to the upload."""
        return change_link(staged.upload)
