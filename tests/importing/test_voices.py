"""Who is who in a document and across documents."""

import datetime as dt

import pytest

from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import models
from transcripts.models import (
    Appearance,
    Speaker,
)

pytestmark = pytest.mark.django_db


def test_a_person_named_in_full_is_the_same_across_documents():
    bring(BRIEFING)
    bring(BRIEFING.replace("March 4, 2019", "April 9, 2020"))

    quill = Speaker.objects.get()
    assert (quill.name, quill.slug, quill.sort_name) == (
        "Ada Quill",
        "ada-quill",
        "Quill, Ada",
    )
    assert (quill.document_count, quill.exchange_count) == (2, 4)
    assert (quill.first_date, quill.latest_date) == (
        dt.date(2019, 3, 4),
        dt.date(2020, 4, 9),
    )


def test_an_unnamed_official_is_never_the_same_across_documents():
    for day in (5, 6):
        bring(CALL.format(date=f"March {day}, 2019"))

    officials = Speaker.objects.filter(name="Senior Administration Official")
    assert officials.count() == 2
    assert {s.identity for s in officials} == {models.Identity.UNNAMED}
    assert not any(s.needs_review for s in officials)
    assert all(s.is_local for s in officials)


def test_the_president_is_who_held_the_office_that_day():
    text = (
        "Exchange With Reporters\n\n{}\n\nTHE PRESIDENT: Good morning.\n\n"
        "Q: Will you sign it?\n\nTHE PRESIDENT: I will.\n"
    )
    bring(text.format("January 19, 2017"))
    bring(text.format("January 20, 2017"))

    names = Appearance.objects.in_role("president").order_by("sort_date")
    assert [a.speaker.name for a in names.with_speaker()] == [
        "Barack Obama",
        "Donald J. Trump",
    ]


def test_the_offices_of_the_database_are_those_that_count():
    models.Office.objects.filter(holder_name="Barack Obama").update(
        holder_name="Ann Lee"
    )
    bring(
        "Exchange With Reporters\n\nMay 2, 2012\n\nTHE PRESIDENT: Good morning.\n\n"
        "Q: Will you sign it?\n\nTHE PRESIDENT: I will.\n"
    )

    assert Speaker.objects.get().name == "Ann Lee"


def test_a_bare_surname_is_local_and_waits_for_review():
    text = BRIEFING.replace("MS. QUILL: The county does.", "MR. MOTT: The county does.")

    outcome = bring(text)

    mott = Speaker.objects.local().get()
    assert (mott.name, mott.identity) == ("Mr. Mott", models.Identity.UNRESOLVED)
    assert mott.needs_review
    assert outcome.document.needs_review
    assert "MR. MOTT" in outcome.review[0]


def test_who_speaks_without_a_label_is_called_so():
    outcome = bring(
        "My fellow islanders:\n\nIt has rained for nine days, and the wells are full."
        "\n\nI ask the Assembly for pumps, and the Assembly will ask me for the money.\n"
    )

    assert Speaker.objects.get().name == "Unlabelled speaker"
    assert "where no label says it" in outcome.review[-1]
