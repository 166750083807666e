"""What commands, the admin and the health address say of the index."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests import literals
from tests.search import damaging
from transcripts.importing.log import note
from transcripts.models import Action, Change
from transcripts.search import catching_up, locks, position, reader
from transcripts.search.following import WRITER
from transcripts.search.rebuilding import REBUILDING

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    document = literals.bring_in(literals.briefing())
    catching_up.bring_up()
    return document


def run(*command):
    """Run a command; return its exit code and what it printed."""
    printed = io.StringIO()
    try:
        call_command(*command, stdout=printed)
    except SystemExit as end:
        return end.code, printed.getvalue()
    return 0, printed.getvalue()


def test_a_supervisor_is_told_that_search_has_everything(client, document):
    response = client.get("/health/index/")
    assert response.status_code == 200
    found = response.json()
    assert (found["is_well"], found["lack"], found["pending"]) == (True, None, 0)
    last = Change.objects.latest("pk").pk
    assert (found["change"], found["last_change"]) == (last, last)
    assert (found["documents"], found["passages"]) == (1, 4)
    assert found["size"] > 1_000


def test_a_supervisor_is_told_how_far_behind_search_is(client, document):
    note([document.pk], Action.UPDATED)
    found = client.get("/health/index/").json()
    assert (found["is_well"], found["pending"]) == (True, 1)
    assert found["seconds_behind"] >= 0
    assert found["in_words"].startswith("Search is behind by 1 change, the first of")


def test_a_supervisor_is_told_that_there_is_no_search(client):
    response = client.get("/health/index/")
    assert response.status_code == 503
    assert response.json()["lack"] == "missing"
    assert client.get("/health/").content == b"ok\n"


def test_the_admin_begins_with_how_the_index_is(admin_client, document):
    page = admin_client.get("/admin/").text
    assert "Search has everything." in page
    assert "4 passages of 1 briefing, at change" in page
    note([document.pk], Action.UPDATED)
    assert "Search is behind" in admin_client.get("/admin/").text


def test_a_command_says_how_the_index_is(document, search_index):
    code, printed = run("index_status", "--check")
    assert code == 0
    assert printed.startswith("Search has everything.\n")
    assert str(search_index) in printed
    assert "passages     4" in printed


def test_a_command_finds_what_is_damaged(document, search_index):
    folder = search_index / position.read(search_index).folder
    store = next(folder.glob("*.store"))
    damaging.flip(store)
    assert run("index_status")[0] == 0
    code, printed = run("index_status", "--check")
    assert code == 1
    assert f"damage       {store.name}: damaged" in printed


def test_a_command_says_that_there_is_no_index():
    code, printed = run("index_status", "--check")
    assert code == 1
    assert printed.startswith("No index is there yet. sync_index mends it.")


def test_commands_make_the_index_and_bring_it_up_to_date():
    literals.bring_in(literals.briefing())
    code, printed = run("sync_index")
    assert (code, reader.now().is_behind) == (0, False)
    literals.bring_in(literals.call())
    assert run("sync_index")[1] == "The index is up to date; it took in 1 change.\n"
    code, printed = run("rebuild_index")
    assert printed == "The index has 7 passages of 2 briefings.\n"


def test_commands_say_that_another_is_at_it(document, search_index):
    with locks.held(search_index / WRITER), pytest.raises(CommandError, match="writes"):
        run("sync_index")
    with (
        locks.held(search_index / REBUILDING),
        pytest.raises(CommandError, match="made anew already"),
    ):
        run("rebuild_index")
