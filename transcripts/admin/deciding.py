"""Decide who is who: the queue of what is open, merging, splitting, and undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.http import url_has_allowed_host_and_scheme

from transcripts import importing, models, reviewing
from transcripts.admin.finding import Unclear, choose, people_called, person_called
from transcripts.admin.lists import step
from transcripts.importing import Undecidable
from transcripts.paging import NEWEST_FIRST, NEWEST_HEARD, Page

LATELY, SAMPLE, VOICES = 5, 20, 50
QUEUES: dict[str, tuple[str, Callable[[QueryDict], Page]]] = {
    "open": ("Labels whose speaker is open", reviewing.open_voices),
    "slips": ("Typing errors", reviewing.slips),
    "pairs": ("People who may be one", reviewing.pairs),
}


class SplitForm(forms.Form):
    """Whom some documents have instead."""

    to = forms.CharField(
        label="An existing person",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Any part of the name, or of a name that they had.",
    )
    called = forms.CharField(
        label="Or a new person called",
        required=False,
        max_length=200,
        widget=AdminTextInputWidget,
    )


class Deciding(admin.ModelAdmin):
    """Pages on which those who may change speakers decide who they are."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the pages."""
        of = self.admin_site.admin_view
        return [
            path("review/", of(self.queue), name="transcripts_speaker_review"),
            path("decide/", of(self.decide), name="transcripts_speaker_decide"),
            path("<int:pk>/merge/", of(self.merge), name="transcripts_speaker_merge"),
            path("<int:pk>/split/", of(self.split), name="transcripts_speaker_split"),
            *super().get_urls(),
        ]

    def queue(self, request: HttpRequest) -> HttpResponse:
        """Show what waits for a decision, each with its evidence."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET.get("queue", "")
        name = asked if asked in QUEUES else "open"
        title, page_of = QUEUES[name]
        lately = models.Decision.objects.in_force().newest_first()
        context = {
            "queues": {key: words for key, (words, _) in QUEUES.items()},
            "queue": name,
            "page": page_of(request.GET),
            "lately": lately.select_related("made_by")[:LATELY],
            "may_decide": self.has_change_permission(request),
            "here": request.get_full_path(),
        }
        return self._page(request, "review", title, **context)

    def decide(self, request: HttpRequest) -> HttpResponse:
        """Carry out one step of the queue, and lead back to it."""
        self._must_decide(request)
        if request.method == "POST":
            try:
                decision = _decision(request)
                self.message_user(request, f"Decided: {decision}.")
            except Unclear as unclear:
                return choose(self, request, unclear, "person")
            except Undecidable as error:
                self.message_user(request, str(error), messages.ERROR)
        return redirect(back_to(request))

    def merge(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Find whom a person is, show what moves, and move it once asked to."""
        self._must_decide(request)
        gone = _person(pk)
        other = request.GET.get("into", "")
        kept = _person(int(other)) if other.isdecimal() else None
        if kept and request.method == "POST":
            try:
                importing.merge(gone, kept, by=request.user)
                self.message_user(request, f"{gone} is {kept} from now on.")
                return redirect("admin:transcripts_speaker_change", kept.pk)
            except Undecidable as error:
                self.message_user(request, str(error), messages.ERROR)
        name = request.GET.get("name", "").replace("\0", "").strip()
        found = people_called(name, but=pk)
        context = {"person": gone, "kept": kept, "name": name, "found": found}
        if kept:
            context |= _effect(gone, kept)
        return self._page(request, "merge", "Merge with another person", **context)

    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask which documents have somebody else, show what moves, and move it."""
        self._must_decide(request)
        person = _person(pk)
        form = SplitForm(request.POST or None)
        chosen = [int(n) for n in request.POST.getlist("document") if n.isdecimal()]
        voices = person.appearances.with_document().select_related("role")
        effect: dict[str, Any] = {}
        if form.is_valid():
            try:
                to = (
                    person_called(form.cleaned_data["to"])
                    if form.cleaned_data["to"]
                    else None
                )
                if "save" in request.POST:
                    called = form.cleaned_data["called"]
                    importing.split(person, chosen, to, called=called, by=request.user)
                    self.message_user(request, "What was chosen is somebody else’s.")
                    return redirect("admin:transcripts_speaker_change", pk)
                moves = list(voices.filter(document__in=chosen)[:VOICES])
                effect = {"moves": moves, "to": to or form.cleaned_data["called"]}
            except Unclear as unclear:
                return choose(self, request, unclear, "to")
            except Undecidable as error:
                self.message_user(request, str(error), messages.ERROR)
        page = NEWEST_HEARD.page(voices, request.GET, VOICES)
        context = {"person": person, "form": form, "page": page, "chosen": chosen}
        return self._page(
            request, "split", "Part from this person", **context, **effect
        )

    def _must_decide(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _page(
        self, request: HttpRequest, name: str, title: str, /, **context: Any
    ) -> HttpResponse:
        return step(self, request, f"speaker/{name}", {"title": title, **context})


def _decision(request: HttpRequest) -> models.Decision:
    """Carry out what the button that was pressed says."""
    said, by = request.POST, request.user
    if "slip" in said:
        return importing.confirm_slip(_row(models.Defect, said["slip"]), by=by)
    if "no-slip" in said:
        return importing.reject_slip(_row(models.Defect, said["no-slip"]), by=by)
    if "apart" in said:
        one, other = _pair(said["apart"])
        return importing.keep_apart(one, other, by=by)
    if "merge" in said:
        gone, kept = _pair(said["merge"])
        return importing.merge(gone, kept, by=by)
    local = _row(models.Speaker, said.get("local", ""))
    if "unnamed" in said:
        return importing.leave_unnamed(local, by=by)
    if "new" in said:
        return importing.name(local, said.get("called", ""), by=by)
    if "person" in said:
        person = _row(models.Speaker, said["person"])
    else:
        person = person_called(said.get("called", ""))
    return importing.identify(local, person, by=by)


def _row[M: (models.Speaker, models.Defect)](model: type[M], pk: str) -> M:
    found: M = get_object_or_404(model, pk=int(pk) if pk.isdecimal() else 0)
    return found


def _pair(pks: str) -> tuple[models.Speaker, models.Speaker]:
    one, _, other = pks.partition("-")
    return _row(models.Speaker, one), _row(models.Speaker, other)


def _person(pk: int) -> models.Speaker:
    people = models.Speaker.objects.people().unmerged()
    found: models.Speaker = get_object_or_404(people, pk=pk)
    return found


def _effect(gone: models.Speaker, kept: models.Speaker) -> dict[str, Any]:
    """Return what a merge would move."""
    voices = gone.appearances.with_document().select_related("role")
    both = models.Document.objects.filter(
        pk__in=gone.appearances.values("document")
    ).filter(pk__in=kept.appearances.values("document"))
    return {
        "moves": voices.newest_first()[:SAMPLE],
        "both": NEWEST_FIRST.page(both, {}, SAMPLE).rows,
        "names": gone.names.all()[:SAMPLE],
    }


def back_to(request: HttpRequest) -> str:
    """Return where a decision was taken, if that is here."""
    next_ = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(next_, {request.get_host()}):
        return next_
    return "admin:transcripts_speaker_review"
