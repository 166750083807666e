import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.models import Document
from transcripts.search import catching_up, quotations, reader

pytestmark = pytest.mark.django_db

SAID = "The second ferry sails when it is mended, and no sooner than that."


@pytest.fixture
def archive():
    document = bring_in(briefing())
    bring_in(call(), "call.txt")
    bring_in(REMARKS, "remarks.txt")
    catching_up.bring_up()
    return document


def page(client, text):
    response = client.get("/quote/", {"quote": text})
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_who_said_it_where(client, archive):
    html = page(client, SAID)
    assert "Verbatim</h2>" in html
    assert "Ada Quill" in html
    assert f"{archive.exchange_url(1)}?q=%22The+second+ferry" in html
    assert "answer</span>" in html


def test_the_page_marks_what_differs(client, archive):
    html = page(
        client, "The second ferry will sail when mended, and no sooner than that"
    )
    assert "Near: some words differ" in html
    assert '<del><span class="hidden">[not said: </span>will sail ' in html
    assert '<ins><span class="hidden">[left out: </span>sails ' in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The submarine dives at noon on every day of the week", "Not found"),
        ("ferry", "So few words are said by many"),
        ("<script>alert(1)</script> of the board", "&lt;script&gt;"),
        ("", "Paste words that somebody is said to have said"),
        ("  \n ", "Paste words that somebody is said to have said"),
        ("ferry " * 2_000, "Only the first 10,000 characters were read"),
        ("\0\ud800".encode("utf-8", "replace").decode(), "Not found"),
    ],
)
def test_whatever_is_pasted_gets_an_answer(client, archive, text, words):
    assert words in page(client, text)


def test_a_short_one_posted_has_an_address_and_a_long_one_is_answered(client, archive):
    short = client.post("/quote/", {"quote": SAID})
    assert short.status_code == 302
    assert short["Location"].startswith("/quote/?quote=The+second+ferry")
    long = client.post("/quote/", {"quote": f"{SAID} {'and so on ' * 300}"})
    assert long.status_code == 200
    assert long["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/lookup.json", "text/html"),
        ("/lookup", "application/json"),
        ("/quote/", "application/json"),
    ],
)
def test_programs_get_json(client, archive, path, accept):
    response = client.get(
        path, {"quote": "THE FARE, it stays"}, headers={"accept": accept}
    )
    answer = response.json()
    assert answer["verdict"] == "same words"
    (found,) = answer["found"]
    assert found["url"].startswith(f"http://testserver{archive.exchange_url(1)}?q=")
    (line,) = found["lines"]
    assert (line["part"], line["speaker"]) == ("answer", "Ada Quill")
    assert line["said"] == "the fare, it stays"
    assert answer["searched"]["changes_not_searched_yet"] == 0


def test_lookup_shows_the_page_to_browsers(client, archive):
    response = client.get("/lookup", {"quote": SAID})
    assert "Verbatim</h2>" in response.content.decode()
    assert "Accept" in response["Vary"]


def test_json_without_a_quotation_is_refused(client):
    assert client.get("/lookup.json").status_code == 400


def test_without_an_index_it_is_said_that_nothing_can_be_checked(client):
    assert client.get("/lookup.json", {"quote": SAID}).status_code == 503
    assert "Search is not available now" in page(client, SAID)


def test_what_is_withdrawn_is_not_found(client, archive):
    importing.withdraw(archive, "It was another ferry.")
    assert "Not found</h2>" in page(client, SAID)


def test_the_database_is_asked_no_more_for_more_that_is_found(
    client, archive, django_assert_max_num_queries
):
    for text in (
        SAID,
        "the ferry",
        "the second ferry will sail when it has been mended",
    ):
        with django_assert_max_num_queries(1):
            page(client, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_any_run_of_words_of_any_passage_is_found(archive, data):
    view = reader.now()
    texts = [turn.text for d in Document.objects.all() for turn in d.turns.in_order()]
    text = data.draw(st.sampled_from([text for text in texts if text]))
    words = quotations.words_of(text)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    run = text[words[first].start : words[last].end]
    answer = quotations.Checker(view.searcher).check(quotations.quotation(run))
    assert answer.found
    assert answer.found[0].score == 1.0
