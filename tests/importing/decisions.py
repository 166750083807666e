"""Texts to decide on, every kind of decision, and all rows that one may touch."""

from django.apps import apps

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.models import Speaker, Standing

# Tables whose rows tell what was decided and that something changed.
TOLD = {"Decision", "Moved", "Change", "HistoricalSpeaker"}

OPEN = """\
Ann Lee

Remarks on the Pier

April {day}, 2021

MR. MOTT: Good morning. The pier is open again, and everybody is glad of it.

MS. QUILL: Thank you. There is nothing to add from here, but for the fare.

MR. MOTT: The fare stays as it is.
"""

TOGETHER = """\
Ann Lee

Remarks on the Fare

May 4, 2021

ADA QUILL: Good morning. The fare stays as it is, whatever anybody says.

Q: Who says so?

ADA QUILL: The Harbor Board does.

ADELA QUILL-MOTT: And so do I, since this morning.

Q: Since when is there a Board?

ADELA QUILL-MOTT: Since the storm.
"""


def rows():
    """Give every row of every table that a decision may touch.

    A count made anew has another key, which nothing refers to.
    """
    found = {
        model.__name__: sorted(map(repr, model.objects.values_list()))
        for model in apps.get_app_config("transcripts").get_models()
        if model.__name__ not in TOLD
    }
    counted = "speaker", "role", "document_count", "first_date", "latest_date"
    return found | {"Standing": sorted(Standing.objects.values_list(*counted))}


def person(name):
    return Speaker.objects.people().get(name=name)


def local(document, name):
    return document.local_speakers.get(name=name)


def seven_texts():
    """Bring in texts of two people, of officials and of a Mott."""
    return [
        bring_in(briefing("January 3, 2021"), "1.txt"),
        bring_in(briefing("January 9, 2021"), "2.txt"),
        bring_in(briefing("March 5, 2021", "Adela Quill-Mott", "MS. QUILL-MOTT"), "3"),
        bring_in(call("March 8, 2021"), "4.txt"),
        bring_in(OPEN.format(day=1), "5.txt"),
        bring_in(OPEN.format(day=2), "6.txt"),
        bring_in(TOGETHER, "7.txt"),
    ]


def merged():
    return importing.merge(person("Adela Quill-Mott"), person("Ada Quill"))


DECISIONS = {
    "is a person": lambda docs: importing.identify(
        local(docs[4], "Mr. Mott"), person("Ada Quill")
    ),
    "is an official": lambda docs: importing.identify(
        local(docs[3], "Senior Administration Official"), person("Ada Quill")
    ),
    "is new": lambda docs: importing.name(local(docs[4], "Mr. Mott"), "Bo Mott"),
    "is nobody": lambda docs: importing.leave_unnamed(local(docs[4], "Mr. Mott")),
    "are one": lambda docs: merged(),
    "are one, the other way": lambda docs: importing.merge(
        person("Ada Quill"), person("Adela Quill-Mott")
    ),
    "is somebody new there": lambda docs: importing.split(
        person("Ada Quill"), [docs[0].pk, docs[6].pk], called="Ada Quill the Elder"
    ),
    "is somebody else there": lambda docs: importing.split(
        person("Ada Quill"), [docs[0].pk, docs[6].pk], person("Adela Quill-Mott")
    ),
}
