import datetime as dt

import pytest

from tests.search.passages import exchange, indexed, searcher, statement
from transcripts.search import index, schema, tallying
from transcripts.search.compiling import any_of

PASSAGES = [
    *(exchange("And so?", "It is so.", document=n) for n in range(1, 9)),
    *(statement("It is so.", document=n, ordinal=1) for n in range(1, 5)),
]


@pytest.mark.parametrize(
    "parts", [schema.PASSAGES, [schema.EXCHANGE], [schema.STATEMENT], [schema.DOCUMENT]]
)
def test_most_parts_are_counted_by_the_few_others(parts):
    engine = indexed(*PASSAGES)
    for gone in ([], [3], [3, 7]):
        if gone:
            writer = engine.writer(15_000_000, 1)
            index.remove(writer, gone)
            writer.commit()
            writer.wait_merging_threads()
            engine.reload()
        searcher = engine.searcher()
        counted = tallying.number(searcher, any_of("part", parts))
        assert tallying.number_of_parts(searcher, parts) == counted > 0


@pytest.mark.parametrize("each", [1, 2, 32])
@pytest.mark.parametrize("is_oldest_first", [False, True])
def test_briefings_come_by_date_whatever_passages_they_have(
    monkeypatch, each, is_oldest_first
):
    said = [
        statement("ferry", document=n, ordinal=at, date=dt.date(2022, 1, n))
        for n in range(1, 9)
        for at in range(n % 4)
    ]
    monkeypatch.setattr(tallying, "PASSAGES_EACH", each)
    made = searcher(*said)
    query = any_of("kind", ["press_briefing"])
    days = [n for n in range(1, 9) if n % 4]
    expected = [(n, n % 4) for n in (days if is_oldest_first else days[::-1])]
    for most in (1, 2, 5, 6, 7):
        found = tallying.briefings(made, query, most, is_oldest_first=is_oldest_first)
        assert [(one.document, one.hits) for one in found] == expected[:most]
