import re

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.figures import figures
from transcripts.search import catching_up, period

pytestmark = pytest.mark.django_db


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_briefing_is_told_in_figures():
    told = figures(bring_in(briefing()))
    assert {(role.slug, role.voices, role.turns) for role in told.roles} == {
        ("press-secretary", 1, 4),
        ("reporter", 1, 3),
    }
    assert told.words == sum(role.words for role in told.roles) > 80
    assert sum(some.answers for some in told.lengths) == 3
    assert [some.name for some in told.lengths][:2] == ["no words", "1 to 24 words"]
    assert told.median_question == 7
    assert told.longest.number == 1
    assert len(told.chart.bars) == 3


def test_the_page_shows_roles_answers_and_duration(client):
    document = bring_in(briefing())
    html = page(client, f"{document.get_absolute_url()}figures/")
    assert "in 10 minutes, by the times that the transcript prints" in html
    assert '<a href="../q/1/">exchange 1</a>' in html
    assert "Exchange 2: " in html
    assert 'href="figures/"' in page(client, document.get_absolute_url())


def test_remarks_without_a_question_have_figures_too(client):
    document = bring_in(REMARKS)
    html = page(client, f"{document.get_absolute_url()}figures/")
    assert "how long it took, the transcript does not say" in html
    assert "Length of answers" not in html


def test_figures_of_what_is_withdrawn_are_gone(client):
    document = bring_in(briefing())
    importing.withdraw(document, "It was another ferry.")
    assert client.get(f"{document.get_absolute_url()}figures/").status_code == 410


def test_figures_take_as_many_queries_however_long_the_briefing(
    client, django_assert_max_num_queries
):
    for document in (bring_in(briefing()), bring_in(call(), "call.txt")):
        with django_assert_max_num_queries(6):
            page(client, f"{document.get_absolute_url()}figures/")


QUESTIONS = "".join(
    f"Q: Is turbine number {n} of the turbine park a turbine that hums?\n\n"
    f"MS. QUILL: The harbor wall is what keeps harbor traffic in the harbor, sir.\n\n"
    for n in range(8)
)


@pytest.fixture
def month():
    for day in range(1, 4):
        text = briefing(f"May {day}, 2021").replace(
            "Q: What about", f"{QUESTIONS}Q: But"
        )
        bring_in(text, f"{day}.txt")
    for day in range(1, 9):
        bring_in(call(f"June {day}, 2021"), f"call-{day}.txt")
    catching_up.bring_up()


@pytest.mark.parametrize(
    "address", ["/briefings/2021/05/words/", "/briefings/2021/words/"]
)
def test_a_period_is_told_by_the_words_of_press_and_podium(
    client, month, address, monkeypatch
):
    monkeypatch.setattr(period, "TOO_COMMON", 0.9)
    html = page(client, address)
    press, _, podium = html.partition('id="podium"')
    assert ">turbine</a>" in press
    assert ">harbor</a>" not in press
    assert ">harbor</a>" in podium
    assert "Here that left none out." in html
    assert "The archive covers 1 May 2021 to 8 June 2021" in html


def test_words_that_are_common_or_of_few_briefings_are_left_out(client, month):
    html = page(client, "/briefings/2021/05/words/")
    assert ">turbine</a>" not in html
    assert html.count("No word tells them apart.") == 2


def test_a_sample_is_said_to_be_one(client, month, monkeypatch):
    monkeypatch.setattr(period, "MOST_PASSAGES", 12)
    assert "a sample, not all of them" in page(client, "/briefings/2021/05/words/")


@pytest.mark.parametrize(
    "address",
    [
        "/briefings/2021/07/words/",
        "/briefings/1999/words/",
        "/briefings/2021/13/words/",
    ],
)
def test_a_time_without_briefings_has_no_words(client, month, address):
    assert client.get(address).status_code == 404


def test_without_an_index_the_page_of_words_says_so(client):
    bring_in(briefing("May 1, 2021"))
    assert "Search is not available now" in page(client, "/briefings/2021/05/words/")


def test_words_are_counted_once(client, month, django_assert_max_num_queries):
    page(client, "/briefings/2021/05/words/")
    with django_assert_max_num_queries(4):
        page(client, "/briefings/2021/05/words/")


def test_heads_of_columns_are_words_that_readers_know(client, month):
    document = bring_in(briefing())
    heads = [
        re.findall(r'<th scope="col"[^>]*>(.+?)</th>', page(client, address))
        for address in (
            f"{document.get_absolute_url()}figures/",
            "/briefings/2021/05/words/",
        )
    ]
    assert heads[0][:4] == ["Role", "Voices", "Times", "Words"]
    assert heads[1] == ["Word", "Press", "Podium", "Score"] * 2
    method = page(client, "/briefings/2021/05/words/").partition('id="method"')[2]
    assert method.count("log-likelihood") == 1
