"""What is few among many is found by an index of its own, on both databases."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import QuerySet

from transcripts.models import Document, Speaker

pytestmark = pytest.mark.django_db


def plan(rows: QuerySet) -> str:
    """Give how the database would find the rows, were there very many."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    return rows.explain()


@pytest.mark.parametrize("state", ["drafts", "scheduled", "withdrawn"])
def test_a_state_is_listed_and_counted_by_its_index(state):
    rows = getattr(Document.objects, state)()
    everything = Document.objects.all() & rows.order_by()
    assert f"document_{state}" in plan(everything.newest_first()[:50])
    assert f"document_{state}" in plan(rows.newest_first().values("pk")[:1001])


@pytest.mark.parametrize("name", ["change", "restoration"])
def test_a_search_in_a_log_reads_no_table_from_end_to_end(name, rf):
    model = apps.get_model("transcripts", name)
    desk, request = admin.site.get_model_admin(model), rf.get("/")
    found, _ = desk.get_search_results(request, desk.get_queryset(request), "12")
    whole = rf"(Seq Scan on|SCAN) ({model._meta.db_table}|transcripts_document)\b"
    assert not re.search(whole, plan(found.order_by("-pk")))


def test_people_are_found_by_words_of_their_names_along_an_index():
    found = Speaker.objects.people().with_words("mottr bo").order_by()
    assert "name_word_start" in plan(found.values("pk")[:1000])
