"""What querysets keep, in which order, and where things are."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from transcripts import models, parsing
from transcripts.models import Document, Office, Role, Speaker, Turn

pytestmark = pytest.mark.django_db


def document(slug, date=None, **fields):
    day = dt.date.fromisoformat(date) if date else None
    return Document.objects.create(title=slug, slug=slug, date=day, **fields)


@pytest.fixture
def shelf():
    return [
        document("a", "2019-03-04"),
        document("b"),
        document("c", "2019-03-04"),
        document("d", "2019-03-31"),
        document("e", "2020-01-01"),
    ]


def slugs(documents):
    return "".join(d.slug for d in documents)


def test_the_newest_come_first_and_the_undated_last(shelf):
    assert slugs(Document.objects.newest_first()) == "edcab"
    assert slugs(Document.objects.oldest_first()) == "bacde"


def test_a_cursor_parts_the_list_in_two_wherever_it_stands(shelf):
    everything = list(Document.objects.newest_first())
    for at, here in enumerate(everything):
        after = Document.objects.newest_first().earlier_than(*here.cursor)
        before = Document.objects.oldest_first().later_than(*here.cursor)
        assert list(after) == everything[at + 1 :]
        assert list(before) == everything[:at][::-1]


@pytest.mark.parametrize(
    ("method", "given", "kept"),
    [
        ("dated", (), "edca"),
        ("undated", (), "b"),
        ("in_year", (2019,), "dca"),
        ("in_month", (2019, 3), "dca"),
        ("in_month", (2019, 12), ""),
        ("since", (dt.date(2019, 3, 31),), "ed"),
        ("until", (dt.date(2019, 3, 30),), "ca"),
    ],
)
def test_dates_keep_what_they_say(shelf, method, given, kept):
    documents = Document.objects.newest_first()

    assert slugs(getattr(documents, method)(*given)) == kept


def test_withdrawn_documents_are_not_published():
    document("open", "2019-01-01")
    document("shut", "2019-01-01", is_published=False)

    assert slugs(Document.objects.published()) == "open"


def test_two_documents_of_a_day_cannot_share_an_address():
    for date in ("2019-03-04", None):
        document("same", date)
        with pytest.raises(IntegrityError), transaction.atomic():
            document("same", date)


def test_addresses_hold_the_date_and_the_slug():
    dated, undated = document("ferry-news", "2019-03-04"), document("ferry-news")

    assert dated.get_absolute_url() == "/briefings/2019/03/04/ferry-news/"
    assert dated.exchange_url(3) == "/briefings/2019/03/04/ferry-news/q/3/"
    assert undated.get_absolute_url() == "/briefings/undated/ferry-news/"
    assert undated.exchange_url(3) == "/briefings/undated/ferry-news/q/3/"


def test_a_person_has_a_page_and_a_local_speaker_the_document():
    home = document("ferry-news", "2019-03-04")
    person = Speaker.objects.create(name="Ada Quill", slug="ada-quill")
    local = Speaker.objects.create(name="Official", slug="1-official", document=home)

    assert person.get_absolute_url() == "/speakers/ada-quill/"
    assert local.get_absolute_url() == home.get_absolute_url()
    assert list(Speaker.objects.people()) == [person]
    assert list(Speaker.objects.local()) == [local]


def test_speakers_are_paged_by_name():
    for slug, name in (("x", "Quill, Ada"), ("y", "Abel, Bo"), ("z", "Quill, Ada")):
        Speaker.objects.create(name=name, slug=slug, sort_name=name)
    y, x, z = Speaker.objects.by_name()

    assert [s.slug for s in (y, x, z)] == ["y", "x", "z"]
    assert list(Speaker.objects.by_name().later_than(x.sort_name, x.pk)) == [z]


def test_every_role_of_the_parser_is_there_in_its_order():
    stored = Role.objects.in_order().values_list("slug", flat=True)

    assert list(stored) == list(parsing.roles.BY_SLUG)
    assert set(Role.objects.asking().values_list("slug", flat=True)) == {
        "reporter",
        "interviewer",
        "audience",
    }
    assert Role.objects.get(slug="reporter").get_absolute_url() == "/roles/reporter/"


def test_the_offices_start_as_the_parser_knows_them():
    assert set(Office.objects.as_parsed()) == set(parsing.offices.OFFICES)


def test_an_office_is_held_until_the_day_of_the_handover():
    held = Office.objects.of_role("president").held_on(dt.date(2021, 1, 20))

    assert [office.holder_name for office in held] == ["Joe Biden"]


def test_an_office_cannot_end_before_it_starts():
    with pytest.raises(IntegrityError):
        Office.objects.create(
            role=Role.objects.get(slug="mayor"),
            holder_name="Ib Old",
            start=dt.date(2001, 1, 2),
            end=dt.date(2001, 1, 2),
        )


def test_blocks_come_back_as_they_were_stored():
    span = parsing.Span(parsing.SpanKind.STAGE, 5, 16)
    block = parsing.Block(parsing.BlockKind.SPEECH, "Yes. (Laughter.)", 3, 4, (span,))
    stage = parsing.Block(parsing.BlockKind.STAGE, "(Applause.)", 5, 5)
    turn = Turn(blocks=[models.block_as_stored(b) for b in (block, stage)])

    assert turn.parsed_blocks == (block, stage)
    assert turn.text == "Yes. (Laughter.)"


def test_what_people_change_is_kept_as_history():
    person = Speaker.objects.create(name="Ada Quill", slug="ada-quill")
    person.name = "Ada M. Quill"
    person.save()
    home = document("ferry-news", "2019-03-04")
    home.title = "Ferry news"
    home.save()

    assert [h.name for h in person.history.all()] == ["Ada M. Quill", "Ada Quill"]
    assert [h.title for h in home.history.all()] == ["Ferry news", "ferry-news"]
