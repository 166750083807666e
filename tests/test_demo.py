"""The command that shows Lectern at work."""

import io
import re
import socket

import pytest
from django.core.management import CommandError, call_command

from transcripts import models
from transcripts.management.commands import demo
from transcripts.search import reader

TEXT = "Remarks\n\nMS. QUILL: Good afternoon.\n\nQ: Why?\n\nMS. QUILL: So it is.\n"


@pytest.fixture
def served(monkeypatch):
    """Note the ports that demo would serve on, instead of serving."""
    ports = []
    monkeypatch.setattr(demo, "serve", ports.append)
    return ports


def run(*arguments):
    printed = io.StringIO()
    call_command("demo", *arguments, stdout=printed)
    return printed.getvalue()


@pytest.mark.django_db
def test_samples_are_imported_once(served):
    run("--no-serve")
    before = models.Document.objects.count(), models.Change.objects.count()
    assert before[0] == len(demo.samples())
    assert not reader.now().is_behind
    run("--no-serve")
    assert (models.Document.objects.count(), models.Change.objects.count()) == before
    assert served == []


@pytest.mark.django_db
def test_own_transcripts_come_instead_of_the_samples(tmp_path, served):
    (tmp_path / "mine.txt").write_text(TEXT)
    run("--import", str(tmp_path), "--no-serve")
    assert models.Document.objects.count() == 1


@pytest.mark.django_db
def test_a_refused_file_does_not_stop_the_rest(tmp_path, served):
    (tmp_path / "bad.txt").write_text("")
    (tmp_path / "good.txt").write_text(TEXT)
    run("--import", str(tmp_path))
    assert models.Document.objects.count() == 1
    assert len(served) == 1


@pytest.mark.django_db
def test_nothing_to_read_ends_it(tmp_path, served):
    with pytest.raises((SystemExit, CommandError)):
        run("--import", str(tmp_path / "nowhere"))
    assert served == []


@pytest.mark.django_db
def test_a_taken_port_gives_way_to_the_next(tmp_path, served):
    (tmp_path / "mine.txt").write_text(TEXT)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        printed = run("--import", str(tmp_path), "--port", str(port))
    assert served[0] > port
    assert f"http://127.0.0.1:{served[0]}/" in printed
    assert "manage.py createsuperuser" in printed


def test_with_every_port_taken_it_says_so(monkeypatch):
    monkeypatch.setattr(demo, "PORTS_TRIED", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=re.escape(str(port))):
            demo.free_port_from(port)


def test_production_is_not_for_trying_out(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="LECTERN_PRODUCTION"):
        run()


def test_samples_are_transcripts_alone():
    assert demo.samples() != []
    assert not [path for path in demo.samples() if "README" in path]
