"""What was read out of texts, in the admin: to look at alone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from transcripts import models
from transcripts.admin.lists import ReadOnlyAdmin, change_link, list_link
from transcripts.admin.narrowing import OfDocuments


class PartAdmin(OfDocuments, ReadOnlyAdmin):
    """Parts of documents, each with its document."""

    list_select_related = ["document"]

    @admin.display(description="document")
    def in_document(self, part: models.Turn) -> SafeString | str:
        """Return a link to the document that the part belongs to."""
        return change_link(part.document)


@admin.register(models.Exchange)
class ExchangeAdmin(PartAdmin):
    """Questions and their answers."""

    list_display = [
        "opening_words",
        "number",
        "document",
        "question_words",
        "answer_words",
    ]
    fields = [
        "in_document",
        "number",
        "subhead",
        "opening_words",
        "question_words",
        "answer_words",
        "suggested",
        "turns",
    ]
    readonly_fields = ["in_document", "suggested", "turns"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Exchange]:
        """Fetch the document in the same query."""
        return super().get_queryset(request).select_related("document")

    def view_on_site(self, exchange: models.Exchange) -> str | None:
        """Return the address of the exchange's own page, where readers have one."""
        is_shown = exchange.document.is_published
        return exchange.get_absolute_url() if is_shown else None

    @admin.display(description="who the text suggests asks")
    def suggested(self, exchange: models.Exchange) -> SafeString | str:
        """Return the names that the text offers, with their lines."""
        rows = ((name, outlet, line) for name, outlet, line, _ in exchange.hints)
        return format_html_join(" · ", "{} {} (line {})", rows) or "-"

    @admin.display(description="turns")
    def turns(self, exchange: models.Exchange) -> SafeString:
        """Return a link to the turns of the exchange."""
        words = f"{exchange.first_position} to {exchange.last_position}"
        return list_link(models.Turn, words, exchange__id__exact=exchange.pk)


@admin.register(models.Turn)
class TurnAdmin(PartAdmin):
    """What each speaker says without another coming in."""

    list_display = ["label", "kind", "position", "document", "word_count", "first_line"]
    fields = [
        "in_document",
        "position",
        "kind",
        "label",
        "by",
        "role",
        "in_exchange",
        "first_line",
        "last_line",
        "word_count",
        "said",
    ]
    readonly_fields = ["in_document", "in_exchange", "by", "said"]

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Offer kinds of turns within documents: of all, a rare kind is far apart."""
        is_of_documents = {"q", "document__id__exact"} & request.GET.keys()
        return ["kind"] if is_of_documents else []

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Turn]:
        """Fetch what stands beside a turn in the same query."""
        beside = ["document", "exchange", "speaker", "role"]
        return super().get_queryset(request).select_related(*beside)

    def view_on_site(self, turn: models.Turn) -> str | None:
        """Return the address of the page that shows the turn, if readers have one."""
        if not turn.document.is_published:
            return None
        if turn.exchange is None:
            return turn.document.get_absolute_url()
        return turn.document.exchange_url(turn.exchange.number)

    @admin.display(description="exchange")
    def in_exchange(self, turn: models.Turn) -> SafeString | str:
        """Return a link to the exchange of the turn."""
        return change_link(turn.exchange)

    @admin.display(description="speaker")
    def by(self, turn: models.Turn) -> SafeString | str:
        """Return a link to the speaker."""
        return change_link(turn.speaker)

    @admin.display(description="words said")
    def said(self, turn: models.Turn) -> str:
        """Return the text of the turn."""
        return turn.text


@admin.register(models.Appearance)
class AppearanceAdmin(PartAdmin):
    """Who speaks in which role in which document."""

    list_display = [
        "display_name",
        "role",
        "document",
        "evidence",
        "is_open",
        "turn_count",
    ]
    list_select_related = ["document", "speaker", "role"]
    list_filter = ["is_open", "is_decided", "role"]
    fields = [
        "in_document",
        "by",
        "role",
        "printed",
        "title",
        "affiliation",
        "evidence",
        "rule",
        "is_open",
        "is_decided",
        "turn_count",
        "exchange_count",
        "word_count",
    ]
    readonly_fields = ["in_document", "by", "printed", "rule"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Appearance]:
        """Fetch who speaks and where in the same query."""
        return super().get_queryset(request).select_related(*self.list_select_related)

    @admin.display(description="speaker")
    def by(self, appearance: models.Appearance) -> SafeString | str:
        """Return a link to the speaker."""
        return change_link(appearance.speaker)

    @admin.display(description="labels as printed")
    def printed(self, appearance: models.Appearance) -> str:
        """Return the labels."""
        return ", ".join(appearance.labels) or "-"


@admin.register(models.Defect)
class DefectAdmin(PartAdmin):
    """What was odd, with its line."""

    list_display = ["message", "code", "line", "document"]
    fields = ["in_document", "code", "line", "message"]
    readonly_fields = ["in_document"]


@admin.register(models.PhraseUse)
class PhraseUseAdmin(PartAdmin):
    """What phrases of the published list do in the answers of a passage."""

    list_display = ["what", "first_position", "document"]
    fields = ["in_document", "what", "first_position", "last_position"]
    readonly_fields = ["in_document"]
