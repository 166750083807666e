import re
from html import unescape
from pathlib import Path
from shutil import rmtree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.models import Document
from transcripts.search import catching_up, position
from transcripts.search.narrowing import KINDS, NAMES

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


def examples(client):
    """Give the queries that the help page links to."""
    shown = client.get("/search/help/").content.decode()
    found = re.findall(r'<a href="(/search/\?q=[^"]+)"><code>(.*?)</code></a>', shown)
    return {unescape(address): unescape(query) for address, query in found}


def test_every_example_finds_something_in_this_archive(client, archive):
    found = examples(client)
    assert 'speaker:"Ada Quill"' in found.values()
    assert len(found) > 12
    for address in found:
        shown = client.get(address)
        assert shown.context["total"] > 0, address
        assert shown.context["filter"].query.mistakes == ()


def test_the_help_page_needs_no_archive_and_no_index(client, archive, search_index):
    rmtree(search_index)
    shown = client.get("/search/help/")
    assert examples(client) == {}
    assert "<code>&quot;climate change&quot;~10</code>" in shown.content.decode()


def test_examples_are_not_out_of_what_was_withdrawn(client, archive):
    for document in Document.objects.all():
        document.is_published = False
        importing.save_edited(document, fields=["is_published"])
    assert examples(client) == {}


def test_examples_are_looked_for_once_a_change(client, archive):
    examples(client)
    with CaptureQueriesContext(connection) as queries:
        examples(client)
    assert len(queries) <= 2


def test_help_names_every_field_and_every_kind(client):
    shown = client.get("/search/help/").content.decode()
    for name in [*NAMES, *KINDS]:
        assert re.search(rf"<code>{name.replace(' ', '-')}:?</code>", shown), name


def test_the_documentation_names_every_field_and_kind():
    text = (Path(__file__).parents[1] / "docs" / "searching.md").read_text()
    assert [name for name in NAMES if f"`{name}:`" not in text] == []
    assert [k for k in KINDS if f"`{k.replace(' ', '-')}`" not in text] == []
