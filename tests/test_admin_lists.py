"""What every list of the admin does, whatever it lists."""

import pytest
from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import result_headers

from tests.desk import file, upload
from tests.desk_rows import MODELS, fill, stage
from tests.importing.literals import BRIEFING

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(admin_client, admin_user, rf):
    """Give a way to ask a list: what it would show of the rows that a query means."""
    fill(3)
    stage(admin_client, 3)
    upload(admin_client, file(BRIEFING, "one.txt"), file("Two.", "two.txt"))

    def ask(model, query=""):
        request = rf.get(f"/?{query}")
        request.user = admin_user
        return admin.site.get_model_admin(model).get_changelist_instance(request)

    return ask


def keys(changes):
    """Return the keys of the rows that are shown, each as often as it is."""
    return [row.pk for row in changes.result_list]


def test_no_order_shows_a_row_twice_or_leaves_one_out(lists):
    seen = 0
    for model in MODELS:
        changes = lists(model)
        rows = sorted(keys(changes))
        for header in result_headers(changes):
            if header["sortable"]:
                ordered = keys(lists(model, header["url_primary"].removeprefix("?")))
                assert len(ordered) == len(set(ordered)) == len(rows), (
                    f"{model.__name__} by {header['text']}"
                )
                seen += 1
    assert seen > 40


def test_every_filter_keeps_some_rows_once_each(lists):
    seen = 0
    for model in MODELS:
        changes = lists(model)
        for spec in changes.filter_specs:
            for choice in list(spec.choices(changes)):
                query = choice["query_string"].removeprefix("?")
                kept = keys(lists(model, query))
                assert len(kept) == len(set(kept)), f"{model.__name__}?{query}"
                assert set(kept) <= set(model.objects.values_list("pk", flat=True))
                seen += 1
    assert seen > 50


def test_every_search_takes_any_words(lists):
    """What is no number, no day and no hash is no error either."""
    for model in MODELS:
        desk = admin.site.get_model_admin(model)
        if desk.search_fields:
            for words in ("nowhere-at-all", "0", "9" * 30, "%_'", "2022-02-30"):
                found = keys(lists(model, f"q={words}".replace("%", "%25")))
                assert len(found) == len(set(found)), f"{model.__name__}: {words}"
