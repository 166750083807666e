"""What people decide, and what becomes of it."""

import datetime as dt

import pytest

from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.models import (
    Change,
    Speaker,
    Turn,
)

pytestmark = pytest.mark.django_db


def test_what_a_person_decided_outlives_a_new_version():
    document = bring(BRIEFING).document
    document.title, document.place = "The ferry sails", "Port Merrow"
    importing.save_edited(document, fields=["title", "place"])

    bring(BRIEFING.replace("county", "state").replace("1:05", "1:15"))

    document.refresh_from_db()
    assert (document.title, document.place) == ("The ferry sails", "Port Merrow")
    assert document.start_time == dt.time(13, 15)
    assert document.decided_fields == ["place", "title"]


def test_a_local_speaker_that_a_person_described_is_left_alone():
    document = bring(CALL.format(date="March 5, 2019")).document
    official = document.local_speakers.get(name="Senior Administration Official")
    official.name, official.is_decided = "The harbor engineer", True
    official.save()

    importing.reread(document)

    assert document.local_speakers.get(pk=official.pk).name == "The harbor engineer"


def test_a_speaker_whom_a_person_named_stays_named():
    document = bring(CALL.format(date="March 5, 2019")).document
    moderator = document.appearances.get(key="MODERATOR")
    moderator.speaker = Speaker.objects.create(name="Bo Finn", slug="bo-finn")
    moderator.is_decided = True
    moderator.save()

    importing.reread(document)

    again = document.appearances.get(key="MODERATOR")
    assert (again.speaker.name, again.is_decided) == ("Bo Finn", True)
    assert document.turns.in_order().first().speaker.name == "Bo Finn"


def test_withdrawing_and_deleting_are_told_in_the_log():
    document = bring(BRIEFING).document
    pk = document.pk
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])
    assert Speaker.objects.get(name="Ada Quill").document_count == 0

    importing.delete(document)

    assert [(c.document_id, c.action) for c in Change.objects.after(0)] == [
        (pk, "created"),
        (pk, "withdrawn"),
        (pk, "deleted"),
    ]
    assert not Turn.objects.exists()
    assert Speaker.objects.get().name == "Ada Quill"


def test_an_edited_time_leaves_no_other_time_beside_it():
    document = bring(BRIEFING).document
    document.end_time = dt.time(13, 30)
    importing.save_edited(document, fields=["end_time"])

    document.refresh_from_db()
    assert document.duration_minutes == 25
    assert (document.start_printed, document.end_printed) == ("1:05 P.M. EST", "")
    assert document.decided_fields == ["duration_minutes", "end_printed", "end_time"]


def test_an_edited_speaker_is_told_to_every_document_and_left_alone():
    document = bring(CALL.format(date="March 5, 2019")).document
    official = document.local_speakers.get(name="Senior Administration Official")
    official.name = "The harbor engineer Bo Finn"
    importing.save_speaker(official, fields=["name"])

    assert Change.objects.after(0).values_list("document_id", "action").last() == (
        document.pk,
        "updated",
    )
    importing.reread(document)
    official.refresh_from_db()
    assert official.name == "The harbor engineer Bo Finn"
    assert official.sort_name == "Finn, The harbor engineer Bo"


def test_a_date_that_a_person_sets_says_who_held_an_office():
    document = bring(
        "THE PRESIDENT: Good morning.\n\nQ: Will you sign it?\n\nTHE PRESIDENT: Yes.\n"
    ).document
    assert [s.name for s in document.local_speakers.all()] == ["The President"]
    document.date = dt.date(2012, 5, 2)

    importing.save_edited(document, fields=["date"])

    assert Speaker.objects.get().name == "Barack Obama"
    assert {turn.speaker.name for turn in document.turns.exclude(speaker=None)} == {
        "Barack Obama"
    }
    document.refresh_from_db()
    assert document.date == dt.date(2012, 5, 2)


def test_a_local_speaker_can_be_said_to_be_a_person():
    bring(BRIEFING)
    text = BRIEFING.replace("March 4", "March 5").replace(
        "MS. QUILL: The", "MR. MOTT: The"
    )
    document = bring(text).document
    mott = document.local_speakers.get()
    person = Speaker.objects.create(name="Ib Mott", slug="ib-mott")

    importing.identify(mott, person)

    document.refresh_from_db()
    assert not document.needs_review
    assert not document.local_speakers.unmerged().exists()
    assert person.turns.get().text == "The county does."
    person.refresh_from_db()
    assert (person.document_count, person.latest_date) == (1, document.date)
    importing.reread(document)
    assert person.turns.get().label == "MR. MOTT"


def test_a_person_of_the_archive_is_not_made_into_another():
    bring(BRIEFING)
    quill = Speaker.objects.get()

    with pytest.raises(ValueError, match="one document"):
        importing.identify(quill, quill)
