"""What pages say of how they can be followed, and what feeds are called."""

import re
from html import unescape

import pytest

from tests.literals import briefing, bring_in, call
from transcripts.search import rebuilding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    bring_in(briefing())
    bring_in(call(), "call.txt")
    rebuilding.rebuild()


@pytest.mark.parametrize("form", ["atom", "feed.json"])
@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("briefings.{}", "Lectern, briefings"),
        (
            "briefings.{}?role=press-secretary&role=moderator&kind=press_briefing",
            "Lectern, briefings: Speaker’s role: Press Secretary, Moderator;"
            " Kind of briefing: Press briefing",
        ),
        ("search.{}?q=ferry", "Lectern, search: Words: ferry"),
        ("briefings.{}?speaker=ada-quill", "Lectern, briefings: Speaker: Ada Quill"),
    ],
)
def test_a_feed_is_called_what_its_page_says(client, form, asked, title):
    told = client.get(f"/{asked.format(form)}").text
    assert title in unescape(told)


def test_pages_say_where_they_can_be_followed(client):
    for page in ("/briefings/?role=moderator", "/search/?q=ferry&sort=oldest"):
        html = client.get(page).text
        for kind in ("atom+xml", "feed+json"):
            (line,) = [
                one for one in html.splitlines() if f'type="application/{kind}"' in one
            ]
            address = line.partition('href="')[2].partition('"')[0]
            assert client.get(address).status_code == 200
            assert "role=moderator" in address or "q=ferry" in address


@pytest.mark.parametrize("page", ["/briefings/", "/search/", "/search/?sort=oldest"])
def test_what_is_asked_for_nothing_is_followed_at_one_address(client, page):
    name, html = page.split("/")[1], client.get(page).text
    taken = re.findall(rf'href="(/{name}\.[^"]*)"', html)
    forms = ("atom", "feed.json", "csv", "jsonl", "txt")
    assert {"atom", "feed.json"} <= {one.removeprefix(f"/{name}.") for one in taken}
    assert set(taken) <= {f"/{name}.{form}" for form in forms}
