"""What the archive lacks, in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from transcripts import importing, models
from transcripts.admin.lists import ListAdmin


@admin.register(models.Gap)
class GapAdmin(ListAdmin):
    """Days of which the archive has no briefings, and why; readers are told."""

    list_display = ["first", "last", "reason", "what"]
    list_filter = ["reason"]
    search_fields = ["what"]
    fields = ["first", "last", "reason", "what"]
    actions = None

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Gap,
        form: ModelForm[models.Gap],
        change: bool,
    ) -> None:
        """Leave the saving to importing, which notes that pages change."""
        importing.save_gap(obj)

    def delete_model(self, request: HttpRequest, obj: models.Gap) -> None:
        """Leave that to importing, too."""
        importing.delete_gap(obj)
