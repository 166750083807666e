"""Mend the text of a document: look at what that changes, then save it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from transcripts import importing, models
from transcripts.admin.lists import step
from transcripts.admin.rights import FOR_PUBLISHERS, may_edit
from transcripts.differences import hunks

FIELDSETS = [(None, {"fields": ["text", "why"]})]


class TextForm(forms.Form):
    """A mended text, and why it was mended."""

    text = forms.CharField(
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 30, "spellcheck": "false"}),
        help_text="The whole of it. The text as it was stays in the record.",
    )
    why = forms.CharField(
        label="Why it is mended",
        max_length=500,
        widget=AdminTextInputWidget,
        help_text="Readers find this in the record.",
    )
    base = forms.IntegerField(widget=forms.HiddenInput)


class Mending(admin.ModelAdmin):
    """A page for the text of each document, for those who may change documents."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.mend)
        return [
            path("<int:pk>/text/", view, name="transcripts_document_text"),
            *super().get_urls(),
        ]

    def mend(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the text, then what mending it changes, and save it once asked to."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        document = get_object_or_404(models.Document, pk=pk)
        if not may_edit(request.user, document):
            raise PermissionDenied(FOR_PUBLISHERS)
        current = document.versions.get(is_current=True)
        if request.method != "POST":
            form = TextForm(initial={"text": current.text, "base": current.number})
            return self._text_page(request, document, form)
        form = TextForm(request.POST)
        if not form.is_valid():
            return self._text_page(request, document, form)
        return self._mended(request, document, current, form)

    def _mended(
        self,
        request: HttpRequest,
        document: models.Document,
        current: models.Version,
        form: TextForm,
    ) -> HttpResponse:
        given = form.cleaned_data
        try:
            if "save" in request.POST:
                importing.correct(document, **given)
                self.log_change(request, document, f"Text mended: {given['why']}")
                self.message_user(request, "The mended text was saved.")
                return redirect("admin:transcripts_document_change", document.pk)
            seen = importing.effect(document, **given)
        except importing.Unmended as error:
            form.add_error(None, str(error))
            return self._text_page(request, document, form)
        except importing.Overtaken as error:
            return self._overtaken(request, document, current, form, error)
        shown = hunks(current.text, given["text"].replace("\r\n", "\n"))
        return self._text_page(request, document, form, effect=seen, hunks=list(shown))

    def _overtaken(
        self,
        request: HttpRequest,
        document: models.Document,
        current: models.Version,
        form: TextForm,
        error: importing.Overtaken,
    ) -> HttpResponse:
        """Show what the other did; the next try is on top of that."""
        self.message_user(request, str(error), messages.ERROR)
        base = document.versions.filter(number=form.cleaned_data["base"]).first()
        theirs = hunks(base.text, current.text) if base else ()
        again = TextForm(initial=form.cleaned_data | {"base": current.number})
        return self._text_page(request, document, again, hunks=list(theirs))

    def _text_page(
        self,
        request: HttpRequest,
        document: models.Document,
        form: TextForm,
        **context: Any,
    ) -> HttpResponse:
        context |= {
            "title": "Mend the text",
            "subtitle": str(document),
            "document": document,
            "form": form,
            "adminform": AdminForm(cast(Any, form), FIELDSETS, {}),
        }
        return step(self, request, "document/text", context)
