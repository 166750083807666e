"""A rush of readers asks the database a few times, and sees what changed all the same."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.literals import briefing, bring_in
from transcripts import importing

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.fixture
def address(document):
    return document.get_absolute_url()


@pytest.fixture
def a_rush(monkeypatch):
    """Let all requests of a test come within a tenth of a second."""
    monkeypatch.setattr("transcripts.revisions.LATELY_SECONDS", 1_000)


def queries(client, address, **headers):
    with CaptureQueriesContext(connection) as seen:
        client.get(address, headers=headers)
    return len(seen)


def retitle(document, title):
    document.title = title
    importing.save_edited(document, fields=["title"])


def test_a_rush_of_readers_asks_the_database_once(client, address, a_rush):
    client.get(address)
    assert [queries(client, address) for _ in range(3)] == [0, 0, 0]
    tag = client.get(address)["ETag"]
    assert queries(client, address, if_none_match=tag) == 0


def test_a_rush_sees_a_moment_later_what_changed(
    client, document, address, monkeypatch
):
    monkeypatch.setattr("transcripts.revisions.LATELY_SECONDS", 0.02)
    client.get(address)
    retitle(document, "Another title")
    time.sleep(0.03)
    assert "Another title" in client.get(address).content.decode()


def test_each_request_asks_where_proxies_are_to_keep_nothing(
    client, address, a_rush, settings
):
    settings.PROXY_SECONDS = 0
    client.get(address)
    assert queries(client, address) == 1


def test_a_page_made_after_a_look_does_not_stand_under_it(
    client, document, address, a_rush
):
    client.get("/")  # looks
    retitle(document, "Another title")
    made = client.get(document.get_absolute_url())
    assert "Another title" in made.content.decode()
    again = client.get(document.get_absolute_url())
    assert again["ETag"] == made["ETag"]
