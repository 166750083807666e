import datetime as dt
from itertools import product

import pytest
from django.http import QueryDict

from tests.literals import REMARKS, briefing, bring_in, call
from tests.search.archive import searcher_of_archive
from tests.search.passages import searcher, statement
from transcripts.filters import BriefingFilter
from transcripts.models import Role
from transcripts.search import finding, tallying
from transcripts.search.finding import Finder, Place, Sort
from transcripts.search.keyset import Keys
from transcripts.search.query import parse
from transcripts.search.tallying import Count
from transcripts.search.wanted import Condition, Wanted

TODAY = dt.date(2026, 11, 23)
SECRETARY = Condition("role", ("press-secretary",), facet="role")


@pytest.fixture
def archive(db):
    for text in (briefing("January 3, 2021"), briefing(), call(), REMARKS):
        bring_in(text)
    return searcher_of_archive()


def finder(searcher, words="", *conditions, **more):
    return Finder(searcher, Wanted(parse(words, TODAY), conditions), **more)


def places(page):
    """Say which passages a page has: the year and the anchor of each."""
    return [
        (hit.shown.date.year if hit.shown.date else None, hit.shown.anchor)
        for hit in page.hits
    ]


def test_a_hit_is_shown_without_the_database(archive, django_assert_num_queries):
    with django_assert_num_queries(0):
        results = finder(archive, "fares").find(Place(Sort.NEWEST), ["year"])
    hit = results.page.hits[0]
    assert hit.shown.title.startswith("Background Press Call")
    assert hit.shown.date == dt.date(2022, 3, 8)
    assert (hit.shown.anchor, hit.shown.heading) == ("q1", "Exchange 1")
    assert hit.said.kind == "question"
    assert hit.snippet.words.text == "Did they speak about the fare?"
    assert [(m.start, m.end) for m in hit.snippet.words.marks] == [(25, 29)]
    assert results.tally.total == 3
    assert results.tally.facets == {"year": (Count("2021", 1), Count("2022", 2))}


NEWEST = [
    (2022, "opening"),  # the call
    (2022, "opening"),
    (2022, "q1"),
    (2022, "q2"),
    (2021, "opening"),
    (2021, "q1"),
    (2021, "q2"),
    (None, "opening"),
]


def test_passages_come_newest_or_oldest_first_and_in_order_within(archive):
    asked = finder(archive, "ferry OR lighthouse")
    assert places(asked.page(Place(Sort.NEWEST))) == NEWEST
    oldest = [NEWEST[-1], *NEWEST[4:7], *NEWEST[1:4], NEWEST[0]]
    assert places(asked.page(Place(Sort.OLDEST))) == oldest


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_give_each_passage_once(archive, monkeypatch, sort):
    monkeypatch.setattr(finding, "SIZE", 3)
    asked = finder(archive, "ferry OR lighthouse")
    place, found = Place(sort), []
    while place:
        page = asked.page(place)
        found += places(page)
        place = page.after
        if place:
            back = asked.page(place).before
            assert places(asked.page(back)) == places(page)
    assert sorted(map(str, found)) == sorted(map(str, NEWEST))


def test_a_page_by_relevance_is_one_of_so_many(monkeypatch):
    monkeypatch.setattr(finding, "SIZE", 1)
    monkeypatch.setattr(finding, "MOST_PAGES", 3)
    many = searcher(*[statement("ferry", ordinal=n) for n in range(9)])
    for number, shown in [(-5, 1), (0, 1), (3, 3), (23000, 3)]:
        page = finder(many, "ferry").page(Place(number=number))
        assert page.place.number == shown
        assert bool(page.before) == (shown > 1)
        assert bool(page.after) == (shown < 3)


def test_hits_in_one_briefing_stand_together(archive):
    page = finder(archive, "ferry").page(Place())
    groups = page.groups
    assert sorted(len(hits) for hits in groups) == [1, 2, 2]
    assert len(page.documents) == len(groups)
    assert finder(archive, "ferry").hits_of(page.documents[:2]) == {
        hits[0].shown.document: len(hits) for hits in groups[:2]
    }


QUILL, BOTH = (
    Condition("speaker", slugs, facet="speaker")
    for slugs in [("ada-quill",), ("ada-quill", "bo-reed")]
)


ASKED = [[], [SECRETARY], [QUILL], [SECRETARY, BOTH], [BOTH, QUILL]]


@pytest.fixture
def families(archive):
    """Put the press beside its secretaries, below a role in which nobody speaks."""
    Role.objects.filter(slug="press-secretary").update(parent=None)
    Role.objects.filter(slug="official").delete()
    top = Role.objects.create(name="Speaking", slug="speaking", position=200)
    official = Role.objects.create(
        name="Official", slug="official", position=201, parent=top
    )
    Role.objects.filter(slug__in=["press-secretary", "reporter"]).update(
        parent=official
    )
    return BriefingFilter(QueryDict()).families


def test_a_facet_counts_what_choosing_a_value_gives(archive, families):
    bring_in(briefing("May 4, 2020", "Bo Reed", "MR. REED"))
    two_secretaries = searcher_of_archive()
    for words, conditions in product(["", "the", "in:question"], ASKED):
        wanted = Wanted(parse(words, TODAY), conditions, families=families)
        asked = Finder(two_secretaries, wanted)
        tally = asked.tally(set(tallying.FACETS) - {"year"})
        assert tally.total == asked.tally().total
        for facet, counts in tally.facets.items():
            others = asked.wanted.without(facet)
            for one in counts:
                values = wanted.family(one.value) if facet == "role" else (one.value,)
                chosen = others.and_also(Condition(facet, values))
                narrowed = Finder(two_secretaries, chosen).tally()
                assert one.count == narrowed.total, (words, conditions, facet, one)


def test_a_role_counts_what_those_below_it_have_each_passage_once(families):
    searcher = searcher_of_archive()
    (roles,) = finder(searcher).tally(["role"]).facets.values()
    counts = {one.value: one.count for one in roles}
    # Both have a part in each exchange but one, which is of a call.
    assert (counts["press-secretary"], counts["reporter"]) == (8, 7)
    assert counts["official"] == counts["speaking"] == 9


def test_a_facet_in_force_counts_its_other_values_too(archive):
    counts = finder(archive, "", SECRETARY).tally(["role", "part"]).facets
    assert [(one.value, one.count) for one in counts["role"][:3]] == [
        ("official", 10),
        ("press-secretary", 8),
        ("reporter", 7),
    ]
    assert [(one.value, one.count) for one in counts["part"]] == [
        ("exchange", 6),
        ("statement", 2),
    ]


def test_briefings_come_with_their_hits_page_by_page(archive, monkeypatch):
    monkeypatch.setattr(finding, "LIST_SIZE", 2)
    asked = finder(archive, "ferry OR lighthouse")
    first = asked.briefings(Keys())
    assert [briefing.hits for briefing in first.rows] == [1, 3]
    second = asked.briefings(Keys(after=first.after))
    assert [briefing.hits for briefing in second.rows] == [3, 1]
    assert second.after is None
    assert asked.briefings(Keys(before=second.before)).rows == first.rows
    assert asked.number_of_briefings() == 4


def test_briefings_are_told_apart_up_to_a_number(archive, monkeypatch):
    monkeypatch.setattr(tallying, "MOST_BRIEFINGS", 2)
    assert finder(archive, "the").number_of_briefings() == 3


def test_nothing_of_a_stale_document_is_found(archive):
    asked = finder(archive, "ferry")
    document = asked.page(Place(Sort.NEWEST)).documents[0]
    fresh = finder(archive, "ferry", stale=[document])
    assert document not in fresh.page(Place(Sort.NEWEST)).documents
    assert fresh.tally().total == asked.tally().total - 1
    assert [b.document for b in fresh.briefings(Keys()).rows] == [
        b.document for b in asked.briefings(Keys()).rows if b.document != document
    ]
