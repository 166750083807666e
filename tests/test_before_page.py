import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.search import catching_up

pytestmark = pytest.mark.django_db

ASKED = "Will the blue turbine at Skerry Light hum at night while children sleep?"
OTHER = [
    f"Q: What of house {n}?\n\nMS. QUILL: House {n} stands as it stood.\n"
    for n in range(70)
]


def with_questions(date, question, answer):
    asked = f"Q: {question}\n\nMS. QUILL: {answer}\n\n{''.join(OTHER)}\n"
    return briefing(date).replace("Q: What about", f"{asked}\nQ: What about")


@pytest.fixture
def archive():
    earlier = bring_in(
        with_questions(
            "May 3, 2021",
            "So will this blue turbine hum at night at Skerry Light, children asleep?",
            "It hums only where nobody hears it, and that is by day.",
        ),
        "earlier.txt",
    )
    later = bring_in(
        with_questions("May 4, 2022", ASKED, "It hums only where nobody hears it."),
        "later.txt",
    )
    catching_up.bring_up()
    return earlier, later


def page(client, document, number):
    response = client.get(f"{document.exchange_url(number)}before/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_earlier_question_is_shown_with_both_answers(client, archive):
    earlier, later = archive
    html = page(client, later, 2)
    assert f'href="{earlier.exchange_url(2)}"' in html
    assert html.count("<mark>It hums only where nobody hears it</mark>") == 2
    assert "<mark>" in html.partition("The answer then")[0]


def test_words_sought_in_vain_are_told_as_the_question_has_them(client, archive):
    html = page(client, archive[0], 2)
    sought = html.partition("Sought by: ")[2].partition(".</p>")[0].split(", ")
    assert {"turbine", "Skerry", "children"} <= set(sought)


def test_the_first_of_its_kind_was_not_asked_before(client, archive):
    earlier, _ = archive
    assert "No earlier question in the archive is much like it" in page(
        client, earlier, 2
    )


def test_a_question_of_common_words_is_not_sought(client, archive):
    _, later = archive
    assert "too few words of its own" in page(client, later, 5)


def test_an_exchange_leads_there(client, archive):
    html = client.get(archive[1].exchange_url(2)).content.decode()
    assert 'href="before/"' in html


def test_an_undated_question_has_no_before(client):
    document = bring_in(REMARKS + "\nQ: And the ferry?\n\nTHE MAYOR: It sails.\n")
    catching_up.bring_up()
    assert document.date is None
    assert "Nobody knows when this was asked" in page(client, document, 1)


def test_without_an_index_the_page_says_so(client):
    document = bring_in(call())
    assert "Search is not available now" in page(client, document, 1)


def test_what_is_not_there_or_withdrawn_answers_so(client, archive):
    _, later = archive
    assert client.get(f"{later.exchange_url(900)}before/").status_code == 404
    importing.withdraw(later, "It was another turbine.")
    assert client.get(f"{later.exchange_url(2)}before/").status_code == 410


def test_the_database_is_asked_three_times(client, archive, django_assert_num_queries):
    with django_assert_num_queries(3):
        page(client, archive[1], 2)
