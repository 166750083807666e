"""Give documents to readers, from a time on, or take them back with a word why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, AdminForm
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from transcripts import importing, models
from transcripts.admin.lists import FURTHEST, step

# So many at once: each is a transaction, and whoever asked waits for the last.
MOST = 200
ZONES = [(name, name.replace("_", " ")) for name in sorted(available_timezones())]
TWICE = [("", "Say which"), ("first", "The first time"), ("second", "The second")]
NOON = "2026-11-30 14:00"

type Step = Callable[[models.Document], bool]


class WithdrawalForm(forms.Form):
    """Why readers have no more what they had."""

    reason = forms.CharField(
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        validators=[MaxLengthValidator(2_000)],
        help_text="Stands on the page that stays at the address of each briefing.",
    )


class ScheduleForm(forms.Form):
    """When documents are published."""

    at = forms.DateTimeField(
        label="Publish at", help_text=f"A day and a time by the clock: {NOON}."
    )
    zone = forms.ChoiceField(
        label="Time zone", choices=ZONES, initial="UTC", help_text="Of that clock."
    )

    which = forms.ChoiceField(
        label="Where the clock shows it twice",
        choices=TWICE,
        required=False,
        help_text="As in the night in which it is put back.",
    )

    def clean(self) -> dict[str, Any]:
        """Return the moment in its zone; refuse one that the clock leaves out."""
        cleaned = super().clean() or {}
        if not ("at" in cleaned and "zone" in cleaned):
            return cleaned
        at = cleaned["at"].replace(tzinfo=ZoneInfo(cleaned["zone"]), fold=0)
        again = at.replace(fold=1)
        if at.utcoffset() != again.utcoffset() and is_shown(at):
            which = cleaned.get("which")
            if not which:
                self.add_error(
                    "which",
                    f"The clock shows {at:%H:%M} twice then: first at UTC{at:%:z},"
                    f" then at UTC{again:%:z}. Say which is meant.",
                )
            at = again if which == "second" else at
        if not is_shown(at):
            self.add_error(
                "at", "The clock is put forward then: there is no such time."
            )
        return cleaned | {"at": at}


def is_shown(at: dt.datetime) -> bool:
    """Whether the clock of a moment's zone shows it, and does not leap over it."""
    there = at.astimezone(dt.UTC).astimezone(at.tzinfo)
    return there.replace(tzinfo=None) == at.replace(tzinfo=None)


class Publishing(admin.ModelAdmin):
    """What those who may publish do with documents, many at once."""

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may say what readers have."""
        return request.user.has_perm("transcripts.publish_document")

    @admin.action(description="Publish now", permissions=["publish"])
    def publish(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> None:
        """Give the documents to readers."""
        self._each(request, queryset, importing.publish, "published")

    @admin.action(description="Put back to draft", permissions=["publish"])
    def to_draft(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> None:
        """Take the documents from the schedule, or mend what was withdrawn."""
        self._each(request, queryset, importing.to_draft, "put back to draft")

    @admin.action(description="Publish at a time …", permissions=["publish"])
    def schedule(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> HttpResponse | None:
        """Ask for a time, and have the documents published then."""
        if self.are_too_many(request, queryset):
            return None
        form = _form(request, ScheduleForm)
        if not form.is_valid():
            return self._ask(request, queryset, form, "Publish at a time")
        at = form.cleaned_data["at"]
        words = f"scheduled for {at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
        self._each(request, queryset, lambda one: importing.schedule(one, at), words)
        return None

    @admin.action(description="Withdraw …", permissions=["publish"])
    def withdraw(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> HttpResponse | None:
        """Ask for the reason, and take the documents from readers."""
        if self.are_too_many(request, queryset):
            return None
        form = _form(request, WithdrawalForm)
        if not form.is_valid():
            return self._ask(request, queryset, form, "Withdraw")
        reason = form.cleaned_data["reason"]
        self._each(
            request, queryset, lambda one: importing.withdraw(one, reason), "withdrawn"
        )
        return None

    def are_too_many(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> bool:
        """Whether more are chosen than go at once; says so, and how many."""
        number = queryset.order_by()[: FURTHEST + 1].count()
        if number <= MOST:
            return False
        said = f"more than {FURTHEST:,}" if number > FURTHEST else f"{number:,}"
        self.message_user(
            request,
            f"Nothing was done: {said} documents are chosen, and at most {MOST} go at"
            " once. Narrow the list, or choose fewer.",
            messages.ERROR,
        )
        return True

    def _each(
        self,
        request: HttpRequest,
        queryset: QuerySet[models.Document],
        step: Step,
        words: str,
    ) -> None:
        """Take a step with each document; one that cannot stops no other."""
        if self.are_too_many(request, queryset):
            return
        done = 0
        for document in queryset.order_by("pk")[:MOST]:
            try:
                if not step(document):
                    continue
            except importing.Misplaced as error:
                self.message_user(request, str(error), messages.ERROR)
                continue
            done += 1
            self.log_change(request, document, f"{words.capitalize()}.")
        said = f"{done} document{'s' * (done != 1)} {words}."
        self.message_user(request, said, messages.SUCCESS if done else messages.INFO)

    def _ask(
        self,
        request: HttpRequest,
        queryset: QuerySet[models.Document],
        form: forms.Form,
        title: str,
    ) -> HttpResponse:
        fieldsets = [(None, {"fields": list(form.fields)})]
        context = {
            "title": title,
            "documents": queryset.order_by("pk")[:MOST],
            "most": MOST,
            "checkbox": ACTION_CHECKBOX_NAME,
            "action": request.POST["action"],
            "form": form,
            "adminform": AdminForm(cast(Any, form), fieldsets, {}),
        }
        return step(self, request, "document/publishing", context)


def _form[F: forms.Form](request: HttpRequest, form: type[F]) -> F:
    """Return the form as it was sent, or blank where the list led here."""
    return form(request.POST) if "asked" in request.POST else form()
