"""The index of what a test has imported."""

import tantivy

from transcripts.models import Document
from transcripts.search import index, schema
from transcripts.search.entries import entries


def searcher_of_archive():
    """Index all documents, in memory."""
    made = tantivy.Index(schema.SCHEMA)
    schema.register_analyzers(made)
    with index.writing(made, heap=15_000_000) as writer:
        index.add(writer, entries(list(Document.objects.values_list("pk", flat=True))))
        writer.commit()
    made.reload()
    return made.searcher()
