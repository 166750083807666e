"""Read documents again with the parser as it is now, after a look at what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from transcripts import models
from transcripts.admin.lists import step
from transcripts.admin.rights import may_edit
from transcripts.importing.rereading import Aspect, Reread, reread_all
from transcripts.models.reasons import because

# So many at once: each is read twice, and whoever asked waits for the last.
MOST = 50
TOO_MANY = (
    "Nothing was done: more than {most} documents are chosen, and at most {most} are"
    " read again at once. Choose fewer, or have the command reread_transcripts do it."
)
FOR_PUBLISHERS = (
    "{number} of them left out: readers have what you may not change without the right"
    " to publish."
)


class Rereading(admin.ModelAdmin):
    """The action that reads documents again."""

    @admin.action(description="Read again …", permissions=["change"])
    def read_again(
        self, request: HttpRequest, queryset: QuerySet[models.Document]
    ) -> HttpResponse | None:
        """Show what reading the documents again would change; do it once confirmed."""
        chosen = list(queryset.order_by("pk")[: MOST + 1])
        if len(chosen) > MOST:
            words = TOO_MANY.format(most=MOST)
            self.message_user(request, words, messages.ERROR)
            return None
        documents = [one for one in chosen if may_edit(request.user, one)]
        if left_out := len(chosen) - len(documents):
            words = FOR_PUBLISHERS.format(number=left_out)
            self.message_user(request, words, messages.WARNING)
        if not documents:
            return None
        if "asked" not in request.POST:
            return self._show(request, list(reread_all(documents, is_dry=True)))
        with because(f"Read again at the desk by {request.user}"):
            found = list(reread_all(documents))
        self._tell(request, found)
        return None

    def _show(self, request: HttpRequest, found: Sequence[Reread]) -> HttpResponse:
        context = {
            "title": "Read again",
            "found": found,
            "totals": _totals(found),
            "checkbox": ACTION_CHECKBOX_NAME,
            "action": request.POST["action"],
        }
        return step(self, request, "document/rereading", context)

    def _tell(self, request: HttpRequest, found: Sequence[Reread]) -> None:
        changed = [one for one in found if one.changes]
        for one in changed:
            self.log_change(request, one.document, f"Read again: {one.in_words}.")
        for one in found:
            if one.refusal:
                words = f"{one.document}: {one.in_words}"
                self.message_user(request, words, messages.ERROR)
        words = f"{len(found)} read again, {len(changed)} of them changed."
        self.message_user(request, words, messages.SUCCESS)


def _totals(found: Sequence[Reread]) -> list[tuple[str, int, int]]:
    """Return for each class of change its name, in how many documents, how many."""
    documents: Counter[Aspect] = Counter()
    changes: Counter[Aspect] = Counter()
    for one in found:
        documents.update(one.changes.keys())
        changes.update(one.changes)
    return [(a.value, documents[a], changes[a]) for a in Aspect if documents[a]]
