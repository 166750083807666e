import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.models import Document, Speaker

pytestmark = pytest.mark.django_db

DAYS = ["January 3, 2021", "February 12, 2022", "February 14, 2022", "March 1, 2022"]


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.fixture
def archive():
    """Hold briefings of several days, a background call and an undated text."""
    documents = [bring_in(briefing(day), f"{day}.txt") for day in DAYS]
    return [*documents, bring_in(call()), bring_in(REMARKS)]


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def addresses():
    """Name a page of each kind."""
    briefing = Document.objects.newest_first().first().get_absolute_url()
    speaker = Speaker.objects.people().get(name="Ada Quill")
    return [
        *map(reverse, ["transcripts:home", "transcripts:briefings"]),
        *map(reverse, ["transcripts:about", "transcripts:undated"]),
        *map(reverse, ["transcripts:speakers", "transcripts:roles"]),
        "/briefings/2022/",
        "/briefings/2022/02/",
        "/briefings/2022/02/12/",
        briefing,
        f"{briefing}q/1/",
        speaker.get_absolute_url(),
        "/roles/press-secretary/",
    ]


def test_every_page_of_an_empty_archive_says_so(client):
    for name in ["home", "briefings", "undated", "speakers", "roles", "about"]:
        assert "<h1>" in page(client, reverse(f"transcripts:{name}"))
    assert "The archive is empty" in page(client, "/")


def test_every_page_obeys_the_content_security_policy(client, archive):
    for address in [*addresses(), "/nowhere/"]:
        html = client.get(address).content.decode()
        assert not re.search(
            r"<script(?! src=| type=\"application/ld\+json\">)|<style|\sstyle=|\son[a-z]+=|javascript:",
            html,
        )


def test_every_page_has_one_heading_of_the_first_rank_and_a_title(client, archive):
    for address in [*addresses(), "/nowhere/"]:
        html = client.get(address).content.decode()
        assert len(re.findall("<h1", html)) == 1
        assert re.search(r"<title>[^<]+ · Lectern</title>", html)


def test_a_page_asks_the_database_no_more_when_the_archive_grows(client, archive):
    def queries():
        found = {}
        for address in addresses():
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            found[re.sub(r"/\d+/\d+/\d+/[^/]+/", "/", address)] = len(seen)
        return found

    before = queries()
    for day in ["April 1, 2022", "April 2, 2022", "May 3, 2023"]:
        bring_in(briefing(day), f"{day}.txt")
    assert queries() == before
    assert max(before.values()) <= 20


def test_pages_are_only_to_be_read(client, document):
    assert client.post(document.get_absolute_url()).status_code == 405
    assert client.head(document.get_absolute_url()).status_code == 200


def test_the_home_page_shows_what_the_archive_holds(client, archive):
    html = page(client, "/")
    assert "6 briefings with 13 exchanges" in html
    assert "3 January 2021 to 8 March 2022" in html
    assert 'href="/briefings/2021/"' in html
    assert 'href="/roles/press-secretary/"' in html
    assert 'href="/speakers/ada-quill/"' in html


def test_what_comes_in_is_counted_at_once(client, document):
    assert "1 briefing with 3 exchanges" in page(client, "/")
    assert '<p class="lede">1 briefing, the newest first' in page(client, "/briefings/")
    bring_in(call())
    assert "2 briefings with 4 exchanges" in page(client, "/")
    assert '<p class="lede">2 briefings, the newest first' in page(
        client, "/briefings/"
    )


def test_a_year_counts_its_months(client, archive):
    html = page(client, "/briefings/2022/")
    assert "4 briefings with 10 exchanges" in html
    assert 'href="/briefings/2022/02/"' in html
    assert 'href="/briefings/2021/"' in html
    page(client, "/briefings/2020/", 404)


def test_a_month_and_a_day_list_their_briefings(client, archive):
    html = page(client, "/briefings/2022/02/")
    assert html.count('class="entry"') == 2
    assert 'href="/briefings/2021/01/"' in html
    assert 'href="/briefings/2022/03/"' in html
    html = page(client, "/briefings/2022/02/12/")
    assert html.count('class="entry"') == 1
    assert 'href="/briefings/2022/02/14/"' in html


@pytest.mark.parametrize(
    "address",
    [
        "/briefings/2022/13/",
        "/briefings/2022/02/30/",
        "/briefings/2022/02/30/a-slug/",
        "/briefings/0000/",
        "/briefings/2999/12/31/",
        "/briefings/2022/02/12/no-such-briefing/",
        "/briefings/undated/no-such-briefing/",
        "/speakers/nobody/",
        "/roles/juggler/",
        "/briefings/2022/02/12/%00/",
    ],
)
def test_what_is_not_there_is_not_found_and_helps_on(client, document, address):
    html = page(client, address, 404)
    assert "There is nothing at this address" in html
    assert 'href="/briefings/"' in html


def test_a_role_known_from_undated_briefings_alone_shows_no_years(client, document):
    document.date = None
    importing.save_edited(document, fields=["date"])
    speaker = Speaker.objects.people().get(name="Ada Quill")
    html = page(client, "/roles/press-secretary/")
    assert re.search(r'<td class="n">\s*</td>\s*<td class="n">1</td>', html)
    html = page(client, speaker.get_absolute_url())
    assert re.search(r'<td>undated; .*</td>\s*<td class="n">1</td>', html)


def test_undated_briefings_have_addresses_and_a_list(client, archive):
    undated = Document.objects.undated().get()
    assert undated.get_absolute_url() in page(client, "/briefings/undated/")
    assert "Undated" in page(client, undated.get_absolute_url())


def test_a_person_is_listed_with_roles_and_briefings(client, archive):
    assert "Quill, Ada" in page(client, "/speakers/")
    html = page(client, "/speakers/ada-quill/")
    assert "Press Secretary" in html
    assert html.count('class="entry"') == 4


def test_people_are_found_by_part_of_their_name(client, archive):
    assert "Quill, Ada" in page(client, "/speakers/?name=quill")
    assert "Nobody in the archive" in page(client, "/speakers/?name=zzz")


def test_unnamed_officials_stay_on_the_page_of_their_briefing(client, archive):
    local = Speaker.objects.local().filter(name__icontains="official").first()
    assert local.slug not in page(client, "/speakers/")
    response = client.get(reverse("transcripts:speaker", args=[local.slug]))
    assert response["Location"] == local.document.get_absolute_url()


def test_a_role_shows_who_speaks_in_it(client, archive):
    html = page(client, "/roles/press-secretary/")
    assert 'href="/speakers/ada-quill/"' in html
    assert html.count('class="entry"') == 4


def test_what_is_withdrawn_is_not_shown(client, document):
    document.is_published = False
    document.save()
    for rest in ["", "q/1/", "source/"]:
        page(client, document.get_absolute_url() + rest, 404)
    assert document.title not in page(client, "/briefings/")
    assert document.title not in page(client, "/")


def test_the_500_page_needs_no_database_and_no_request():
    from django.template.loader import get_template

    assert "could not be made" in get_template("500.html").render()
