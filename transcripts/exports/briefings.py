"""The briefings of a list, all of them, the newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched

from django.db import models

from transcripts.exports.writing import Row
from transcripts.lists import Listed
from transcripts.models import Appearance, Basis, BriefingKind, Document
from transcripts.passages import voice
from transcripts.search import index, reader
from transcripts.search.finding import Finder
from transcripts.search.keyset import Keys

# Briefings that are read at once: so many are in memory, however long the list is.
BATCH = 250
# Briefings with words whose numbers are read out of the index at once: it goes through
# all that is left for the next, however few they are.
AHEAD = 5_000
FIELDS = (
    *("title", "slug", "date", "sort_date", "place", "kind", "basis", "attribution"),
    *("embargo", "principal", "start_time", "end_time", "duration_minutes"),
    *("exchange_count", "question_count", "word_count", "source_url"),
)
COLUMNS = (
    *("address", "date", "title", "place", "kind", "ground_rules", "attribution"),
    *("embargo", "principal", "start_time", "end_time", "duration_minutes"),
    *("exchanges", "questions", "words", "speakers", "source_url"),
)
HITS = "passages"

type Batch = dict[int, int | None]


class BrokenOff(Exception):
    """What was to be handed over whole cannot be read to its end."""


def listed(filters: Listed) -> Iterator[Batch]:
    """Return the numbers of the briefings that pass filters, batch by batch."""
    after: str | None = ""
    while after is not None:
        page = filters.batch(after, BATCH)
        yield dict.fromkeys((document.pk for document in page.rows), None)
        after = page.after or None


def with_words(finder: Finder) -> Iterator[Batch]:
    """Return the briefings in which something is found, each with its passages."""
    keys: Keys | None = Keys()
    while keys is not None:
        with whole():
            page = finder.briefings(keys, AHEAD)
        for some in batched(page.rows, BATCH):
            yield {row.document: row.hits for row in some}
        keys = Keys(after=page.after) if page.after is not None else None


@contextmanager
def whole() -> Iterator[None]:
    """Ask the index for some of what is to be handed over, or break off."""
    try:
        with reader.asking():
            yield
    except index.Fault as fault:
        raise BrokenOff from fault


def rows(batches: Iterable[Batch], base: str) -> Iterator[Row]:
    """Return what is told of each briefing that readers may see at that moment."""
    for batch in batches:
        casts = _casts(batch)
        for briefing in _published(batch):
            row = _row(briefing, casts[briefing.pk], base)
            hits = batch[briefing.pk]
            yield row if hits is None else {**row, HITS: hits}


def in_words(row: Row) -> str:
    """Return what is told of a briefing as some lines of text."""
    speakers = row["speakers"]
    assert isinstance(speakers, list)
    kind = BriefingKind(str(row["kind"])).label
    facts = (kind, terms_in_words(row), row["place"], *map(str, speakers))
    lines = (
        f"{row['date'] or 'undated'}  {row['title']}",
        " · ".join(str(fact) for fact in facts if fact),
        row["address"],
    )
    return "\n  ".join(str(line) for line in lines if line)


def terms_in_words(row: Row) -> str:
    """Return on what terms the words of a row were said, where that was stated."""
    terms = Basis(str(row["ground_rules"])).label if row["ground_rules"] else ""
    attribution = f"attributed to “{row['attribution']}”" if row["attribution"] else ""
    return ", ".join(filter(None, [terms, attribution]))


def _published(batch: Batch) -> models.QuerySet[Document]:
    shown = Document.objects.published().filter(pk__in=batch).only(*FIELDS)
    return shown.fetch_mode(models.FETCH_RAISE).newest_first()


def _casts(batch: Batch) -> dict[int, list[Appearance]]:
    """Return who speaks in each briefing of a batch.

    Not as what the briefings hold themselves: they and their appearances would hold
    each other, and lie in memory by the thousands until Python looks for such circles.
    """
    found: dict[int, list[Appearance]] = defaultdict(list)
    for one in Appearance.objects.filter(document__in=batch).as_cast():
        found[one.document_id].append(one)
    return found


def _row(briefing: Document, cast: Iterable[Appearance], base: str) -> Row:
    return {
        "address": f"{base}{briefing.get_absolute_url()}",
        "date": briefing.date and briefing.date.isoformat(),
        "title": briefing.title,
        "place": briefing.place,
        "kind": briefing.kind,
        "ground_rules": briefing.basis,
        "attribution": briefing.attribution,
        "embargo": briefing.embargo,
        "principal": briefing.principal,
        "start_time": briefing.start_time and briefing.start_time.isoformat("minutes"),
        "end_time": briefing.end_time and briefing.end_time.isoformat("minutes"),
        "duration_minutes": briefing.duration_minutes,
        "exchanges": briefing.exchange_count,
        "questions": briefing.question_count,
        "words": briefing.word_count,
        "speakers": speakers(cast),
        "source_url": briefing.source_url,
    }


def speakers(cast: Iterable[Appearance]) -> list[str]:
    """Return those who speak and do not ask, each with the role where it says more."""
    ordered = sorted(cast, key=lambda appearance: appearance.position)
    voices = (
        voice(one.speaker, one.role, one.labels[0] if one.labels else "")
        for one in ordered
        if not one.role.asks
    )
    return list(dict.fromkeys(named.in_words for named in voices))
