"""Lists and searches handed over whole."""

import csv
import gc
import io
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.exports import briefings, found, writing
from transcripts.models import Document
from transcripts.search import finding, keyset, rebuilding

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    made = [bring_in(briefing(f"May {n}, 2022"), f"{n}.txt") for n in range(1, 8)]
    made.append(bring_in(call(), "call.txt"))
    rebuilding.rebuild()
    return made


def got(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.streaming
    return answer, b"".join(answer).decode("utf-8-sig")


def rows(client, address):
    answer, text = got(client, address)
    *found, end = [json.loads(line) for line in text.splitlines()]
    assert end == {"end": True, "count": len(found)}
    assert answer["X-Lectern-Count"] == str(len(found))
    return found


def test_text_says_in_words_what_sort_of_briefing_and_on_what_terms(client):
    bring_in(call().replace("attributed to a\n", "attributed to a "))
    bring_in(briefing(), "2.txt")
    rebuilding.rebuild()
    terms = "On background, attributed to “senior administration official”"
    _, text = got(client, "/briefings.txt")
    assert f"Background call · {terms} · Via Teleconference" in text
    assert "Press briefing · Harbor Hall Briefing Room" in text
    _, text = got(client, "/search.txt?q=fare")
    assert text.count(f"\n{terms}\nhttp://testserver/") == 1


FILTERS = [
    "",
    "?role=moderator",
    "?q=ferry",
    "?kind=press_briefing&date_from=2022-05-03",
]


@pytest.mark.parametrize("query", FILTERS)
def test_a_list_is_whole_and_in_the_order_of_the_page(
    client, archive, query, monkeypatch
):
    whole = rows(client, f"/briefings.jsonl{query}")
    monkeypatch.setattr(briefings, "BATCH", 2)
    monkeypatch.setattr(briefings, "AHEAD", 3)
    assert rows(client, f"/briefings.jsonl{query}") == whole
    page = client.get(f"/briefings/{query}").context["page"].rows
    shown = [getattr(row, "document", row).get_absolute_url() for row in page]
    assert [row["address"] for row in whole] == [f"http://testserver{a}" for a in shown]


def test_a_search_is_whole_whatever_the_batch(client, archive, monkeypatch):
    whole = rows(client, "/search.jsonl?q=fare")
    monkeypatch.setattr(found, "BATCH", 2)
    monkeypatch.setattr(found, "PLACES", 5)
    assert rows(client, "/search.jsonl?q=fare") == whole
    assert len(whole) == client.get("/search/?q=fare").context["total"]
    assert whole[0]["speeches"][0]["type"] == "question"


@pytest.mark.parametrize("address", ["/search.jsonl?q=ferry", "/briefings.csv?q=ferry"])
def test_the_index_is_gone_through_once_for_many_batches(
    client, archive, monkeypatch, address
):
    for module in (found, briefings):
        monkeypatch.setattr(module, "BATCH", 1)
    asked, page = [], keyset.page
    monkeypatch.setattr(
        keyset, "page", lambda *args, **more: asked.append(more) or page(*args, **more)
    )
    got(client, address)
    assert len(asked) == 1


def test_a_search_for_nothing_has_every_passage(client, archive):
    assert len(rows(client, "/search.jsonl")) == 7 * 4 + 3


def test_the_three_formats_have_the_same_rows(client, archive):
    addresses = [row["address"] for row in rows(client, "/search.jsonl?q=ferry")]
    _, text = got(client, "/search.csv?q=ferry")
    head, *table, end = csv.reader(io.StringIO(text))
    assert [row[1] for row in table] == addresses
    assert end[:2] == ["end", f"{len(addresses)} rows"]
    _, text = got(client, "/search.txt?q=ferry")
    assert [line for line in text.splitlines() if line.startswith("http")] == addresses
    assert text.endswith(f"# {len(addresses)} passages; this is the end\n")


def test_a_list_with_words_tells_in_how_many_passages(client, archive):
    assert {row["passages"] for row in rows(client, "/briefings.jsonl?q=fare")} == {1}


def test_every_column_is_documented():
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text()
    for column in {*briefings.COLUMNS, briefings.HITS, *found.COLUMNS}:
        assert f"`{column}`" in text


def test_what_is_withdrawn_while_it_is_sent_is_left_out(client, archive, monkeypatch):
    monkeypatch.setattr(found, "BATCH", 2)
    monkeypatch.setattr(briefings, "BATCH", 2)
    for address in (
        "/search.jsonl?q=fare",
        "/briefings.jsonl",
        "/briefings.jsonl?q=fare",
    ):
        answer = client.get(address)
        last = Document.objects.published().get(date="2022-05-01")
        importing.withdraw(last, "A slip.")
        text = b"".join(answer).decode()
        assert last.get_absolute_url() not in text
        importing.publish(last)
        rebuilding.rebuild()


def test_what_the_index_does_not_have_yet_is_told(client, archive):
    bring_in(briefing("June 1, 2022"), "june.txt")
    _, text = got(client, "/search.jsonl?q=fare")
    assert json.loads(text.splitlines()[-1])["pending"] == 1


@pytest.mark.parametrize("address", ["/search.csv?q=ferry", "/briefings.txt?q=ferry"])
def test_without_an_index_there_is_no_search(client, address):
    bring_in(briefing())
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "600")


def test_without_an_index_there_is_a_list(client):
    bring_in(briefing())
    assert len(rows(client, "/briefings.jsonl?kind=press_briefing")) == 1


@pytest.mark.parametrize(
    "address", ["/briefings.csv", "/search.jsonl", "/briefings.atom"]
)
def test_a_mistake_is_refused(client, address):
    answer = client.get(f"{address}?date_from=soon")
    assert answer.status_code == 400
    assert answer.text.startswith("date_from: ")


@pytest.mark.parametrize("address", ["/briefings.csv", "/search.jsonl?q=ferry"])
def test_what_is_known_is_not_sent_again(client, archive, address):
    answer, _ = got(client, address)
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    bring_in(briefing("June 1, 2022"), "june.txt")
    changed = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/briefings.csv", 12),
        ("/briefings.csv?q=ferry", 12),
        ("/search.csv?q=ferry", 8),
    ],
)
def test_a_batch_takes_as_many_queries_however_many_it_has(
    client, archive, address, most
):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            got(client, address)
        return len(seen)

    queries()
    few = queries()
    for n in range(1, 8):
        bring_in(briefing(f"July {n}, 2022"), f"july-{n}.txt")
    rebuilding.rebuild()
    queries()
    assert queries() == few <= most


@pytest.mark.parametrize("address", ["/briefings.csv", "/briefings.jsonl?q=ferry"])
def test_what_was_handed_over_holds_nothing_in_memory(
    client, archive, address, monkeypatch
):
    monkeypatch.setattr(briefings, "BATCH", 1)
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    got(client, address)
    answer = client.get(address)
    gc.collect()
    gc.disable()
    try:
        held = [
            sum(isinstance(one, Document) for one in gc.get_objects()) for _ in answer
        ]
    finally:
        gc.enable()
    assert len(held) > len(archive)
    assert max(held) - min(held) <= 2


def test_nothing_of_a_filter_is_lost_on_large_pages(client, archive, monkeypatch):
    monkeypatch.setattr(finding, "LIST_SIZE", 2)
    assert len(rows(client, "/briefings.jsonl?q=ferry")) == 8
