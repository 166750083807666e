"""What the index holds, and how it cuts words."""

import datetime as dt

import pytest
import tantivy

from transcripts.search import index, schema


@pytest.mark.parametrize(
    ("text", "exact", "stemmed"),
    [
        ("The FERRIES sailed", "the ferries sailed", "the ferri sail"),
        ("Zoë’s café, don't", "zoe s cafe don t", "zoe s cafe don t"),
        ("U.S. $10,000", "u s 10 000", "u s 10 000"),
        ("follow-ups", "follow ups", "follow up"),
        ("渡轮 паром", "渡轮 паром", "渡轮 паром"),
        ("x" * 100, "", ""),
        ("— …", "", ""),
    ],
)
def test_words_are_cut_alike_by_index_and_query(text, exact, stemmed):
    assert schema.exact_words(text) == exact.split()
    assert schema.stemmed_words(text) == stemmed.split()


def test_order_keys_put_documents_by_date_and_passages_in_order():
    days = (None, dt.date(1789, 4, 30), dt.date(2022, 2, 12))
    places = [(day, pk, n) for day in days for pk in (1, 9) for n in (0, 1, 700)]
    oldest = sorted(places, key=lambda place: schema.order_keys(*place)[1])
    assert oldest == places
    newest = sorted(places, key=lambda place: -schema.order_keys(*place)[0])
    assert newest == [
        (day, pk, n) for day in reversed(days) for pk in (9, 1) for n in (0, 1, 700)
    ]


def test_order_keys_fit_the_engine():
    last = schema.order_keys(dt.date.max, (1 << 28) - 1, 20_000)
    assert max(last) < 1 << 64


def test_every_field_takes_what_it_is_for(tmp_path):
    filled = {name: [7] for name in schema.NUMBERS}
    filled |= {name: ["press-secretary", "reporter"] for name in schema.TERMS}
    for name in schema.WORDS:
        filled[name] = filled[schema.exact(name)] = ["The ferries.", "They sail."]
    made = index.made(tmp_path)
    with index.writing(made) as writer:
        entry = filled | {schema.STORED: [b'{"a": 1}']}
        writer.add_document(tantivy.Document.from_dict(entry, schema.SCHEMA))
        writer.commit()
    searcher = index.opened(tmp_path).searcher()
    query = tantivy.Query

    def count(asked):
        return searcher.search(asked).count

    for name in schema.TERMS:
        assert count(query.term_query(schema.SCHEMA, name, "reporter")) == 1
    for name in schema.WORDS:
        field = schema.exact(name)
        assert count(query.term_query(schema.SCHEMA, name, "ferri")) == 1
        assert count(query.phrase_query(schema.SCHEMA, field, ["they", "sail"])) == 1
        across = ["ferries", "they"]
        assert count(query.phrase_query(schema.SCHEMA, field, across)) == 0
    hit = searcher.search(query.all_query()).hits[0][1]
    assert searcher.doc(hit).to_dict() == {schema.STORED: [b'{"a": 1}']}
