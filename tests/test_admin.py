import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk import INLINE, address, log_in
from tests.desk_rows import MODELS, fill, stage
from tests.importing.literals import BRIEFING, bring
from transcripts.admin import lists
from transcripts.models import (
    Change,
    Defect,
    Document,
    Exchange,
    Version,
)

pytestmark = pytest.mark.django_db

WRITTEN_BY_IMPORTING = (
    "turn exchange appearance defect version oldaddress change month standing"
    " decision moved restoration linemark phraseuse nameword"
)
NAMES = [model._meta.model_name for model in MODELS]


def queries(client, url):
    """Count the queries of a page that opens, once what is cached is cached."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_every_model_has_its_place():
    assert [m.__name__ for m in MODELS if not admin.site.is_registered(m)] == []


def test_lists_open_with_as_many_queries_however_long(admin_client):
    fill(2)
    stage(admin_client, 2)
    few = {name: queries(admin_client, address(name)) for name in NAMES}
    fill(4)
    stage(admin_client, 4)
    assert {name: queries(admin_client, address(name)) for name in NAMES} == few
    assert max(few.values()) <= 12


def test_pages_of_rows_open_with_few_queries_and_nothing_inline(admin_client):
    fill(2)
    bring(BRIEFING)
    stage(admin_client)
    for model in MODELS:
        for row in (model.objects.first(), model.objects.last()):
            url = address(model._meta.model_name, "change", row.pk)
            assert queries(admin_client, url) <= 14
            response = admin_client.get(url)
            assert INLINE.findall(response.text) == []
            assert "'unsafe" not in response["Content-Security-Policy"]


def test_a_documents_page_takes_as_many_queries_however_much_is_in_it(admin_client):
    short = bring(BRIEFING).document
    talk = "\n\n".join(f"Q: And {n}?\n\nMR. LEE: {n}." for n in range(200))
    long = bring(BRIEFING.replace("Ann Lee", "Bo Finn") + talk).document
    urls = [address("document", "change", document.pk) for document in (short, long)]
    assert queries(admin_client, urls[0]) == queries(admin_client, urls[1])


def test_search_finds(admin_client):
    fill(2)
    first = Document.objects.earliest("pk")
    found = {
        ("document", "pier"): 2,
        ("document", "call pier"): 2,
        ("document", "ferry"): 0,
        ("document", "2019-04-02"): 1,
        ("document", "2019-02-30"): 0,
        ("speaker", "senior"): 2,
        ("speaker", "nobody"): 0,
        ("exchange", "pier"): 2 * first.exchange_count,
        ("exchange", "ferry"): 0,
        ("exchange", f"{first.pk}"): first.exchange_count,
        ("exchange", "9" * 40): 0,
        ("turn", f"{first.date}"): first.turn_count,
        ("appearance", first.versions.first().sha256): first.appearances.count(),
        ("defect", "call pier"): Defect.objects.count(),
        ("version", "pier"): 4,
        ("oldaddress", "/"): 2,
        ("office", "jen psaki"): 1,
        ("role", "press secretary"): 2,
        ("speakername", "nobody"): 0,
    }
    assert found == {
        (name, words): admin_client.get(address(name), {"q": words})
        .context["cl"]
        .result_count
        for name, words in found
    }


def test_parts_are_read_by_the_key_of_their_documents_and_never_all(admin_client):
    fill(1)
    for name in ("exchange", "turn", "appearance", "defect", "version"):
        for asked in ({}, {"q": "pier"}):
            with CaptureQueriesContext(connection) as made:
                assert admin_client.get(address(name), asked).status_code == 200
            table = f'FROM "transcripts_{name}"'
            queries = [q["sql"] for q in made if table in q["sql"]]
            assert queries
            for sql in queries:
                assert "COUNT(" not in sql or "LIMIT" in sql
                assert " LIKE " not in sql.upper()
                by_key = f'SELECT "transcripts_{name}"."id" AS "pk"' in sql
                order = "1" if by_key else f'"transcripts_{name}"."id"'
                assert sql.count("ORDER BY") == sql.count(f"ORDER BY {order} DESC")


@pytest.mark.parametrize(
    "name", ["exchange", "turn", "appearance", "defect", "version", "change"]
)
def test_what_every_document_has_many_of_offers_no_other_order(admin_client, name):
    fill(1)
    page = admin_client.get(address(name))
    assert page.context["cl"].result_list
    assert "?o=" not in page.text


def test_what_is_logged_of_a_document_is_found_by_its_number(admin_client):
    fill(2)
    document = Document.objects.last()
    for name in ("change", "restoration"):
        rows = apps.get_model("transcripts", name).objects
        page = admin_client.get(address(name), {"q": str(document.pk)})
        its = set(rows.filter(document_id=document.pk))
        assert set(page.context["cl"].result_list) == its != set()
        for term in ("nowhere", "9" * 30):
            page = admin_client.get(address(name), {"q": term})
            assert page.context["cl"].result_count == 0


def test_a_document_is_found_by_the_hash_of_any_of_its_texts(admin_client):
    fill(2)
    version = Version.objects.first()
    response = admin_client.get(address("document"), {"q": version.sha256.upper()})
    assert list(response.context["cl"].result_list) == [version.document]


def test_filters_keep_what_an_archivist_looks_for(admin_client):
    for title, date in (("Oak", "2019"), ("Pier", "2098"), ("Ferry", "")):
        text = BRIEFING.replace("March 4, 2019", date and f"March 4, {date}")
        document = bring(text.replace("mended", title)).document
        Document.objects.filter(pk=document.pk).update(title=title)
        document.defects.all().delete()
        if title == "Oak":
            document.defects.create(code="odd-time", line=3, message="Odd.")
    kept = {
        "needs_review__exact=1": {"Pier", "Ferry"},
        "needs_review__exact=0": {"Oak"},
        "dated=no": {"Ferry"},
        "dated=future": {"Pier"},
        "defect=odd-time": {"Oak"},
        "state=draft": set(),
        "state=published": {"Oak", "Pier", "Ferry"},
        "kind__exact=press_briefing": {"Oak", "Pier", "Ferry"},
        "year=2019": {"Oak"},
        "year=2020": set(),
        "year=1066": {"Oak", "Pier", "Ferry"},
    }
    pages = {
        query: admin_client.get(f"{address('document')}?{query}") for query in kept
    }
    assert kept == {
        query: {document.title for document in page.context["cl"].result_list}
        for query, page in pages.items()
    }
    assert "Odd time" in pages["dated=no"].text


def test_turns_are_told_by_kind_within_documents_alone(admin_client):
    document = bring(BRIEFING).document
    for query, offered in (("", False), ("q=ferry", True)):
        page = admin_client.get(f"{address('turn')}?{query}")
        assert ("By kind" in page.text) is offered
    within = f"document__id__exact={document.pk}&kind__exact=question"
    shown = admin_client.get(f"{address('turn')}?{within}").context["cl"].result_list
    assert {turn.kind for turn in shown} == {"question"}


def test_no_list_is_counted_or_leafed_through_without_bound(admin_client, monkeypatch):
    monkeypatch.setattr(lists, "FURTHEST", 3)
    fill(5)
    response = admin_client.get(address("document"))
    assert response.context["cl"].result_count == 3


def test_what_importing_writes_nobody_edits(admin_client):
    fill(1)
    bring(BRIEFING)  # in which a person speaks
    for name in WRITTEN_BY_IMPORTING.split():
        row = apps.get_model("transcripts", name).objects.first()
        for url in (
            address(name, "add"),
            address(name, "change", row.pk),
            address(name, "delete", row.pk),
        ):
            assert admin_client.post(url).status_code == 403


def test_adding_a_document_leads_to_the_upload(admin_client):
    response = admin_client.get(address("document", "add"))
    assert response.url == address("document", "upload")


def test_pages_of_parts_link_to_the_page_readers_see(admin_client):
    bring(BRIEFING)
    exchange = Exchange.objects.first()
    turn = exchange.turns.first()
    for row in (exchange, turn):
        shown = admin_client.get(address(row._meta.model_name, "change", row.pk))
        assert f'href="{exchange.get_absolute_url()}"' in shown.text


def test_lists_are_shut_to_those_without_the_right(client):
    nobody = log_in()
    for name in NAMES:
        assert client.get(address(name)).status_code == 302
        assert nobody.get(address(name)).status_code == 403


def test_a_viewer_sees_a_document_and_changes_nothing():
    document = bring(BRIEFING).document
    viewer = log_in("view_document")
    url = address("document", "change", document.pk)
    assert "What was odd" in viewer.get(url).text
    assert viewer.post(url, {"title": "Another"}).status_code == 403
    data = {"action": "take_from_review", "_selected_action": [document.pk]}
    viewer.post(address("document"), data)
    assert viewer.get(address("document", "delete", document.pk)).status_code == 403
    assert Change.objects.count() == 1


def test_an_editor_without_the_right_to_delete_keeps_every_text():
    document = bring(BRIEFING).document
    editor = log_in("view_document", "change_document")
    url = address("document", "delete", document.pk)
    assert editor.post(url, {"post": "yes"}).status_code == 403
