import re
from urllib.parse import urlencode

import pytest

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.bodies import NAMES
from transcripts.phrases import RULES

pytestmark = pytest.mark.django_db

THANKS = "\n\nQ: Thank you, Ada.\n\nMS. QUILL: Thanks, everyone.\n\n1:03 P.M."


@pytest.fixture
def document():
    return bring_in(briefing())


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("show", "anchors", "has_question", "has_answer"),
    [
        ("", ["opening", "q1", "q2", "q3"], True, True),
        ("questions", ["q1", "q2", "q3"], True, False),
        ("answers", ["q1", "q2", "q3"], False, True),
        ("statement", ["opening"], False, False),
        ("nonsense", ["opening", "q1", "q2", "q3"], True, True),
    ],
)
def test_a_part_of_a_briefing_is_shown_alone(
    client, document, show, anchors, has_question, has_answer
):
    html = page(client, f"{document.get_absolute_url()}?show={show}")
    assert re.findall(r'class="passage \w+" id="([\w-]+)"', html) == anchors
    assert ('class="turn question"' in html) == has_question
    assert ('class="turn answer"' in html) == has_answer
    assert ("left out" in html) == (len(anchors) < 4 or not has_question)


def test_marks_can_be_switched_off_where_an_exchange_stands_alone(client, document):
    html = page(client, document.exchange_url(1))
    for kind in ("stages", "redactions", "phrases"):
        assert html.count(f'id="with-{kind}"') == 1
    assert "Questions" not in html


def test_what_is_left_out_is_said_with_how_much_is_shown(client, document):
    html = page(client, f"{document.get_absolute_url()}?show=questions")
    assert "Only questions are shown; answers and statements are left out." in html
    assert "3 passages shown." in html
    assert '<a href="?show=questions" aria-current="true">Questions<' in html
    assert "Questions only" in text_of(html)


def test_ways_to_a_part_keep_the_search_and_nothing_strange(client, document):
    html = page(client, f"{document.get_absolute_url()}?q=ferry&utm=x&show=answers")
    assert 'href="?q=ferry&amp;show=questions"' in html
    assert "utm" not in html


def test_a_part_has_a_tag_of_its_own(client, document):
    path = document.get_absolute_url()
    tags = {
        client.get(f"{path}{query}")["ETag"]
        for query in ("", "?show=questions", "?show=answers", "?quote=ferry")
    }
    assert len(tags) == 4


def test_thanks_are_folded_and_nothing_of_them_is_lost(client):
    document = bring_in(briefing().replace("\n\n1:03 P.M.", THANKS))
    html = page(client, document.get_absolute_url())
    (fold,) = re.findall(r'<details class="courtesy">(.*?)</details>', html, re.S)
    assert "Reporter: Thank you, Ada." in text_of(fold)
    assert fold.count('class="turn') == 2
    alone = page(client, f"{document.get_absolute_url()}q/4/")
    assert '<details class="courtesy" open>' in alone
    found = page(client, f"{document.get_absolute_url()}?q=everyone+in:answer")
    assert '<details class="courtesy" open>' in found


def test_phrases_in_answers_lead_to_their_rule(client, document):
    html = page(client, document.get_absolute_url())
    assert '<span class="phrase">I have nothing to announce</span>' in html
    marked = re.findall(r'class="rule" href="([^"]+)" title="([^"]+)"', html)
    assert marked[-1] == (
        "/about/phrases/#have-nothing",
        "Deferral: “I have nothing to add”",
    )


def test_the_list_of_phrases_has_each_rule_with_its_examples(client):
    html = page(client, "/about/phrases/")
    for rule in RULES:
        assert f'id="{rule.id}"' in html
    assert "Department of Defense" in html


def test_a_phrase_leads_to_whatever_else_refers_to_its_body(client):
    text = briefing().replace("Harbor Board", "Pentagon and to the FBI")
    html = page(client, bring_in(text).get_absolute_url())
    links = re.findall(r'class="body" href="([^"]+)" title="([^"]+)"', html)
    assert links == [
        (
            "/search/?referred=department-of-defense",
            "All exchanges that refer to this body: Department of Defense",
        ),
        ("/search/?referred=fbi", "All exchanges that refer to this body: FBI"),
    ]


def test_the_list_of_bodies_has_their_names_and_counts(client):
    for day, body in [("1", "FBI"), ("2", "Pentagon"), ("3", "Defense Department")]:
        text = briefing(f"March {day}, 2022").replace("Harbor Board", body)
        bring_in(text)
    html = page(client, "/about/phrases/")
    _, _, listed = html.partition('id="bodies"')
    rows = {
        found[1]: text_of(found[2])
        for found in re.finditer(r'<div id="([a-z-]+)">(.*?)</div>', listed, re.S)
    }
    assert list(rows) == list(NAMES)
    defense = rows["department-of-defense"]
    assert "Named as: Pentagon, Department of Defense, Defense Department" in defense
    assert "Exchanges that refer to it in 2 briefings" in defense
    assert "refer to it in 1 briefing" in rows["fbi"]
    assert "No briefing here refers to it." in rows["national-archives"]
    assert 'href="/briefings/?referred=fbi"' in html
    assert "/briefings/?referred=national-archives" not in html


def test_each_paragraph_has_an_address_and_on_its_own_page_a_link(client, document):
    whole = page(client, document.get_absolute_url())
    alone = page(client, f"{document.get_absolute_url()}q/1/")
    names = re.findall(r'<p id="(p-[0-9a-f]{8})">', alone)
    assert len(names) == 4
    assert [f'<p id="{name}">' in whole for name in names] == [True] * 4
    assert re.findall(r'class="pilcrow" href="#([^"]+)"', alone) == names
    assert "pilcrow" not in whole


def test_exchanges_say_their_number_and_how_many_there_are(client, document):
    html = page(client, document.get_absolute_url())
    titles = re.findall(r'<h2 class="number">(.*?)</h2>', html)
    assert [re.sub(r"<[^>]+>", "", title) for title in titles] == [
        "Exchange 1 of 3",
        "Exchange 2 of 3",
        "Exchange 3 of 3",
    ]


def test_links_step_from_passage_to_passage(client, document):
    html = page(client, document.get_absolute_url())
    assert re.findall(r'rel="(prev|next)" href="#([\w-]+)"', html) == [
        ("next", "q1"),
        ("prev", "opening"),
        ("next", "q2"),
        ("prev", "q1"),
        ("next", "q3"),
        ("prev", "q2"),
    ]


def test_the_contents_say_how_long_each_passage_is(client, document):
    html = page(client, document.get_absolute_url())
    start = html.index('id="contents"')
    contents = text_of(html[start : html.index("</nav>", start)])
    assert re.findall(r"(\d+) words", contents)[1:] == ["38", "19", "17"]


ASKED_TWICE = "\n\nQ: And the fare?\n\nQ: And the fare for two?\n\n1:03 P.M."


def test_the_contents_say_who_answered(client):
    several = briefing().replace(
        "MS. QUILL: I would", "MR. BURR: Let me.\n\nMS. QUILL: I would"
    )
    unanswered = briefing().replace("\n\n1:03 P.M.", ASKED_TWICE)
    for text, said in (
        (briefing(), ["Answered by Ada Quill", "38 words"]),
        (several, ["38 words · Ada Quill", "words · Mr. Burr, Ada Quill"]),
        (unanswered, ["Answered by Ada Quill", "words · no answer"]),
    ):
        html = page(client, bring_in(text, f"{len(text)}.txt").get_absolute_url())
        start = html.index('id="contents"')
        contents = text_of(html[start : html.index("</nav>", start)])
        assert [words for words in said if words not in contents] == []


def test_nothing_is_said_of_answers_where_they_are_left_out(client, document):
    html = page(client, f"{document.get_absolute_url()}?show=questions")
    assert "no answer" not in html and "Answered by" not in html


def quote(client, document, words, **around):
    query = urlencode({"quote": words, **around})
    return page(client, f"{document.get_absolute_url()}?{query}")


def test_quoted_words_are_marked_where_they_stand(client, document):
    html = quote(client, document, "what about the LIGHTHOUSE")
    assert '<mark id="quoted">What about the lighthouse</mark>?' in html
    assert 'They are marked in <a href="#quoted">Exchange 2</a>' in html


def test_quoted_words_over_two_paragraphs_are_one_place(client, document):
    html = quote(client, document, "no sooner than that. As for the fare")
    assert '<mark id="quoted">no sooner than that.</mark>' in html
    assert "<mark>As for the fare</mark>" in html


def test_quoted_words_that_were_mended_are_found_and_told(client, document):
    quoted = "The second ferry sails when it is mended"
    mended = briefing().replace(quoted, "The second ferry sails once it is mended")
    importing.import_document(content=mended.encode(), filename="new.txt")
    html = quote(client, document, quoted)
    assert "The words were mended since, or quoted otherwise." in html
    assert re.search(r'<mark id="quoted">[^<]*once it is mended[^<]*</mark>', html)
    assert f'href="{document.get_absolute_url()}versions/"' in html


def test_quoted_words_that_are_not_there_are_not_found(client, document):
    html = quote(client, document, "<script>the submarine dives at noon</script>")
    assert "Words that are not found here" in html
    assert "&lt;script&gt;the submarine" in html
    assert "<mark" not in html


def test_quoted_words_may_be_in_what_a_part_leaves_out(client, document):
    html = quote(client, document, "the lighthouse", show="statement")
    assert '<mark id="quoted">' in html


def test_an_exchange_alone_says_on_what_terms_and_by_which_sentence(client):
    document = bring_in(call())
    html = page(client, f"{document.get_absolute_url()}q/1/")
    terms = html[html.index('class="terms') :].partition("</div>")[0]
    assert "On background" in terms
    assert "This call is on background" in terms


@pytest.mark.parametrize("rest", ["", "q/1/"])
def test_a_sheet_of_paper_says_where_it_is_from(client, document, rest):
    html = page(client, f"{document.get_absolute_url()}{rest}")
    (imprint,) = re.findall(r'<p class="imprint sans">(.*?)</p>', html)
    sha256 = document.versions.get().sha256
    assert "12 February 2022" in imprint
    assert f"http://testserver{document.get_absolute_url()}{rest}" in imprint
    assert sha256 in imprint
