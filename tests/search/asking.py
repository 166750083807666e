"""Ask the index of a test what it holds."""

import tantivy

from transcripts.search import reader, schema


def passages_with(word, view=None):
    """Give (document, exchange) of each passage that has a word, as a page would."""
    view = view or reader.now()
    assert view.searcher is not None, view.lack
    query = tantivy.Query.term_query(schema.SCHEMA, schema.exact("text"), word)
    hits = view.searcher.search(query, 100).hits
    addresses = [address for _, address in hits]
    documents = view.searcher.fast_field_values("document", addresses)
    exchanges = view.searcher.fast_field_values("exchange", addresses)
    found = zip(documents, exchanges, strict=True)
    return sorted(place for place in found if place[0] not in view.stale)


def documents_in_index():
    """Give the documents that have entries, each once."""
    searcher = reader.now().searcher
    query = tantivy.Query.term_query(schema.SCHEMA, "part", schema.DOCUMENT)
    hits = searcher.search(query, 1000).hits
    return sorted(searcher.fast_field_values("document", [hit for _, hit in hits]))
