import pytest
import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.search import marking, schema
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


WORDS = ["law", "laws", "lawless", "gun", "guns", "gün", "die", "dying", "x"]
LEAVES = st.one_of(
    st.builds(Word, st.sampled_from(WORDS)),
    st.builds(Prefix, st.sampled_from(["law", "gu", "dy", "x"])),
    st.builds(
        Phrase, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple)
    ),
    st.builds(
        Near,
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=2, unique=True).map(
            tuple
        ),
        st.integers(1, 4),
    ),
)
PASSAGES = st.lists(
    st.lists(
        st.lists(st.sampled_from([*WORDS, "a", "—", "ß"]), max_size=7).map(" ".join),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=8,
)


def asked(leaf):
    """Write for the engine what a leaf means."""
    match leaf:
        case Word(text):
            stem = schema.stemmed_words(text)[0]
            return tantivy.Query.term_query(schema.SCHEMA, "text", stem, "freq")
        case Prefix(text):
            pattern = f"{schema.exact_words(text)[0]}.*"
            return tantivy.Query.regex_query(schema.SCHEMA, "text_exact", pattern)
        case Phrase(words) if len(words) == 1:
            word = schema.exact_words(words[0])[0]
            return tantivy.Query.term_query(schema.SCHEMA, "text_exact", word)
    words = [word for typed in leaf.words for word in schema.exact_words(typed)]
    distance = getattr(leaf, "distance", 0)
    return tantivy.Query.phrase_query(schema.SCHEMA, "text_exact", words, distance)


def found_by_engine(leaf, passages):
    """Give the numbers of the passages that the engine finds."""
    index = tantivy.Index(schema.SCHEMA)
    schema.register_analyzers(index)
    writer = index.writer(15_000_000, 1)
    for number, texts in enumerate(passages):
        values = {"ordinal": [number], "text": texts, "text_exact": texts}
        writer.add_document(tantivy.Document.from_dict(values, schema.SCHEMA))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    hits = searcher.search(asked(leaf), limit=100).hits
    addresses = [address for _, address in hits]
    return set(searcher.fast_field_values("ordinal", addresses))


@settings(max_examples=60)
@given(LEAVES, PASSAGES)
def test_what_is_hit_is_what_the_engine_finds(leaf, passages):
    marker = Marker(Query("", leaf))
    hits = [marker.hits([Said("", text) for text in texts]) for texts in passages]
    found = {number for number, in_turns in enumerate(hits) if in_turns is not None}
    assert found == found_by_engine(leaf, passages)
    assert all(any(hits[number]) for number in found)
