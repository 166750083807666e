"""Roles and offices in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from transcripts import importing, models
from transcripts.admin.forms import OfficeForm
from transcripts.admin.lists import ListAdmin


@admin.register(models.Role)
class RoleAdmin(ListAdmin):
    """The parser knows the roles; people may name and order them."""

    list_display = ["name", "plural", "parent", "slug", "asks", "position"]
    list_select_related = ["parent"]
    search_fields = ["name", "plural", "slug"]
    list_filter = ["asks"]
    readonly_fields = ["slug", "asks"]
    fields = ["name", "plural", "parent", "position", "slug", "asks"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave new roles to the parser, who gives them."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Role | None = None
    ) -> bool:
        """Keep each role that the parser may give."""
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Role,
        form: ModelForm[models.Role],
        change: bool,
    ) -> None:
        """Leave the saving to importing, which notes whose pages show the role."""
        if form.changed_data:
            importing.save_role(obj, fields=form.changed_data)


@admin.register(models.Office)
class OfficeAdmin(ListAdmin):
    """Who held which office when: it names THE PRESIDENT in texts read from now on."""

    form = OfficeForm
    list_display = ["holder_name", "role", "start", "end"]
    list_select_related = ["role"]
    list_filter = [("role", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["holder_name", "role__name"]
    autocomplete_fields = ["role"]
    fields = ["role", "holder_name", "other_names", "start", "end"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Office]:
        """Fetch the role in the same query."""
        return super().get_queryset(request).select_related("role")
