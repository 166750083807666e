"""The desk itself: Django's admin, which begins with what waits for somebody."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from transcripts.overview import overview


class Desk(admin.AdminSite):
    """Django's admin site with the overview as its start page."""

    site_header = "Lectern: the archivist's desk"
    site_title = "Lectern"
    index_title = "The archive"
    index_template = "admin/transcripts/index.html"

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what waits, how the index is, and what came in last."""
        shown = {"overview": overview(self, request)}
        return super().index(request, (extra_context or {}) | shown)
