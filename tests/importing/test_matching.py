"""When a text is another version of a document, and when another document."""

import datetime as dt

import pytest

from tests.importing.literals import BRIEFING, LONG, bring
from transcripts.importing import Status
from transcripts.models import (
    Change,
    Document,
    OldAddress,
)

pytestmark = pytest.mark.django_db


def test_other_bytes_of_the_same_title_date_and_place_are_a_new_version():
    first = bring(BRIEFING)

    second = bring(BRIEFING.replace("The county does.", "The state does."), "new.txt")

    document = second.document
    assert second.status is Status.NEW_VERSION
    assert "same title, date and place" in second.reason
    assert document == first.document
    assert Document.objects.count() == 1
    assert "The state does." in document.turns.in_order().last().text
    assert list(document.versions.values_list("number", "is_current")) == [
        (2, True),
        (1, False),
    ]
    assert [c.action for c in Change.objects.after(0)] == ["created", "updated"]


def test_an_older_version_that_comes_again_is_skipped():
    bring(BRIEFING)
    bring(BRIEFING.replace("county", "state"))

    again = bring(BRIEFING)

    assert again.status is Status.SKIPPED
    assert "version 1" in again.reason


def test_the_same_source_address_is_the_same_document_whatever_its_title():
    page = "---\ntitle: {}\ndate: 2022-03-04\nsource_url: https://harbor.example/b/1\n---\n\n"
    speech = "MS. QUILL: The ferry sails.\n\nQ    When?\n\nMS. QUILL: Now.\n"
    bring(page.format("Press Briefing by Press Secretary Ada Quill") + speech)

    second = bring(page.format("CORRECTED: Press Briefing by Ada Quill") + speech)

    assert second.status is Status.NEW_VERSION
    assert "same source address" in second.reason
    assert Document.objects.count() == 1


def test_undated_documents_of_one_title_stay_apart():
    undated = BRIEFING.replace("March 4, 2019\n\n", "")
    first = bring(undated)
    second = bring(undated.replace("storm", "whale"))

    assert (first.status, second.status) == (Status.CREATED, Status.CREATED)
    assert first.document.slug + "-2" == second.document.slug


def test_the_same_title_and_day_elsewhere_is_another_document():
    first = bring(BRIEFING)
    second = bring(BRIEFING.replace("Harbor Hall", "Aboard the Ferry"))

    assert second.status is Status.CREATED
    assert second.document.slug == first.document.slug + "-2"


def test_one_briefing_in_two_forms_is_one_document_and_the_fuller_form_is_shown():
    full = BRIEFING.replace("1:20 P.M. EST\n", LONG + "\n")
    bare = full[full.index("MS. QUILL") :]
    first = bring(full, "full.txt")

    second = bring(bare, "bare.txt")

    assert second.status is Status.NEW_VERSION
    assert "same words in another form" in second.reason
    assert "fuller" in second.reason
    document = Document.objects.get()
    assert document.title == first.document.title
    assert document.current_version.filename == "full.txt"
    assert bring(bare, "bare.txt").status is Status.SKIPPED


def test_the_fuller_form_of_a_briefing_takes_the_place_of_the_bare_one():
    full = BRIEFING.replace("1:20 P.M. EST\n", LONG + "\n")
    bare = full[full.index("MS. QUILL") :]
    old = bring(bare, "bare.txt").document.get_absolute_url()

    document = bring(full, "full.txt").document

    assert Document.objects.count() == 1
    assert document.date == dt.date(2019, 3, 4)
    assert OldAddress.objects.get(path=old).get_absolute_url() == (
        document.get_absolute_url()
    )


def test_namesakes_of_a_day_that_say_other_things_stay_apart_and_are_marked():
    def briefing(subject):
        said = " ".join(f"{subject} {n}" for n in range(300))
        return BRIEFING.replace("The county does.", f"The {said} is sound.")

    first = bring(briefing("lantern"))
    second = bring(briefing("dredger"))

    assert second.status is Status.CREATED
    assert second.document.slug == first.document.slug + "-2"
    assert "says something else" in second.review[0]
    assert first.document.get_absolute_url() in second.review[0]
    assert bring(briefing("lantern").replace("sound", "mended")).document == (
        first.document
    )
