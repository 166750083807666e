"""Search, list and database give the same for the same filters, whatever they are."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from tantivy import Occur, Query

from tests.literals import REMARKS, briefing, bring_in, call
from tests.samples import FIXTURES
from tests.search.archive import searcher_of_archive
from transcripts import passages
from transcripts.filters import BriefingFilter
from transcripts.models import Document, Speaker
from transcripts.search import finding, schema
from transcripts.search.compiling import any_of, clause, voiced
from transcripts.search.finding import Finder, Place, Sort
from transcripts.search.keyset import Keys
from transcripts.search.query import All, Any, Field, Not, Part, Phrase, Prefix, Word
from transcripts.searches import Asked, SearchFilter

SAMPLES = ["background-call-2022.txt", "gaggle-2015.txt", "noon-briefing-2016.txt"]

WORDS = (
    "ferry sail mend fare second light president thank question afternoon the".split()
)
PHRASES = ["second ferry", "thank you", "the fare", "good afternoon", "of the"]
ROLES = ["press-secretary", "reporter", "moderator", "president", "juggler"]
SPEAKERS = ["ada-quill", "bo-reed", "quill", "Josh Earnest", "nobody"]


@dataclass
class Passage:
    """A passage as the database has it."""

    document: Document
    anchor: str
    part: str
    turns: list


@pytest.fixture
def archive(db):
    texts = [
        briefing("January 3, 2021"),
        briefing(),
        briefing("May 4, 2020", "Bo Reed", "MR. REED", "Cy Stone"),
        call(),
        REMARKS,
        *((FIXTURES / name).read_text() for name in SAMPLES),
    ]
    for text in texts:
        bring_in(text)
    return searcher_of_archive(), list(read())


def read():
    """Read the passages out of the database."""
    for document in Document.objects.all():
        turns = document.turns.in_order().with_voices()
        runs = list(passages.runs(turns))
        for place, (exchange, run) in enumerate(runs):
            if exchange is None:
                anchor, _ = passages.statement_name(place, len(runs) - 1)
            else:
                anchor = run[0].exchange.anchor
            part = "statement" if exchange is None else "exchange"
            yield Passage(document, anchor, part, run)


def is_said(node, texts):
    """Say whether texts hold what is sought, word by word."""
    match node:
        case Not(inner):
            return not is_said(inner, texts)
        case All(nodes):
            return all(is_said(inner, texts) for inner in nodes)
        case Any(nodes):
            return any(is_said(inner, texts) for inner in nodes)
        case Word(word):
            (stem,) = schema.stemmed_words(word)
            return any(f" {stem} " in stems(text) for text in texts)
        case Prefix(start):
            return any(f" {start}" in exact(text) for text in texts)
        case Phrase(words):
            return any(f" {' '.join(words)} " in exact(text) for text in texts)


@cache
def stems(text):
    """Return the stems of a text, a blank around each."""
    return f" {' '.join(schema.stemmed_words(text))} "


@cache
def exact(text):
    """Return the words of a text, a blank around each."""
    return f" {' '.join(schema.exact_words(text))} "


def texts_in(passage, part):
    """Return what is said in a part of a passage, or None where it has none such."""
    if part is None:
        return [turn.text for turn in passage.turns]
    if part is Part.STATEMENT:
        is_there = passage.part == "statement"
        return [turn.text for turn in passage.turns] if is_there else None
    if passage.part == "statement":
        return None
    return [turn.text for turn in passage.turns if turn.kind == part]


def has_words(query, passage):
    """Say whether what is sought is said where it is sought."""
    if not query.values(Field.IN):
        return query.node is None or is_said(query.node, texts_in(passage, None))
    found = (texts_in(passage, part) for part in query.values(Field.IN))
    return any(
        query.node is None or is_said(query.node, texts)
        for texts in found
        if texts is not None
    )


def called(name):
    """Return the slugs of the people whom a name means."""
    people = list(Speaker.objects.people())
    slugs = {who.slug for who in people if who.slug == name}
    parts = name.casefold().split()
    return slugs or {
        who.slug for who in people if all(part in who.name.casefold() for part in parts)
    }


def is_voiced(asked, passage):
    """Say whether those speak who are asked for, in the roles asked for."""
    query, params = asked
    roles = [set(params.get("role", []))] + [set(query.values(Field.ROLE))]
    speakers = [
        {slug for name in names for slug in called(name)} if names else None
        for names in (params.get("speaker", []), query.values(Field.SPEAKER))
    ]
    heard = [
        (turn.role.slug, turn.speaker.slug if turn.speaker else "")
        for turn in passage.turns
    ]
    roles = [group for group in roles if group] or [None]
    speakers = [group for group in speakers if group is not None] or [None]
    refused = set(query.values(Field.ROLE, is_excluded=True))
    return not any(role in refused for role, _ in heard) and all(
        any(
            (group is None or role in group) and (people is None or who in people)
            for role, who in heard
        )
        for group in roles
        for people in speakers
    )


def is_about(asked, passage):
    """Say whether the briefing passes the filters on it."""
    query, params = asked
    document = passage.document
    day = document.date
    ranges = query.values(Field.DATE)
    first, last = params.get("date_from", [""])[0], params.get("date_to", [""])[0]
    return (
        (not first or (day is not None and str(day) >= first))
        and (not last or (day is not None and str(day)[: len(last)] <= last))
        and (not ranges or any(is_within(day, one) for one in ranges))
        and document.kind in params.get("kind", [document.kind])
        and (document.basis or "unstated")
        in params.get("rules", [document.basis or "unstated"])
        and document.principal_slug
        in params.get("principal", [document.principal_slug])
        and passage.part in params.get("part", [passage.part])
    )


def is_within(day, days):
    """Say whether a day is one of some days."""
    return day is not None and ((days.first or day) <= day <= (days.last or day))


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
            if is_about(asked, passage)
            and is_voiced(asked, passage)
            and has_words(filters.query, passage)
        ]
        finder = Finder(searcher, Asked(filters).wanted)
        for sort in (Sort.NEWEST, Sort.OLDEST):
            assert sorted(all_passages(finder, sort)) == sorted(expected)
        assert finder.tally().total == len(expected)
        assert all_briefings(finder) == Counter(pk for pk, _ in expected)

    agree()


def test_without_words_index_and_database_agree(archive):
    searcher, _ = archive

    @given(chosen=CHOSEN)
    def agree(chosen):
        filters = BriefingFilter(QueryDict(urlencode(chosen, True)))
        documents = filters.documents().values_list("pk", flat=True)
        finder = Finder(searcher, Asked(filters).wanted)
        assert set(all_briefings(finder)) == set(documents)
        entries = own_entries(searcher, filters)
        assert entries == set(documents)

    agree()


def own_entries(searcher, filters):
    """Return the documents whose own entries pass the filters."""
    conditions = [clause(one) for one in voiced(Asked(filters).wanted.conditions)]
    own = (Occur.Must, any_of("part", [schema.DOCUMENT]))
    query = Query.boolean_query([own, *conditions])
    addresses = [address for _, address in searcher.search(query, 100).hits]
    return set(searcher.fast_field_values("document", addresses))
