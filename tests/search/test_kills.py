"""Processes that are killed, and processes that write at once, lose nothing."""

import signal
import threading

import pytest
import tantivy
from django.db import connections

from tests import literals
from tests.scratch import copied
from tests.search.asking import documents_in_index
from transcripts import importing
from transcripts.search import index, position, reader, schema

pytestmark = pytest.mark.long

# A command that kills its own process, with no chance to clear up, where it would do
# something: nothing else of the process is changed.
KILLED_AT = """
import os, signal
from django.core.management import call_command
from {module} import {owner}
{owner}.{name} = lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL)
call_command({command})
"""


@pytest.fixture(scope="module")
def first(migrated, tmp_path_factory):
    """Give a database with one briefing and its index."""
    with copied(migrated, tmp_path_factory.mktemp("first")) as first:
        import_in(first, first.folder / "first.txt", literals.briefing())
        assert documents_in(first) == [1]
        yield first


@pytest.fixture
def scratch(first, tmp_path):
    """Give one of its own for processes."""
    with copied(first, tmp_path) as scratch:
        yield scratch


def import_in(scratch, path, text):
    path.write_text(text)
    code, printed = scratch.run("import_transcripts", str(path))
    assert code == 0, printed


def killed(scratch, place, *command):
    """Run a command in a process that is killed when it comes to a place."""
    module, owner, name = place.split(":")
    arguments = ", ".join(map(repr, command))
    code = KILLED_AT.format(module=module, owner=owner, name=name, command=arguments)
    assert scratch.run("shell", "--verbosity=0", "-c", code)[0] == -signal.SIGKILL


def documents_in(scratch):
    """Give the documents of the index in use, whatever a database says."""
    root = scratch.folder / "index"
    engine = index.opened(root / position.read(root).folder)
    query = tantivy.Query.term_query(schema.SCHEMA, "part", schema.DOCUMENT)
    searcher = engine.searcher()
    hits = searcher.search(query, 100).hits
    return sorted(searcher.fast_field_values("document", [hit for _, hit in hits]))


def last_change(scratch):
    return scratch.rows("SELECT max(id) FROM transcripts_change")[0][0]


@pytest.mark.parametrize(
    "place",
    [
        "transcripts.search:following:sync",  # before anything of it
        "transcripts.search:index:add",  # before the index's commit
        "transcripts.search:position:write",  # between that and its position
    ],
)
def test_killed_after_the_database_has_committed(scratch, tmp_path, place):
    path = tmp_path / "second.txt"
    path.write_text(literals.call())
    killed(scratch, place, "import_transcripts", str(path))

    assert scratch.rows("SELECT count(*) FROM transcripts_document") == [(2,)]
    code, printed = scratch.run("index_status", "--check")
    assert (code, printed.partition(",")[0]) == (0, "Search is behind by 1 change")
    assert scratch.run("sync_index")[0] == 0
    assert documents_in(scratch) == [1, 2]
    assert position.read(scratch.folder / "index").change == last_change(scratch)


@pytest.mark.parametrize(
    ("place", "is_in_use"),
    [
        ("transcripts.search:index:add", False),
        ("transcripts.search:position:write", False),
        ("transcripts.search.rebuilding:shutil:rmtree", True),
    ],
)
def test_killed_while_the_index_is_made_anew(scratch, place, is_in_use):
    root = scratch.folder / "index"
    before = position.read(root).folder
    killed(scratch, place, "rebuild_index")

    assert documents_in(scratch) == [1]
    assert (position.read(root).folder != before) is is_in_use
    assert len(list(root.glob("index-*"))) == 2
    assert scratch.run("rebuild_index")[0] == 0
    assert documents_in(scratch) == [1]
    assert [path.name for path in root.glob("index-*")] == [position.read(root).folder]


def test_two_imports_at_once_leave_nothing_to_do(scratch, tmp_path):
    for name, year in (("one", 2020), ("two", 2021)):
        (tmp_path / name).mkdir()
        for month in ("March", "April", "May", "June"):
            text = literals.briefing(date=f"{month} 3, {year}")
            (tmp_path / name / f"{month}.txt").write_text(text)
    processes = [
        scratch.start("import_transcripts", str(tmp_path / name))
        for name in ("one", "two")
    ]
    for process in processes:
        printed, _ = process.communicate(timeout=120)
        assert process.returncode == 0, printed

    assert documents_in(scratch) == list(range(1, 10))
    assert position.read(scratch.folder / "index").change == last_change(scratch)


@pytest.mark.usefixtures("rows_of_migrations")
def test_the_first_writer_takes_in_what_the_second_leaves_to_it(monkeypatch):
    first = literals.bring_in(literals.briefing())
    is_writing, may_go_on = threading.Event(), threading.Event()
    write = position.write

    def write_late(*args):
        is_writing.set()
        may_go_on.wait(20)
        write(*args)

    def edit():
        importing.save_edited(first, fields=["place"])
        connections.close_all()

    monkeypatch.setattr(position, "write", write_late)
    thread = threading.Thread(target=edit)
    thread.start()
    assert is_writing.wait(20)
    second = literals.bring_in(literals.call())
    assert reader.now().pending == 2
    may_go_on.set()
    thread.join(20)

    assert not reader.now().is_behind
    assert documents_in_index() == [first.pk, second.pk]
