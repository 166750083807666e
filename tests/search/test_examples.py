import datetime as dt

import pytest

from tests.literals import briefing, bring_in
from tests.search.archive import searcher_of_archive
from transcripts.models import Document
from transcripts.search.examples import examples, made_up
from transcripts.search.query import parse

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def archive():
    for day in ("January 3, 2021", "February 12, 2022", "March 1, 2022"):
        bring_in(briefing(day), f"{day}.txt")
    return searcher_of_archive()


def test_examples_are_made_of_what_the_archive_holds(archive):
    found = examples(archive)
    said = {name: found[name] for name in ("words", "speaker", "role", "kind", "month")}
    assert said == {
        "words": "again from",
        "speaker": 'speaker:"Ada Quill"',
        "role": 'again role:"Press Secretary"',
        "kind": "again type:press-briefing",
        "month": "date:2022-03",
    }
    assert found.keys() | {"referred"} == made_up().keys()


def test_the_body_of_most_referrals_is_an_example(db):
    for day, body in [("1", "FBI"), ("2", "Pentagon"), ("3", "Defense Department")]:
        bring_in(briefing(f"March {day}, 2022").replace("Harbor Board", body))
    found = examples(searcher_of_archive())
    assert found["referred"] == 'referred:"Department of Defense"'


def test_every_example_is_read_without_a_mistake(archive):
    for query in [*examples(archive).values(), *made_up().values()]:
        assert parse(query, TODAY).mistakes == ()


def test_nothing_is_told_of_a_document_that_is_not_public(archive):
    pks = list(Document.objects.values_list("pk", flat=True))
    assert examples(archive, stale=pks) == {}
    Document.objects.update(is_published=False)
    assert examples(searcher_of_archive()) == {}


def test_an_archive_without_dates_has_no_examples(db):
    bring_in(briefing(date=""))
    assert examples(searcher_of_archive()) == {}
