"""The passages that a search finds, all of them, the newest first.

Their places are read out of the index by the thousands, each time from where the time
before ended, and what stands there by the hundreds; and those are left out whose briefings
readers may no longer see.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched

from django.db import models
from tantivy import DocAddress, Order

from transcripts.exports.briefings import terms_in_words, whole
from transcripts.exports.writing import Row
from transcripts.models import Document, path_of
from transcripts.models.days import exchange_path_of
from transcripts.search import keyset, schema
from transcripts.search.entries import Said, Shown, shown_from_stored
from transcripts.search.finding import Finder, Sort
from transcripts.search.keyset import Keys

# The engine goes through all that is left to find what comes next, however little that
# is: in an archive of millions it is asked for many places at once, which are small.
PLACES, BATCH = 10_000, 250
FIELDS = ("kind", "basis", "attribution", "principal")
COLUMNS = (
    *("address", "date", "title", "kind", "ground_rules", "attribution", "principal"),
    *("part", "number", "heading", "speakers", "text"),
)


def rows(finder: Finder, base: str) -> Iterator[Row]:
    """Return what is told of each passage, for readers may see it at that moment."""
    for places in batched(_places(finder), BATCH):
        with whole():
            passages = [_shown(finder, place) for place in places]
        numbers = {shown.document for shown in passages}
        documents = Document.objects.published().only(*FIELDS)
        seen = documents.fetch_mode(models.FETCH_RAISE).in_bulk(numbers)
        for shown in passages:
            if shown.document in seen:
                yield _row(shown, seen[shown.document], base)


def as_table(row: Row) -> Row:
    """Return a row whose turns are set as one text."""
    speeches = row["speeches"]
    assert isinstance(speeches, list)
    names = dict.fromkeys(_named(speech) for speech in speeches)
    said = (f"{_named(speech)}: {speech['text']}" for speech in speeches)
    return {**row, "speakers": list(names), "text": "\n\n".join(said)}


def in_words(row: Row) -> str:
    """Return a passage as some lines of text."""
    table = as_table(row)
    part = f"exchange {row['number']}" if row["number"] else row["heading"]
    head = f"{row['date'] or 'undated'}  {row['title']}, {part}"
    lines = filter(None, [head, terms_in_words(row), row["address"]])
    return "\n".join(map(str, lines)) + f"\n\n{table['text']}\n"


def _places(finder: Finder) -> Iterator[DocAddress]:
    """Return where each passage stands in the index."""
    keys: Keys | None = Keys()
    while keys is not None:
        with whole():
            page = _page(finder, keys)
        yield from page.rows
        keys = Keys(after=page.after) if page.after is not None else None


def _page(finder: Finder, keys: Keys) -> keyset.Keyed[DocAddress]:
    field = Sort.NEWEST.value

    def fetch(
        first: int | None, last: int | None, runs_down: bool, most: int
    ) -> list[tuple[int, DocAddress]]:
        return finder.searcher.search(
            finder.within(field, first, last),
            most,
            count=False,
            order_by_field=field,
            order=Order.Desc if runs_down else Order.Asc,
        ).hits

    return keyset.page(fetch, keys, size=PLACES, is_descending=True)


def _shown(finder: Finder, address: DocAddress) -> Shown:
    (stored,) = finder.searcher.doc(address).get_all(schema.STORED)
    return shown_from_stored(stored)


def _row(shown: Shown, document: Document, base: str) -> Row:
    if shown.exchange:
        path = exchange_path_of(shown.date, shown.slug, shown.exchange)
    else:
        path = f"{path_of(shown.date, shown.slug)}#{shown.anchor}"
    return {
        "address": f"{base}{path}",
        "date": shown.date and shown.date.isoformat(),
        "title": shown.title,
        "kind": document.kind,
        "ground_rules": document.basis,
        "attribution": document.attribution,
        "principal": document.principal,
        "part": "exchange" if shown.exchange else "statement",
        "number": shown.exchange or None,
        "heading": shown.heading,
        "speeches": [_speech(turn) for turn in shown.turns],
    }


def _speech(turn: Said) -> dict[str, str]:
    return {
        "type": turn.kind,
        "speaker": turn.name,
        "role": turn.role,
        "attribution_text": turn.label,
        "text": turn.text,
    }


def _named(speech: dict[str, str]) -> str:
    name, role = speech["speaker"], speech["role"]
    return (
        f"{name}, {role}" if role and role.casefold() not in name.casefold() else name
    )
