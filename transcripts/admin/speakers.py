"""Speakers in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.safestring import SafeString

from transcripts import importing, models
from transcripts.admin.deciding import Deciding
from transcripts.admin.forms import SpeakerForm, set_edited
from transcripts.admin.lists import HistoryAdmin, ReadOnlyAdmin, change_link, list_link
from transcripts.admin.narrowing import Reach


@admin.register(models.Speaker)
class SpeakerAdmin(Deciding, HistoryAdmin):
    """Speakers come out of texts; importing saves what people edit of them."""

    change_form_template = "admin/transcripts/speaker/change_form.html"
    form = SpeakerForm
    list_display = [
        "name",
        "identity",
        "document",
        "review",
        "document_count",
        "exchange_count",
        "first_date",
        "latest_date",
    ]
    list_select_related = ["document"]
    list_filter = ["needs_review", Reach, "identity"]
    search_fields = ["name", "names__key"]
    ordering = ["-pk"]  # the names of all are in no index, only those of people
    actions = None
    readonly_fields = [
        "slug",
        "in_document",
        "found_to_be",
        "printed_as",
        "joined",
        "heard",
        "document_count",
        "exchange_count",
        "first_date",
        "latest_date",
        "is_decided",
    ]
    fieldsets = [
        (None, {"fields": ["name", "sort_name", "identity", "needs_review"]}),
        (
            "What is known",
            {
                "fields": [
                    "in_document",
                    "found_to_be",
                    "printed_as",
                    "joined",
                    "heard",
                    ("document_count", "exchange_count"),
                    ("first_date", "latest_date"),
                    "slug",
                    "is_decided",
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Speaker]:
        """Fetch the document of a local speaker in the same query."""
        beside = "document", "merged_into"
        return super().get_queryset(request).select_related(*beside)

    def view_on_site(self, speaker: models.Speaker) -> str | None:
        """Return the address of the page that shows the speaker, if readers have one."""
        document = speaker.document
        is_shown = document.is_published if document else speaker.document_count > 0
        return speaker.get_absolute_url() if is_shown else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let speakers come out of texts alone."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Speaker | None = None
    ) -> bool:
        """Let only those go who are heard nowhere."""
        may = super().has_delete_permission(request, obj)
        return may and (
            obj is None or not (obj.appearances.exists() or obj.merged.exists())
        )

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Speaker,
        form: ModelForm[models.Speaker],
        change: bool,
    ) -> None:
        """Leave the saving to importing, which tells every page of the speaker."""
        stored = models.Speaker.objects.get(pk=obj.pk)
        if edited := set_edited(stored, form):
            importing.save_speaker(stored, fields=edited)

    @admin.display(description="review")
    def review(self, speaker: models.Speaker) -> str:
        """Say whether somebody should look at the speaker."""
        return "needed" if speaker.needs_review else "-"

    @admin.display(description="only in")
    def in_document(self, speaker: models.Speaker) -> SafeString | str:
        """Return a link to the only document that knows the speaker."""
        return change_link(speaker.document)

    @admin.display(description="found to be")
    def found_to_be(self, speaker: models.Speaker) -> SafeString | str:
        """Return a link to the person whom this was found to be."""
        return change_link(speaker.merged_into)

    @admin.display(description="how documents are joined")
    def joined(self, speaker: models.Speaker) -> str:
        """Say by what rule documents are taken to have one speaker."""
        if speaker.is_local:
            return "Not at all: nothing but a decision joins this to other documents."
        return (
            "By a full name: a document whose text gives one of the names above means"
            " this person. All else is a decision. Each voice says which."
        )

    @admin.display(description="printed as")
    def printed_as(self, speaker: models.Speaker) -> str:
        """Return the names by which texts are known to mean this person."""
        return ", ".join(speaker.names.values_list("key", flat=True)[:50]) or "-"

    @admin.display(description="heard")
    def heard(self, speaker: models.Speaker) -> SafeString:
        """Return a link to where the speaker appears."""
        where: dict[str, Any] = {"speaker__id__exact": speaker.pk}
        return list_link(models.Appearance, "where and in which role", **where)


@admin.register(models.SpeakerName)
class SpeakerNameAdmin(ReadOnlyAdmin):
    """The names by which texts are known to mean a person."""

    list_display = ["key", "speaker"]
    list_select_related = ["speaker"]
    search_fields = ["key", "speaker__name"]
    fields = ["key", "of_speaker"]
    readonly_fields = ["of_speaker"]

    @admin.display(description="speaker")
    def of_speaker(self, name: models.SpeakerName) -> SafeString | str:
        """Return a link to the person."""
        return change_link(name.speaker)


@admin.register(models.NameWord)
class NameWordAdmin(ReadOnlyAdmin):
    """The words of names by which people are found."""

    list_display = ["word", "speaker"]
    list_select_related = ["speaker"]
    search_fields = ["word__startswith"]
    ordering = ["-pk"]
    fields = ["word", "of_speaker"]
    readonly_fields = ["of_speaker"]

    @admin.display(description="speaker")
    def of_speaker(self, word: models.NameWord) -> SafeString | str:
        """Return a link to the person."""
        return change_link(word.speaker)
