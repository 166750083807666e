import html
import re
from urllib.parse import quote

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts.search import catching_up, compiling, finding

ADDRESS = "/search/"


@pytest.fixture
def archive(db):
    """Hold briefings by two secretaries, a background call and an undated text."""
    texts = [
        briefing("January 3, 2021"),
        briefing("February 12, 2022"),
        briefing("February 14, 2022", "Bo Reed", "MR. REED", "Cy Stone"),
        call("March 8, 2022"),
        REMARKS,
    ]
    for text in texts:
        bring_in(text)
    catching_up.bring_up()


def page(client, query):
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def words(shown):
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_a_hit_says_what_was_said_by_whom_when_and_where(client, archive):
    shown = page(client, "q=fares&part=exchange&date_to=2021")
    assert (
        'href="/briefings/2021/01/03/press-briefing-by-press-secretary-ada-quill/'
        '?q=fares&part=exchange&date_to=2021#q1"'
    ) in shown
    assert "And will the <mark>fare</mark> be the same?" in shown
    assert "1 passage Most relevant Newest Oldest" in words(shown)
    assert "3 Jan 2021 Press Briefing by Press Secretary Ada Quill" in words(shown)
    assert "Exchange 1 Reporter" in words(shown)


def test_passages_of_a_briefing_stand_under_it(client, archive):
    shown = page(client, "q=ferry&sort=newest")
    assert shown.count('class="entry"') == 4
    assert shown.count('class="quote ') == 7
    assert "2 passages" in shown


def test_words_are_escaped(client, archive):
    shown = client.get(f"{ADDRESS}?q=img").content.decode()
    assert "&lt;<mark>img</mark> src=x onerror=alert(1)&gt;" in shown


def test_orders_are_links_and_one_is_in_force(client, archive):
    shown = page(client, "q=ferry&sort=oldest&page=3")
    assert '<span aria-current="true">Oldest</span>' in shown
    assert 'href="?q=ferry&sort=newest"' in shown
    assert 'href="?q=ferry&sort=relevance"' in shown
    assert 'name="sort" value="oldest"' in shown
    assert "Most relevant" not in page(client, "role=reporter")


def test_pages_lead_on_and_back(client, archive, monkeypatch):
    monkeypatch.setattr(finding, "SIZE", 2)
    address, seen = "q=ferry&sort=newest", []
    for _ in range(4):
        shown = page(client, address)
        seen += re.findall(r'<p class="who"><a href="([^"]+)"', shown)
        on = re.search(r'rel="next" class="later" href="\?([^"]+)"', shown)
        if on is None:
            break
        address = on[1]
    assert len(seen) == len(set(seen)) == 7
    assert 'rel="prev"' in shown


def test_relevance_ends_and_says_how_to_read_on(client, archive, monkeypatch):
    monkeypatch.setattr(finding, "SIZE", 1)
    monkeypatch.setattr(finding, "MOST_PAGES", 2)
    shown = page(client, "q=ferry&page=23000")
    assert 'rel="next"' not in shown
    assert 'href="?q=ferry"' in shown or 'rel="prev"' in shown
    assert "The 2 most relevant passages end here." in words(shown)


def facet(shown, label):
    match = re.search(rf"<legend>{label}</legend>(.*?)</fieldset>", shown, re.DOTALL)
    return words(match[1]) if match else ""


def test_facets_count_passages(client, archive):
    shown = page(client, "q=ferry&role=press-secretary")
    assert facet(shown, "Found in") == "Exchanges 3 Statements 3"
    assert facet(shown, "Speaker’s role").startswith(
        "Press Secretary 6 Official 7 Reporter 3"
    )
    assert facet(shown, "Kind of briefing") == "Press briefing 6"
    assert facet(shown, "Papers of") == "Ann Lee 4 Cy Stone 2"
    assert "Ada Quill 4 Bo Reed 2" in words(shown)
    assert "2022 4 2021 2" in words(shown)


def test_a_year_or_a_speaker_is_chosen_by_a_link(client, archive):
    shown = page(client, "q=ferry")
    assert 'href="?q=ferry&date_from=2022&date_to=2022"' in shown
    assert 'href="?q=ferry&speaker=ada-quill"' in shown
    shown = page(client, "q=ferry&date_from=2022&date_to=2022&speaker=ada-quill")
    assert 'href="?q=ferry&speaker=ada-quill" aria-current="true"' in shown
    assert "2022 2 2021 2" in words(shown)


def test_each_filter_in_force_can_be_lifted(client, archive):
    shown = page(client, "q=ferry+in:answer+-type:gaggle&role=reporter&date_from=2021")
    chips = shown[shown.index('class="chips"') : shown.index('class="side"')]
    assert re.findall(r'href="(\?[^"]*)"', chips) == [
        "?q=ferry+in%3Aanswer+-type%3Agaggle&role=reporter",
        "?q=ferry+in%3Aanswer+-type%3Agaggle&date_from=2021",
        "?q=ferry+-type%3Agaggle&role=reporter&date_from=2021",
        "?q=ferry+in%3Aanswer&role=reporter&date_from=2021",
    ]
    assert "Said in a: answer" in words(chips)
    assert "Not kind of briefing: Press gaggle" in words(chips)


def test_mistakes_are_named_and_the_rest_is_searched(client, archive):
    shown = page(client, "q=ferry rolle:x speaker:nobody&date_from=soon")
    assert "rolle:x" in shown
    assert "Nobody called “nobody” speaks in the archive." in shown
    assert "“soon” is not a date." in shown
    shown = page(client, 'q="second ferry')
    assert 'class="quote ' in shown
    assert "not closed" in shown


def test_a_prefix_that_stands_for_too_much_is_named(client, archive, monkeypatch):
    monkeypatch.setattr(compiling, "MOST_EXPANSIONS", 1)
    assert "the* : More words than" in words(page(client, "q=the*"))


def test_controls_lead_to_the_words_they_stand_for(client, archive):
    response = client.get(f"{ADDRESS}?q=ferry&all=&phrase=second+ferry&none=fare&sort=")
    assert response.status_code == 302
    assert response["Location"] == (f"{ADDRESS}?q=ferry+%22second+ferry%22+-fare")


def test_without_anything_asked_the_page_tells_how_to_ask(client, archive):
    shown = page(client, "")
    assert "16 passages to search" in shown
    assert 'class="quote' not in shown
    assert "Press Secretary" in facet(shown, "Speaker’s role")


def test_filters_alone_give_passages_by_date(client, archive):
    shown = page(client, "speaker=quill&part=statement")
    assert shown.count('class="quote ') == 2
    assert shown.index("12 Feb 2022") < shown.index("3 Jan 2021")


def test_where_nothing_is_found_the_page_says_what_to_leave_out(client, archive):
    shown = page(client, "q=ferry+xylophone&role=reporter&date_from=2022")
    assert "No passage has all of this" in shown
    assert "without xylophone 2 passages" in words(shown)
    assert 'href="?q=ferry&role=reporter&date_from=2022"' in shown
    shown = page(client, "q=ferry&role=moderator&date_from=2019&date_to=2021")
    assert "without From and To: 2019, 2021 1 passage" in words(shown)
    assert 'href="?q=ferry&role=moderator"' in shown
    assert "without Speaker’s role: Moderator 2 passages" in words(shown)
    assert 'href="?q=ferry&date_from=2019&date_to=2021"' in shown


def test_a_slip_of_the_pen_is_seen(client, archive):
    shown = page(client, "q=lighthuose")
    assert "Did you mean lighthouse ?" in words(shown)
    assert 'href="?q=lighthouse"' in shown
    assert "Did you mean" not in page(client, "q=lighthouse")


def test_an_empty_archive_has_nothing_to_search(client, db):
    catching_up.bring_up()
    assert "The archive is empty" in page(client, "")
    assert "No passage has all of this" in page(client, "q=ferry")


def test_without_an_index_the_page_says_so_and_the_list_stays(client, db):
    bring_in(briefing())
    assert "Search is not available now" in page(client, "q=ferry")
    assert "Search is not available now" in page(client, "")
    listed = client.get("/briefings/?q=ferry").content.decode()
    assert "Words cannot be searched now" in listed
    assert 'class="entry"' in listed


ODD = [
    "\0",
    "'",
    "%",
    "x" * 5000,
    "💥",
    "\\",
    "-1",
    "<script>",
    "[]",
    "None",
    "((",
    "-",
]
NAMES = ["q", "date_from", "role", "speaker", "kind", "rules", "principal", "part"]
NAMES += ["referred", "has"]
NAMES += ["sort", "page", "after", "before", "all", "phrase", "none", "near", "in"]


@pytest.mark.parametrize("name", NAMES)
def test_whatever_the_address_says_there_is_a_page(client, archive, name):
    for value in ODD:
        for rest in ("", "&q=ferry&sort=newest"):
            address = f"{ADDRESS}?{name}={quote(value)}{rest}"
            response = client.get(address, follow=True)
            assert response.status_code == 200, value
            assert "<script>" not in response.content.decode()


def test_a_search_takes_the_same_queries_whatever_it_finds(
    client, archive, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10) as queries:
        client.get(f"{ADDRESS}?q=ferry&role=press-secretary")
    before = len(queries)
    for year in range(2000, 2010):
        bring_in(briefing(f"July 4, {year}"))
    catching_up.bring_up()
    client.get(f"{ADDRESS}?q=ferry")  # counts what follows the change log anew
    with django_assert_max_num_queries(before):
        client.get(f"{ADDRESS}?q=ferry&role=press-secretary")


def test_every_page_leads_to_the_search(client, archive):
    shown = client.get("/about/").content.decode()
    assert re.search(r'<form class="finder" method="get" action="/search/"', shown)
    assert 'class="finder"' not in page(client, "")
