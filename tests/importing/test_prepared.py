"""Statements compiled once ask and change what their QuerySets would."""

import datetime as dt

import pytest
from django.db.models import BigIntegerField, CharField, DateField, F, IntegerField

from tests.importing.literals import BRIEFING, bring
from transcripts import models
from transcripts.importing.counts import widened
from transcripts.importing.prepared import Given, change, question

pytestmark = pytest.mark.django_db

ODD = ["", "'; DROP TABLE x; --", "50 % of %s", "Ünïcode — “quoted”", "back\\slash"]


@pytest.mark.parametrize("title", ODD)
def test_a_question_takes_any_value(title):
    document = bring(BRIEFING).document
    models.Document.objects.update(title=title)
    asked = question(
        models.Document.objects.filter(title=Given("title", CharField()))
        .order_by()
        .values_list("pk", "title")
    )

    assert asked.rows(title=title) == [(document.pk, title)]
    assert asked.rows(title=f"{title}!") == []


def test_a_question_keeps_the_values_that_its_queryset_has():
    bring(BRIEFING)
    asked = question(
        models.Turn.objects.filter(
            kind="question", word_count=Given("n", IntegerField())
        )
        .in_order()
        .values_list("position")[:1]
    )

    assert asked.rows(n=4) == [(2,)]
    assert asked.rows(n=0) == []


DAYS = [None, dt.date(2001, 2, 3), dt.date(2019, 3, 4), dt.date(2020, 12, 31)]


@pytest.mark.parametrize("first", DAYS)
@pytest.mark.parametrize("day", DAYS)
def test_a_change_is_that_of_update_and_widens_dates(first, day):
    bring(BRIEFING)
    person = models.Speaker.objects.people().get()
    people = models.Speaker.objects.filter(pk=person.pk)
    people.update(first_date=first, latest_date=first)
    counted = change(
        models.Speaker.objects.filter(pk=Given("pk", BigIntegerField())),
        document_count=F("document_count") + Given("more", IntegerField()),
        **widened(),
    )

    assert counted.run(pk=person.pk, more=-1, day=day) == 1
    assert counted.run(pk=person.pk + 1, more=5, day=day) == 0

    person.refresh_from_db()
    both = sorted(filter(None, [first, day])) or [None]
    assert (person.first_date, person.latest_date) == (both[0], both[-1])
    assert person.document_count == 0


def test_a_day_is_given_as_the_database_has_it():
    document = bring(BRIEFING).document
    asked = question(
        models.Document.objects.filter(date=Given("day", DateField()))
        .order_by()
        .values_list("pk")
    )

    assert asked.rows(day=document.date) == [(document.pk,)]
    assert asked.rows(day=None) == []
