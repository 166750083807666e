import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk import INLINE, UPLOAD, log_in
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing, overview

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


def figures(response, part="waiting"):
    shown = getattr(response.context["overview"], part)
    return {figure.name: figure.in_words for figure in shown}


@pytest.fixture
def archive():
    bring(BRIEFING.replace("March 4, 2019", ""), "undated.txt")
    bring(CALL.format(date="March 5, 2098"))
    bring(CALL.format(date="March 6, 2018"), is_published=False)
    withdrawn = bring(CALL.format(date="March 7, 2018")).document
    importing.withdraw(withdrawn, "Off the record.")


def test_the_desk_begins_with_what_waits(admin_client, archive):
    admin_client.post(UPLOAD, {"text": BRIEFING})
    shown = admin_client.get(INDEX)
    assert figures(shown) == {
        "Uploads to confirm": "1",
        "To review": "2",
        "Without a date": "1",
        "Dated in the future": "1",
        "Drafts": "1",
        "Scheduled": "0",
        "Withdrawn": "1",
    }
    assert figures(shown, "defects")["No date"] == "1"
    assert INLINE.findall(shown.text) == []


def test_the_queue_of_speakers_is_told_to_those_who_may_see_it(admin_client, archive):
    bring(
        BRIEFING.replace("MS. QUILL: The", "MR. MOTT: The").replace(
            "4, 2019", "9, 2019"
        )
    )
    queue = admin_client.get("/admin/").context["overview"].queue
    page = admin_client.get(queue.url)
    assert (queue.name, queue.number > 0) == ("Speakers to decide", True)
    assert "MR. MOTT" in page.text
    uploader = log_in("add_document", "view_document", name="cy")
    assert uploader.get("/admin/").context["overview"].queue is None


def test_every_figure_leads_to_as_many_documents(admin_client, archive):
    admin_client.post(UPLOAD, {"text": BRIEFING})
    shown = admin_client.get(INDEX).context["overview"]
    for figure in (*shown.waiting, *shown.defects):
        found = admin_client.get(figure.url).context["cl"]
        assert (figure.name, found.result_count) == (figure.name, figure.number)


def test_nothing_is_counted_without_bound(admin_client, archive, monkeypatch):
    monkeypatch.setattr(overview, "MOST_COUNTED", 1)
    with CaptureQueriesContext(connection) as captured:
        shown = admin_client.get(INDEX)
    assert figures(shown)["To review"] == "more than 1"
    sums = [q["sql"] for q in captured if "COUNT(" in q["sql"]]
    assert sums
    assert [sql for sql in sums if " LIMIT 2)" not in sql] == []


def test_what_came_in_last_comes_first(admin_client, archive):
    latest = admin_client.get(INDEX).context["overview"].latest
    assert [str(v.document.date) for v in latest] == [
        "2018-03-07",
        "2018-03-06",
        "2098-03-05",
        "None",
    ]


def test_nobody_sees_what_they_may_not(archive):
    nothing = log_in().get(INDEX)
    assert "What waits" not in nothing.text
    assert nothing.context["overview"] == overview.Overview()
    uploader = log_in("view_upload", name="cy").get(INDEX)
    assert figures(uploader) == {"Uploads to confirm": "0"}
    viewer = log_in("view_document", name="dee").get(INDEX)
    assert "Uploads to confirm" not in figures(viewer)
    assert viewer.context["overview"].latest == ()
