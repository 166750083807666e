"""What importing makes of a transcript, once and again."""

import datetime as dt

import pytest
from django.conf import settings

from tests.importing.literals import BRIEFING, CALL, LONG, ROWS, bring
from transcripts import importing, models
from transcripts.importing import Status
from transcripts.models import (
    OldAddress,
    Speaker,
    Version,
)

pytestmark = pytest.mark.django_db


def everything():
    """Return each row of the archive."""
    return {model: list(model.objects.order_by("pk").values()) for model in ROWS}


def test_a_briefing_becomes_a_document_with_its_fields():
    outcome = bring(BRIEFING, source_name="shoebox")

    document = outcome.document
    assert outcome.status is Status.CREATED
    assert outcome.review == ()
    assert document.title == "Press Briefing by Press Secretary Ada Quill"
    assert document.date == dt.date(2019, 3, 4)
    assert document.place == "Harbor Hall"
    assert (document.start_time, document.end_time) == (dt.time(13, 5), dt.time(13, 20))
    assert (document.zone, document.utc_offset, document.duration_minutes) == (
        "EST",
        -300,
        15,
    )
    assert document.kind == models.BriefingKind.PRESS_BRIEFING
    assert (document.principal, document.principal_slug) == ("Ann Lee", "ann-lee")
    assert document.get_absolute_url() == (
        "/briefings/2019/03/04/press-briefing-by-press-secretary-ada-quill/"
    )
    assert document.current_version.source_name == "shoebox"


def test_what_is_said_is_stored_with_who_says_it_and_counted():
    document = bring(BRIEFING).document

    turns = [
        (t.position, t.kind, t.label, t.speaker and t.speaker.name, t.role.slug)
        for t in document.turns.in_order().with_voices()
    ]
    quill = ("MS. QUILL", "Ada Quill", "press-secretary")
    assert turns == [
        (1, "statement", *quill),
        (2, "question", "Q", None, "reporter"),
        (3, "answer", *quill),
        (4, "question", "Q", None, "reporter"),
        (5, "answer", *quill),
    ]
    first, second = document.exchanges.in_order()
    assert [t.position for t in first.turns.in_order()] == [2, 3]
    assert (first.opening_words, first.question_words, first.answer_words) == (
        "Why did it stop?",
        4,
        10,
    )
    assert (first.first_position, first.last_position) == (2, 3)
    assert second.get_absolute_url().endswith("/q/2/")
    assert (
        document.turn_count,
        document.exchange_count,
        document.question_count,
        document.speaker_count,
    ) == (5, 2, 2, 1)
    assert document.word_count == sum(t.word_count for t in document.turns.all())


def test_who_appears_in_which_role_repeats_what_lists_need():
    document = bring(BRIEFING).document

    quill, press = document.appearances.with_speaker()
    assert (quill.display_name, quill.role.slug, quill.turn_count) == (
        "Ada Quill",
        "press-secretary",
        3,
    )
    assert quill.exchange_count == 2
    assert (press.speaker, press.role.slug, press.turn_count) == (None, "reporter", 2)
    for appearance in (quill, press):
        assert appearance.sort_date == document.date
        assert appearance.kind == document.kind
        assert appearance.principal_slug == "ann-lee"


def test_the_bytes_are_kept_as_they_came():
    content = BRIEFING.replace("\n", "\r\n").encode("utf-16")

    document = importing.import_document(content=content, filename="b.txt").document

    version = document.versions.get()
    assert bytes(version.content) == content
    assert version.text == BRIEFING
    assert (version.number, version.is_current, version.size) == (1, True, len(content))


def test_the_text_of_a_page_is_kept_beside_its_bytes():
    paragraphs = "".join(f"<p>{line}</p>" for line in BRIEFING.split("\n\n"))
    page = f"<!DOCTYPE html><html><body>{paragraphs}</body></html>"

    document = bring(page, "page.html").document

    version = document.versions.get()
    assert document.exchange_count == 2
    assert "<p>" not in version.text
    lines = version.text.split("\n")
    for turn in document.turns.all():
        assert turn.label in lines[turn.first_line - 1]


def test_importing_twice_changes_nothing():
    bring(BRIEFING)
    bring(CALL.format(date="March 5, 2019"), "call.txt")
    before = everything()

    again = [bring(BRIEFING, "other.txt"), bring(CALL.format(date="March 5, 2019"))]

    assert [outcome.status for outcome in again] == [Status.SKIPPED] * 2
    assert "the same bytes" in again[0].reason
    assert everything() == before


def test_reading_again_with_the_same_parser_changes_nothing_that_shows():
    document = bring(CALL.format(date="March 5, 2019")).document

    def face():
        return (
            list(document.turns.values("position", "label", "speaker", "blocks")),
            list(document.exchanges.values("number", "opening_words")),
            list(document.appearances.values("key", "speaker", "role", "labels")),
            list(Speaker.objects.order_by("pk").values()),
            list(Version.objects.values()),
            list(OldAddress.objects.values()),
        )

    before = face()
    importing.reread(document)

    assert face() == before


def test_importing_takes_few_queries_however_long_the_transcript(
    django_assert_max_num_queries,
):
    bring(BRIEFING)
    long = BRIEFING.replace("March 4", "March 5").replace("1:20 P.M. EST\n", LONG * 20)

    with django_assert_max_num_queries(30):
        bring(long)


@pytest.mark.parametrize("name", ["mixed-encoding.txt", "wrong-encoding.txt"])
def test_a_text_in_doubtful_encodings_reads_the_same_again(name):
    content = (settings.BASE_DIR / "fixtures" / "bad" / name).read_bytes()
    document = importing.import_document(content=content, filename=name).document
    turns = list(document.turns.values("position", "blocks"))
    defects = list(document.defects.values("code", "line"))

    importing.reread(document)

    assert "doesn’t; the café does." in document.versions.get().text
    assert list(document.turns.values("position", "blocks")) == turns
    assert list(document.defects.values("code", "line")) == defects


def test_a_text_whose_encoding_was_named_reads_the_same_again():
    text = BRIEFING.replace("Quill", "Quïll").replace("QUILL", "QUÏLL")
    content = text.encode("mac-roman")
    document = importing.import_document(
        content=content, filename="b.txt", encoding="mac-roman"
    ).document

    importing.reread(document)

    assert document.versions.get().text == text
    assert Speaker.objects.get().name == "Ada Quïll"
