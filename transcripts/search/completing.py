"""Complete words and phrases with what the archive says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from tantivy import DocAddress, Occur, Order, Query, Searcher

from transcripts.search import schema
from transcripts.search.compiling import any_of
from transcripts.search.entries import Shown, shown_from_stored
from transcripts.search.folding import folded, terms
from transcripts.search.vocabulary import ANYWHERE

TITLE = schema.exact("title")

# A word said in so much of the archive tells nothing apart.
TOO_COMMON, COMMON_ANYWHERE = 0.2, 25
# Words that begin so of which the most frequent are looked at; passages that phrases
# are learnt from, and in how many of them a phrase must be.
MOST_WORDS = 60
SAMPLE = 60
OFTEN = 3
# With so many letters it is the most frequent words that are tried after others.
SHORTEST_TRIED, MOST_TRIED = 2, 8


def finds(searcher: Searcher, *queries: Query) -> bool:
    """Whether there is an entry that all of the queries find."""
    return bool(searcher.search(all_of(*queries), 1, count=False).hits)


def all_of(*queries: Query) -> Query:
    """Return the query for what all of them find."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def words_from(searcher: Searcher, beginning: str, within: Query) -> Iterator[str]:
    """Return the words that begin so, the most frequent first."""
    found = searcher.terms_with_prefix(ANYWHERE, beginning, limit=MOST_WORDS)
    for word, _ in found:
        is_said = word != beginning and not is_common(searcher, word)
        if is_said and finds(searcher, within, _term(word)):
            yield word


def is_common(searcher: Searcher, word: str) -> bool:
    """Whether a word is said so often that it tells nothing apart."""
    most = TOO_COMMON * searcher.num_docs
    return searcher.doc_freq(ANYWHERE, word) > max(most, COMMON_ANYWHERE)


def phrases_from(
    searcher: Searcher, words: Sequence[str], beginning: str, within: Query
) -> list[str]:
    """Return what often follows some folded words, of what begins so.

    It is learnt from the passages that have most of it.
    """
    query = _phrase(words)
    if len(beginning) >= SHORTEST_TRIED:
        tried = [
            beginning,
            *islice(words_from(searcher, beginning, within), MOST_TRIED),
        ]
        phrases = [_phrase([*words, word]) for word in tried]
        query = Query.boolean_query([(Occur.Should, phrase) for phrase in phrases])
    hits = searcher.search(all_of(within, query), SAMPLE, count=False).hits
    tally = Counter[str]()
    for _, address in hits:
        tally.update(set(_following(shown_at(searcher, address), words, beginning)))
    often = (word for word, number in tally.most_common() if number >= OFTEN)
    return [" ".join([*words, word]) for word in often if not is_common(searcher, word)]


def titles_with(
    searcher: Searcher,
    words: Sequence[str],
    beginning: str,
    stale: Collection[int],
    most: int,
) -> list[Shown]:
    """Return the newest documents whose title has the words and one that begins so."""
    last = searcher.terms_with_prefix(TITLE, beginning, limit=MOST_WORDS)
    endings = Query.term_set_query(schema.SCHEMA, TITLE, [word for word, _ in last])
    asked = [_term(schema.DOCUMENT, "part"), endings]
    asked += [_term(word, TITLE) for word in words]
    clauses = [(Occur.Must, query) for query in asked]
    if stale:
        clauses.append((Occur.MustNot, any_of("document", stale)))
    found = searcher.search(
        Query.boolean_query(clauses),
        most,
        count=False,
        order_by_field="newest",
        order=Order.Desc,
    )
    return [shown_at(searcher, address) for _, address in found.hits]


def _following(shown: Shown, words: Sequence[str], beginning: str) -> Iterator[str]:
    """Return the words of a passage that follow others."""
    head = b" ".join(term for word in words for term in terms(word))
    last = re.escape(beginning.encode())
    pattern = re.compile(rb"(?<!\S)" + re.escape(head) + rb" (" + last + rb"\S*)")
    for turn in shown.turns:
        text = b" ".join(folded(turn.text).data.split())
        yield from (found.decode("utf-8", "replace") for found in pattern.findall(text))


def shown_at(searcher: Searcher, address: DocAddress) -> Shown:
    """Return what an entry is shown by."""
    [stored] = searcher.doc(address).get_all(schema.STORED)
    return shown_from_stored(stored)


def _term(word: str, field: str = ANYWHERE) -> Query:
    return Query.term_query(schema.SCHEMA, field, word, index_option="basic")


def _phrase(words: Sequence[str]) -> Query:
    if len(words) == 1:
        return _term(words[0])
    return Query.phrase_query(schema.SCHEMA, ANYWHERE, list(words))
