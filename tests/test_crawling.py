"""What programs look for on a site."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.literals import REMARKS, briefing, bring_in
from transcripts import importing
from transcripts.views import crawling

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)
    return {
        one.findtext(f"{SITEMAP}loc").removeprefix("http://testserver"): one.findtext(
            f"{SITEMAP}lastmod"
        )
        for one in root
    }


def test_the_maps_lead_to_every_briefing(client, monkeypatch):
    monkeypatch.setattr(crawling, "SPAN", 2)
    made = [bring_in(briefing(f"May {n}, 2022"), f"{n}.txt") for n in range(1, 6)]
    made.append(bring_in(REMARKS, "remarks.txt"))
    maps = places(client, "/sitemap.xml")
    assert all(maps.values())
    found = {}
    for address in maps:
        found |= places(client, address)
    assert {document.get_absolute_url() for document in made} <= set(found)
    assert {"/", "/about/", "/briefings/2022/", "/roles/press-secretary/"} <= set(found)
    for address in found:
        assert client.get(address).status_code == 200


def test_the_maps_tell_when_something_last_changed(client):
    document = bring_in(briefing())
    before = places(client, "/sitemaps/briefings-0.xml")
    document.title = "Another"
    importing.save_edited(document, fields=["title"])
    after = places(client, "/sitemaps/briefings-0.xml")
    assert before.keys() == after.keys()
    assert before != after
    assert places(client, "/sitemap.xml")["/sitemaps/briefings-0.xml"] in after.values()


@pytest.mark.parametrize("span", ["7", "99999999999999999999"])
def test_there_is_no_map_of_nothing(client, span):
    assert client.get(f"/sitemaps/briefings-{span}.xml").status_code == 404


def test_the_maps_take_as_many_queries_for_many(client, django_assert_num_queries):
    for n in range(1, 4):
        bring_in(briefing(f"May {n}, 2022"), f"{n}.txt")
    with django_assert_num_queries(5):
        client.get("/sitemaps/briefings-0.xml")
    for n in range(4, 9):
        bring_in(briefing(f"May {n}, 2022"), f"{n}.txt")
    with django_assert_num_queries(5):
        client.get("/sitemaps/briefings-0.xml")


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True),
        ("/briefings/2022/02/12/x/", True),
        ("/briefings/2022/02/12/x.json", True),
        ("/search/help/", True),
        ("/admin/", False),
        ("/search/suggest", False),
        ("/search.csv", False),
        ("/briefings.atom", False),
        ("/oembed", False),
    ],
)
def test_programs_are_told_what_they_need_not_ask_for(client, path, may):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").text.splitlines())
    assert robots.can_fetch("*", path) == may
    assert robots.site_maps() == ["http://testserver/sitemap.xml"]


def test_whom_to_tell_of_a_weakness_is_said_where_somebody_is_named(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = [
        "mailto:press@archive.example",
        "https://a.example/?a&b",
    ]
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    told = [line.split(": ", 1) for line in answer.text.splitlines()]
    assert [
        value for name, value in told if name == "Contact"
    ] == settings.SECURITY_CONTACT
    (ends,) = [value for name, value in told if name == "Expires"]
    assert 100 < (timezone.datetime.fromisoformat(ends) - timezone.now()).days < 365
