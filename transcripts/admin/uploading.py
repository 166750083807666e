"""Upload in two steps: look at what the parser makes of it, then confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from transcripts import models
from transcripts.admin.forms import MOST_FILES, UploadForm
from transcripts.admin.previewing import previews
from transcripts.admin.staging import confirm, may_publish, stage
from transcripts.importing import Outcome, Status

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WAITING = 10
FIELDSETS = [(None, {"fields": list(UploadForm.base_fields)})]


class Uploading(admin.ModelAdmin):
    """The two steps of an upload, each for those alone who may add documents."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the two steps."""
        view = self.admin_site.admin_view
        return [
            path("upload/", view(self.upload), name="transcripts_document_upload"),
            path(
                "upload/<uuid:pk>/",
                view(self.check_upload),
                name="transcripts_document_check",
            ),
            *super().get_urls(),
        ]

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Take files or a text, keep them, and lead to what was made of them."""
        user = self._admit(request)
        is_sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
        if is_sent and form.is_valid():
            upload = stage(user, **form.cleaned_data)
            return HttpResponseRedirect(upload.get_absolute_url())
        mine = models.Upload.objects.filter(user=user)
        waiting = mine.filter(confirmed_at=None).newest_first()[:WAITING]
        context = {
            "title": "Upload transcripts",
            "form": form,
            "adminform": AdminForm(cast(Any, form), FIELDSETS, {}),
            "waiting": waiting,
            "most_files": MOST_FILES,
            "most_bytes": settings.MAX_FILE_BYTES,
        }
        return self._page(request, "upload", context)

    def check_upload(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show what the parser made of an upload, and import it once confirmed."""
        user = self._admit(request)
        uploads = models.Upload.objects.open_to(user)
        upload = get_object_or_404(uploads, pk=pk)
        if request.method == "POST":
            return self._decided(request, upload, user)
        if upload.confirmed_at is not None:
            files = upload.files.without_content().select_related("document")
            context = {"title": "What became of it", "upload": upload, "files": files}
            return self._page(request, "uploaded", context)
        shown = list(previews(upload, user))
        context = {
            "title": "Look at what was read",
            "upload": upload,
            "previews": shown,
            "are_drafts": not may_publish(user),
            "importable": sum(preview.is_importable for preview in shown),
        }
        return self._page(request, "preview", context)

    def _decided(
        self, request: HttpRequest, upload: models.Upload, user: User
    ) -> HttpResponse:
        if "discard" in request.POST and upload.confirmed_at is None:
            upload.delete()
            self.message_user(request, "The upload was discarded.", messages.INFO)
            return redirect("admin:transcripts_document_upload")
        wanted = request.POST.getlist("wanted")
        if upload.confirmed_at is None and not wanted:
            words = "Tick the files to import, or discard the upload."
            self.message_user(request, words, messages.WARNING)
        elif upload.confirmed_at is None:
            for outcome in confirm(upload, wanted, user=user):
                self._log(request, outcome)
        return HttpResponseRedirect(upload.get_absolute_url())

    def _log(self, request: HttpRequest, outcome: Outcome) -> None:
        if outcome.document is None:
            return
        if outcome.status is Status.CREATED:
            self.log_addition(request, outcome.document, "Uploaded.")
        elif outcome.status is Status.NEW_VERSION:
            self.log_change(request, outcome.document, "Uploaded a new version.")

    def _admit(self, request: HttpRequest) -> User:
        """Return who asks, if they may add documents."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return cast("User", request.user)

    def _page(
        self, request: HttpRequest, name: str, context: dict[str, Any]
    ) -> HttpResponse:
        request.current_app = self.admin_site.name
        context |= self.admin_site.each_context(request) | {
            "opts": self.opts,
            "has_view_permission": self.has_view_permission(request),
        }
        template = f"admin/transcripts/document/{name}.html"
        return TemplateResponse(request, template, context)
