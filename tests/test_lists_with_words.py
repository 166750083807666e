import html
import re

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts.search import catching_up, finding, tallying


@pytest.fixture
def archive(db):
    for text in (briefing("January 3, 2021"), briefing(), call(), REMARKS):
        bring_in(text)
    catching_up.bring_up()


def listed(client, query):
    response = client.get(f"/briefings/?{query}")
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def words(shown):
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def dates(shown):
    return re.findall(r'class="date"[^>]*>([^<]+)<', shown)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ferry", ["8 Mar 2022", "12 Feb 2022", "3 Jan 2021"]),
        ("q=lighthouse", ["12 Feb 2022", "3 Jan 2021", "Undated"]),
        ("q=lighthouse+date:2022", ["12 Feb 2022"]),
        ("q=lighthouse&date_from=2022", ["12 Feb 2022"]),
        ("q=ferry+fare", ["12 Feb 2022", "3 Jan 2021"]),
        ("q=ferry+travel", []),
        ("q=ferry&role=reporter", ["12 Feb 2022", "3 Jan 2021"]),
        ("q=ferry&role=moderator", ["8 Mar 2022"]),
        ("q=ferry&kind=background_call", ["8 Mar 2022"]),
        ("q=speaker:quill", ["12 Feb 2022", "3 Jan 2021"]),
        ("q=title:lighthouse", ["Undated"]),
    ],
)
def test_the_list_has_the_briefings_with_a_passage_that_has_it_all(
    client, archive, query, found
):
    assert dates(listed(client, query)) == found


def test_each_briefing_has_its_number_of_passages_and_opens_with_the_words(
    client, archive
):
    shown = listed(client, "q=second+ferry&date_to=2021")
    assert (
        'href="/briefings/2021/01/03/press-briefing-by-press-secretary-ada-quill/'
        '?q=second+ferry&date_to=2021"'
    ) in shown
    assert '<span class="count">1 passage</span>' in shown
    assert "1 briefing has what you look for, in 1 passage" in words(shown)
    assert 'href="/search/?q=second+ferry&date_to=2021"' in shown


def test_pages_lead_on_and_back(client, archive, monkeypatch):
    monkeypatch.setattr(finding, "LIST_SIZE", 2)
    first = listed(client, "q=ferry")
    assert dates(first) == ["8 Mar 2022", "12 Feb 2022"]
    on = re.search(r'rel="next" class="later" href="\?([^"]+)"', first)[1]
    second = listed(client, on)
    assert dates(second) == ["3 Jan 2021"]
    back = re.search(r'rel="prev" href="\?([^"]+)"', second)[1]
    assert dates(listed(client, back)) == dates(first)


def test_more_briefings_than_are_counted_are_said_to_be_more(
    client, archive, monkeypatch
):
    monkeypatch.setattr(tallying, "MOST_BRIEFINGS", 2)
    assert "More than 2 briefings have" in listed(client, "q=ferry")


def test_words_can_be_lifted_like_any_filter(client, archive):
    shown = listed(client, "q=ferry&role=moderator")
    chips = shown[shown.index('class="chips"') : shown.index('class="side"')]
    assert re.findall(r'href="(\?[^"]*)"', chips) == ["?role=moderator", "?q=ferry"]


def test_mistakes_are_named(client, archive):
    assert "not closed" in listed(client, 'q="ferry')


def test_where_nothing_is_found_the_list_says_what_to_leave_out(client, archive):
    shown = listed(client, "q=ferry+xylophone")
    assert "No passage has all of this" in shown
    assert "without xylophone 5 passages" in words(shown)
    assert "Did you mean lighthouse ?" in words(listed(client, "q=lighthuose"))


def test_the_list_takes_the_same_queries_whatever_it_finds(
    client, archive, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12) as queries:
        client.get("/briefings/?q=ferry")
    before = len(queries)
    for year in range(2000, 2010):
        bring_in(briefing(f"July 4, {year}"))
    catching_up.bring_up()
    with django_assert_max_num_queries(before):
        client.get("/briefings/?q=ferry")
