"""An archivist decides about a file before it is imported, and of its lines after, too."""

import pytest
from django.test import Client

from tests.desk import INLINE, address, confirm, file, log_in, upload
from tests.importing.literals import BRIEFING, bring
from transcripts import importing
from transcripts.models import Document, LineMark, Speaker, StagedFile

pytestmark = pytest.mark.django_db

RIGHTS = ("add_document", "change_document", "view_document", "publish_document")
OPEN = BRIEFING.replace("by Press Secretary Ada Quill", "on the Ferry")


@pytest.fixture
def archivist(db):
    """Log somebody in who may look after documents and speakers."""
    return log_in(*RIGHTS, "change_speaker", name="ann")


def staged(client, text=OPEN):
    """Upload a text; give the address of its map."""
    return f"{upload(client, file(text))}1/"


def decide(client, url, **sent):
    """Send one form of a map; give the map as it is then."""
    response = client.post(f"{url}decide/", sent, follow=True)
    assert response.status_code == 200
    return response


def imported(client, url):
    """Confirm the upload; give the document."""
    confirm(client, url.removesuffix("1/"))
    return Document.objects.order_by("pk").last()


def test_fields_are_decided_before_confirming(archivist):
    url = staged(archivist, OPEN.replace("March 4, 2019", ""))
    assert "No date was found." in archivist.get(url).text
    page = decide(archivist, url, fields="", date="2019-03-05", place="The Quay")
    assert "No date was found." not in page.text
    assert 'value="2019-03-05"' in page.text
    listed = archivist.get(url.removesuffix("1/")).text
    assert "Decided beforehand: date, place." in listed
    document = imported(archivist, url)
    assert (str(document.date), document.place) == ("2019-03-05", "The Quay")


def test_a_field_is_said_to_be_none_before_confirming(archivist):
    url = staged(archivist)
    page = decide(archivist, url, fields="", no_place="on", no_date="on")
    assert 'name="no_place" id="id_no_place" checked' in page.text
    assert "No date was found." not in page.text
    assert StagedFile.objects.get().decisions["fields"] == {"date": None, "place": None}
    document = imported(archivist, url)
    assert (document.date, document.place) == (None, "")
    importing.reread(document)
    document.refresh_from_db()
    assert (document.date, document.place) == (None, "")


def test_a_field_is_none_or_something_and_not_both(archivist):
    url = staged(archivist)
    page = decide(archivist, url, fields="", no_place="on", place="The Quay")
    assert "Either there is none, or it is this: not both." in page.text
    assert StagedFile.objects.get().decisions == {}


def test_a_field_that_cannot_be_is_asked_for_again_and_nothing_is_kept(archivist):
    url = staged(archivist)
    page = decide(archivist, url, fields="", source_url="nowhere", place="The Quay")
    assert "source_url: Enter a valid URL." in page.text
    assert 'value="The Quay"' in page.text
    assert StagedFile.objects.get().decisions == {}


@pytest.mark.parametrize(
    ("sent", "named", "said"),
    [
        ({"new": "1", "called": "Iris Reed"}, "Iris Reed", "is Iris Reed, not met"),
        ({"known": "1", "called": "Ada Quill"}, "Ada Quill", "is Ada Quill"),
        ({"unnamed": "1"}, "Ms. Quill", "stays unnamed"),
    ],
)
def test_who_speaks_is_decided_before_confirming(archivist, sent, named, said):
    bring(BRIEFING.replace("ferry", "boat").replace("March 4", "March 1"))
    url = staged(archivist)
    shown = archivist.get(url).text
    assert "Of that surname: Ada Quill." in shown
    assert ">Is Ada Quill</button>" in shown
    assert f"Decided: {said}" in decide(archivist, url, key="MS. QUILL", **sent).text
    voice = imported(archivist, url).appearances.get(key="MS. QUILL")
    assert (voice.speaker.name, voice.is_decided) == (named, True)


def test_a_candidate_is_one_step(archivist):
    bring(BRIEFING.replace("ferry", "boat").replace("March 4", "March 1"))
    url, person = staged(archivist), Speaker.objects.people().get(name="Ada Quill")
    decide(archivist, url, key="MS. QUILL", person=str(person.pk))
    voice = imported(archivist, url).appearances.get(key="MS. QUILL")
    assert voice.speaker == person


def test_what_was_decided_of_a_speaker_can_be_taken_back(archivist):
    url = staged(archivist)
    decide(archivist, url, key="MS. QUILL", unnamed="1")
    decide(archivist, url, **{"key": "MS. QUILL", "as-read": "1"})
    assert StagedFile.objects.get().decisions == {}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"key": "MS. QUILL", "new": "1", "called": " "}, "Give the new person"),
        ({"key": "MS. QUILL", "known": "1", "called": "X"}, "Nobody’s name has"),
        ({"mark": "", "line": "2", "column": "1", "kind": "note"}, "nothing on line 2"),
        ({"mark": "", "line": "x", "column": "1", "kind": "note"}, "Say of which line"),
        ({"mark": "", "line": "1", "column": "1", "kind": "op"}, "Say of which line"),
    ],
)
def test_what_cannot_be_decided_is_said(archivist, sent, said):
    url = staged(archivist)
    assert said in decide(archivist, url, **sent).text
    assert StagedFile.objects.get().decisions == {}


def test_a_line_is_marked_before_confirming_and_that_is_shown_at_once(archivist):
    url = staged(archivist)
    asked = archivist.get(f"{url}?page=1&mark=17&column=1").text
    assert 'aria-label="What line 17 is"' in asked
    sent = {"mark": "", "line": "17", "column": "1", "kind": "question", "page": "1"}
    response = archivist.post(f"{url}decide/", sent)
    assert response.url == f"{url}?page=1#L17"
    page = archivist.get(url)
    assert "What was said of lines" in page.text
    document = imported(archivist, url)
    assert document.question_count == 3
    assert LineMark.objects.get().made_by.username == "ann"


def test_a_mark_is_taken_back_even_where_nothing_is_read_any_more(archivist):
    text = "MS. QUILL: Good afternoon.\n"
    url = staged(archivist, text)
    sent = {"mark": "", "line": "1", "column": "1", "kind": "furniture"}
    page = decide(archivist, url, **sent)
    assert "There is no speech in it" in page.text
    decide(archivist, url, unmark="0")
    assert StagedFile.objects.get().decisions == {}


def test_a_version_may_be_made_a_document_of_its_own(archivist):
    bring(OPEN)
    url = staged(archivist, OPEN.replace("county", "state"))
    assert "Would be a new version of" in archivist.get(url).text
    assert "Would be a new document" in decide(archivist, url, separate="yes").text
    assert "Would be a new version of" in decide(archivist, url, separate="no").text
    decide(archivist, url, separate="yes")
    imported(archivist, url)
    assert Document.objects.count() == 2


def test_lines_of_a_stored_document_are_marked_on_its_map(archivist):
    document = bring(BRIEFING).document
    url, mark = (address("document", v, document.pk) for v in ("map", "mark"))
    assert 'aria-label="Say what line 17 is"' in archivist.get(url).text
    sent = {"mark": "", "line": "17", "column": "1", "kind": "question", "page": "1"}
    page = archivist.post(mark, sent, follow=True)
    assert "Line 17 is question. The text was read again." in page.text
    document.refresh_from_db()
    assert document.question_count == 3
    archivist.post(mark, {"unmark": str(LineMark.objects.get().pk)})
    document.refresh_from_db()
    assert (document.question_count, LineMark.objects.count()) == (2, 0)


def test_doors_are_open_to_those_alone_who_may(archivist):
    url = staged(archivist)
    document = bring(BRIEFING).document
    mark = address("document", "mark", document.pk)
    sent = {"mark": "", "line": "17", "column": "1", "kind": "note"}
    stranger = Client()
    viewer = log_in("view_document", name="di")
    adder = log_in("add_document", name="cy")
    editor = log_in("add_document", "change_document", "view_document", name="eve")
    for door in (f"{url}decide/", mark):
        assert "/admin/login/" in stranger.post(door, sent).url
        assert viewer.post(door, sent).status_code == 403
    assert adder.post(f"{url}decide/", sent).status_code == 404
    assert editor.post(mark, sent).status_code == 403  # readers have it
    assert (
        "Say what line" not in editor.get(address("document", "map", document.pk)).text
    )
    own = staged(editor)
    named = {"key": "MS. QUILL", "unnamed": "1"}
    assert editor.post(f"{own}decide/", named).status_code == 403
    assert archivist.get(f"{url}decide/").url == url
    assert not LineMark.objects.exists()
    assert {row.decisions == {} for row in StagedFile.objects.all()} == {True}


def test_what_was_confirmed_takes_no_decision_any_more(archivist):
    url = staged(archivist)
    imported(archivist, url)
    assert archivist.post(f"{url}decide/", {"separate": "yes"}).url == url
    assert StagedFile.objects.get().decisions == {}


RUN_ON = (
    "MS. QUILL: Good afternoon. Q: Why? MS. QUILL: The storm. Q: When? MS. QUILL: Now."
    " Q: So it sails? MS. QUILL: It sails."
)


def test_of_a_line_that_turns_share_one_label_may_be_said_to_be_none(archivist):
    url = staged(archivist, RUN_ON)
    column = RUN_ON.index("Q: When") + 1
    asked = archivist.get(f"{url}?mark=1&column={column}").text
    assert f'aria-label="Say what line 1, from {column}, is"' in asked
    assert (
        asked.count("<option value=") - archivist.get(url).text.count("<option value=")
        == 1
    )  # an element is whole lines
    sent = {"mark": "", "line": "1", "column": str(column), "kind": "no-label"}
    decide(archivist, url, **sent)
    said = [turn.text for turn in imported(archivist, url).turns.in_order()]
    assert "The storm. Q: When?" in said


@pytest.mark.parametrize("asked", ["mark=x&column=1", "mark=999&column=1", "mark=17"])
def test_a_line_that_is_not_there_has_no_form(archivist, asked):
    page = archivist.get(f"{staged(archivist)}?{asked}")
    assert page.status_code == 200
    assert "What line" not in page.text


def test_forms_have_nothing_inline(archivist):
    page = archivist.get(f"{staged(archivist)}?mark=17&column=1").text
    assert INLINE.findall(page) == []
