"""Lists and searches as they are followed, page by page of the log."""

import datetime as dt
import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.feeds import windows
from transcripts.feeds.feed import writable
from transcripts.importing import gaps
from transcripts.models import Change, Gap
from transcripts.search import rebuilding

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture
def archive():
    made = [bring_in(briefing(f"May {n}, 2022"), f"{n}.txt") for n in range(1, 8)]
    made.append(bring_in(call(), "call.txt"))
    rebuilding.rebuild()
    return made


def feed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml"
    return ElementTree.fromstring(answer.content)


def links(element):
    return {one.get("rel"): one.get("href") for one in element.findall(f"{ATOM}link")}


def titles(root):
    return [links(entry)["alternate"] for entry in root.findall(f"{ATOM}entry")]


def walk(client, address):
    """Return the pages from the newest back to the first."""
    pages = []
    while address:
        where = urlsplit(address)
        pages.append(feed(client, f"{where.path}?{where.query}"))
        address = links(pages[-1]).get("prev-archive")
    return pages


def test_a_feed_has_what_the_standard_asks(client, archive):
    root = feed(client, "/briefings.atom")
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert element.findall(f"{ATOM}author")
    names = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(names) == len(set(names)) == 8
    assert links(root)["self"] == "http://testserver/briefings.atom"
    assert links(root)["alternate"] == "http://testserver/briefings/"


def test_what_changed_last_comes_first_and_keeps_its_name(client, archive):
    before = feed(client, "/briefings.atom").findall(f"{ATOM}entry")
    oldest = archive[0]
    name = f"tag:testserver,2026:briefing/{oldest.pk}"
    oldest.slug = "moved"
    importing.save_edited(oldest, fields=["slug"])
    first, *_ = feed(client, "/briefings.atom").findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == name
    assert name in {entry.findtext(f"{ATOM}id") for entry in before}
    assert links(first)["alternate"].endswith("/moved/")
    assert first.findtext(f"{ATOM}updated") > first.findtext(f"{ATOM}published")


QUERIES = [
    "",
    "?role=moderator",
    "?q=ferry",
    "?kind=press_briefing&date_from=2022-05-03",
    "?q=teleconference",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("followed", ["briefings", "search"])
def test_all_pages_together_have_what_the_list_has(
    client, archive, followed, query, monkeypatch
):
    monkeypatch.setattr(windows, "WINDOW", 3)
    monkeypatch.setattr(windows, "NEWEST", 1)
    found = {
        name.partition("?")[0]
        for root in walk(client, f"/{followed}.atom{query}")
        for name in titles(root)
    }
    listed = b"".join(client.get(f"/briefings.jsonl{query}")).decode().splitlines()
    assert found == {json.loads(row)["address"] for row in listed[:-1]}


def test_full_pages_are_archives_that_lead_both_ways(client, archive, monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 3)
    newest, *older = walk(client, "/briefings.atom?role=press-secretary")
    *_, second, first = older
    assert newest.find(f"{HISTORY}archive") is None
    assert None not in [root.find(f"{HISTORY}archive") for root in older]
    assert links(first)["next-archive"] == links(second)["self"]
    assert links(second)["prev-archive"] == links(first)["self"]
    assert links(second)["current"] == links(newest)["self"]
    assert "prev-archive" not in links(first)
    assert len({root.findtext(f"{ATOM}id") for root in (newest, *older)}) == 1


def test_an_archive_stays_as_it_is_when_something_new_comes(
    client, archive, monkeypatch
):
    monkeypatch.setattr(windows, "WINDOW", 3)
    where = urlsplit(links(walk(client, "/briefings.atom")[-1])["self"])
    address = f"{where.path}?{where.query}"
    before = client.get(address).content
    assert titles(ElementTree.fromstring(before))
    bring_in(briefing("June 1, 2022"), "june.txt")
    assert client.get(address).content == before


def test_a_feed_of_little_is_never_empty(client, archive, monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 2)
    for n in range(1, 6):
        bring_in(briefing(f"June {n}, 2022"), f"june-{n}.txt")
    rebuilding.rebuild()
    assert len(titles(feed(client, "/briefings.atom?role=moderator"))) == 1
    assert len(titles(feed(client, "/search.atom?q=teleconference+OR+joining"))) == 1


def test_what_was_withdrawn_is_told_to_be_gone(client, archive):
    gone = archive[0]
    importing.withdraw(gone, "A slip.")
    root = feed(client, "/briefings.atom")
    (told,) = root.findall(GONE)
    assert told.get("ref") == f"tag:testserver,2026:briefing/{gone.pk}"
    assert gone.get_absolute_url() not in "".join(titles(root))
    found = client.get("/briefings.feed.json").json()
    assert [one["id"] for one in found["_lectern"]["gone"]] == [told.get("ref")]
    importing.publish(gone)
    assert feed(client, "/briefings.atom").findall(GONE) == []


def test_changes_of_no_document_are_skipped_and_lead_on(client, archive, monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 3)
    monkeypatch.setattr(windows, "NEWEST", 1)
    gap = Gap(first=dt.date(2022, 6, 1), what="Recess.")
    before = {name for root in walk(client, "/briefings.atom") for name in titles(root)}
    for _ in range(9):  # windows of nothing else
        importing.save_gap(gap)
    importing.delete_gap(gap)
    assert Change.objects.filter(document_id=gaps.NO_DOCUMENT).count() == 10
    pages = walk(client, "/briefings.atom")
    assert [titles(root) for root in pages].count([]) >= 2
    assert {name for root in pages for name in titles(root)} == before
    assert [root.findall(GONE) for root in pages] == [[]] * len(pages)
    for address in ("/briefings.atom?after=9", "/search.atom?q=ferry&after=9"):
        assert titles(feed(client, address)) == []
    assert client.get("/briefings.feed.json?after=9").json()["items"] == []


def test_what_was_deleted_is_told_to_be_gone(client, archive):
    number = archive[0].pk
    importing.delete(archive[0])
    (told,) = feed(client, "/briefings.atom").findall(GONE)
    assert told.get("ref").endswith(f"briefing/{number}")


def test_a_search_leads_to_where_its_words_are_marked(client, archive):
    root = feed(client, "/search.atom?q=teleconference+OR+joining")
    (address,) = titles(root)
    assert address.endswith("?q=teleconference+OR+joining")
    assert "1 passage found" in root.find(f"{ATOM}entry").findtext(f"{ATOM}summary")


def test_json_feed_has_the_same(client, archive, monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 3)
    address = "/briefings.feed.json?role=press-secretary"
    answer = client.get(address)
    assert answer["Content-Type"] == "application/feed+json"
    found = answer.json()
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"http://testserver{address}"
    assert found["home_page_url"] == "http://testserver/briefings/?role=press-secretary"
    assert found["next_url"].startswith(f"http://testserver{address}&after=")
    root = feed(client, "/briefings.atom?role=press-secretary")
    assert [item["url"] for item in found["items"]] == titles(root)
    item = found["items"][0]
    assert isinstance(item["id"], str)
    assert dt.datetime.fromisoformat(item["date_modified"]).tzinfo
    assert item["authors"] == [{"name": "Ada Quill, Press Secretary"}]


@pytest.mark.parametrize("address", ["/briefings.atom", "/search.feed.json?q=ferry"])
def test_a_feed_is_not_sent_again_until_something_changes(client, archive, address):
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    archive[0].title = "Another"
    importing.save_edited(archive[0], fields=["title"])
    rebuilding.rebuild()
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, "Another" in again.text) == (200, True)


def test_without_an_index_a_search_cannot_be_followed(client):
    bring_in(briefing())
    assert client.get("/search.atom?q=ferry").status_code == 503
    assert client.get("/search.atom?part=exchange").status_code == 503
    assert len(titles(feed(client, "/search.atom?role=press-secretary"))) == 1


def test_an_empty_archive_has_a_feed(client):
    root = feed(client, "/briefings.atom")
    assert root.findtext(f"{ATOM}updated").startswith("1970-01-01")
    assert titles(root) == []


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, ""])
def test_a_place_that_is_none_is_the_newest_page(client, archive, after):
    root = feed(client, f"/briefings.atom?after={after}")
    assert links(root)["self"] == "http://testserver/briefings.atom"


def test_a_page_beyond_the_end_is_empty(client, archive):
    assert titles(feed(client, "/briefings.atom?after=100000")) == []


def test_signs_that_xml_has_no_way_to_write_are_left_out():
    assert writable("a\x0bb\x00c\ufffed\n") == "abcd\n"


@pytest.mark.parametrize("address", ["/briefings.atom?after=0", "/search.atom?q=ferry"])
def test_a_feed_asks_no_more_when_there_is_more(client, archive, address, monkeypatch):
    # PostgreSQL goes on counting from test to test: no window is to end among these.
    monkeypatch.setattr(windows, "WINDOW", 10**9)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            feed(client, address)
        return len(seen)

    queries()
    few = queries()
    for n in range(1, 8):
        bring_in(briefing(f"July {n}, 2022"), f"july-{n}.txt")
    rebuilding.rebuild()
    queries()
    assert queries() == few <= 16


def test_a_search_for_two_phrases_is_followed_as_it_is_shown(client):
    bring_in(briefing().replace("Harbor Board", "Pentagon"))
    rebuilding.rebuild()
    asked = "referred=department-of-defense&has=deferral"
    shown = [
        client.get(f"/{page}.feed.json?{asked}").json()["items"]
        for page in ("briefings", "search")
    ]
    assert [len(items) for items in shown] == [0, 0]
