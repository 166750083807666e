import re
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from tests.literals import briefing, bring_in, call
from tests.samples import SAMPLES, text_of
from transcripts import importing, lists
from transcripts.models import Role, Speaker
from transcripts.search import reader, rebuilding
from transcripts.search.finding import Finder
from transcripts.searches import Asked, SearchFilter

pytestmark = pytest.mark.django_db


@pytest.fixture
def briefings():
    return [
        bring_in(briefing(date), f"{n}.txt")
        for n, date in enumerate(
            ["May 5, 2023", "February 12, 2022", "June 2, 2022", "July 4, 2022"]
        )
    ]


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", ["/speakers/ada-quill/", "/roles/press-secretary/"])
def test_a_page_leads_to_the_first_and_the_latest_briefing(client, briefings, address):
    html = page(client, address)
    head = html.partition("First in the archive")[2].partition("</p>")[0]
    first, _, latest = head.partition("latest")
    assert briefings[1].get_absolute_url() in first
    assert briefings[0].get_absolute_url() in latest
    importing.withdraw(briefings[1], "It was another ferry.")
    assert briefings[1].get_absolute_url() not in page(client, address)


def test_the_roles_of_a_person_have_dates_and_exchanges(client, briefings):
    html = page(client, "/speakers/ada-quill/")
    row = html.partition("<tbody>")[2].partition("</tr>")[0]
    assert "12 Feb 2022" in row
    assert "5 May 2023" in row
    assert "; 12 of 12 exchanges</td>" in row
    assert '<td class="n">4</td>' in row


def test_to_speak_in_an_exchange_is_not_to_answer_in_it(client, briefings):
    text = briefing("March 3, 2020").replace("Q: What about", "JO PIKE: What about")
    bring_in(text.replace("MS. QUILL: I would", "ZOE ASH: I would"), "pike.txt")
    pages = (page(client, f"/speakers/{slug}/") for slug in ("jo-pike", "zoe-ash"))
    told = [re.findall(r"2020; (.+ exchanges?)</td>", html) for html in pages]
    assert told == [["none of 1 exchange"], ["1 of 1 exchange"]]
    assert "; 14 of 14 exchanges</td>" in page(client, "/speakers/ada-quill/")


def test_exchanges_are_counted_alike_by_index_and_database(briefings, monkeypatch):
    for path in SAMPLES:
        bring_in(text_of(path), path.name)
    importing.withdraw(briefings[1], "It was another ferry.")
    people = list(Speaker.objects.people().heard())
    by_database = {who.slug: _exchanges(who) for who in people}
    rebuilding.rebuild()
    with monkeypatch.context() as patch:
        patch.setattr(lists, "_exchanges_by_database", None)
        assert {who.slug: _exchanges(who) for who in people} == by_database
    assert by_database["ada-quill"] == {"press-secretary": (9, 9)}
    assert len(by_database) > 10
    for slug, exchanges in by_database.items():
        asked = {"speaker": slug, "role": list(exchanges), "part": "exchange"}
        found = SearchFilter(QueryDict(urlencode(asked, True)))
        total = Finder(reader.now().searcher, Asked(found).wanted).tally().total
        spoken = sum(one.spoken for one in exchanges.values())
        assert total == spoken or (total < spoken and len(exchanges) > 1)
        assert all(one.answered <= one.spoken for one in exchanges.values())


def _exchanges(who):
    roles = Role.objects.filter(standings__speaker=who)
    return lists.exchanges_by_role(who, list(roles))


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("/speakers/ada-quill/", "speaker", "ada-quill"),
        ("/roles/press-secretary/", "role", "press-secretary"),
    ],
)
def test_a_page_searches_within(client, briefings, address, name, value):
    html = page(client, address)
    assert f'<input type="hidden" name="{name}" value="{value}">' in html


def test_people_of_a_role_stand_by_name(client, briefings):
    bring_in(briefing("March 3, 2020", name="Zoe Ash", label="MS. ASH"), "ash.txt")
    html = page(client, "/roles/press-secretary/")
    people = html.partition('id="people"')[2].partition("</table>")[0]
    assert people.index("Zoe Ash") < people.index("Ada Quill")


def test_a_role_that_nobody_named_speaks_in_has_a_page(client):
    bring_in(call(), "call.txt")
    assert "First in the archive" in page(
        client, "/roles/senior-administration-official/"
    )
    assert "None yet." in page(client, "/roles/president/")


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/", ""),
        ("/speakers/ada-quill/", "?speaker=ada-quill"),
        ("/roles/press-secretary/", "?role=press-secretary"),
    ],
)
def test_a_page_can_be_followed_and_taken_along(client, briefings, address, asked):
    html = page(client, address)
    told = re.findall(r'<link rel="alternate" type="[^"]*" href="([^"]*)"', html)
    assert told == [f"/briefings.atom{asked}", f"/briefings.feed.json{asked}"]
    for form in ("atom", "feed.json", "csv", "jsonl", "txt"):
        assert f'<a href="/briefings.{form}{asked}">' in html
        assert client.get(f"/briefings.{form}{asked}").status_code == 200


def test_the_front_page_has_ways_in(client, briefings):
    html = page(client, "/")
    for address in ("/quote/", "/coverage/", "/search/trends/"):
        assert f'href="{address}"' in html
    assert "The archive covers 12 February 2022 to 5 May 2023" in html
