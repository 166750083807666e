"""Import many files: read one at a time, parse in several processes, write in one."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from transcripts import extracting, models
from transcripts.importing import matching
from transcripts.importing.apart import parsed_apart
from transcripts.importing.bringing import import_document, preview
from transcripts.importing.fields import date_from_filename
from transcripts.importing.outcomes import Outcome, Status
from transcripts.parsed import Parsed, Unparsed, digest, parsed_from_bytes
from transcripts.parsing import offices as tenures
from transcripts.processes import end_with_parent
from transcripts.reading import Found, Item, Refusal
from transcripts.search import catching_up

# Files that wait, parsed or not, for each process: what bounds the memory.
QUEUED = 2

type Parse = Parsed | Unparsed | None


@dataclass(frozen=True, slots=True)
class Batch:
    """How to import a batch; ``limit`` is the bytes that one file may have."""

    limit: int
    encoding: str | None = None
    source_name: str = ""
    processes: int = 1
    has_dates_in_names: bool = False
    offices: tuple[tenures.Office, ...] = field(
        default_factory=lambda: models.Office.objects.as_parsed()
    )
    distinct: frozenset[str] = field(
        default_factory=lambda: models.Decision.objects.kept_labels()
    )

    def imported(self, sources: Iterable[Found]) -> Iterator[Outcome]:
        """Import each source, and say what became of it, in order."""
        with catching_up.Pace():
            for read, parse in self._parsed(sources):
                if isinstance(read, Refusal):
                    yield Outcome(Status.REFUSED, read.name, read.reason)
                else:
                    yield import_document(
                        content=read.content,
                        filename=read.name,
                        source_name=self.source_name,
                        encoding=self.encoding,
                        hint_date=self._hint(read),
                        parsed=parse,
                        offices=self.offices,
                        distinct=self.distinct,
                    )

    def previewed(self, sources: Iterable[Found]) -> Iterator[Outcome]:
        """Say what would become of each source, and write nothing."""
        seen: dict[str, str] = {}
        for read, parse in self._parsed(sources):
            if isinstance(read, Refusal):
                yield Outcome(Status.REFUSED, read.name, read.reason)
                continue
            sha256 = digest(read.content)
            if sha256 in seen:
                reason = f"the same bytes are in this batch as {seen[sha256]}"
                yield Outcome(Status.SKIPPED, read.name, reason)
            else:
                seen[sha256] = read.name
                yield preview(
                    content=read.content,
                    filename=read.name,
                    encoding=self.encoding,
                    hint_date=self._hint(read),
                    parsed=parse,
                )

    def _parsed(
        self, sources: Iterable[Found]
    ) -> Iterator[tuple[Item | Refusal, Parse]]:
        """Read and parse each source; what is there already goes unparsed."""
        read = (s if isinstance(s, Refusal) else s.read(self.limit) for s in sources)
        if self.processes == 1:
            yield from ((item, self._apart(item)) for item in read)
            return
        # Not forked: a copy of this process would share its database connection.
        context = get_context("spawn")
        waiting: deque[tuple[Item | Refusal, Future[Parsed | Unparsed] | None]]
        waiting = deque()
        with ProcessPoolExecutor(
            self.processes, mp_context=context, initializer=end_with_parent
        ) as pool:
            for item in read:
                waiting.append((item, self._submitted(item, pool)))
                if len(waiting) > QUEUED * self.processes:
                    yield self._awaited(*waiting.popleft())
            while waiting:
                yield self._awaited(*waiting.popleft())

    def _apart(self, item: Item | Refusal) -> Parse:
        """Read a PDF or Word document by itself: what they do to a process, who knows."""
        if isinstance(item, Refusal) or not extracting.kind_of(item.content):
            return None
        return parsed_apart(
            item.content,
            item.name,
            encoding=self.encoding,
            hint_date=self._hint(item),
            offices=self.offices,
        )

    def _submitted(
        self, item: Item | Refusal, pool: ProcessPoolExecutor
    ) -> Future[Parsed | Unparsed] | None:
        if isinstance(item, Refusal) or extracting.kind_of(item.content):
            return None
        if matching.same_bytes(digest(item.content)):
            return None
        return pool.submit(
            parsed_from_bytes,
            item.content,
            item.name,
            encoding=self.encoding,
            offices=self.offices,
            hint_date=self._hint(item),
            distinct=self.distinct,
        )

    def _awaited(
        self, item: Item | Refusal, future: Future[Parsed | Unparsed] | None
    ) -> tuple[Item | Refusal, Parse]:
        return item, future.result() if future else self._apart(item)

    def _hint(self, item: Item) -> dt.date | None:
        return date_from_filename(item.name) if self.has_dates_in_names else None
