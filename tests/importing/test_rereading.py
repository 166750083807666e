"""A newer parser reads the archive again, and says what that changes."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.literals import briefing, bring_in, call
from transcripts import importing, parsing
from transcripts.importing import rereading, writing
from transcripts.importing.rereading import Aspect
from transcripts.models import Change, Document, Exchange, Turn, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.fixture
def older(document):
    """A document that an older parser read, and not as well."""
    Version.objects.update(parser_version="0")
    Turn.objects.filter(kind="answer").update(kind="statement")
    Exchange.objects.filter(number=1).update(last_position=0)
    Document.objects.update(place="Nowhere")
    document.refresh_from_db()
    return document


def reread(*, is_dry=False):
    found = rereading.reread_all(rereading.read_by_another(), is_dry=is_dry)
    return list(found)


def test_what_this_parser_has_read_is_left_alone(document):
    assert reread() == []


def test_what_another_parser_read_is_read_again(older):
    (found,) = reread()
    assert found.document == older
    assert found.fields == ("place",)
    assert found.changes[Aspect.TURNS] == older.turns.filter(kind="answer").count()
    assert found.changes[Aspect.EXCHANGES] == 1
    older.refresh_from_db()
    assert older.place != "Nowhere"
    assert older.current_version.parser_version == parsing.PARSER_VERSION
    assert reread() == []


def test_a_dry_run_says_the_same_and_changes_nothing(older):
    before = Change.objects.count()
    (found,) = reread(is_dry=True)
    assert found.changes.keys() == {Aspect.FIELDS, Aspect.TURNS, Aspect.EXCHANGES}
    older.refresh_from_db()
    assert older.place == "Nowhere"
    assert older.current_version.parser_version == "0"
    assert not older.turns.filter(kind="answer").exists()
    assert Change.objects.count() == before


def test_what_reads_the_same_is_not_written_anew(document):
    Version.objects.update(parser_version="0")
    before = Change.objects.count(), document.history.count()
    (found,) = reread()
    assert found.changes == {} and found.in_words == "nothing"
    assert (Change.objects.count(), document.history.count()) == before
    assert document.current_version.parser_version == parsing.PARSER_VERSION


def test_what_a_person_decided_stays(older):
    older.title = "A better title"
    importing.save_edited(older, fields=["title"])
    reread()
    older.refresh_from_db()
    assert older.title == "A better title"


def test_a_text_that_is_refused_now_stays_as_it_was(older, monkeypatch):
    refused = writing.Unparsed("no speech in it")
    monkeypatch.setattr(writing, "parsed_from_bytes", lambda *a, **k: refused)
    (found,) = reread()
    assert "no speech in it" in found.in_words
    assert older.turns.exists()
    assert run()[1] == 1


def test_one_that_fails_to_be_written_does_not_undo_the_others(older, monkeypatch):
    bring_in(call())
    Version.objects.update(parser_version="0")
    written = []

    def fail_at_the_second(document):
        written.append(document)
        if len(written) == 2:
            raise RuntimeError("killed")
        return writing.reread(document)

    monkeypatch.setattr(rereading, "reread", fail_at_the_second)
    with pytest.raises(RuntimeError):
        reread()
    older.refresh_from_db()
    assert older.place != "Nowhere"


def run(*arguments):
    """Return what the command prints and how it ends."""
    said, ended = StringIO(), 0
    try:
        call_command("reread_transcripts", *arguments, stdout=said)
    except SystemExit as end:
        ended = end.code
    return said.getvalue(), ended


def test_the_command_reports_each_document_and_counts_by_aspect(older, tmp_path):
    report = tmp_path / "report.json"
    said, ended = run("--dry-run", "--report", str(report))
    assert f"{older}: place;" in said
    assert "Would be" in said
    assert ended == 0
    (row,) = json.loads(report.read_text())
    assert row["document"] == older.get_absolute_url()
    assert row["fields"] == ["place"]
    assert row["changes"]["exchanges"] == 1


def test_the_command_reads_everything_when_told_to(document):
    assert "looked at" in run()[0]
    assert run("--all")[0].count("1") >= 2
