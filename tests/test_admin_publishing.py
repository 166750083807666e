import datetime as dt

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.desk import UPLOAD, address, confirm, file, form_of, log_in, upload
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.admin import publishing
from transcripts.models import Document

pytestmark = pytest.mark.django_db

PUBLISHER = "view_document", "change_document", "publish_document"


@pytest.fixture
def draft():
    return bring(BRIEFING, is_published=False).document


def act(client, action, *documents, **fields):
    chosen = {"_selected_action": [d.pk for d in documents], "action": action}
    return client.post(address("document"), chosen | fields, follow=True)


def states():
    return [document.state for document in Document.objects.order_by("pk")]


def test_documents_are_published_and_withdrawn_together(draft):
    other = bring(CALL.format(date="March 5, 2019")).document
    publisher = log_in(*PUBLISHER)
    assert "1 document published." in act(publisher, "publish", draft, other).text
    assert states() == ["published", "published"]
    asked = act(publisher, "withdraw", draft, other)
    assert "Stands on the page that stays" in asked.text
    assert states() == ["published", "published"]
    blank = act(publisher, "withdraw", draft, other, asked="1", reason=" ")
    assert "This field is required." in blank.text
    act(publisher, "withdraw", draft, other, asked="1", reason="Off the record.")
    assert states() == ["withdrawn", "withdrawn"]
    assert {d.withdrawal_reason for d in Document.objects.all()} == {"Off the record."}
    told = draft.history.first()
    assert (str(told.history_user), told.history_change_reason) == (
        "bo",
        "Withdrawn: Off the record.",
    )


def test_one_that_cannot_stops_no_other(draft):
    other = bring(CALL.format(date="March 5, 2019")).document
    done = act(
        log_in(*PUBLISHER), "withdraw", draft, other, asked="1", reason="A slip."
    )
    assert "there is nothing to withdraw" in done.text
    assert "1 document withdrawn." in done.text
    assert states() == ["draft", "withdrawn"]


def test_a_time_is_taken_by_the_clock_of_its_zone(draft):
    when = {"asked": "1", "at": "2099-07-01 09:00", "zone": "America/New_York"}
    done = act(log_in(*PUBLISHER), "schedule", draft, **when)
    assert "scheduled for 2099-07-01 13:00 UTC" in done.text
    draft.refresh_from_db()
    assert draft.publish_at == dt.datetime(2099, 7, 1, 13, tzinfo=dt.UTC)
    assert "Scheduled 2099-07-01 13:00 UTC" in done.text


@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        ("2001-01-01 09:00", "UTC", "is past"),
        ("2099-03-08 02:30", "America/New_York", "there is no such time"),
        ("soon", "UTC", "Enter a valid date/time"),
        ("2099-01-01 09:00", "Skerry", "Select a valid choice"),
    ],
)
def test_a_time_that_cannot_be_is_refused(draft, at, zone, said):
    done = act(log_in(*PUBLISHER), "schedule", draft, asked="1", at=at, zone=zone)
    assert said in done.text
    assert states() == ["draft"]


@pytest.mark.parametrize("action", ["publish", "schedule", "to_draft", "withdraw"])
def test_who_may_change_but_not_publish_has_no_such_action(action):
    document = bring(BRIEFING).document
    editor = log_in("view_document", "change_document")
    act(editor, action, document, asked="1", reason="A slip.", at="2099-01-01 09:00")
    assert states() == ["published"]
    assert f'value="{action}"' not in editor.get(address("document")).text


@pytest.mark.parametrize(
    ("rights", "state"),
    [(("add_document",), "draft"), (("add_document", "publish_document"), "published")],
)
def test_what_is_uploaded_is_a_draft_unless_its_uploader_may_publish(rights, state):
    client = log_in(*rights)
    url = upload(client, file(BRIEFING))
    assert ("will be drafts" in client.get(url).text) == (state == "draft")
    confirm(client, url)
    assert states() == [state]


def test_a_time_that_the_clock_shows_twice_is_asked_for(draft):
    publisher = log_in(*PUBLISHER)
    when = {"asked": "1", "at": "2099-11-01 01:30", "zone": "America/New_York"}
    asked = act(publisher, "schedule", draft, **when)
    assert "shows 01:30 twice then: first at UTC-04:00, then at UTC-05:00" in asked.text
    assert states() == ["draft"]
    for which, hour in (("first", 5), ("second", 6)):
        done = act(publisher, "schedule", draft, **when, which=which)
        assert f"scheduled for 2099-11-01 0{hour}:30 UTC" in done.text


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("publish", {}),
        ("schedule", {"asked": "1", "at": "2099-01-01 09:00", "zone": "UTC"}),
        ("withdraw", {"asked": "1", "reason": "A slip."}),
        ("take_from_review", {}),
    ],
)
def test_more_than_go_at_once_are_refused_with_their_number(
    draft, monkeypatch, action, fields
):
    monkeypatch.setattr(publishing, "MOST", 1)
    other = bring(CALL.format(date="March 5, 2019")).document
    done = act(log_in(*PUBLISHER), action, draft, other, **fields)
    assert "Nothing was done: 2 documents are chosen, and at most 1 go" in done.text
    assert states() == ["draft", "published"]


MAY = {
    "Viewer": {"list": 200, "open": 200, "save": 403, "upload": 403, "delete": 403},
    "Editor": {"list": 200, "open": 200, "save": 403, "upload": 200, "delete": 403},
    "Publisher": {"list": 200, "open": 200, "save": 302, "upload": 200, "delete": 200},
}


@pytest.mark.parametrize("name", MAY)
def test_each_group_opens_its_doors_and_no_other(name):
    document = bring(BRIEFING).document
    user = User.objects.create_user("cy", is_staff=True)
    user.groups.add(Group.objects.get(name=name))
    client = Client()
    client.force_login(user)
    change = address("document", "change", document.pk)
    full = log_in(*PUBLISHER, name="dee")
    fields = form_of(full.get(change)) | {"title": "Told anew"}
    found = {
        "list": client.get(address("document")).status_code,
        "open": client.get(change).status_code,
        "save": client.post(change, fields).status_code,
        "upload": client.get(UPLOAD).status_code,
        "delete": client.get(address("document", "delete", document.pk)).status_code,
    }
    assert found == MAY[name]
    assert user.has_perm("transcripts.publish_document") == (name == "Publisher")


DOORS = {
    "fields": lambda d: (address("document", "change", d.pk), {"title": "Told anew"}),
    "text": lambda d: (
        address("document", "text", d.pk),
        {"text": BRIEFING.replace("pier", "x"), "why": "A", "base": 2, "save": "1"},
    ),
    "restore": lambda d: (
        address("document", "restore", d.pk, 1),
        {"why": "A slip.", "base": 2},
    ),
    "history": lambda d: (
        address("document", "simple_history", d.pk, d.history.last().history_id),
        {"title": "Told anew"},
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_what_readers_have_is_changed_by_those_who_may_publish(door):
    document = bring(BRIEFING).document
    mended = BRIEFING.replace("pier", "quay")
    importing.correct(document, text=mended, why="A slip.", base=1)
    editor = log_in("view_document", "change_document")
    full = log_in(*PUBLISHER, name="dee")
    url, given = DOORS[door](document)
    if door in ("fields", "history"):
        given = form_of(full.get(address("document", "change", document.pk))) | given
    changes = Document.history.count()
    assert editor.post(url, given).status_code == 403
    assert Document.history.count() == changes
    page = editor.get(address("document", "change", document.pk))
    assert "takes the right to publish" in page.text
    assert address("document", "text", document.pk) not in page.text

    importing.withdraw(document, "To be mended.")
    if door in ("fields", "history"):
        given = form_of(full.get(address("document", "change", document.pk))) | given
    changes = Document.history.count()
    assert editor.post(url, given).status_code == 302
    assert Document.history.count() > changes


@pytest.mark.parametrize(("is_published", "kept"), [(True, 1), (False, 2)])
def test_an_editors_upload_is_no_version_of_what_readers_have(is_published, kept):
    document = bring(BRIEFING, is_published=is_published).document
    editor = log_in("add_document", "change_document")
    url = upload(editor, file(BRIEFING.replace("county", "state")))
    shown = editor.get(url)
    assert ("which readers have, and you may not publish" in shown.text) == is_published
    wanted = [p.staged.sha256 for p in shown.context["previews"]]
    editor.post(url, {"wanted": wanted})
    assert document.versions.count() == kept


def test_viewers_bring_nothing_back_from_the_history():
    document = bring(BRIEFING, is_published=False).document
    former = document.history.last().history_id
    url = address("document", "simple_history", document.pk, former)
    assert log_in("view_document").post(url, {"title": "New"}).status_code == 403


def test_every_model_of_the_desk_can_be_looked_at_by_viewers():
    viewer = Group.objects.get(name="Viewer")
    codes = set(viewer.permissions.values_list("codename", flat=True))
    assert {"view_document", "view_speaker", "view_defect", "view_change"} <= codes
    assert all(code.startswith("view_") for code in codes)


def test_a_withdrawn_document_says_so_at_the_desk():
    document = bring(BRIEFING).document
    importing.withdraw(document, "Off the record.")
    page = log_in(*PUBLISHER).get(address("document", "change", document.pk))
    assert "Off the record." in page.text
