"""The index and the database list the same briefings, and count them alike."""

from itertools import product

import pytest
from django.http import QueryDict

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.filters import BriefingFilter
from transcripts.lists import Listed
from transcripts.models import Appearance
from transcripts.search import index, rebuilding

pytestmark = pytest.mark.django_db

TEXTS = [
    briefing("January 3, 2021"),
    briefing("February 12, 2022"),
    briefing("February 14, 2022", "Bo Reed", "MR. REED", "Cy Stone"),
    briefing("February 14, 2022", "Dot Quill", "MS. QUILL", "Cy Stone"),
    briefing("March 1, 2022").replace("Harbor Board", "Pentagon and to the FBI"),
    briefing("March 2, 2022").replace("Harbor Board", "Defense Department"),
    call("March 8, 2022"),
    call("March 9, 2022"),
    REMARKS,
]

CHOICES = {
    "date_from": ["2021-02", "2022"],
    "date_to": ["2021", "2022-02-12"],
    "role": [
        "moderator",
        "press-secretary",
        "moderator&role=press-secretary",
        "juggler",
    ],
    "speaker": ["ada-quill", "quill", "nobody"],
    "kind": ["background_call", "press_briefing&kind=background_call"],
    "rules": ["background", "unstated"],
    "principal": ["cy-stone", "ann-lee"],
    "referred": ["department-of-defense", "fbi&referred=nasa", "department-of-state"],
    "has": ["referral", "deferral&has=referral"],
}
ALONE = [f"{name}={value}" for name, values in CHOICES.items() for value in values]
PAIRS = [
    f"{first}&{second}"
    for first, second in product(ALONE, ALONE)
    if first.partition("=")[0] < second.partition("=")[0]
]


@pytest.fixture
def archive():
    documents = [bring_in(text, f"{n}.txt") for n, text in enumerate(TEXTS)]
    hidden = bring_in(briefing("May 1, 2022"), "hidden.txt")
    hidden.is_published = False
    importing.save_edited(hidden, fields=["is_published"])
    rebuilding.rebuild()
    return documents


def by_index(query):
    listed = Listed(BriefingFilter(QueryDict(query)))
    assert listed.lister is not None
    return listed


def by_database(query):
    listed = Listed(BriefingFilter(QueryDict(query)))
    listed.lister = None
    return listed


def counts(listed):
    """Give all that is counted, by name."""
    counted = listed._by(listed._counted_by_index, listed._counted_by_database)
    # The database has no name of what it did not find.
    facets = {
        name: {
            c.value: (c.count, c.is_chosen, c.count and c.name) for c in facet.choices
        }
        for name, facet in counted.facets.items()
    }
    return counted.total, facets, {p.value: (p.name, p.count) for p in counted.people}


@pytest.mark.parametrize("query", ["", *ALONE])
def test_index_and_database_count_alike_by_one_filter(archive, query):
    assert counts(by_index(query)) == counts(by_database(query))


def test_index_and_database_count_alike_by_two_filters(archive):
    for query in PAIRS:
        assert counts(by_index(query)) == counts(by_database(query)), query


def test_index_and_database_list_the_same(archive):
    for query in ["", *ALONE, *PAIRS]:
        by_both = [ask(query).page({}).rows for ask in (by_index, by_database)]
        assert by_both[0] == by_both[1], query


def test_pages_of_both_lead_to_the_same_pages(archive, monkeypatch):
    monkeypatch.setattr("transcripts.lists.SIZE", 2)
    query = "rules=unstated"
    everything = by_database(query).filters.page({}).rows
    page = by_index(query).page({})
    found = [page]
    while page.after:
        page = by_index(query).page({"after": page.after})
        found.append(page)
    assert [row for page in found for row in page.rows] == everything
    for shown, after in zip(found, found[1:], strict=False):
        assert by_index(query).page({"before": after.before}).rows == shown.rows
        assert after.before == f"{after.rows[0].sort_date}.{after.rows[0].pk}"


@pytest.mark.parametrize("side", ["after", "before"])
def test_a_cursor_that_nobody_gave_out_does_no_harm(archive, side):
    for cursor in ["", "x", "2022-02-12.999999999999999999", "0001-01-01.1"]:
        by_index("kind=background_call").page({side: cursor})


def test_while_the_index_is_behind_the_database_lists(archive):
    bring_in(call("March 20, 2022"), "new.txt")
    listed = Listed(BriefingFilter(QueryDict("kind=background_call")))
    assert listed.lister is None
    assert listed.counted().total == len(listed.page({}).rows) == 3


def test_where_the_index_fails_the_database_lists(archive, monkeypatch):
    def failing(*args, **kwargs):
        raise index.Fault("no room")

    monkeypatch.setattr("transcripts.search.listing.Lister.page", failing)
    monkeypatch.setattr("transcripts.search.listing.Lister.tally", failing)
    listed = by_index("kind=background_call")
    assert listed.counted().total == len(listed.page({}).rows) == 2


def test_what_to_drop_is_counted_by_both_alike(client, archive):
    query = "role=moderator&date_to=2021&principal=ann-lee"
    page = client.get(f"/briefings/?{query}").content.decode()
    by_both = [
        {name: ask(query)._total_without(name) for name in ("role", "date_to")}
        for ask in (by_index, by_database)
    ]
    assert by_both[0] == by_both[1] == {"role": 1, "date_to": 2}
    assert "No briefing passes all these filters" in page


def test_the_box_of_speakers_offers_those_of_the_roles_chosen(archive):
    people = by_index("role=moderator").counted().people
    heard = Appearance.objects.of_published().of_people().in_role("moderator")
    assert {p.value for p in people} == {a.speaker.slug for a in heard}
    everybody = by_index("").counted().people
    assert {p.value for p in people} < {p.value for p in everybody}
    assert by_index("role=juggler").counted().people == []
