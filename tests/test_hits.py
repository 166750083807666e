import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from tests.literals import briefing, bring_in
from tests.samples import SAMPLES, text_of
from tests.search.archive import searcher_of_archive
from transcripts import hits as hits_module
from transcripts.hits import hits
from transcripts.marks import Marked
from transcripts.passages import passages
from transcripts.search import compiling
from transcripts.searches import Asked, SearchFilter

pytestmark = pytest.mark.django_db


def set_out(document):
    return passages(document.turns.in_order().as_spoken())


def wanted(query):
    return Asked(SearchFilter(QueryDict(query))).wanted


def found(document, text):
    return hits(set_out(document), wanted(urlencode({"q": text})))


def marks(shown):
    """Give the words of every mark, each with its number."""
    return [
        (mark.number, block.text[mark.start : mark.end])
        for passage in shown.passages
        for speech in passage.speeches
        for block in speech.blocks
        if isinstance(block, Marked)
        for mark in block.marks
    ]


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("ferry", [("opening", 1, 1), ("q1", 2, 2)]),
        ("ferry sail", [("opening", 2, 1), ("q1", 4, 3)]),
        ("ferry -fare", [("opening", 1, 1)]),
        ("lighthouse OR travel", [("q2", 1, 1), ("q3", 1, 2)]),
        ('"the second ferry"', [("q1", 2, 1)]),
        ("in:question ferry", [("q1", 1, 1)]),
        ("-ferry", [("q2", 0, 0), ("q3", 0, 0)]),
        ("submarine", []),
        ("lighthouse OR travel has:deferral", [("q3", 1, 1)]),
        ("lighthouse OR travel -has:deferral", [("q2", 1, 1)]),
        ("lighthouse has:deferral", []),
    ],
)
def test_hits_are_listed_by_passage(document, text, listed):
    shown = found(document, text)
    assert [(f.passage.anchor, f.count, f.first) for f in shown.found] == listed
    assert shown.count == shown.marked == sum(count for _, count, _ in listed)


def test_hits_are_numbered_through_the_page(document):
    assert marks(found(document, "ferry")) == [(1, "ferry"), (2, "ferry"), (3, "ferry")]


def test_a_phrase_across_paragraphs_is_one_hit(document):
    shown = found(document, '"ferry sail and will"')
    assert shown.count == 1
    assert marks(shown) == [(1, "ferry sail?"), (0, "And will")]


def test_stage_directions_beside_speech_are_no_words(document):
    assert found(document, "laughter").count == 1  # within what is said
    turn = document.turns.get(position=2)
    turn.blocks.insert(1, ["stage", "(Cross-talk.)", 16, 16, []])
    turn.save()
    shown = found(document, '"ferry sail and will"')
    assert marks(shown) == [(1, "ferry sail?"), (0, "And will")]
    assert found(document, "talk").count == 0


def test_no_more_than_so_many_are_marked_and_all_are_counted(document, monkeypatch):
    monkeypatch.setattr(hits_module, "MOST_MARKS", 2)
    shown = found(document, "ferry OR lighthouse")
    assert (shown.count, shown.marked) == (4, 2)
    assert marks(shown) == [(1, "ferry"), (2, "ferry")]
    assert [(f.count, f.anchor) for f in shown.found] == [
        (1, "hit-1"),
        (2, "hit-2"),
        (1, "q2"),
    ]


QUERIES = """
    q=president
    q=ferry+OR+thank
    q=the+-president
    q="the+president"
    q=in:question+what
    q=in:answer+-the
    q=in:statement+good
    q="the+president"~4
    q=tha*+OR+presid*
    q=the&part=statement
    q=the&role=press-secretary&role=moderator
    q=the+role:reporter&part=exchange
    q=the+-role:reporter
    q=the&speaker=psaki
    q=the&speaker=psaki&role=press-secretary
    q=the&speaker=psaki&role=reporter
    q=the+-speaker:psaki
    q=the&has=deferral
    q=the&has=referral&role=press-secretary
    q=the+-has:deferral
""".split()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_page_marks_the_passages_that_the_engine_finds(path):
    shown = set_out(bring_in(text_of(path), f"{path.stem}.txt"))
    index = searcher_of_archive()
    for text in QUERIES:
        asked = wanted(text)
        engine = compiling.compiled(asked, index).query
        addresses = [address for _, address in index.search(engine, 5000).hits]
        ordinals = set(index.fast_field_values("ordinal", addresses))
        page = {shown.index(f.passage) for f in hits(shown, asked).found}
        assert page == ordinals, text


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_briefing_opened_from_a_search_lists_its_hits(client, document):
    html = page(client, f"{document.get_absolute_url()}?q=ferry")
    text = " ".join(re.sub("<[^>]+>", " ", html).split())
    assert "3 hits in 2 passages for ferry" in text
    assert "Opening statement Ada Quill 1 hit" in text
    assert "second ferry sail? And will the fare be the same? Ada Quill 2 hits" in text
    listed = html[html.index('class="hits"') : html.index('class="ways"')]
    assert re.findall('href="#([^"]+)"', listed) == ["hit-1", "hit-2"]
    assert re.findall('<mark id="([^"]+)">', html) == ["hit-1", "hit-2", "hit-3"]
    assert f'href="{document.get_absolute_url()}"' in html
    assert 'href="q/1/?q=ferry"' in html


def test_the_way_back_leads_to_the_whole_search(client, document):
    search = "q=ferry&role=reporter&kind=press_briefing&sort=newest"
    html = unescape(page(client, f"{document.get_absolute_url()}?x=1&{search}"))
    assert f'href="/search/?{search}"' in html
    assert "2 hits in 1 passage for" in html


def test_an_exchange_opened_from_a_search_has_its_hits_marked(client, document):
    address = document.get_absolute_url()
    html = page(client, f"{address}q/1/?q=ferry")
    assert re.findall('<mark id="([^"]+)">', html) == ["hit-1", "hit-2"]
    assert 'href="../2/?q=ferry"' in html
    assert f'href="{address}?q=ferry#q1"' in html
    assert "<mark" not in page(client, f"{address}q/2/?q=ferry")


def test_a_page_that_is_opened_for_itself_has_no_marks(client, document):
    for query in ("", "?q=", "?q=…", "?q=role:reporter", "?other=ferry"):
        html = page(client, document.get_absolute_url() + query)
        assert "<mark" not in html
        assert 'class="hits"' not in html
        assert 'href="q/1/"' in html


def test_what_is_typed_is_shown_and_not_obeyed(client, document):
    html = page(client, f"{document.get_absolute_url()}?q=%3Cimg%3E+OR+ferry")
    assert "<img" not in html
    assert "4 hits" in html
    assert '<mark id="hit-4">img</mark>' in html


def test_marks_cost_no_query(client, document, django_assert_num_queries):
    address = document.get_absolute_url()
    with django_assert_num_queries(10):
        page(client, f"{address}?q=ferry")
    with django_assert_num_queries(7):
        page(client, f"{address}q/2/?q=ferry")
