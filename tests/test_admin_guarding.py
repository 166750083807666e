import pytest

from tests.desk import INLINE, address, form_of, log_in
from tests.importing.literals import BRIEFING, bring
from transcripts import importing
from transcripts.models import Change, Document, Speaker

pytestmark = pytest.mark.django_db

RIGHTS = "view_document", "change_document", "publish_document"


@pytest.fixture
def document():
    return bring(BRIEFING).document


@pytest.fixture
def two(document):
    """Give what each of two editors has open, and the page both send it to."""
    url = address("document", "change", document.pk)
    first, second = (log_in(*RIGHTS, name=name) for name in ("ann", "bo"))
    return url, first, second, form_of(first.get(url)), form_of(second.get(url))


def test_who_saves_second_is_told_and_keeps_their_own(two, document):
    url, first, second, one, other = two
    first.post(url, one | {"title": "The first title", "place": "The first place"})
    told = second.post(url, other | {"title": "<b>Second</b>", "citation": "Kept"})
    assert told.status_code == 200
    assert "ann saved this at" in told.text
    assert "Saved meanwhile: “The first title”. Yours is kept here." in told.text
    assert "as you had not changed it: place." in told.text
    assert INLINE.findall(told.text) == []
    shown = told.context["adminform"].form
    kept = [shown[name].value() for name in ("title", "place", "citation")]
    assert kept == ["<b>Second</b>", "The first place", "Kept"]
    document.refresh_from_db()
    assert (document.title, document.citation) == ("The first title", "")

    assert second.post(url, form_of(told)).status_code == 302
    document.refresh_from_db()
    saved = document.title, document.place, document.citation
    assert saved == ("<b>Second</b>", "The first place", "Kept")


def test_a_tick_and_a_day_that_only_the_first_set_are_taken_over(two, document):
    url, first, second, one, other = two
    first.post(url, one | {"needs_review": "on", "date": "2019-03-05"})
    told = second.post(url, other | {"title": "Second"})
    shown = told.context["adminform"].form
    assert (bool(shown["needs_review"].value()), shown["date"].value()) == (
        True,
        "2019-03-05",
    )
    second.post(url, form_of(told))
    document.refresh_from_db()
    assert (document.needs_review, str(document.date)) == (True, "2019-03-05")


def test_what_touches_no_field_of_the_form_stops_nobody(two, document):
    url, _, second, _, other = two
    importing.withdraw(document, "Off the record.")
    importing.publish(document)
    assert second.post(url, other | {"title": "Second"}).status_code == 302


def test_two_who_say_the_same_are_in_nobodys_way(two, document):
    url, first, second, one, other = two
    first.post(url, one | {"title": "The same"})
    assert second.post(url, other | {"title": "The same"}).status_code == 302


@pytest.mark.parametrize("revision", ["", "999999999", "x"])
def test_a_form_that_names_no_state_saves_over_nothing(two, document, revision):
    url, _, second, _, other = two
    told = second.post(url, other | {"title": "Second", "revision": revision})
    assert told.status_code == 200
    assert Document.objects.get().title == document.title
    assert [change.action for change in Change.objects.all()] == ["created"]


def test_two_editors_of_a_speaker_lose_nothing(admin_client, document):
    speaker = Speaker.objects.get(slug="ada-quill")
    url = address("speaker", "change", speaker.pk)
    one, other = form_of(admin_client.get(url)), form_of(admin_client.get(url))
    admin_client.post(url, one | {"name": "Ada M. Quill"})
    told = admin_client.post(url, other | {"name": "A. Quill"})
    assert "Saved meanwhile: “Ada M. Quill”." in told.text
    admin_client.post(url, form_of(told))
    speaker.refresh_from_db()
    assert speaker.name == "A. Quill"


def test_the_state_stands_in_the_pages_of_now_and_of_former_times(
    admin_client, document
):
    former = document.history.last().history_id
    speaker = Speaker.objects.get(slug="ada-quill")
    for url in (
        address("document", "change", document.pk),
        address("document", "simple_history", document.pk, former),
        address("speaker", "change", speaker.pk),
    ):
        assert 'name="revision"' in admin_client.get(url).text


def test_viewers_see_no_state_in_the_page(document):
    shown = log_in("view_document").get(address("document", "change", document.pk))
    assert 'name="revision"' not in shown.text
