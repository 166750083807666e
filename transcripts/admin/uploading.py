"""Upload in two steps: look at what the parser makes of it, then confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from transcripts import models
from transcripts.admin import batches, following
from transcripts.admin.forms import MOST_FILES, UploadForm
from transcripts.admin.lists import step
from transcripts.admin.looking import look_through, previews
from transcripts.admin.rights import may_publish
from transcripts.admin.staging import confirm, stage
from transcripts.importing import Outcome, Status
from transcripts.models import Phase

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WAITING = 10
NOTHING_TICKED = "Tick the files to import, or discard the upload."
PAGES = {
    Phase.LOOKING: "upload_progress",
    Phase.WAITING: "upload_files",
    Phase.IMPORTING: "upload_progress",
    Phase.DONE: "uploaded",
}
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
            path(
                "upload/<uuid:pk>/report.<str:form>",
                view(self.report),
                name="transcripts_document_report",
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
            if upload.is_large:
                batches.go_on(upload)
            else:
                list(look_through(upload))
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
        user, upload = self._opened(request, pk)
        if request.method == "POST":
            return self._decided(request, upload, user)
        if upload.is_large or upload.phase is not Phase.WAITING:
            batches.bring_up_to_date(upload)
            context = following.context_of(upload, request)
            context |= {"upload": upload, "are_drafts": not may_publish(user)}
            return self._page(request, PAGES[upload.phase], context)
        shown = list(previews(upload, user))
        context = {
            "title": "Look at what was read",
            "upload": upload,
            "previews": shown,
            "are_drafts": not may_publish(user),
            "importable": sum(preview.is_importable for preview in shown),
        }
        return self._page(request, "preview", context)

    def report(self, request: HttpRequest, pk: UUID, form: str) -> HttpResponseBase:
        """Hand over what became of the files, as CSV or JSON."""
        _, upload = self._opened(request, pk)
        if form not in following.TYPES:
            raise Http404(f"There is no report as {form[:20]}.")
        return following.report(upload, form)

    def _opened(self, request: HttpRequest, pk: UUID) -> tuple[User, models.Upload]:
        """Return who asks, and the upload, if it is open to them."""
        user = self._admit(request)
        return user, get_object_or_404(models.Upload.objects.open_to(user), pk=pk)

    def _decided(
        self, request: HttpRequest, upload: models.Upload, user: User
    ) -> HttpResponse:
        if upload.is_large or upload.phase is not Phase.WAITING:
            return self._decided_of_many(request, upload, user)
        if "discard" in request.POST and upload.confirmed_at is None:
            return self._discarded(request, upload)
        wanted = request.POST.getlist("wanted")
        if upload.confirmed_at is None and not wanted:
            self.message_user(request, NOTHING_TICKED, messages.WARNING)
        elif upload.confirmed_at is None:
            for outcome in confirm(upload, wanted, user=user):
                self._log(request, outcome)
        return HttpResponseRedirect(upload.get_absolute_url())

    def _decided_of_many(
        self, request: HttpRequest, upload: models.Upload, user: User
    ) -> HttpResponse:
        sent, phase = request.POST, upload.phase
        if phase in (Phase.LOOKING, Phase.WAITING) and "discard" in sent:
            return self._discarded(request, upload)
        if phase is Phase.WAITING and ("confirm" in sent or "keep" in sent):
            batches.tick(upload, sent.getlist("shown"), sent.getlist("wanted"))
        if phase is Phase.WAITING and "confirm" in sent:
            if upload.files.waiting().filter(is_wanted=True).exists():
                batches.start(upload, user)
            else:
                self.message_user(request, NOTHING_TICKED, messages.WARNING)
        elif phase is Phase.IMPORTING and "cancel" in sent:
            batches.cancel(upload)
        elif phase in (Phase.LOOKING, Phase.IMPORTING) and "go-on" in sent:
            batches.go_on(upload)
        elif phase is Phase.DONE and "retry" in sent:
            batches.retry(upload, user)
        return HttpResponseRedirect(self._back(request, upload))

    def _discarded(self, request: HttpRequest, upload: models.Upload) -> HttpResponse:
        upload.delete()
        self.message_user(request, "The upload was discarded.", messages.INFO)
        return redirect("admin:transcripts_document_upload")

    def _back(self, request: HttpRequest, upload: models.Upload) -> str:
        """Return where to go on: the same page of the list, where ticks were kept."""
        query = request.GET.urlencode() if "keep" in request.POST else ""
        return upload.get_absolute_url() + (f"?{query}" if query else "")

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
        return step(self, request, f"document/{name}", context)
