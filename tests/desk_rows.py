"""An archive with rows in every list of the admin."""

from django.apps import apps

from tests.desk import UPLOAD
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.models import Document, Gap, LogHead, OldAddress, PhraseList

MODELS = [
    model
    for model in apps.get_app_config("transcripts").get_models()
    if not model.__name__.startswith("Historical")
    and model not in (LogHead, PhraseList)
]


def fill(number):
    """Bring in so many calls more, each with defects and an old address."""
    for n in range(number):
        date = f"April {Document.objects.count() + 1}, 2019"
        document = bring(CALL.format(date=date) + f"\nQ: And number {n}?\n").document
        take_back(document)
        document.marks.create(line=1, text="Ann Lee", nth=1, of=1, kind="note")
        OldAddress.objects.create(path=f"/{document.pk}/", document=document)
        span = {"first_position": 1, "last_position": 1}
        document.phrase_uses.create(what="pentagon", kind=document.kind, **span)
        document.defects.create(code="odd-time", line=3, message="The clock stood.")
        importing.save_gap(Gap(first=document.date, what="The tapes were wiped"))
        importing.leave_unnamed(document.local_speakers.order_by("pk").last())


def take_back(document):
    """Mend a document's text, and go back to the text as it was."""
    current = document.versions.get(is_current=True)
    importing.correct(document, text=f"{current.text}\nQ: So?\n", why="A", base=1)
    importing.restore(document, number=1, why="A slip.", base=2)


def stage(client, number=1):
    """Upload a text so many times."""
    for _ in range(number):
        client.post(UPLOAD, {"text": BRIEFING})
