import pytest

from tests.search.passages import exchange, indexed, statement
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
