import pytest

from tests.literals import briefing, bring_in, call
from transcripts.search import catching_up


@pytest.fixture
def archive(db):
    bring_in(briefing())
    catching_up.bring_up()


@pytest.mark.parametrize("address", ["/search/?q=ferry", "/briefings/?q=ferry"])
def test_a_search_has_a_tag_until_archive_or_index_change(client, archive, address):
    first = client.get(address)
    assert "public" in first["Cache-Control"]
    asking = {"If-None-Match": first["ETag"]}
    assert client.get(address, headers=asking).status_code == 304
    bring_in(call())
    behind = client.get(address, headers=asking)
    assert behind.status_code == 200
    assert b"Search is behind" in behind.content
    catching_up.bring_up()
    asking = {"If-None-Match": behind["ETag"]}
    caught_up = client.get(address, headers=asking)
    assert caught_up.status_code == 200
    assert b"Search is behind" not in caught_up.content


def test_the_page_to_begin_a_search_at_follows_the_index(client, archive):
    assert b"4 passages to search" in client.get("/search/").content
    bring_in(call())
    assert b"4 passages to search" in client.get("/search/").content
    catching_up.bring_up()
    assert b"7 passages to search" in client.get("/search/").content
    assert "ETag" not in client.get("/search/")


def test_controls_lead_on_whatever_is_tagged(client, archive):
    assert client.get("/search/?all=ferry").status_code == 302
