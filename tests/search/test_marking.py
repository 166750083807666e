import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.passages import exchange, searcher, statement
from transcripts.search import compiling, marking
from transcripts.search.marking import Marker, Said
from transcripts.search.nodes import (
    All,
    Any,
    Field,
    Filter,
    Near,
    Not,
    Part,
    Phrase,
    Prefix,
    Query,
    Word,
)
from transcripts.search.wanted import Wanted


def marked(node, text):
    """Write a text with brackets around what a query hits."""
    for start, end in reversed(Marker(Query("", node)).ranges(text)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


CLIMATE_CHANGE = Phrase(("climate", "change"))


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (
            Word("ferry"),
            "The [ferry], both [Ferries] and a [FERRY]’s mast; no ferryman.",
        ),
        (Word("hope"), "[Hoping] is not hopping."),
        (Word("hoping"), "I [hope]."),
        (Word("die"), "[Dying], they [die]."),
        (Word("is"), "It [is] this."),
        (Word("pena"), "Mr. [Peña] asked."),
        (Word("Peña"), "Mr. [Pena] asked."),
        (Word("straße"), "In the [Strasse]; — in der [Straße]."),
        (Word("київ"), "[Київ] is the capital."),
        (Word("19"), "COVID-[19] and 1990."),
        (CLIMATE_CHANGE, "[Climate change], climates change, [climate—change]."),
        (Phrase(("u", "s")), "In the [U.S]. and in [u s]."),
        (Phrase(("no", "no")), "[No, no, no]."),
        (Phrase(("ferry",)), "The [ferry], both ferries."),
        (Prefix("clim"), "The [climate] is [climbing]; no acclimation."),
        (Near(("gun", "law"), 2), "A [gun] is no [law]. A gun is also no law."),
        (Near(("gun", "law"), 2), "No [law], [gun]."),
        (Near(("gun", "law"), 1), "No law, gun or no law."),
        (All((Word("gun"), Not(Word("law")))), "A [gun] law."),
        (Any((Word("gun"), Word("law"))), "A [gun] [law]."),
        (All((Word("gun"), Phrase(("gun", "law")))), "A [gun law], a [gun]."),
        (Word("…"), "Nothing … here."),
        (None, "Nothing here."),
    ],
)
def test_what_is_hit_is_marked(node, text):
    assert marked(node, text.replace("[", "").replace("]", "")) == text


QUESTION = Said("question", "Will the ferry sail?")
ANSWER = Said("answer", "It will sail when it is mended.")


@pytest.mark.parametrize(
    ("node", "is_found"),
    [
        (All((Word("ferry"), Word("mend"))), True),
        (All((Word("ferry"), Word("sink"))), False),
        (All((Word("ferry"), Not(Word("sink")))), True),
        (All((Word("ferry"), Not(Word("mend")))), False),
        (Any((Word("sink"), Word("mend"))), True),
        (Phrase(("sail", "it")), False),
        (Not(Word("sink")), True),
        (None, True),
    ],
)
def test_a_passage_is_found_where_all_of_the_query_holds(node, is_found):
    hits = Marker(Query("", node)).hits([QUESTION, ANSWER])
    assert (hits is not None) == is_found


@pytest.mark.parametrize(
    ("parts", "counts"),
    [
        ([], [1, 1]),
        (["question"], [1, 0]),
        (["answer"], [0, 1]),
        (["statement"], None),
        (["question", "answer"], [1, 1]),
    ],
)
def test_words_are_sought_in_the_parts_that_are_named(parts, counts):
    filters = tuple(Filter(Field.IN, Part(part)) for part in parts)
    hits = Marker(Query("", Word("sail"), filters)).hits([QUESTION, ANSWER])
    assert (hits and [len(in_turn) for in_turn in hits]) == counts


def test_all_words_must_be_in_one_of_the_parts():
    filters = (Filter(Field.IN, Part.QUESTION), Filter(Field.IN, Part.ANSWER))
    both = All((Word("ferry"), Word("mend")))
    assert Marker(Query("", both, filters)).hits([QUESTION, ANSWER]) is None
    both = All((Word("sail"), Word("mend")))
    hits = Marker(Query("", both, filters)).hits([QUESTION, ANSWER])
    assert [len(in_turn) for in_turn in hits] == [0, 2]


@pytest.mark.parametrize(
    ("kind", "is_in_exchange", "part"),
    [
        ("question", True, "question"),
        ("moderation", True, "moderation"),
        ("statement", False, "statement"),
        ("moderation", False, "statement"),
    ],
)
def test_a_turn_outside_of_exchanges_belongs_to_a_statement(kind, is_in_exchange, part):
    assert marking.part_of(kind, is_in_exchange=is_in_exchange) == part


def said(passage):
    """Give the turns of a passage as the marker takes them."""
    is_in_exchange = passage.part == "exchange"
    return [
        Said(marking.part_of(kind, is_in_exchange=is_in_exchange), text)
        for kind, text in passage.turns
    ]


WORDS = ["law", "laws", "lawless", "gun", "guns", "gün", "die", "dying", "x"]
WORD = st.sampled_from(WORDS)
LEAVES = st.one_of(
    st.builds(Word, WORD),
    st.builds(Prefix, st.sampled_from(["law", "gu", "dy", "x"])),
    st.builds(Phrase, st.lists(WORD, min_size=1, max_size=3).map(tuple)),
    st.builds(
        Near,
        st.lists(WORD, min_size=2, max_size=2, unique=True).map(tuple),
        st.integers(1, 4),
    ),
)
NODES = st.recursive(
    LEAVES,
    lambda nodes: st.one_of(
        st.builds(Not, nodes),
        st.builds(Any, st.lists(nodes, min_size=1, max_size=3).map(tuple)),
        st.builds(All, st.lists(nodes, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
PARTS = st.lists(
    st.builds(Filter, st.just(Field.IN), st.sampled_from(Part)), max_size=2
)
TEXTS = st.lists(st.sampled_from([*WORDS, "a", "—", "ß"]), max_size=7).map(" ".join)
PASSAGES = st.lists(
    st.builds(exchange, TEXTS, TEXTS)
    | st.lists(TEXTS, min_size=1, max_size=3).map(lambda texts: statement(*texts)),
    min_size=1,
    max_size=8,
)


def found_by_engine(query, passages):
    """Give the numbers of the passages that the engine finds."""
    for number, passage in enumerate(passages):
        passage.ordinal = number
    index = searcher(*passages)
    wanted = compiling.compiled(Wanted(query), index).query
    addresses = [address for _, address in index.search(wanted, 100).hits]
    return set(index.fast_field_values("ordinal", addresses))


@settings(max_examples=60)
@given(NODES, PARTS.map(tuple), PASSAGES)
def test_a_passage_is_hit_if_the_engine_finds_it(node, parts, passages):
    query = Query("", node, parts)
    hits = map(Marker(query).hits, map(said, passages))
    found = {number for number, in_turns in enumerate(hits) if in_turns is not None}
    assert found == found_by_engine(query, passages)


@settings(max_examples=40)
@given(LEAVES, PASSAGES)
def test_a_passage_has_a_mark_if_the_engine_finds_it(leaf, passages):
    hits = map(Marker(Query("", leaf)).hits, map(said, passages))
    found = {number for number, in_turns in enumerate(hits) if any(in_turns or ())}
    assert found == found_by_engine(Query("", leaf), passages)
