import csv
import html
import re

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts.search import catching_up, trends
from transcripts.trends import percentage

ADDRESS = "/search/trends/"
TABLE = "/search/trends.csv"


@pytest.fixture
def archive(db):
    """Hold briefings of several years, a background call and an undated text."""
    texts = [
        briefing("January 3, 2012"),
        briefing("February 12, 2022"),
        briefing("February 14, 2022", "Bo Reed", "MR. REED", "Cy Stone"),
        call("March 8, 2022"),
        REMARKS.replace("a lighthouse", "a ferry"),
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


def table(client, query):
    response = client.get(f"{TABLE}?{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="trends.csv"'
    return list(csv.reader(response.content.decode().splitlines()))


def bars(shown):
    return re.findall(r"<rect [^>]+><title>([^<]+)</title>", shown)


def test_a_trend_is_drawn_as_shares_and_as_numbers(client, archive):
    shown = page(client, "q=ferry")
    assert bars(shown) == ["2012: 50%", "2022: 45%", "2012: 2", "2022: 5"]
    assert shown.count('role="img"') == 2
    assert "Share of all passages, by year" in shown
    assert "The largest share is 50%, of 2012." in shown
    assert 'style="' not in shown


def test_the_table_has_the_same_numbers_with_the_searches_that_show_them(
    client, archive
):
    shown = page(client, "q=ferry&role=press-secretary")
    assert "2012 2 4 50% 2022 4 11 36%" in words(shown)
    link = "/search/?q=ferry&role=press-secretary&date_from=2012&date_to=2012"
    assert f'href="{link}">2012</a>' in shown
    assert "4 passages" in words(
        client.get(link.replace("2012", "2022")).content.decode()
    )


def test_first_latest_and_peak_are_linked(client, archive):
    shown = page(client, "q=ferry")
    assert "8 passages , 1 of them undated and in no year" in words(shown)
    first = "date_from=2012-01-03&date_to=2012-01-03"
    assert f'href="/search/?q=ferry&{first}">3 January 2012</a>' in shown
    assert "/ada-quill/?q=ferry#opening" in shown.replace("-ada", "/ada")
    assert "<mark>ferry</mark>" in shown
    assert "First 3 January 2012 , Press Briefing by Press Secretary" in words(shown)
    assert "Latest 8 March 2022 , Background Press Call" in words(shown)
    assert "Peak 2022 , 5 passages, 45% of those then" in words(shown)
    assert "Largest share: 2012 , 50%, which is 2 of 4 passages" in words(shown)


def test_who_speaks_is_told_by_role_and_linked(client, archive):
    shown = page(client, "q=ferry&date_from=2012")
    assert "Press Secretary Ada Quill 4 , Bo Reed 2 6" in words(shown)
    link = "/search/?q=ferry&date_from=2012&role=press-secretary&speaker=ada-quill"
    assert f'href="{link}"' in shown
    assert "4 passages" in words(client.get(link).content.decode())


def test_years_and_months_can_be_chosen(client, archive):
    shown = page(client, "q=ferry&by=month&date_from=2022")
    assert "February 2022 4 8 50% March 2022 1 3 33%" in words(shown)
    assert 'href="?q=ferry&date_from=2022&by=year"' in shown
    assert "date_from=2022-02&date_to=2022-02" in shown
    assert "By month" in words(page(client, "q=ferry&date_from=2022"))
    assert "By year" in words(page(client, "q=ferry&by=decade"))


def test_shares_of_few_passages_do_not_dwarf_the_others(client, archive, monkeypatch):
    monkeypatch.setattr(trends, "FEW", 5)
    shown = page(client, "q=ferry")
    assert bars(shown) == ["2022: 45%", "2012: 2", "2022: 5"]
    assert "Share of all passages then, where there are 5 or more" in words(shown)


def test_the_csv_has_every_period(client, archive):
    rows = table(client, "q=ferry")
    assert rows[:3] == [
        ["year", "passages found", "passages", "share"],
        ["2012", "2", "4", "0.500000"],
        ["2013", "0", "0", "0.000000"],
    ]
    assert len(rows) == 12
    assert table(client, "q=ferry&by=month&date_from=2022")[1:] == [
        ["2022-02", "4", "8", "0.500000"],
        ["2022-03", "1", "3", "0.333333"],
    ]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("q=submarine", "Nothing was found that has a date"),
        ("q=speker:quill", "speker"),
        ("q=ferry&date_from=soon", "“soon” is not a date"),
        ("q=ferry&kind=parade", "no “parade” to choose"),
        ("", "in all"),
        ("q=%3Cb%3E&role=%3Cb%3E", "Nothing was found that has a date"),
    ],
)
def test_whatever_is_asked_is_answered(client, archive, query, text):
    shown = client.get(f"{ADDRESS}?{query}").content.decode()
    assert text in html.unescape(shown)
    assert "<b>" not in shown
    table(client, query)


@pytest.mark.django_db
def test_without_an_index_the_page_says_so(client):
    assert "Search is not available now" in page(client, "q=ferry")
    assert client.get(f"{TABLE}?q=ferry").status_code == 503


def test_a_search_leads_to_its_trend(client, archive):
    shown = html.unescape(client.get("/search/?q=ferry&role=reporter").content.decode())
    assert 'href="/search/trends/?q=ferry&role=reporter"' in shown


def test_more_to_tell_takes_no_more_queries(
    client, archive, django_assert_max_num_queries
):
    page(client, "q=ferry")
    for query in ("q=submarine", "q=ferry", "q=ferry&by=month&role=press-secretary"):
        with django_assert_max_num_queries(4):
            page(client, query)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (1, "100%"), (0.104, "10%"), (0.0123, "1.2%"), (0.00012, "0.01%")],
)
def test_a_share_is_told_in_two_digits(share, text):
    assert percentage(share) == text
