"""Find the person that somebody means by any part of a name."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from transcripts import models
from transcripts.admin.lists import step
from transcripts.importing import Undecidable

# So many people are offered, out of so many whom the words fit.
OFFERED, FITTING = 20, 1_000


class Unclear(Undecidable):
    """What was typed is not one person's full name; has whom it may mean."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(f"“{typed}” is not one person’s full name.")


def person_called(typed: str) -> models.Speaker:
    """Return the only person of that address or name; raise ``Unclear`` otherwise."""
    people = models.Speaker.objects.people().unmerged()
    typed = _plain(typed)
    found = list(people.filter(slug=typed)[:1])
    found = found or [one for one in people_called(typed) if one.name == typed]
    if len(found) != 1:
        raise Unclear(typed)
    return found[0]


def people_called(typed: str, *, but: int = 0) -> list[models.Speaker]:
    """Return the people of whom a name or an alias has such words, the most heard first.

    Those who were merged are found as whom they were merged into.
    """
    if not models.words_of(_plain(typed)):
        return []
    fitting = models.Speaker.objects.people().with_words(_plain(typed)).order_by()
    rows = fitting.values_list("pk", "merged_into")[:FITTING]
    people = models.Speaker.objects.people().unmerged().exclude(pk=but)
    found = people.filter(pk__in={into or pk for pk, into in rows})
    return list(found.most_heard_first()[:OFFERED])


def choose(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, unclear: Unclear, to: str
) -> HttpResponse:
    """Ask which of the people is meant; each button sends on what was sent, and them.

    ``to`` is the name under which the form takes a person: by key, or by address.
    """
    asked = "to" if to == "to" else "called"
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "known", asked)
        for value in values
    ]
    context = {
        "title": "Who is meant",
        "typed": unclear.typed,
        "found": people_called(unclear.typed),
        "sent": sent,
        "to": to,
        "asked": asked,
        "most": OFFERED,
    }
    return step(model_admin, request, "speaker/choose", context)


def _plain(typed: str) -> str:
    return " ".join(typed.replace("\0", "").split())[:200]
