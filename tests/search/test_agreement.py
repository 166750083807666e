"""Search, list and database give the same for the same filters, whatever they are."""

from collections import Counter
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.literals import REMARKS, briefing, bring_in, call
from tests.samples import FIXTURES
from tests.search.archive import searcher_of_archive
from tests.search.plain_reading import is_wanted, read
from transcripts import facets, found
from transcripts.exports import briefings
from transcripts.exports import found as exports_found
from transcripts.feeds.windows import Passing, window
from transcripts.filters import SAID, BriefingFilter
from transcripts.lists import FACETS, Listed
from transcripts.search import finding
from transcripts.search.finding import Finder, Place, Sort
from transcripts.search.keyset import Keys
from transcripts.search.listing import Lister
from transcripts.search.query import All, Any, Not, Part, Phrase, Prefix, Word
from transcripts.searches import Asked, SearchFilter

SAMPLES = ["background-call-2022.txt", "gaggle-2015.txt", "noon-briefing-2016.txt"]

WORDS = (
    "ferry sail mend fare second light president thank question afternoon the".split()
)
PHRASES = ["second ferry", "thank you", "the fare", "good afternoon", "of the"]
ROLES = [
    *("press-secretary", "reporter", "moderator", "official", "president"),
    "juggler",
]
SPEAKERS = ["ada-quill", "bo-reed", "quill", "Josh Earnest", "nobody"]


@pytest.fixture
def archive(db):
    texts = [
        briefing("January 3, 2021"),
        briefing(),
        briefing("May 4, 2020", "Bo Reed", "MR. REED", "Cy Stone"),
        call(),
        REMARKS,
        briefing("May 9, 2022", "Bo Reed", "MR. REED").replace(
            "Harbor Board", "Pentagon and to the State Department"
        ),
        *((FIXTURES / name).read_text() for name in SAMPLES),
    ]
    for text in texts:
        bring_in(text)
    return searcher_of_archive(), list(read())


def some(values, most=2):
    """Give none, one or some of the values."""
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


LEAVES = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.sampled_from(PHRASES).map(lambda phrase: Phrase(tuple(phrase.split()))),
    st.sampled_from(WORDS).map(lambda word: Prefix(word[:3])),
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: All(tuple(nodes))),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Any(tuple(nodes))),
        inner.map(Not),
    ),
    max_leaves=4,
)
TYPED = st.one_of(
    st.sampled_from(Part).map(lambda part: f"in:{part}"),
    st.sampled_from(ROLES).map(lambda role: f"role:{role}"),
    st.sampled_from(ROLES).map(lambda role: f"-role:{role}"),
    st.sampled_from(SPEAKERS).map(lambda name: f'speaker:"{name}"'),
    st.sampled_from(["referred:pentagon", "-referred:pentagon", "has:deferral"]),
    st.sampled_from(["date:2022", "date:2021..2022-02", "date:..2020"]),
)
TYPING = st.tuples(
    st.one_of(st.just(""), NODES.map(str)), st.lists(TYPED, max_size=2)
).map(lambda parts: " ".join(filter(None, [parts[0], *parts[1]])))
CHOSEN = st.fixed_dictionaries(
    {
        "role": some(ROLES),
        "speaker": some(SPEAKERS, 1),
        "kind": some(["press_briefing", "background_call", "gaggle", "remarks"]),
        "rules": some(["background", "unstated"]),
        "principal": some(["ann-lee", "cy-stone"]),
        "referred": some(["department-of-defense", "department-of-state", "fbi"]),
        "has": some(["referral", "deferral"]),
        "date_from": some(["2020", "2021"], 1),
        "date_to": some(["2021", "2022-02", "2022-02-12"], 1),
    }
)


def all_passages(finder, sort):
    """Return what all the pages of a search have."""
    place, found = Place(sort), []
    while place:
        page = finder.page(place)
        found += [(hit.shown.document, hit.shown.anchor) for hit in page.hits]
        place = page.after
    return found


def all_briefings(finder):
    """Return the documents of all the pages of a list, with their hits."""
    keys, found = Keys(), {}
    while keys:
        page = finder.briefings(keys)
        found |= {row.document: row.hits for row in page.rows}
        keys = Keys(after=page.after) if page.after else None
    return found


def test_the_three_agree(archive, monkeypatch):
    searcher, everything = archive
    known = {address_of(p): (p.document.pk, p.anchor) for p in everything}
    monkeypatch.setattr(finding, "SIZE", 7)
    monkeypatch.setattr(finding, "LIST_SIZE", 3)

    @settings(max_examples=200)
    @given(typed=TYPING, chosen=CHOSEN, part=some(["exchange", "statement"]))
    def agree(typed, chosen, part):
        params = {name: values for name, values in chosen.items() if values}
        address = QueryDict(urlencode({"q": typed, **params, "part": part}, True))
        filters = SearchFilter(address)
        asked = filters.query, params | ({"part": part} if part else {})
        expected = [
            (passage.document.pk, passage.anchor)
            for passage in everything
            if is_wanted(asked, passage)
        ]
        finder = Finder(searcher, Asked(filters).wanted)
        for sort in (Sort.NEWEST, Sort.OLDEST):
            assert sorted(all_passages(finder, sort)) == sorted(expected)
        assert finder.tally().total == len(expected)
        assert all_briefings(finder) == Counter(pk for pk, _ in expected)
        exported = [known[row["address"]] for row in exports_found.rows(finder, "")]
        assert exported == all_passages(finder, Sort.NEWEST)
        assert exported_briefings(finder) == list(all_briefings(finder).items())
        assert followed(filters, finder) == set(all_briefings(finder))
        heads = {family[0] for family in filters.families}
        for one in finder.tally(["role"]).facets["role"]:
            if one.value in heads:
                chosen = SearchFilter(choosing(address, "role", one.value))
                assert Finder(searcher, Asked(chosen).wanted).tally().total == one.count

    agree()


def test_without_words_index_and_database_agree(archive):
    searcher, _ = archive

    @given(chosen=CHOSEN)
    def agree(chosen):
        filters = BriefingFilter(QueryDict(urlencode(chosen, True)))
        documents = filters.documents().values_list("pk", flat=True)
        finder = Finder(searcher, Asked(filters).wanted)
        searched = set(all_briefings(finder))
        assert searched == set(documents)
        entries = own_entries(searcher, filters)
        assert entries == set(documents)
        (exported,) = briefings.listed(Listed(filters))
        listed = filters.documents().newest_first()
        assert list(exported) == list(listed.values_list("pk", flat=True))
        assert followed(filters, None) == set(documents)
        assert paged_by_database(filters) == list(listed.values_list("pk", flat=True))
        assert counted_by_index(searcher, filters) == counted_by_database(filters)
        known = facets.facets(filters)
        for name in ("role", *SAID):
            for choice in known[name].choices:
                narrowed = BriefingFilter(choosing(filters.data, name, choice.value))
                assert narrowed.documents().count() == choice.count

    agree()


def choosing(address, name, value):
    """Return the parameters of an address with one choice of a facet."""
    chosen = address.copy()
    chosen.setlist(name, [value])
    return chosen


def paged_by_database(filters):
    """Return the documents of all pages of the list as the database gives them."""
    page = filters.page({}, 2)
    found = list(page.rows)
    while page.after:
        page = filters.page({"after": page.after}, 2)
        found += page.rows
    return [document.pk for document in found]


def counted_by_index(searcher, filters):
    """Return the choices of each facet, by the index."""
    lister = Lister(searcher, Asked(filters).wanted)
    return in_numbers(found.facets(filters, lister.tally(FACETS)))


def counted_by_database(filters):
    """Return the same by the database."""
    return in_numbers(facets.facets(filters))


def in_numbers(known):
    return {
        name: {choice.value: choice.count for choice in facet.choices if choice.count}
        for name, facet in known.items()
    }


def address_of(passage):
    """Return the address that an export gives a passage."""
    if passage.anchor.startswith("q"):
        return passage.document.exchange_url(int(passage.anchor[1:]))
    return f"{passage.document.get_absolute_url()}#{passage.anchor}"


def exported_briefings(finder):
    """Return the briefings of an export with their passages, in its order."""
    rows = (batch.items() for batch in briefings.with_words(finder))
    return [item for items in rows for item in items]


def followed(filters, finder):
    """Return the documents of all pages of a feed."""
    passing = Passing(filters, finder)
    pages = [window(passing, None)]
    while pages[-1].older is not None:
        pages.append(window(passing, pages[-1].older))
    return {entry.document.pk for page in pages for entry in page.entries}


def own_entries(searcher, filters):
    """Return the documents whose own entries pass the filters, and count them."""
    lister = Lister(searcher, Asked(filters).wanted)
    keys, found = Keys(), []
    while keys:
        page = lister.page(keys, 7)
        found += page.rows
        keys = Keys(after=page.after) if page.after else None
    assert lister.tally(()).total == len(found) == len(set(found))
    return set(found)
