"""The files of an index: made, opened, written and searched in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from transcripts.search import schema
from transcripts.search.entries import Entry

# What the engine gathers before it writes a segment, and by how many threads.
HEAP = 64_000_000
THREADS = 1


def made(folder: Path) -> tantivy.Index:
    """Make an empty index in a folder that is empty or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return _known(tantivy.Index(schema.SCHEMA, path=str(folder), reuse=False))


def opened(folder: Path) -> tantivy.Index:
    """Open the index that is in a folder."""
    return _known(tantivy.Index.open(str(folder)))


@contextmanager
def writing(
    index: tantivy.Index, *, heap: int = HEAP, threads: int = THREADS
) -> Iterator[tantivy.IndexWriter]:
    """Give the writer of an index, of which there is one at a time.

    What was not committed by the end is forgotten.
    """
    writer = index.writer(heap, threads)
    try:
        yield writer
    finally:
        writer.wait_merging_threads()


def add(writer: tantivy.IndexWriter, entries: Iterable[Entry]) -> None:
    """Add entries; what was there of their documents stays."""
    for entry in entries:
        writer.add_document(_engine_document(entry))


def _engine_document(entry: Entry) -> tantivy.Document:
    # Numbers one by one: the engine would take those of a dictionary for signed ones,
    # unless it looks each value up in the schema, which takes five times as long.
    texts = {**entry.texts, schema.STORED: [entry.stored]}
    document = tantivy.Document.from_dict(texts)
    for name, number in entry.numbers.items():
        document.add_unsigned(name, number)
    return document


def _known(index: tantivy.Index) -> tantivy.Index:
    schema.register_analyzers(index)
    return index
