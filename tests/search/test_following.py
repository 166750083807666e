"""The index follows the log of changes, and pages know how far it has come."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import literals
from tests.search.asking import documents_in_index, passages_with
from transcripts import importing
from transcripts.importing.log import note
from transcripts.models import Action, Change, Document, Role
from transcripts.search import (
    catching_up,
    following,
    locks,
    position,
    reader,
    rebuilding,
)
from transcripts.search.reader import Lack, View

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    """Bring a briefing in, and the index up to date."""
    document = literals.bring_in(literals.briefing())
    catching_up.bring_up()
    return document


def withdraw(document):
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])


def test_without_an_index_there_is_no_search_and_no_error(search_index):
    assert reader.now() == View(None, Lack.MISSING)
    assert reader.now().is_behind
    assert not search_index.exists()


def test_an_index_is_made_of_what_is_there(document):
    view = reader.now()
    assert not view.is_behind
    assert passages_with("lighthouse", view) == [(document.pk, 2)]


def test_an_index_of_nothing_is_an_index():
    catching_up.bring_up()
    assert not reader.now().is_behind
    assert documents_in_index() == []


def test_what_is_new_is_told_until_it_is_followed(document):
    other = literals.bring_in(literals.call())
    view = reader.now()
    assert (view.is_behind, view.pending, view.stale) == (True, 1, frozenset())
    assert view.behind_since == Change.objects.last().made_at
    assert following.sync() == 1
    assert not reader.now().is_behind
    assert documents_in_index() == [document.pk, other.pk]


def test_what_was_withdrawn_is_not_found_even_before_it_is_followed(document):
    assert passages_with("lighthouse") == [(document.pk, 2)]
    withdraw(document)
    assert reader.now().stale == {document.pk}
    assert passages_with("lighthouse") == []
    following.sync()
    assert reader.now().stale == frozenset()
    assert passages_with("lighthouse") == documents_in_index() == []


def test_what_was_deleted_leaves_the_index(document):
    importing.delete(document)
    following.sync()
    assert documents_in_index() == []


def test_an_edit_reaches_the_index(document):
    role = Role.objects.get(slug="press-secretary")
    role.name = "Spokesperson"
    importing.save_role(role, fields=["name"])
    assert reader.now().stale == {document.pk}
    following.sync()
    assert documents_in_index() == [document.pk]


def test_following_twice_is_following_once(document):
    note([document.pk] * 3, Action.UPDATED)
    assert following.sync() == 3
    assert following.sync() == 0
    assert passages_with("lighthouse") == [(document.pk, 2)]


def test_following_goes_on_in_steps(document, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 2)
    note([document.pk] * 5, Action.UPDATED)
    assert following.sync(most=3) == 4
    assert reader.now().pending == 1
    assert following.sync() == 1


def test_a_request_costs_one_query(document):
    reader.now()
    with CaptureQueriesContext(connection) as queries:
        assert reader.now().searcher is not None
    assert len(queries) == 1


def test_far_behind_there_is_no_search(document, monkeypatch):
    monkeypatch.setattr(reader, "MOST_PENDING", 3)
    note([document.pk] * 4, Action.UPDATED)
    view = reader.now()
    assert (view.searcher, view.lack) == (None, Lack.FAR_BEHIND)
    assert view.behind_since is not None
    following.sync()
    assert not reader.now().is_behind


def test_while_much_is_new_what_is_known_is_searched(document, monkeypatch):
    monkeypatch.setattr(reader, "MOST_PENDING", 1)
    new = [literals.bring_in(literals.call(f"May {day}, 2022")) for day in (1, 2, 3)]
    withdraw(new[0])
    view = reader.now()
    assert (view.is_behind, view.pending, view.stale) == (True, 2, {new[0].pk})
    assert passages_with("lighthouse", view) == [(document.pk, 2)]


def test_an_index_is_made_anew_beside_the_one_in_use(document, search_index):
    """What changes meanwhile is in it too."""
    before = position.read(search_index)
    told = []

    def advance(number):
        told.append(number)
        assert passages_with("lighthouse") == [(document.pk, 2)]
        withdraw(document)

    rebuilding.rebuild(advance)
    assert told == [1]
    assert position.read(search_index).folder != before.folder
    assert not reader.now().is_behind
    assert documents_in_index() == []
    folders = [path.name for path in search_index.iterdir() if path.is_dir()]
    assert folders == [position.read(search_index).folder]


def test_only_one_makes_an_index_at_a_time(document, search_index):
    with (
        locks.held(search_index / rebuilding.REBUILDING),
        pytest.raises(locks.Busy),
    ):
        rebuilding.rebuild()


def test_an_edit_is_followed_as_soon_as_it_is_committed(
    document, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(document)
    assert not reader.now().is_behind
    assert documents_in_index() == []


def test_a_batch_is_followed_at_its_own_pace(
    document, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        with catching_up.Pace():
            with django_capture_on_commit_callbacks(execute=True):
                literals.bring_in(literals.call())
            assert reader.now().is_behind
        assert not reader.now().is_behind
    assert Document.objects.count() == len(documents_in_index()) == 2


def test_what_takes_long_is_left_to_a_command(
    document, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(catching_up, "MOST_CHANGES", 2)
    note([document.pk] * 4, Action.UPDATED)
    monkeypatch.setattr(following, "BATCH", 1)
    catching_up.catch_up()
    assert reader.now().pending == 2
    assert "sync_index brings it up to date" in caplog.text


def test_an_index_of_many_documents_is_not_made_in_passing(
    monkeypatch, caplog, search_index
):
    monkeypatch.setattr(catching_up, "MOST_CHANGES", 1)
    literals.bring_in(literals.briefing())
    literals.bring_in(literals.call())
    catching_up.catch_up()
    assert reader.now().lack is Lack.MISSING
    assert "It must be made anew: missing" in caplog.text
    catching_up.bring_up()
    assert not reader.now().is_behind
