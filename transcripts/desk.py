"""The desk itself: Django's admin, which begins with what waits for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache

from transcripts import second_factor
from transcripts.overview import overview

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Desk(admin.AdminSite):
    """Django's admin site with the overview as its start page."""

    site_header = "Lectern: the archivist's desk"
    site_title = "Lectern"
    index_title = "The archive"
    index_template = "admin/transcripts/index.html"
    login_form = second_factor.LoginForm

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what waits, how the index is, and what came in last."""
        shown = {"overview": overview(self, request)}
        return super().index(request, (extra_context or {}) | shown)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Add where a second factor is set up."""
        own = [
            # Whoever has yet to set it up may leave as well.
            path("logout/", self.logout, name="logout"),
            path("second-factor/", self.second_factor, name="second_factor"),
            path(
                "second-factor/qr.svg", self.second_factor_qr, name="second_factor_qr"
            ),
        ]
        return [*own, *super().get_urls()]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may work here, by who they are and what they have shown."""
        return super().has_permission(request) and second_factor.lets_in(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Say on every page whether a second factor can be set up."""
        return super().each_context(request) | {
            "has_second_factor": second_factor.is_on()
        }

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Sign somebody in; lead them to set up a second factor if they must."""
        is_known = super().has_permission(request)
        is_short = is_known and not second_factor.lets_in(request)
        if is_short and second_factor.may_set_up(request):
            return redirect("admin:second_factor")
        return super().login(request, extra_context)

    def second_factor(self, request: HttpRequest) -> HttpResponse:
        """Set up the codes of an app, renew what stands in for it, or take both away."""
        return never_cache(self._second_factor)(request)

    def second_factor_qr(self, request: HttpRequest) -> HttpResponse:
        """Show the secret of what is being set up to an app."""
        user = self._admitted(request)
        if second_factor.has_device(user):
            raise PermissionDenied
        image = second_factor.qr_code(user)
        headers = {"Cache-Control": "no-store"}
        return HttpResponse(image, content_type="image/svg+xml", headers=headers)

    def _second_factor(self, request: HttpRequest) -> HttpResponse:
        user = self._admitted(request)
        form = second_factor.CodeForm(request.POST or None)
        codes: list[str] | None = None
        if request.method == "POST" and form.is_valid():
            codes = self._changed(request, user, form.cleaned_data["code"])
            if codes is None:
                form.add_error("code", second_factor.WRONG)
            elif not codes:
                return redirect("admin:index")
        is_set_up = second_factor.has_device(user)
        context = self.each_context(request) | {
            "title": "Second factor",
            "form": form,
            "codes": codes,
            "is_set_up": is_set_up,
            "secret": "" if is_set_up else second_factor.secret(user),
        }
        template = "admin/transcripts/second_factor.html"
        return TemplateResponse(request, template, context)

    def _changed(self, request: HttpRequest, user: User, code: str) -> list[str] | None:
        """Do what was asked; return recovery codes, none at the end, None if wrong."""
        if not second_factor.has_device(user):
            return second_factor.confirm(request, code)
        if not second_factor.is_right(user, code):
            return None
        if "remove" in request.POST:
            second_factor.remove(user)
            messages.success(request, "The second factor was taken away.")
            return []
        return second_factor.recovery_codes(user)

    def _admitted(self, request: HttpRequest) -> User:
        if not second_factor.may_set_up(request):
            raise PermissionDenied
        return cast("User", request.user)
