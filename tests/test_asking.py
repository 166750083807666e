import re
from html import unescape

import pytest

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.models import Document
from transcripts.search import catching_up, position

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    bring_in(briefing())
    bring_in(call())
    catching_up.bring_up()


def options(client, text):
    """Give the queries and the addresses that are suggested for a text."""
    response = client.get("/search/suggest", {"q": text})
    assert response.status_code == 200
    found = re.findall(
        r'<li role="option" data-query="(.*?)"(?: data-address="(.*?)")?>',
        response.content.decode(),
    )
    return [(unescape(query), address) for query, address in found]


def test_suggestions_are_options_of_a_list(client, archive):
    assert options(client, "ada") == [
        ('speaker:"Ada Quill"', ""),
        (
            'title:"Press Briefing by Press Secretary Ada Quill"',
            "/briefings/2022/02/12/press-briefing-by-press-secretary-ada-quill/",
        ),
    ]


def test_what_is_typed_is_escaped(client, archive):
    response = client.get("/search/suggest", {"q": "<script> ada"})
    assert b"<script>" not in response.content
    assert b"Ada Quill" in response.content


@pytest.mark.parametrize("text", ["", "a", "\x00", "zz\x00", "'", "%", "x" * 5_000])
def test_odd_text_has_no_suggestions_and_no_error(client, archive, text):
    assert options(client, text) == []


def test_without_an_index_there_are_no_suggestions_and_no_error(client):
    bring_in(briefing())
    assert options(client, "ada") == []


def test_a_damaged_index_gives_no_suggestions_and_no_error(
    client, archive, search_index
):
    current = position.read(search_index)
    for path in (search_index / current.folder).glob("*.store"):
        path.write_bytes(b"")
    assert options(client, "background") == []


def test_what_was_withdrawn_is_not_suggested_even_before_it_is_followed(
    client, archive
):
    document = Document.objects.get(title__contains="Quill")
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])
    assert options(client, "ada") == []


def test_suggestions_take_few_queries(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        options(client, "the ada")
