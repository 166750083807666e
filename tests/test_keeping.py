"""What was made once is kept, and an older text never stands under a newer tag."""

import gzip

import brotli
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import http_date

from tests.importing.literals import BRIEFING, LONG
from tests.literals import briefing, bring_in
from transcripts import editions, importing
from transcripts.models import Document, Role

pytestmark = pytest.mark.django_db

LONG_AGO = http_date(0)


@pytest.fixture(autouse=True)
def nothing_kept():
    """Begin with no page kept, whatever other tests have looked at."""
    cache.clear()


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.fixture
def address(document):
    return document.get_absolute_url()


@pytest.fixture
def settled(monkeypatch):
    """Let what changed just now count as long settled."""
    monkeypatch.setattr("transcripts.keeping.UNSETTLED_SECONDS", 0)


def queries(client, address, **headers):
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address, headers=headers)
    assert response.status_code in (200, 304)
    return len(seen)


def retitle(document, title):
    document.title = title
    importing.save_edited(document, fields=["title"])


@pytest.mark.parametrize("rest", ["", "q/2/"])
def test_a_page_made_once_takes_one_query_to_show_again(client, address, rest):
    first = client.get(address + rest)
    assert queries(client, address + rest) == 1
    assert client.get(address + rest).content == first.content


def test_a_page_is_made_again_once_what_it_shows_has_changed(client, document, address):
    before = client.get(address)
    retitle(document, "A ferry sails")
    after = client.get(address)
    assert b"<h1>A ferry sails</h1>" in after.content
    assert before["ETag"] != after["ETag"]


def test_a_page_outlives_changes_that_it_does_not_show(client, address):
    bring_in(briefing("January 1, 1990"), "1.txt")
    bring_in(briefing("February 1, 2022"), "2.txt")
    made = queries(client, address)
    tag = client.get(address)["ETag"]
    bring_in(briefing("January 2, 1990"), "3.txt")
    looked_up = queries(client, address)
    assert 1 < looked_up < made
    assert queries(client, address) == 1
    assert client.get(address)["ETag"] == tag


def test_a_page_follows_the_briefings_beside_it(client, address):
    client.get(address)
    later = bring_in(briefing("March 1, 2022"), "later.txt")
    assert later.get_absolute_url() in client.get(address).content.decode()
    retitle(later, "Fog and ferries")
    assert "Fog and ferries" in client.get(address).content.decode()
    importing.delete(later)
    assert "Fog and ferries" not in client.get(address).content.decode()


def test_a_page_follows_the_names_of_those_who_speak(client, document, address):
    client.get(address)
    speaker = document.turns.exclude(speaker=None).first().speaker
    speaker.name = "Ida Quill"
    importing.save_speaker(speaker, fields=["name"])
    assert "Ida Quill" in client.get(address).content.decode()


def test_a_briefing_that_is_withdrawn_is_gone_at_once(client, document, address):
    for rest in ("", "q/1/", "source/"):
        tag = client.get(address + rest)["ETag"]
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])
    for rest in ("", "q/1/", "source/"):
        response = client.get(address + rest, headers={"If-None-Match": tag})
        assert response.status_code == 404


@pytest.mark.parametrize("rest", ["", "q/1/", "source/", "source/1/"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_who_has_the_page_is_told_so(client, address, rest, method):
    page = client.get(address + rest)
    answer = getattr(client, method)(
        address + rest, headers={"If-None-Match": page["ETag"]}
    )
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == page["ETag"]
    assert answer["Cache-Control"] == page["Cache-Control"]
    other = client.get(address + rest, headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


def test_who_has_the_page_is_told_so_though_it_is_not_kept(client, address):
    made = queries(client, address)
    tag = client.get(address)["ETag"]
    cache.clear()
    assert queries(client, address, if_none_match=tag) < made - 3


def test_a_page_says_when_it_last_changed(client, address, settled):
    page = client.get(address)
    since = {"If-Modified-Since": page["Last-Modified"]}
    assert client.get(address, headers=since).status_code == 304
    since = {"If-Modified-Since": LONG_AGO}
    assert client.get(address, headers=since).status_code == 200


def test_no_date_is_given_while_its_second_may_bring_another_change(
    client, address, monkeypatch
):
    monkeypatch.setattr("transcripts.keeping.UNSETTLED_SECONDS", 60)
    assert "Last-Modified" not in client.get(address)


@pytest.mark.parametrize("first", ["br", "gzip", "identity"])
def test_a_page_is_made_once_for_all_encodings(client, address, first):
    plain = client.get(address, headers={"Accept-Encoding": first})
    made = CaptureQueriesContext(connection)
    found = {}
    with made:
        for encoding in ("br", "gzip", "identity"):
            found[encoding] = client.get(address, headers={"Accept-Encoding": encoding})
    assert not [q for q in made.captured_queries if "transcripts_turn" in q["sql"]]
    body = found["identity"].content
    assert brotli.decompress(found["br"].content) == body
    assert gzip.decompress(found["gzip"].content) == body
    assert "Content-Encoding" not in found["identity"]
    assert {page["ETag"] for page in found.values()} == {plain["ETag"]}
    assert {page["Vary"] for page in found.values()} == {"Accept-Encoding, Accept"}


def test_proxies_may_keep_a_page_for_a_while_and_browsers_must_ask(client, address):
    page = client.get(address)
    assert page["Cache-Control"] == (
        f"public, max-age=0, must-revalidate, s-maxage={settings.PROXY_SECONDS}"
    )
    assert not page.cookies


def test_who_is_signed_in_gets_a_page_made_anew_for_nobody_else(
    client, admin_client, document, address
):
    client.get(address)
    Document.objects.filter(pk=document.pk).update(title="Behind the log")
    page = admin_client.get(address)
    assert "Behind the log" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert "ETag" not in page
    assert "Behind the log" not in client.get(address).content.decode()


def test_a_page_is_kept_for_each_host_that_it_names(client, address):
    here = client.get(address).content.decode()
    there = client.get(address, headers={"Host": "a.localhost"}).content.decode()
    assert "http://testserver/briefings" in here
    assert "http://a.localhost/briefings" in there


def test_other_parameters_make_no_other_page(client, address):
    client.get(address)
    assert queries(client, f"{address}?utm_source=fog") == 1


def test_pages_made_with_other_templates_have_other_tags(client, address, monkeypatch):
    tag = client.get(address)["ETag"]
    other = editions.Edition("another", 0.0)
    monkeypatch.setattr("transcripts.keeping.edition", lambda: other)
    page = client.get(address, headers={"If-None-Match": tag})
    assert page.status_code == 200
    assert page["ETag"] != tag


def test_an_old_address_may_be_kept_no_longer_than_a_page(client, document, address):
    page = client.get(address)
    retitle(document, "A ferry sails")
    document.slug = "a-ferry-sails"
    importing.save_edited(document, fields=["slug"])
    moved = client.get(address)
    assert moved.status_code == 301
    assert moved["Cache-Control"] == page["Cache-Control"]


ALL = ["home", "about", "speakers", "roles", "undated"]


@pytest.mark.parametrize("name", ALL)
def test_pages_of_the_whole_archive_are_kept_until_anything_changes(
    client, address, name
):
    page = reverse(f"transcripts:{name}")
    before = client.get(page)
    assert queries(client, page) == 1
    assert queries(client, page, if_none_match=before["ETag"]) == 1
    bring_in(briefing("March 1, 2022"), "later.txt")
    assert client.get(page)["ETag"] != before["ETag"]


@pytest.mark.parametrize(
    "page",
    ["/briefings/2022/", "/briefings/2022/02/", "/briefings/2022/02/12/"]
    + ["/speakers/ada-quill/", "/roles/press-secretary/"],
)
def test_pages_of_periods_and_people_are_kept_until_anything_changes(
    client, address, page
):
    before = client.get(page)
    assert queries(client, page) == 1
    retitle(Document.objects.get(), "A ferry sails")
    after = client.get(page)
    assert after["ETag"] != before["ETag"]
    assert (b"A ferry sails" in after.content) == (page != "/briefings/2022/")


def test_a_list_with_parameters_is_made_anew_and_has_a_tag(client, address):
    page = "/speakers/?name=quill"
    before = client.get(page)
    assert queries(client, page) > 1
    assert queries(client, page, if_none_match=before["ETag"]) == 2
    other = client.get("/speakers/?name=ada", headers={"If-None-Match": before["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("rest", ["", "q/1/"])
def test_a_page_follows_the_names_of_roles(client, address, rest):
    client.get(address + rest)
    role = Role.objects.get(slug="press-secretary")
    role.name = "Voice of the Ferry"
    importing.save_role(role, fields=["name"])
    assert "Voice of the Ferry" in client.get(address + rest).content.decode()


def test_a_page_tells_of_a_version_that_is_kept_beside_it(client):
    full = BRIEFING.replace("1:20 P.M. EST\n", LONG + "\n")
    address = bring_in(full, "full.txt").get_absolute_url()
    for page in (address, f"{address}versions/"):
        assert "bare.txt" not in client.get(page).content.decode()
    bring_in(full[full.index("MS. QUILL") :], "bare.txt")
    assert "Version 1 of 2" in client.get(address).content.decode()
    assert "bare.txt" in client.get(f"{address}versions/").content.decode()
