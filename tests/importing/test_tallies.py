"""Counts of months, roles and people's roles follow whatever is done to documents."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.importing import tallies
from transcripts.models import Document, Month, Role, Speaker, Standing

pytestmark = pytest.mark.django_db


def kept():
    """Give the counts as they stand, without those that count nothing."""
    months = Month.objects.filter(document_count__gt=0)
    return (
        set(months.values_list("year", "month", "document_count", "exchange_count")),
        set(
            Role.objects.filter(document_count__gt=0).values_list(
                "slug", "document_count"
            )
        ),
        set(
            Standing.objects.values_list(
                *("speaker__slug", "role__slug"),
                *("document_count", "first_date", "latest_date"),
            )
        ),
    )


def counted():
    """Give the counts that the documents themselves give."""
    Month.objects.all().delete()
    Standing.objects.all().delete()
    Role.objects.update(document_count=0)
    import_module(
        "transcripts.migrations.0006_counted_when_written"
    ).count_what_is_there(apps, None)
    return kept()


@pytest.fixture
def documents():
    return [
        bring_in(briefing("January 3, 2021"), "1.txt"),
        bring_in(briefing("January 9, 2021"), "2.txt"),
        bring_in(briefing("March 5, 2021", "Bo Reed", "MR. REED"), "3.txt"),
        bring_in(call("March 8, 2021"), "4.txt"),
        bring_in(REMARKS, "5.txt"),
    ]


def edit(document, **fields):
    for name, value in fields.items():
        setattr(document, name, value)
    importing.save_edited(document, fields=[*fields])


def identify(document):
    person = Speaker.objects.get(slug="ada-quill")
    local = document.local_speakers.get(name="Senior Administration Official")
    importing.identify(local, person)


DEEDS = {
    "bring in": lambda documents: None,
    "bring in a new version": lambda documents: bring_in(
        briefing("January 3, 2021").replace("What about", "And what about"), "1b.txt"
    ),
    "read again": lambda documents: importing.reread(documents[2]),
    "withdraw": lambda documents: edit(documents[0], is_published=False),
    "move to another month": lambda documents: edit(
        documents[1], date=dt.date(1999, 5, 1)
    ),
    "move to an earlier day": lambda documents: edit(
        documents[0], date=dt.date(2021, 1, 2)
    ),
    "date": lambda documents: edit(documents[4], date=dt.date(2020, 1, 1)),
    "say that nobody knows the day": lambda documents: edit(documents[2], date=None),
    "say who it was": lambda documents: identify(documents[3]),
    "delete": lambda documents: importing.delete(documents[0]),
    "delete the only one": lambda documents: importing.delete(documents[2]),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_kept_is_what_would_be_counted(documents, deed):
    DEEDS[deed](documents)
    found = kept()
    assert found == counted()


def test_what_is_published_again_counts_again(documents):
    before = kept()
    for is_published in (False, True):
        edit(documents[0], is_published=is_published)
    assert kept() == before


def test_counts_are_what_they_say(documents):
    months, roles, standings = kept()
    assert months == {(2021, 1, 2, 6), (2021, 3, 2, 4), (0, 0, 1, 0)}
    assert ("press-secretary", 3) in roles
    quill = ("ada-quill", "press-secretary", 2)
    assert (*quill, dt.date(2021, 1, 3), dt.date(2021, 1, 9)) in standings


def test_a_document_more_takes_the_same_few_queries(
    documents, django_assert_max_num_queries
):
    facts = tallies.facts(Document.objects.get(pk=documents[0].pk))
    with django_assert_max_num_queries(5):
        tallies.follow(tallies.NOTHING, facts)
