"""What happens to the index never fails an import or a page, and is mended."""

import io
import json
import shutil
from contextlib import contextmanager, suppress

import pytest
import tantivy
from django.core.management import CommandError, call_command
from django.db import transaction

from tests import literals
from tests.search import disks
from tests.search.asking import documents_in_index, passages_with
from tests.search.damaging import empty, lose, overwrite, truncate
from transcripts import importing
from transcripts.models import Action, Change, Document
from transcripts.search import catching_up, following, index, position, reader
from transcripts.search.entries import shown_from_stored
from transcripts.search.reader import Lack

pytestmark = pytest.mark.django_db


PAGES = [
    "/",
    "/briefings/",
    "/health/",
    "/search/?q=ferry",
    "/search/suggest?q=ferry",
    "/search/trends/?q=ferry",
]


@pytest.fixture
def document():
    document = literals.bring_in(literals.briefing())
    catching_up.bring_up()
    return document


@pytest.fixture
def edited(django_capture_on_commit_callbacks):
    """Give an edit that is committed, with what follows a commit."""

    def edit(document):
        with django_capture_on_commit_callbacks(execute=True):
            importing.save_edited(document, fields=["place"])

    return edit


@pytest.fixture
def folder(search_index):
    """Give the way to the folder of the index in use."""
    return lambda: search_index / position.read(search_index).folder


def assert_well(*documents):
    """Hold that readers find everything there is, and only that."""
    view = reader.now()
    assert (view.lack, view.is_behind) == (None, False)
    assert documents_in_index() == sorted(document.pk for document in documents)
    found = {pk for pk, _ in passages_with("ferry")}
    assert found == {document.pk for document in documents}


def assert_told(client, lack):
    """Hold that the lack is told, and that pages are none the worse."""
    assert reader.now().lack is lack
    response = client.get("/health/index/")
    assert (response.status_code, response.json()["lack"]) == (503, lack.value)
    for page in PAGES:
        assert client.get(page).status_code == 200


PARTS = ["meta.json", "*.store", "*.idx", "*.pos", "*.term", "*.fast", "*.fieldnorm"]


def ask():
    """Ask what pages ask; every file is read for some of it."""
    searcher = reader.now().searcher
    if searcher is not None:
        with suppress(index.Fault), reader.asking():
            passages_with("ferry")
            documents_in_index()
            everything = searcher.search(tantivy.Query.all_query(), 100)
            shown_from_stored(searcher.doc(everything.hits[0][1])["stored"][0])


@pytest.mark.parametrize("damage", [truncate, empty, lose])
@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_index_is_found_out_and_made_anew(
    document, edited, folder, part, damage, caplog
):
    for path in list(folder().glob(part)):
        damage(path)
    ask()
    edited(document)
    assert_well(document)


@pytest.mark.parametrize("part", PARTS)
def test_an_index_that_was_written_over_is_found_out(
    document, edited, folder, part, caplog
):
    """What the engine does not meet with, a thorough look does."""
    for path in list(folder().glob(part)):
        overwrite(path)
    ask()
    edited(document)
    try:
        call_command("index_status", "--check", stdout=io.StringIO())
    except SystemExit:
        call_command("rebuild_index", verbosity=0)
    assert_well(document)


def test_a_failing_search_has_the_index_looked_at(document, edited, folder, caplog):
    before = folder()
    for path in before.glob("*.store"):
        overwrite(path)
    ask()
    assert (before.parent / reader.SUSPICION).exists()
    edited(document)
    assert folder() != before
    assert not (before.parent / reader.SUSPICION).exists()
    assert_well(document)


def test_a_sound_index_is_cleared_of_suspicion(document, folder, caplog):
    before = folder()
    with pytest.raises(index.Fault), reader.asking():
        raise ValueError("a query that the engine would not take")
    following.sync()
    assert folder() == before
    assert not (before.parent / reader.SUSPICION).exists()


def test_a_damaged_note_of_the_position_is_found_out(
    client, document, edited, search_index
):
    reader.now()
    (search_index / position.NAME).write_text("{")
    assert_told(client, Lack.DAMAGED)
    edited(document)
    assert_well(document)


def test_a_missing_index_is_made_anew(client, document, edited, search_index):
    assert reader.now().searcher is not None
    shutil.rmtree(search_index)
    assert_told(client, Lack.MISSING)
    edited(document)
    assert_well(document)


def test_an_index_whose_files_are_gone_is_made_anew(client, document, edited, folder):
    shutil.rmtree(folder())
    assert_told(client, Lack.DAMAGED)
    edited(document)
    assert_well(document)


def test_an_index_of_another_version_is_made_anew(
    client, document, edited, search_index
):
    path = search_index / position.NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 0}))
    assert_told(client, Lack.OTHER_VERSION)
    edited(document)
    assert_well(document)


class GoneBack(Exception):
    """What makes a test's transaction go back to where it began."""


@contextmanager
def rolled_back():
    """Let the database lose what is written in it, after it was seen by the index."""
    with suppress(GoneBack), transaction.atomic():
        yield
        raise GoneBack


def test_a_database_that_went_back_is_noticed(client, document):
    with rolled_back():
        lost = literals.bring_in(literals.call())
        following.sync()
        assert_well(document, lost)
    assert_told(client, Lack.AHEAD)
    catching_up.bring_up()
    assert_well(document)


def test_a_database_that_went_back_and_on_is_noticed(client, document):
    """The same number in the log may be of another change."""
    number = Change.objects.last().pk + 1_000
    with rolled_back():
        Change(number, document.pk, Action.UPDATED).save()
        following.sync()
        assert_well(document)
    other = literals.bring_in(literals.call())
    Change.objects.filter(document_id=other.pk).update(id=number)
    assert_told(client, Lack.AHEAD)
    catching_up.bring_up()
    assert_well(document, other)


def test_no_room_for_an_index_fails_no_import(client, settings, tmp_path, caplog):
    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_INDEX = tmp_path / "file" / "index"
    document = literals.bring_in(literals.briefing())
    catching_up.catch_up()
    assert "The search index is behind" in caplog.text
    assert_told(client, Lack.MISSING)
    for command in ("sync_index", "rebuild_index"):
        with pytest.raises(CommandError, match="could not be"):
            call_command(command)
    settings.SEARCH_INDEX = tmp_path / "index"
    catching_up.catch_up()
    assert_well(document)


@pytest.mark.parametrize("trouble", [disks.filled, disks.unwritable])
def test_a_disk_that_takes_nothing_fails_no_edit(
    document, edited, settings, tmp_path, trouble, caplog
):
    with disks.disk(tmp_path / "disk") as settings.SEARCH_INDEX:
        catching_up.bring_up()
        assert_well(document)
        with trouble(settings.SEARCH_INDEX):
            document.is_published = False
            importing.save_edited(document, fields=["is_published"])
            edited(document)
            assert "The search index is behind" in caplog.text
            assert Document.objects.get().is_published is False
            view = reader.now()
            assert view.is_behind
            assert view.searcher is None or view.stale == {document.pk}
            with pytest.raises(CommandError, match="could not be"):
                call_command("sync_index")
        call_command("sync_index", verbosity=0)
        assert_well()


def test_an_index_made_anew_on_a_full_disk_leaves_the_one_in_use(
    document, settings, tmp_path, caplog
):
    with disks.disk(tmp_path / "disk") as root:
        settings.SEARCH_INDEX = root
        catching_up.bring_up()
        before = position.read(root)
        with disks.filled(root), pytest.raises(CommandError, match="could not be made"):
            call_command("rebuild_index")
        assert position.read(root) == before
        assert [path.name for path in root.glob("index-*")] == [before.folder]
        assert_well(document)
