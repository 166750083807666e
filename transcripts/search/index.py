"""The files of an index: made, opened and written in a folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy

from transcripts.search import schema
from transcripts.search.entries import Entry

# What the engine gathers before it writes a segment, by how many threads.
HEAP, THREADS = 64_000_000, 1
PANIC = "PanicException"  # what the engine raises is no Exception, nor has it a name


class Fault(Exception):
    """The engine could not do it: damaged files, no room, a broken rule."""


@contextmanager
def faults() -> Iterator[None]:
    """Raise what the engine raises as ``Fault``."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise Fault(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise Fault(str(error)) from error


def made(folder: Path) -> tantivy.Index:
    """Make an empty index in a folder that is empty or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    with faults():
        return _known(tantivy.Index(schema.SCHEMA, path=str(folder), reuse=False))


def opened(folder: Path) -> tantivy.Index:
    """Open the index that is in a folder."""
    with faults():
        return _known(tantivy.Index.open(str(folder)))


@contextmanager
def writing(
    index: tantivy.Index, *, heap: int = HEAP, threads: int = THREADS
) -> Iterator[tantivy.IndexWriter]:
    """Give the writer of an index, of which there is one at a time.

    What was not committed by the end is forgotten.
    """
    with faults():
        writer = index.writer(heap, threads)
        try:
            yield writer
        finally:
            with suppress(ValueError):  # it has failed already, and said so
                writer.wait_merging_threads()


def add(writer: tantivy.IndexWriter, entries: Iterable[Entry]) -> None:
    """Add entries; what was there of their documents stays."""
    for entry in entries:
        writer.add_document(_engine_document(entry))


def remove(writer: tantivy.IndexWriter, documents: Collection[int]) -> None:
    """Take away all entries of the documents."""
    # Not by term: that takes the number for a signed one, and finds nothing.
    wanted = tantivy.Query.term_set_query(schema.SCHEMA, "document", list(documents))
    writer.delete_documents_by_query(wanted)


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
    # Whoever searches looks for commits itself: a thread that did would be one for
    # each process, and might be later than the position that tells of a commit.
    index.config_reader("manual")
    return index
