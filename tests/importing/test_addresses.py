"""Where documents and exchanges are found after they moved."""

import datetime as dt

import pytest

from tests.importing.literals import BRIEFING, bring
from transcripts import importing
from transcripts.models import (
    Document,
    OldAddress,
    Speaker,
)

pytestmark = pytest.mark.django_db


def test_a_question_whose_number_moved_is_found_under_its_old_number():
    text = BRIEFING.replace(
        "1:20 P.M.", "Q: Is it safe?\n\nMS. QUILL: Yes.\n\n1:20 P.M."
    )
    document = bring(text).document
    last = document.exchange_url(3)

    bring(
        text.replace(
            "Q: Why did it stop?\n\nMS. QUILL: A storm broke the pier.\n\n", ""
        )
    )

    assert document.exchanges.count() == 2
    assert OldAddress.objects.get(path=last).get_absolute_url() == (
        document.exchange_url(2)
    )


def test_a_number_that_moves_twice_leads_to_where_its_question_is_now():
    asked = [
        f"Q: Is pier {n} safe?\n\nMS. QUILL: Yes, {n} is.\n\n" for n in range(1, 5)
    ]
    text = BRIEFING.replace("1:20 P.M.", "".join(asked) + "1:20 P.M.")
    document = bring(text).document
    last = document.exchange_url(6)

    bring(text.replace(asked[0], ""))
    bring(text.replace(asked[0], "").replace(asked[1], ""))

    assert OldAddress.objects.get(path=last).get_absolute_url() == (
        document.exchange_url(4)
    )


def test_a_document_whose_title_is_edited_keeps_its_address():
    document = bring(BRIEFING).document
    before = document.get_absolute_url()
    document.title = "The ferry sails"

    importing.save_edited(document, fields=["title"])

    assert Document.objects.get().get_absolute_url() == before
    assert not OldAddress.objects.exists()


def test_a_document_whose_date_is_edited_leads_on_from_all_its_old_addresses():
    document = bring(BRIEFING).document
    before = document.get_absolute_url(), document.exchange_url(2)
    document.date = dt.date(2019, 3, 5)

    importing.save_edited(document, fields=["date"])

    old = {a.path: a.get_absolute_url() for a in OldAddress.objects.all()}
    assert old[before[0]] == document.get_absolute_url()
    assert old[before[1]] == document.exchange_url(2)
    assert {a.sort_date for a in document.appearances.all()} == {dt.date(2019, 3, 5)}
    assert Speaker.objects.get(name="Ada Quill").latest_date == dt.date(2019, 3, 5)


def test_an_address_that_is_taken_back_leads_to_no_other():
    document = bring(BRIEFING).document
    home = document.get_absolute_url()
    for day in (5, 4):
        document.date = dt.date(2019, 3, day)
        importing.save_edited(document, fields=["date"])

    assert document.get_absolute_url() == home
    assert not OldAddress.objects.filter(path=home).exists()


def test_a_new_document_does_not_take_the_old_address_of_another():
    document = bring(BRIEFING).document
    old = document.get_absolute_url()
    document.date = dt.date(2019, 3, 5)
    importing.save_edited(document, fields=["date"])

    other = bring(BRIEFING.replace("Harbor Hall", "Aboard the Ferry")).document

    assert other.get_absolute_url() != old
