"""Rows inserted at the speed of the database are those that Django would make."""

import pytest
from django.db import connection

from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import models
from transcripts.importing import rows

pytestmark = pytest.mark.django_db

ODD = ["", "Ünïcode — “quoted” 'single' %s ? {}", "é" * 200, "back\\slash\ttab\nline"]


def as_bulk_created(model, given):
    """Return what ``bulk_create`` keeps of rows, and take them away again."""
    model.objects.bulk_create([model(**row) for row in given])
    return taken(model)


def taken(model):
    """Take the rows of a table, without the keys that count by themselves."""
    kept = [
        {k: v for k, v in row.items() if k != "id"}
        for row in model.objects.order_by("pk").values()
    ]
    model.objects.all().delete()
    return kept


def test_turns_are_those_that_bulk_create_makes():
    document = bring(BRIEFING).document
    given = taken(models.Turn)
    blocks = [[["speech", text, 1, 2, [["stage", 0, 1]]]] for text in ODD]
    given += [
        {**given[0], "position": n, "label": text, "blocks": block, "exchange_id": None}
        for n, (text, block) in enumerate(zip(ODD, blocks, strict=True), start=10)
    ]

    rows.insert(models.Turn, given)

    assert document.turns.count() == len(given)
    assert taken(models.Turn) == as_bulk_created(models.Turn, given) == given


def test_what_the_rows_lack_takes_its_default():
    document = bring(BRIEFING).document
    bare = {"document_id": document.pk, "number": 9}
    bare |= {"first_position": 1, "last_position": 2}
    models.Exchange.objects.all().delete()

    rows.insert(models.Exchange, [bare])

    assert taken(models.Exchange) == as_bulk_created(models.Exchange, [bare])


def test_no_rows_are_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        rows.insert(models.Turn, [])


@pytest.mark.parametrize(
    "model",
    [
        models.Appearance,
        models.Defect,
        models.Document.history.model,
        models.Exchange,
        models.Speaker.history.model,
        models.Turn,
    ],
)
def test_what_is_stored_as_given_django_would_store_so(model):
    bring(BRIEFING + "\nMR. LOW [sic: odd\n")
    bring(CALL.format(date="March 5, 2019"))
    fields = [f for f in model._meta.concrete_fields if isinstance(f, rows.AS_GIVEN)]

    for row in model.objects.values():
        for field in fields:
            value = row[field.attname]
            assert field.get_db_prep_save(value, connection) == value
