import pytest
from django.test import Client

from tests.desk import INLINE, address, log_in
from tests.importing.literals import BRIEFING, bring
from transcripts import importing

pytestmark = pytest.mark.django_db

MENDED = BRIEFING.replace("ferry", "<b>boat</b>")


@pytest.fixture
def document():
    return bring(BRIEFING).document


@pytest.fixture
def editor():
    return log_in("view_document", "change_document", "publish_document")


def page_of(document):
    return address("document", "text", document.pk)


def test_a_text_is_looked_at_then_saved(editor, document):
    url = page_of(document)
    assert url in editor.get(address("document", "change", document.pk)).text
    shown = editor.get(url)
    assert shown.context["form"]["text"].value() == BRIEFING
    given = {"text": MENDED.replace("\n", "\r\n"), "why": "A slip.", "base": "1"}
    looked = editor.post(url, given | {"look": "1"})
    assert "In what is read out of it:" in looked.text
    assert "<ins>&lt;b&gt;boat&lt;/b&gt;" in looked.text
    assert document.versions.count() == 1
    editor.post(url, given | {"save": "1"})
    assert document.versions.get(is_current=True).text == MENDED
    assert str(document.history.first().history_user) == "bo"


def test_the_second_of_two_is_shown_what_the_first_did_and_keeps_their_own(
    editor, document
):
    first = BRIEFING.replace("pier", "quay")
    importing.correct(document, text=first, why="A slip.", base=1)
    given = {"text": MENDED, "why": "Another slip.", "base": "1", "save": "1"}
    told = editor.post(page_of(document), given)
    assert "Version 2 became the current one while this text was mended" in told.text
    assert "<ins>quay" in told.text
    form = told.context["form"]
    assert (form["text"].value(), form["base"].value()) == (MENDED, 2)
    assert document.versions.count() == 2
    editor.post(page_of(document), given | {"base": "2"})
    assert document.versions.get(is_current=True).text == MENDED


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": BRIEFING}, "nothing was changed"),
        ({"why": ""}, "This field is required."),
        ({"text": "Nothing."}, "no speech"),
    ],
)
def test_what_cannot_be_saved_is_told_and_kept(editor, document, change, said):
    given = {"text": MENDED, "why": "A slip.", "base": "1", "save": "1"} | change
    told = editor.post(page_of(document), given)
    assert said in told.text
    assert told.context["form"]["text"].value() == given["text"]
    assert document.versions.count() == 1


def test_strangers_and_viewers_mend_nothing(document):
    given = {"text": MENDED, "why": "A slip.", "base": "1", "save": "1"}
    url, stranger, viewer = page_of(document), Client(), log_in("view_document")
    for send in (stranger.get, stranger.post):
        assert "/admin/login/" in send(url, given).url
    for send in (viewer.get, viewer.post):
        assert send(url, given).status_code == 403
    assert url not in viewer.get(address("document", "change", document.pk)).text
    assert document.versions.count() == 1


def test_the_page_holds_to_the_policy(editor, document):
    assert INLINE.findall(editor.get(page_of(document)).text) == []
