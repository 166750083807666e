"""Nobody sees by any door what is not published; what was withdrawn says why."""

import datetime as dt
import io

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from tests.literals import briefing, bring_in, call
from transcripts import due, importing
from transcripts.formats import OF_DOCUMENTS, TABLES
from transcripts.models import Document
from transcripts.search import rebuilding

pytestmark = pytest.mark.django_db


def unpublish(document):
    """Have a document that was in lists and index be one nobody has, as no door does."""
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])


TITLE, NAME = "Zebulon Quagga", "zebulon quagga"
LATER = timezone.now() + dt.timedelta(days=1)
HIDE = {
    "draft": lambda document: unpublish(document),
    "scheduled": lambda document: (
        unpublish(document),
        importing.schedule(document, LATER),
    ),
    "withdrawn": lambda document: importing.withdraw(
        document, "It was off the record."
    ),
}
OWN = ["", "q/1/", "source/", "source/1/", "versions/", "versions/1/"]
OWN += ["cite/", "q/1/cite/", *(f"q/1.{one.suffix}" for one in OF_DOCUMENTS)]
DOORS = [
    "/",
    "/briefings/",
    "/briefings/?q=ferry",
    "/briefings/?speaker=zebulon",
    "/briefings/2022/",
    "/briefings/2022/2/",
    "/briefings/2022/02/12/",
    "/search/?q=ferry",
    "/search/?q=speaker:zebulon",
    "/search/suggest?q=zebu",
    "/search/trends/?q=ferry",
    "/search/trends.csv?q=ferry",
    "/speakers/",
    "/speakers/zebulon-quagga/",
    "/roles/",
    "/roles/press-secretary/",
    "/SHA256SUMS",
    "/about/",
    "/briefings.atom",
    "/briefings.atom?after=0",
    "/search.atom?q=ferry",
    "/search.feed.json?q=ferry&after=0",
    "/sitemap.xml",
    "/sitemaps/pages.xml",
    "/sitemaps/briefings-0.xml",
    *(f"/briefings.{one.suffix}" for one in TABLES),
    *(f"/briefings.{one.suffix}?q=ferry" for one in TABLES),
    *(f"/search.{one.suffix}?q=ferry" for one in TABLES),
]


@pytest.fixture(params=HIDE)
def hidden(request):
    """Give a document that is hidden, beside one that is not."""
    document = bring_in(briefing(name=TITLE, label="MR. QUAGGA"), "hidden.txt")
    bring_in(call(), "call.txt")
    HIDE[request.param](document)
    assert document.state == request.param
    rebuilding.rebuild()
    return document


def body(response):
    content = b"".join(response) if response.streaming else response.content
    return content.decode().casefold()


@pytest.mark.parametrize("door", DOORS)
def test_no_door_shows_what_is_not_published(client, hidden, door):
    shown = body(client.get(door))
    assert NAME not in shown
    assert hidden.slug not in shown


@pytest.mark.parametrize("door", OWN)
def test_its_own_addresses_give_nothing_of_the_text(client, hidden, door):
    answer = client.get(hidden.get_absolute_url() + door)
    is_withdrawn = hidden.state == "withdrawn"
    assert answer.status_code == (410 if is_withdrawn else 404)
    assert "second ferry" not in body(answer)
    assert ("off the record" in body(answer)) == is_withdrawn


@pytest.mark.parametrize("form", OF_DOCUMENTS, ids=lambda form: form.suffix)
@pytest.mark.parametrize("is_accepted", [True, False])
def test_no_format_gives_anything_of_the_text(client, hidden, form, is_accepted):
    address = hidden.get_absolute_url()
    if is_accepted:
        answer = client.get(address, headers={"Accept": form.media_type})
    else:
        answer = client.get(form.of(address))
    is_withdrawn = hidden.state == "withdrawn"
    assert answer.status_code == (410 if is_withdrawn else 404)
    assert "second ferry" not in body(answer)
    assert ("off the record" in body(answer)) == is_withdrawn


def test_nothing_of_it_can_be_embedded(client, hidden):
    address = f"http://testserver{hidden.get_absolute_url()}"
    answer = client.get("/oembed", {"url": address})
    assert answer.status_code == (410 if hidden.state == "withdrawn" else 404)
    assert "second ferry" not in body(answer)


def test_a_voice_of_its_own_does_not_lead_to_it(client):
    document = bring_in(call(), "call.txt")
    local = document.local_speakers.first()
    address = f"/speakers/{local.slug}/"
    assert client.get(address).url == document.get_absolute_url()
    importing.withdraw(document, "It was off the record.")
    assert client.get(address).status_code == 404


def test_a_neighbour_does_not_lead_to_it(client, hidden):
    other = Document.objects.published().get()
    assert hidden.slug not in body(client.get(other.get_absolute_url()))


def test_an_old_address_leads_to_the_page_that_says_why(client):
    document = bring_in(briefing())
    old = document.get_absolute_url()
    document.slug = "moved"
    importing.save_edited(document, fields=["slug"])
    importing.withdraw(document, "It was off the record.")
    answer = client.get(old, follow=True)
    assert answer.status_code == 410
    assert answer.redirect_chain == [(document.get_absolute_url(), 301)]


def test_a_lookup_leads_to_the_page_that_says_why(client):
    document = bring_in(briefing())
    document.source_url = "https://press.example/1"
    importing.save_edited(document, fields=["source_url"])
    importing.withdraw(document, "It was off the record.")
    answer = client.get("/lookup?source=https://press.example/1", follow=True)
    assert (answer.status_code, document.title in answer.text) == (410, True)


def test_a_page_that_was_kept_is_gone_at_once(client):
    document = bring_in(briefing())
    assert [client.get(document.get_absolute_url()).status_code for _ in "12"] == [
        200,
        200,
    ]
    importing.withdraw(document, "It was off the record.")
    assert client.get(document.get_absolute_url()).status_code == 410
    importing.publish(document)
    assert client.get(document.get_absolute_url()).status_code == 200


def test_the_reason_is_shown_as_text(client):
    document = bring_in(briefing())
    importing.withdraw(document, "<script>alert(1)</script>")
    answer = client.get(document.get_absolute_url())
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text


@pytest.fixture
def is_due():
    document = bring_in(briefing())
    HIDE["scheduled"](document)
    past = timezone.now() - dt.timedelta(minutes=1)
    Document.objects.update(publish_at=past)
    return document


def test_a_request_publishes_what_is_due(client, settings, is_due):
    settings.PUBLISH_SECONDS = 30
    assert client.get(is_due.get_absolute_url()).status_code == 200


def test_between_two_looks_requests_cost_nothing(
    settings, rf, django_assert_num_queries
):
    settings.PUBLISH_SECONDS = 30
    answer = due.PublishDue(lambda request: request)
    answer(rf.get("/"))
    with django_assert_num_queries(0):
        answer(rf.get("/"))


def test_a_request_is_answered_where_nothing_can_be_published(
    client, settings, is_due, monkeypatch, caplog
):
    def failing(now, most):
        raise DatabaseError("read only")

    monkeypatch.setattr("transcripts.importing.publish_due", failing)
    settings.PUBLISH_SECONDS = 30
    assert client.get("/about/").status_code == 200
    assert "could not be published" in caplog.text


def test_a_look_publishes_so_many_and_the_next_goes_on(settings, rf, monkeypatch):
    monkeypatch.setattr(due, "MOST", 2)
    settings.PUBLISH_SECONDS = 30
    for day in range(1, 4):
        text = call(date=f"March {day}, 2019")
        HIDE["scheduled"](bring_in(text, f"{day}.txt"))
    Document.objects.update(publish_at=timezone.now() - dt.timedelta(minutes=1))
    answer = due.PublishDue(lambda request: Document.objects.published().count())
    assert [answer(rf.get("/")) for _ in range(3)] == [2, 3, 3]


def test_a_timer_publishes_what_is_due_and_nothing_twice(is_due):
    said = [io.StringIO(), io.StringIO()]
    for out in said:
        call_command("publish_due", stdout=out)
    assert said[0].getvalue().endswith("1 published\n")
    assert said[1].getvalue() == "0 published\n"


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_an_old_address_of_what_is_hidden_leads_nowhere(client, state):
    document = bring_in(briefing())
    old = document.get_absolute_url()
    document.slug = "secret-words"
    importing.save_edited(document, fields=["slug"])
    HIDE[state](document)
    assert client.get(old).status_code == 404


def test_a_save_of_what_was_read_before_does_not_undo_a_withdrawal():
    document = bring_in(briefing())
    before = Document.objects.get()
    importing.withdraw(document, "A slip.")
    before.title = "Another"
    importing.save_edited(before, fields=["title"])
    stored = Document.objects.get()
    assert (stored.title, stored.state) == ("Another", "withdrawn")
