"""Decisions on who is who, in the admin: to look at, and to undo."""

from __future__ import annotations

from functools import partial

from django.contrib import admin
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from transcripts import models
from transcripts.admin.lists import ReadOnlyAdmin, change_link, list_link
from transcripts.admin.narrowing import OfDocuments
from transcripts.admin.undoing import undo


@admin.register(models.Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """What people decided, and whether somebody undid it."""

    change_form_template = "admin/transcripts/speaker/decision.html"
    list_display = ["words", "kind", "made_at", "made_by", "undone_at"]
    list_select_related = ["made_by"]
    list_filter = ["kind"]
    search_fields = ["words"]
    ordering = ["-pk"]
    fields = ["words", "kind", "about", "made_at", "made_by", "where", "undone_at"]
    readonly_fields = ["about", "where"]

    def get_urls(self) -> list[URLPattern]:
        """Add the address at which a decision is undone."""
        view = self.admin_site.admin_view(partial(undo, self))
        name = "transcripts_decision_undo"
        return [path("<int:pk>/undo/", view, name=name), *super().get_urls()]

    @admin.display(description="about")
    def about(self, decision: models.Decision) -> SafeString | str:
        """Return a link to whom it is about."""
        return change_link(decision.person)

    @admin.display(description="what it moved")
    def where(self, decision: models.Decision) -> SafeString:
        """Return a link to the voices it moved."""
        where = {"decision__id__exact": decision.pk}
        return list_link(models.Moved, "voices of documents", **where)


@admin.register(models.Moved)
class MovedAdmin(OfDocuments, ReadOnlyAdmin):
    """The voices that decisions moved."""

    list_display = ["key", "document", "decision"]
    list_select_related = ["document", "decision"]
    fields = ["key", "in_document", "was_open", "was_decided"]
    readonly_fields = ["in_document"]

    @admin.display(description="document")
    def in_document(self, moved: models.Moved) -> SafeString | str:
        """Return a link to the document."""
        return change_link(moved.document)
