"""Take what is decided of a text: before it is imported, and of its lines after, too."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from transcripts import importing, models, parsing
from transcripts.admin.beforehand import FieldsForm, LineForm
from transcripts.admin.finding import Unclear, choose, person_called
from transcripts.admin.looking import look_again
from transcripts.admin.mapping import Mapping
from transcripts.admin.rights import FOR_PUBLISHERS, may_edit
from transcripts.admin.settling import decided_of, parsed_of
from transcripts.importing import Decisions, Parsed, Undecidable, Unmended, Voice
from transcripts.models import Phase


class Marking(Mapping):
    """The forms beside a source map."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses that the forms are sent to."""
        view = self.admin_site.admin_view
        return [
            path(
                "upload/<uuid:pk>/<int:position>/decide/",
                view(self.decide_staged),
                name="transcripts_document_upload_decide",
            ),
            path(
                "<int:pk>/map/mark/",
                view(self.mark_stored),
                name="transcripts_document_mark",
            ),
            *super().get_urls(),
        ]

    def decide_staged(
        self, request: HttpRequest, pk: UUID, position: int
    ) -> HttpResponse:
        """Keep one thing that was decided of a file that waits."""
        user = self._admit(request)
        upload = get_object_or_404(models.Upload.objects.open_to(user), pk=pk)
        address = reverse("admin:transcripts_document_upload_map", args=[pk, position])
        if request.method != "POST" or upload.phase not in (
            Phase.LOOKING,
            Phase.WAITING,
        ):
            return HttpResponseRedirect(address)
        staged = get_object_or_404(upload.files.waiting(), position=position)
        fields = FieldsForm(request.POST) if "fields" in request.POST else None
        if fields and not fields.is_valid():
            return self._staged_page(request, staged, fields)
        try:
            _keep(staged, request.POST, user, fields)
        except Unclear as unclear:
            return choose(self, request, unclear, "person")
        except (Undecidable, ValueError) as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, "Kept for when it is imported.")
            look_again(staged)
        return HttpResponseRedirect(address + _place(request.POST))

    def mark_stored(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what a line of a stored document is, or take that back."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        document = get_object_or_404(models.Document, pk=pk)
        if not may_edit(request.user, document):
            raise PermissionDenied(FOR_PUBLISHERS)
        address = reverse("admin:transcripts_document_map", args=[pk])
        if request.method != "POST":
            return HttpResponseRedirect(address)
        try:
            said = _mark_stored(document, request.POST, request.user)
        except ValueError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.log_change(request, document, said)
            self.message_user(request, f"{said} The text was read again.")
        return HttpResponseRedirect(address + _place(request.POST))


@transaction.atomic
def _keep(
    staged: models.StagedFile, sent: QueryDict, user: User, fields: FieldsForm | None
) -> None:
    held = models.StagedFile.objects.select_for_update().get(pk=staged.pk)
    decided = decided_of(held)
    if fields:
        decided = replace(decided, fields=fields.decided)
    elif "key" in sent:
        decided = _with_speaker(decided, sent, user)
    elif "separate" in sent:
        decided = replace(decided, separate=sent.get("separate", "") == "yes")
    elif "unmark" in sent:
        marks = [
            m for n, m in enumerate(decided.marks) if str(n) != sent.get("unmark", "")
        ]
        decided = replace(decided, marks=tuple(marks))
    else:
        parsed = parsed_of(held)
        if not isinstance(parsed, Parsed):
            raise Unmended("Nothing is read out of it: there are no lines to mark.")
        mark = _mark(parsed.transcript.text, sent)
        decided = replace(decided, marks=(*decided.marks, mark))
    held.decisions = staged.decisions = decided.to_json()
    held.save(update_fields=["decisions"])


def _with_speaker(decided: Decisions, sent: QueryDict, user: User) -> Decisions:
    if not user.has_perm("transcripts.change_speaker"):
        raise PermissionDenied
    key, typed = (
        sent.get("key", "")[:300],
        " ".join(sent.get("called", "").split())[:200],
    )
    if "as-read" in sent:
        return decided.with_speaker(key, None)
    if "unnamed" in sent:
        return decided.with_speaker(key, Voice(key))
    if "person" in sent:
        pk = int(sent.get("person", "")) if sent.get("person", "").isdecimal() else 0
        people = models.Speaker.objects.people().unmerged()
        return decided.with_speaker(
            key, Voice(key, person=get_object_or_404(people, pk=pk).pk)
        )
    if "new" not in sent:
        return decided.with_speaker(key, Voice(key, person=person_called(typed).pk))
    importing.must_be_new(typed)
    return decided.with_speaker(key, Voice(key, called=typed))


def _mark_stored(
    document: models.Document, sent: QueryDict, user: User | AnonymousUser
) -> str:
    if "unmark" in sent:
        pk = int(sent.get("unmark", "")) if sent.get("unmark", "").isdecimal() else 0
        importing.unmark_line(document, pk)
        return "What was said of a line was taken back."
    mark = _mark(document.versions.get(is_current=True).text, sent)
    importing.mark_line(document, mark, by=user)
    kind = "no label" if mark.kind is None else mark.kind.replace("_", " ")
    return f"Line {mark.line} is {kind}."


def _mark(text: str, sent: QueryDict) -> parsing.Mark:
    form = LineForm(sent)
    if not form.is_valid():
        raise Unmended("Say of which line it is, and what it is.")
    given = form.cleaned_data
    return parsing.mark_of(text, given["line"], form.element, column=given["column"])


def _place(sent: QueryDict) -> str:
    """Return where on the map the form stood."""
    page, line = sent.get("page", ""), sent.get("line", "")
    query = f"?page={page}" if page.isdecimal() else ""
    return query + (f"#L{line}" if line.isdecimal() else "")
