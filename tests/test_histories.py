"""Every change has a who, a when and a why, made in bulk or by hand."""

import getpass
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk import address, confirm, file, log_in, save, upload
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing, operators
from transcripts.models import Document, Office, Role, Speaker
from transcripts.models.reasons import because, reason_now, unless_told

pytestmark = pytest.mark.django_db


def told(row):
    """Give (who, why) of each row of a history, the last first."""
    return [(str(h.history_user), h.history_change_reason) for h in row.history.all()]


def run(*arguments):
    call_command(*arguments, stdout=StringIO())


def test_the_nearer_reason_counts_and_the_last_goes_with_its_end():
    with because("a" * 200):
        assert reason_now() == "a" * 100
        with because("b"), unless_told("c"):
            assert reason_now() == "b"
    assert reason_now() is None


def test_a_command_tells_its_name_and_whose_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "clio")
    (tmp_path / "a.txt").write_text(BRIEFING)
    run("import_transcripts", str(tmp_path))
    why = "import_transcripts, run by clio"
    document = Document.objects.get()
    assert told(document) == [("None", why)]
    assert told(Speaker.objects.get(slug="ada-quill")) == [("None", why)]
    document.versions.update(parser_version="0")
    Document.objects.update(title="Misread")
    run("reread_transcripts")
    assert told(document)[0] == ("None", "reread_transcripts, run by clio")


def test_a_user_without_a_name_has_a_number(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.setattr("os.getuid", lambda: 42)
    assert operators.run_by("x") == "x, run by user 42"


def test_an_upload_tells_whose_it_was_and_who_confirmed_it():
    client = log_in("add_document", "publish_document", name="ann")
    confirm(client, upload(client, file(BRIEFING)))
    why = "Upload by ann, confirmed by ann"
    assert told(Document.objects.get()) == [("ann", why)]
    assert told(Speaker.objects.get(slug="ada-quill")) == [("ann", why)]


def test_what_is_imported_by_code_says_so():
    assert told(bring(BRIEFING).document) == [("None", "Imported by command")]


@pytest.mark.parametrize(
    ("action", "fields", "why"),
    [
        ("publish", {}, "Published"),
        ("take_from_review", {}, "Taken from review"),
        (
            "schedule",
            {"asked": "1", "at": "2099-07-01 09:00", "zone": "UTC"},
            "Scheduled for 2099-07-01 09:00 UTC",
        ),
    ],
)
def test_every_action_on_many_tells_of_each(admin_client, action, fields, why):
    for day in (5, 6):
        bring(CALL.format(date=f"March {day}, 2019"), is_published=False)
    Document.objects.update(needs_review=True)
    chosen = [document.pk for document in Document.objects.all()]
    url = address("document")
    admin_client.post(url, {"action": action, "_selected_action": chosen} | fields)
    latest = [told(document)[0] for document in Document.objects.all()]
    assert latest == [("admin", why)] * 2


def test_edits_tell_their_fields(admin_client):
    document = bring(BRIEFING).document
    save(admin_client, document, title="Told anew")
    assert told(document)[0] == ("admin", "Edited: title")
    speaker = Speaker.objects.get(slug="ada-quill")
    save(admin_client, speaker, name="Ada M. Quill")
    assert told(speaker)[0] == ("admin", "Edited: name")


def test_a_deletion_is_in_the_history(admin_client):
    document = bring(BRIEFING).document
    admin_client.post(address("document", "delete", document.pk), {"post": "yes"})
    last = Document.history.first()
    assert (last.history_type, str(last.history_user)) == ("-", "admin")


def test_the_note_in_the_log_comes_last():
    document = bring(BRIEFING).document
    for step in (
        lambda: importing.withdraw(document, "A slip."),
        lambda: importing.correct(
            document, text=BRIEFING.replace("pier", "quay"), why="A slip.", base=1
        ),
    ):
        with CaptureQueriesContext(connection) as captured:
            step()
        writes = [
            q["sql"]
            for q in captured
            if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
        ]
        assert "transcripts_change" in writes[-1]


def test_roles_and_offices_are_in_the_log_of_the_desk(admin_client):
    for row in (Role.objects.first(), Office.objects.first()):
        name = "name" if isinstance(row, Role) else "holder_name"
        save(admin_client, row, **{name: "Told anew"})
        entry = LogEntry.objects.first()
        assert (str(entry.user), entry.object_id) == ("admin", str(row.pk))
