"""What is few among many is found by an index of its own, on both databases."""

import pytest
from django.db import connection
from django.db.models import QuerySet

from transcripts.models import Document

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
