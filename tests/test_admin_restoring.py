import pytest
from django.test import Client

from tests.desk import INLINE, address, log_in
from tests.importing.literals import BRIEFING, bring
from transcripts import importing
from transcripts.models import Restoration

pytestmark = pytest.mark.django_db

MENDED = BRIEFING.replace("ferry", "<b>boat</b>")
GIVEN = {"why": "It <i>was</i> right.", "base": "2"}


@pytest.fixture
def document():
    document = bring(BRIEFING).document
    importing.correct(document, text=MENDED, why="A slip.", base=1)
    return document


@pytest.fixture
def editor():
    return log_in("view_document", "change_document", "publish_document")


def page_of(document, number=1):
    return address("document", "restore", document.pk, number)


def test_an_earlier_text_is_looked_at_then_restored(editor, document, client):
    url = page_of(document)
    assert url in editor.get(address("document", "change", document.pk)).text
    shown = editor.get(url)
    assert "In what is read out of it: 1 turn" in shown.text
    assert "<del>&lt;b&gt;boat&lt;/b&gt;" in shown.text
    assert INLINE.findall(shown.text) == []
    editor.post(url, GIVEN)
    assert document.versions.get(is_current=True).number == 1
    assert str(Restoration.objects.get().user) == "bo"
    record = client.get(f"{document.get_absolute_url()}versions/").text
    assert "version 1 was shown again instead of version 2" in record
    assert "It &lt;i&gt;was&lt;/i&gt; right." in record
    assert "bo" not in record.split("Taken back")[1].split("</ul>")[0]


def test_who_comes_second_is_told_and_keeps_their_reason(editor, document):
    importing.correct(document, text=f"{MENDED}\nQ: So?\n", why="Lost.", base=2)
    told = editor.post(page_of(document), GIVEN)
    assert "Version 3 became the current one meanwhile. Look again." in told.text
    form = told.context["form"]
    assert (form["why"].value(), form["base"].value()) == (GIVEN["why"], 3)
    editor.post(page_of(document), GIVEN | {"base": "3"})
    assert document.versions.get(is_current=True).number == 1


@pytest.mark.parametrize(
    ("number", "given", "said"),
    [(1, {"why": ""}, "This field is required."), (2, {}, "not one to go back to")],
)
def test_what_cannot_be_is_told(editor, document, number, given, said):
    assert said in editor.post(page_of(document, number), GIVEN | given).text
    assert not Restoration.objects.exists()


def test_strangers_and_viewers_restore_nothing(document):
    url, stranger, viewer = page_of(document), Client(), log_in("view_document")
    for send in (stranger.get, stranger.post):
        assert "/admin/login/" in send(url, GIVEN).url
    for send in (viewer.get, viewer.post):
        assert send(url, GIVEN).status_code == 403
    assert url not in viewer.get(address("document", "change", document.pk)).text
    full = log_in("change_document", "publish_document", name="cy")
    assert full.get(page_of(document, 9)).status_code == 404
    assert not Restoration.objects.exists()
