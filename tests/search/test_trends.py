import datetime as dt

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from tests.search.archive import searcher_of_archive
from transcripts.models import Document
from transcripts.search import trends
from transcripts.search.finding import Finder
from transcripts.search.query import DayRange, parse
from transcripts.search.trends import By, Use, trend
from transcripts.search.wanted import Condition, Wanted

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 23)
# Of four passages each; two of them speak of the ferry.
DAYS = ["January 31, 2019", "February 1, 2019", "February 28, 2019"]


@pytest.fixture
def passages():
    for day in DAYS:
        bring_in(briefing(day))
    bring_in(call("December 1, 2021"))
    bring_in(briefing("March 1, 2022").replace("ferry", "bus"))
    bring_in(REMARKS.replace("a lighthouse", "a ferry"))
    return searcher_of_archive()


def told(passages, words="ferry", by=None, conditions=(), **more):
    wanted = Wanted(parse(words, TODAY), tuple(conditions))
    return trend(Finder(passages, wanted, **more), by)


def periods(trend):
    return [(str(p), p.found, p.passages) for p in trend.periods]


def test_passages_are_counted_by_year_of_all_passages_then(passages):
    found = told(passages, by=By.YEAR)
    assert periods(found) == [
        ("2019", 6, 12),
        ("2020", 0, 0),
        ("2021", 1, 3),
        ("2022", 0, 4),
    ]
    assert [p.share for p in found.periods] == [1 / 2, 0, 1 / 3, 0]
    assert (found.total, found.undated) == (8, 1)


def test_passages_are_counted_by_month(passages):
    days = Condition("day", (DayRange(dt.date(2019, 1, 1), dt.date(2019, 12, 31)),))
    found = told(passages, conditions=[days])
    assert periods(found) == [("2019-01", 2, 4), ("2019-02", 4, 8)]
    assert [(p.year, p.month) for p in found.periods] == [(2019, 1), (2019, 2)]


def test_a_few_years_are_told_by_month_and_many_by_year(passages):
    assert told(passages).by is By.MONTH
    bring_in(briefing("January 20, 1961").replace("ferry", "bus"))
    found = told(searcher_of_archive())
    assert found.by is By.YEAR
    assert len(found.periods) == 62
    assert found.first.shown.date == dt.date(2019, 1, 31)


def test_the_most_and_the_densest_period_are_told_apart(passages, monkeypatch):
    found = told(passages, "ferry OR spoke OR fare", by=By.YEAR)
    assert periods(found)[2] == ("2021", 2, 3)
    assert (str(found.most), str(found.densest)) == ("2019", "2021")
    assert not found.tells_shares
    monkeypatch.setattr(trends, "FEW", 4)
    assert found.tells_shares
    assert str(found.densest) == "2019"


def test_first_and_latest_use_are_passages_with_a_date(passages):
    found = told(passages)
    assert found.first.shown.date == dt.date(2019, 1, 31)
    assert found.latest.shown.date == dt.date(2021, 12, 1)
    assert "the ferry to" in found.first.snippet.words.text


def test_roles_and_the_people_in_them_are_told_the_most_heard_first(passages):
    days = Condition("day", (DayRange(dt.date(2019, 1, 1), dt.date(2019, 12, 31)),))
    assert told(passages, conditions=[days]).roles == (
        Use("press-secretary", 6, (Use("ada-quill", 6),)),
        Use("reporter", 3, ()),
    )


@pytest.mark.parametrize("words", ["submarine", "ferry submarine"])
def test_of_what_was_never_said_there_is_no_use(passages, words):
    found = told(passages, words)
    assert (found.total, found.first, found.latest, found.roles) == (0, None, None, ())
    assert found.most is found.densest is None
    assert sum(p.passages for p in found.periods) == 19


def test_an_empty_archive_has_no_period():
    found = told(searcher_of_archive())
    assert (found.periods, found.total, found.most) == ((), 0, None)


def test_what_is_stale_is_in_no_count(passages):
    first = Document.objects.dated().oldest_first().first()
    found = told(passages, by=By.YEAR, stale=[first.pk])
    assert periods(found)[0] == ("2019", 4, 8)
    assert found.first.shown.date == dt.date(2019, 2, 1)


def test_a_trend_needs_no_database(passages, django_assert_num_queries):
    with django_assert_num_queries(0):
        told(passages)
