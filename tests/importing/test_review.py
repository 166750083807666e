"""What is marked for the archivist, and what is refused."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.importing.literals import BRIEFING, bring
from transcripts import importing, parsed
from transcripts.importing import Status
from transcripts.importing.fields import date_from_filename
from transcripts.models import (
    Document,
    Version,
)

pytestmark = pytest.mark.django_db


def test_a_transcript_without_a_date_is_imported_and_marked():
    outcome = bring(BRIEFING.replace("March 4, 2019\n\n", ""))

    assert outcome.status is Status.CREATED
    assert outcome.document.date is None
    assert outcome.document.needs_review
    assert outcome.review == ("No date is printed in it. Set its date.",)
    assert outcome.document.get_absolute_url().startswith("/briefings/undated/")


def test_a_date_in_the_future_is_imported_and_marked():
    later = timezone.localdate() + dt.timedelta(days=40)

    outcome = bring(
        BRIEFING.replace("March 4, 2019", f"{later:%B} {later.day}, {later.year}")
    )

    assert outcome.document.date == later
    assert "is in the future" in outcome.review[0]


def test_a_transcript_without_a_title_is_named_after_its_file():
    outcome = bring(
        "Q: Why did it stop?\n\nMS. QUILL: A storm.\n", "inbox/pier-talk_2.txt"
    )

    assert outcome.document.title == "pier talk 2"
    assert any("named after its file" in reason for reason in outcome.review)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "white space"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"MS. QUILL: Good\x00 day.\n" * 9, "NUL"),
        (b"There is no transcript here, only a note about a ferry.", "no speech"),
    ],
    ids=["empty", "blank", "binary", "NUL", "speechless"],
)
def test_what_is_no_transcript_is_refused_and_nothing_is_written(content, words):
    outcome = importing.import_document(content=content, filename="odd.txt")

    assert outcome.status is Status.REFUSED
    assert words.casefold() in outcome.reason.casefold()
    assert not Document.objects.exists()


def test_a_parse_that_loses_a_character_is_refused_as_a_fault_of_ours(monkeypatch):
    whole = parsed.parsing.parse

    def lossy(text, **options):
        transcript = whole(text, **options)
        return parsed.dataclasses.replace(transcript, text=text + "lost")

    monkeypatch.setattr(parsed.parsing, "parse", lossy)

    outcome = bring(BRIEFING)

    assert outcome.status is Status.REFUSED
    assert "a fault of Lectern's" in outcome.reason


def test_a_parser_that_fails_refuses_that_file_alone(monkeypatch):
    def broken(text, **options):
        raise ZeroDivisionError

    monkeypatch.setattr(parsed.parsing, "parse", broken)

    assert "a fault of Lectern's" in bring(BRIEFING).reason


def test_a_preview_says_what_importing_would_do_and_writes_nothing():
    def look(text):
        return importing.preview(content=text.encode(), filename="b.txt")

    first = look(BRIEFING)
    assert (first.status, first.document) == (Status.CREATED, None)
    assert len(first.parsed.transcript.exchanges) == 2
    assert not Document.objects.exists()

    bring(BRIEFING)
    assert look(BRIEFING).status is Status.SKIPPED
    assert look(BRIEFING.replace("county", "state")).status is Status.NEW_VERSION
    assert look("").status is Status.REFUSED
    assert Version.objects.count() == 1


def test_the_date_of_a_files_name_is_suggested_and_not_taken():
    outcome = bring(BRIEFING.replace("March 4, 2019\n\n", ""), "2019-03-04-quill.txt")

    assert outcome.document.date is None
    assert "name suggests 2019-03-04" in outcome.review[0]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("1961-08-10-Kennedy.txt", dt.date(1961, 8, 10)),
        ("speeches/spe_1981_0803_reagan.txt", dt.date(1981, 8, 3)),
        ("harbor.20190304.txt", dt.date(2019, 3, 4)),
        ("0190-Press-Briefing-10-14-2015.txt", None),
        ("2019-13-04.txt", None),
        ("120190304.txt", None),
        ("2019-03-04/talk.txt", None),
    ],
)
def test_dates_are_found_in_the_names_of_files(name, date):
    assert date_from_filename(name) == date


def test_an_address_without_label_or_heading_is_speech_and_a_list_of_errands_is_not():
    address = (
        "My fellow islanders:\n\nWe have had rain for nine days, and our wells {}."
    )
    errands = "Parcels for the lighthouse go to the pilot, and the wells {}."

    assert bring(address.format("are full")).status is Status.CREATED
    assert bring(errands.format("to the mayor")).status is Status.REFUSED
