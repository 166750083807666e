"""Views that keep their pages, and writings that come while a page is made."""

import threading

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.literals import briefing, bring_in
from transcripts import importing, revisions
from transcripts.keeping import TRIES, kept
from transcripts.models import Document

pytestmark = pytest.mark.django_db

MENDED = briefing().replace("The second ferry sails", "The other ferry sails")


@pytest.fixture(autouse=True)
def nothing_kept():
    """Begin with no page kept, whatever other tests have looked at."""
    cache.clear()


class Shown:
    def __init__(self, *shown):
        self.revision = revisions.Revision(shown)


def test_a_page_with_parameters_of_its_own_has_a_tag_but_is_not_kept(rf):
    made = []

    @kept(lambda request: Shown("ferry"), params={"q"})
    def view(request, shown):
        made.append(request.GET.get("q"))
        return HttpResponse(f"Marked: {request.GET.get('q')}")

    pages = [view(rf.get("/", {"q": q, "from": "list"})) for q in ("fog", "fog", "sea")]
    assert [page.content for page in pages] == [
        b"Marked: fog",
        b"Marked: fog",
        b"Marked: sea",
    ]
    assert made == ["fog", "fog", "sea"]
    tags = [page["ETag"] for page in pages]
    assert tags[0] == tags[1] != tags[2]
    again = rf.get("/", {"q": "fog"}, headers={"If-None-Match": tags[0]})
    assert view(again).status_code == 304
    assert len(made) == 3


def test_what_sets_a_cookie_is_for_one_reader_alone(rf):
    @kept(lambda request: Shown("ferry"))
    def view(request, shown):
        response = HttpResponse()
        response.set_cookie("name", "Ida")
        return response

    for _ in range(2):
        page = view(rf.get("/"))
        assert page["Cache-Control"] == "private, no-store"
        assert page.cookies


def test_what_is_no_page_is_handed_on_as_it_is(rf):
    @kept(lambda request: Shown("ferry"))
    def view(request, shown):
        return HttpResponse("Fog", status=503)

    assert view(rf.get("/")).headers == {"Content-Type": "text/html; charset=utf-8"}


def test_a_page_that_is_written_to_all_the_while_is_shown_and_not_kept(rf):
    states = iter(range(100))
    made = []

    def read(request):
        bring_in(briefing(name=f"Ada Q{'u' * next(states)}ill"), "moving.txt")
        return Shown(next(states))

    @kept(read)
    def view(request, shown):
        made.append(shown)
        bring_in(briefing(name=f"Ida B{'a' * next(states)}th"), "moving.txt")
        return HttpResponse("Fog")

    page = view(rf.get("/"))
    assert page["Cache-Control"] == "private, no-store"
    assert len(made) == TRIES


# Writing while a page is made


class WriteBefore:
    """Have another connection commit something just before a query of this one."""

    def __init__(self, number, write):
        self.number, self.write, self.seen = number, write, 0

    def __call__(self, execute, sql, params, many, context):
        self.seen += 1
        if self.seen == self.number:
            writing = threading.Thread(target=self._written)
            writing.start()
            writing.join()
        return execute(sql, params, many, context)

    def _written(self):
        try:
            self.write()
        finally:
            connection.close()


def mend():
    importing.import_document(content=MENDED.encode(), filename="mended.txt")


def bring_later():
    bring_in(briefing("March 1, 2022"), "later.txt")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rest", ["", "q/1/"])
@pytest.mark.parametrize(
    ("write", "sign"),
    [(mend, "The other ferry sails"), (bring_later, "/briefings/2022/03/01/")],
)
def test_no_older_text_ever_stands_under_a_newer_tag(
    rows_of_migrations, rest, write, sign
):
    """Write before each query in turn that making a page takes."""
    shows = sign if write is mend or not rest else "ferry"
    for number in range(1, 20):
        for document in Document.objects.all():
            importing.delete(document)
        cache.clear()
        address = bring_in(briefing()).get_absolute_url() + rest
        old = Client().get(address)
        cache.clear()
        writing = WriteBefore(number, write)
        with connection.execute_wrapper(writing):
            during = Client().get(address)
        after = Client().get(address)
        cache.clear()
        afresh = Client().get(address)
        if writing.seen < number:
            break
        assert shows in after.content.decode()
        assert (after.content, after["ETag"]) == (afresh.content, afresh["ETag"])
        known = {page["ETag"]: page.content for page in (old, after)}
        assert known[during["ETag"]] == during.content
    assert number > 5
