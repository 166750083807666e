"""How the index is: how far it has come, how far it is behind, how large it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tantivy
from django.conf import settings
from django.utils import timezone

from transcripts.search import index, position, reader, schema, soundness
from transcripts.search.reader import Lack

IN_WORDS = {
    Lack.MISSING: "No index is there yet.",
    Lack.OTHER_VERSION: "The index was made by another version of Lectern.",
    Lack.DAMAGED: "The index is damaged.",
    Lack.AHEAD: "The index has changes that the database lacks: it was restored.",
    Lack.FAR_BEHIND: "The index is too far behind to be searched.",
}
COUNT = {"number": {"value_count": {"field": "document"}}}
REMEDY = "sync_index mends it."


def counted(number: int, word: str) -> str:
    """Return a number of things in words."""
    return f"{number:,} {word}{'s' * (number != 1)}"


@dataclass(frozen=True, slots=True)
class Health:
    """What a supervisor asks; ``flaws`` are found where they were looked for."""

    lack: Lack | None
    change: int
    last_change: int
    pending: int
    behind_since: dt.datetime | None
    committed_at: dt.datetime | None
    documents: int
    passages: int
    segments: int
    size: int
    is_suspected: bool
    flaws: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether readers can search, and nothing tells of damage."""
        return self.lack is None and not self.flaws and not self.is_suspected

    @property
    def seconds_behind(self) -> int:
        """How long ago the first change was made that cannot be found yet."""
        if self.behind_since is None:
            return 0
        return max(0, int((timezone.now() - self.behind_since).total_seconds()))

    @property
    def in_words(self) -> str:
        """One sentence or two for an archivist."""
        if self.lack:
            return f"{IN_WORDS[self.lack]} {REMEDY}"
        if self.is_suspected or self.flaws:
            return f"A search failed: the index may be damaged. {REMEDY}"
        if self.pending:
            return (
                f"Search is behind by {counted(self.pending, 'change')}, the first of"
                f" them made {counted(self.seconds_behind, 'second')} ago."
            )
        return "Search has everything."

    @property
    def extent(self) -> str:
        """How much is in it, and how far in the log of changes it has come."""
        return (
            f"{counted(self.passages, 'passage')} of"
            f" {counted(self.documents, 'briefing')}, at change {self.change:,} of {self.last_change:,};"
        )


def health(*, is_thorough: bool = False) -> Health:
    """Look at the index; thoroughly, every byte of it."""
    root = settings.SEARCH_INDEX
    view, current = reader.now(), position.read(root)
    folder = root / current.folder if current else None
    reached = current.change if current else 0
    flaws = soundness.flaws(folder) if folder and is_thorough else ()
    last = position.end_of_log().change
    documents, passages, segments = _counted(view.searcher)
    return Health(
        lack=view.lack,
        change=reached,
        last_change=last,
        pending=view.pending,
        behind_since=view.behind_since,
        committed_at=_written_at(root / position.NAME),
        documents=documents,
        passages=passages,
        segments=segments,
        size=sum(_sizes(folder)) if folder else 0,
        is_suspected=(root / reader.SUSPICION).exists(),
        flaws=tuple(flaws),
    )


def _counted(searcher: tantivy.Searcher | None) -> tuple[int, int, int]:
    """Return the number of documents, passages and segments that are searched."""
    if searcher is None:
        return 0, 0, 0
    query = tantivy.Query.term_query(schema.SCHEMA, "part", schema.DOCUMENT)
    try:
        with reader.asking():
            tally = searcher.aggregate(query, COUNT)
    except index.Fault:
        return 0, 0, searcher.num_segments
    documents = int(tally["number"]["value"])
    return documents, searcher.num_docs - documents, searcher.num_segments


def _written_at(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return None


def _sizes(folder: Path) -> Iterator[int]:
    for path in folder.glob("*"):
        try:
            yield path.stat().st_size
        except OSError:
            continue  # taken away by the engine in this moment
