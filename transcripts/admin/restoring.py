"""Go back to an earlier text of a document: look at what that changes, then do it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from transcripts import importing, models
from transcripts.admin.lists import step
from transcripts.admin.rights import FOR_PUBLISHERS, may_edit
from transcripts.differences import hunks

FIELDSETS = [(None, {"fields": ["why"]})]
A_LOOK = "To look at what it changes."


class RestoringForm(forms.Form):
    """Why an earlier text is to be the current one again."""

    why = forms.CharField(
        label="Why it is restored",
        max_length=500,
        widget=AdminTextInputWidget,
        help_text="Readers find this in the record.",
    )
    base = forms.IntegerField(widget=forms.HiddenInput)


class Restoring(admin.ModelAdmin):
    """A page for each earlier text, for those who may change documents."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.restore)
        name = "transcripts_document_restore"
        return [path("<int:pk>/restore/<int:number>/", view, name=name)] + (
            super().get_urls()
        )

    def restore(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Show what going back changes, and do it once asked to."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        document = get_object_or_404(models.Document, pk=pk)
        if not may_edit(request.user, document):
            raise PermissionDenied(FOR_PUBLISHERS)
        version = get_object_or_404(document.versions, number=number)
        current = document.versions.get(is_current=True)
        if request.method != "POST":
            form = RestoringForm(initial={"base": current.number})
            return self._restoring_page(request, version, current, form)
        form = RestoringForm(request.POST)
        if not form.is_valid():
            return self._restoring_page(request, version, current, form)
        try:
            user = cast(User, request.user)
            importing.restore(document, number=number, user=user, **form.cleaned_data)
        except importing.Unmended as error:
            form.add_error(None, str(error))
            return self._restoring_page(request, version, current, form)
        except importing.Overtaken:
            said = f"Version {current.number} became the current one meanwhile."
            self.message_user(request, f"{said} Look again.", messages.ERROR)
            again = RestoringForm(initial=form.cleaned_data | {"base": current.number})
            return self._restoring_page(request, version, current, again)
        self.log_change(
            request, document, f"Version {number} restored: {form.cleaned_data['why']}"
        )
        self.message_user(request, f"Version {number} is the current one again.")
        return redirect("admin:transcripts_document_change", pk)

    def _restoring_page(
        self,
        request: HttpRequest,
        version: models.Version,
        current: models.Version,
        form: RestoringForm,
    ) -> HttpResponse:
        document = version.document
        context = {
            "title": f"Restore version {version.number}",
            "subtitle": str(document),
            "document": document,
            "version": version,
            "current": current,
            "form": form,
            "adminform": AdminForm(cast(Any, form), FIELDSETS, {}),
            "hunks": list(hunks(current.text, version.text)),
            **_effect(document, version, current),
        }
        return step(self, request, "document/restore", context)


def _effect(
    document: models.Document, version: models.Version, current: models.Version
) -> dict[str, object]:
    """Return what going back would change, or why it cannot be done."""
    try:
        seen = importing.effect_of_restoring(
            document, number=version.number, why=A_LOOK, base=current.number
        )
    except (importing.Unmended, importing.Overtaken) as error:
        return {"impossible": str(error)}
    return {"effect": seen}
