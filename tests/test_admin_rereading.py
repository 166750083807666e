import pytest

from tests.desk import address, log_in
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.admin import rereading
from transcripts.models import Change, Document, Turn, Version

pytestmark = pytest.mark.django_db

EDITOR = "view_document", "change_document"
PUBLISHER = (*EDITOR, "publish_document")


@pytest.fixture
def older():
    """A document that an older parser read, and not as well."""
    document = bring(BRIEFING).document
    Version.objects.update(parser_version="0")
    Turn.objects.filter(kind="answer").update(kind="statement")
    Document.objects.update(place="Nowhere")
    return document


def act(client, *documents, **fields):
    chosen = {"_selected_action": [d.pk for d in documents], "action": "read_again"}
    return client.post(address("document"), chosen | fields, follow=True)


def kinds(document):
    return set(document.turns.values_list("kind", flat=True))


def test_what_would_change_is_shown_first_and_nothing_written(older):
    before = Change.objects.count()
    page = act(log_in(*PUBLISHER), older)
    assert "What would change" in page.text
    assert '<th scope="row">Fields</th><td>1</td><td>1</td>' in page.text
    assert '<th scope="row">Turns</th><td>1</td>' in page.text
    assert "nothing would change" not in page.text
    older.refresh_from_db()
    assert older.place == "Nowhere"
    assert "answer" not in kinds(older)
    assert Change.objects.count() == before


def test_once_confirmed_the_documents_are_read_and_decisions_kept(older):
    older.title = "As somebody said"
    importing.save_edited(older, fields=["title"])
    page = act(log_in(*PUBLISHER, name="ann"), older, asked="1")
    assert "1 read again, 1 of them changed." in page.text
    older.refresh_from_db()
    assert (older.title, older.place) == ("As somebody said", "Harbor Hall")
    assert "answer" in kinds(older)
    told = older.history.first()
    assert told.history_change_reason == "Read again at the desk by ann"


def test_what_readers_have_takes_the_right_to_publish(older):
    draft = bring(CALL.format(date="March 5, 2019"), is_published=False).document
    page = act(log_in(*EDITOR), older, draft)
    assert "1 of them left out: readers have what you may not change" in page.text
    assert f'value="{draft.pk}"' in page.text
    act(log_in(*EDITOR, name="cy"), older, asked="1")
    older.refresh_from_db()
    assert older.place == "Nowhere"


def test_who_may_only_look_is_not_offered_it(older):
    viewer = log_in("view_document")
    assert "read_again" not in viewer.get(address("document")).text
    act(viewer, older, asked="1")
    older.refresh_from_db()
    assert older.place == "Nowhere"


def test_too_many_are_refused_with_the_command_that_reads_them(older, monkeypatch):
    monkeypatch.setattr(rereading, "MOST", 1)
    other = bring(CALL.format(date="March 5, 2019")).document
    page = act(log_in(*PUBLISHER), older, other)
    assert "at most 1 are read again at once" in page.text
    assert "reread_transcripts" in page.text
    assert "What would change" not in page.text
