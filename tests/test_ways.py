import re
from html import unescape

import pytest

from tests.literals import briefing, bring_in, call
from tests.test_search_page import page, words
from transcripts import importing
from transcripts.models import Document
from transcripts.search import catching_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    bring_in(briefing("January 3, 2021"))
    bring_in(briefing())
    bring_in(call())
    catching_up.bring_up()


def meant(shown):
    """Give the queries that a page offers, each with what it finds."""
    found = re.findall(r"Did you mean (.+?) \? ([\d,]+) passage", words(shown))
    return [": ".join(offer) for offer in found]


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("q=speaker:quil", []),
        ("q=speaker:qull", ['speaker:"Ada Quill": 8']),
        ("q=fare+speaker:qull", ['fare speaker:"Ada Quill": 2']),
        ("q=submarine+speaker:qull", []),
        ("q=-speaker:qull+fare", ['fare -speaker:"Ada Quill": 1']),
        (
            "q=role:secertary",
            ['role:"Press Secretary": 8'],
        ),
        ("q=role:secertary&date_to=1990", []),
        ("q=lighthuose", ["lighthouse: 2"]),
        ("q=lighthuose&part=statement", []),
    ],
)  # fmt: skip
def test_what_may_be_meant_is_offered_where_it_finds_something(
    client, archive, query, offered
):
    assert meant(page(client, query)) == offered


def test_the_list_of_briefings_offers_the_same(client, archive):
    shown = unescape(client.get("/briefings/?q=speaker:qull").content.decode())
    assert "Nobody called “qull” speaks in the archive." in shown
    assert meant(shown) == ['speaker:"Ada Quill": 8']


def test_nobody_is_offered_out_of_what_was_withdrawn(client, archive):
    for document in Document.objects.filter(title__contains="Quill"):
        document.is_published = False
        importing.save_edited(document, fields=["is_published"])
    assert meant(page(client, "q=speaker:qull")) == []
    assert meant(page(client, "q=lighthuose")) == []
    assert "Nobody called “quill” speaks" in unescape(page(client, "q=speaker:quill"))
