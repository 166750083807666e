"""Read documents again with the parser as it is now, and say what that changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import orjson
from django.db import transaction
from django.db.models import QuerySet
from rapidfuzz.distance import Levenshtein

from transcripts import models, parsing
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.writing import reread
from transcripts.search import catching_up

# Fields that do not come out of the text, or only say how much there is of the rest.
NOT_READ = frozenset(
    (
        *("id", "slug", "sort_date", "decided_fields", "is_published", "created_at"),
        *("updated_at", "exchange_count", "turn_count", "question_count", "word_count"),
        *("speaker_count", "defect_count", "needs_review", "review_reasons"),
    )
)


class Aspect(StrEnum):
    """What of a document reading it again may change."""

    FIELDS = "fields"
    TURNS = "turns"
    EXCHANGES = "exchanges"
    SPEAKERS = "speakers"
    DEFECTS = "defects"


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a document: what changed, and how many of it.

    A document whose text is refused now stays as it was, with the ``refusal``.
    """

    document: models.Document
    changes: dict[Aspect, int]
    fields: tuple[str, ...] = ()
    refusal: str = ""

    @property
    def in_words(self) -> str:
        """What changed, as a line of a report says it."""
        if self.refusal:
            return f"refused, and left as it was: {self.refusal}"
        said = [
            f"{number:,} {aspect if number != 1 else aspect.removesuffix('s')}"
            for aspect, number in self.changes.items()
        ]
        if self.fields:
            said[0] = ", ".join(self.fields).replace("_", " ")
        return "; ".join(said) or "nothing"


type Face = dict[Aspect, list[Hashable]]


def read_by_another(*, is_any: bool = False) -> QuerySet[models.Document]:
    """Return the documents that another parser has read, or all there are."""
    documents = models.Document.objects.order_by("pk")
    if is_any:
        return documents
    others = models.Version.objects.filter(is_current=True).exclude(
        parser_version=parsing.PARSER_VERSION
    )
    return documents.filter(pk__in=others.values("document"))


def reread_all(
    documents: Iterable[models.Document], *, is_dry: bool = False
) -> Iterator[Reread]:
    """Read each again in a transaction of its own, and say what that changed.

    Where nothing changed, nothing is written but which parser has read it; in a dry
    run nothing at all.
    """
    with catching_up.Pace():
        for document in documents:
            yield _reread(document, is_dry=is_dry)


def _reread(document: models.Document, *, is_dry: bool) -> Reread:
    with transaction.atomic():
        found = written(document, reread)
        if is_dry or not found.changes:
            transaction.set_rollback(True)
    if not is_dry and not found.changes and not found.refusal:
        document.versions.filter(is_current=True).update(
            parser_version=parsing.PARSER_VERSION
        )
    return found


def written(
    document: models.Document, write: Callable[[models.Document], Outcome]
) -> Reread:
    """Have a document's structure written anew, and say what that changed."""
    before = _face(document)
    outcome = write(document)
    document.refresh_from_db()
    if outcome.status is Status.REFUSED:
        return Reread(document, {}, refusal=outcome.reason)
    return _compared(document, before, _face(document))


def _compared(document: models.Document, before: Face, after: Face) -> Reread:
    changes = {
        aspect: Levenshtein.distance(before[aspect], after[aspect])
        for aspect in Aspect
        if before[aspect] != after[aspect]
    }
    fields = tuple(
        str(old[0])
        for old, new in zip(before[Aspect.FIELDS], after[Aspect.FIELDS], strict=True)
        if isinstance(old, tuple) and old != new
    )
    return Reread(document, changes, fields)


def _face(document: models.Document) -> Face:
    """Return all that reading a document's text gives, to be compared."""
    turns = document.turns.in_order().values_list(
        *("kind", "label", "exchange__number", "speaker__name", "role__slug", "blocks")
    )
    cast = document.appearances.order_by("position").values_list(
        *("key", "labels", "speaker__name", "role__slug", "is_open")
    )
    exchanges = document.exchanges.in_order().values_list(
        *("number", "first_position", "last_position", "subhead", "hints")
    )
    defects = document.defects.order_by("line", "pk").values_list("line", "message")
    return {
        Aspect.FIELDS: [
            (field.name, _told(getattr(document, field.name)))
            for field in document._meta.concrete_fields
            if field.name not in NOT_READ
        ],
        Aspect.TURNS: [_told(row) for row in turns],
        Aspect.EXCHANGES: [_told(row) for row in exchanges],
        Aspect.SPEAKERS: [_told(row) for row in cast],
        Aspect.DEFECTS: [_told(row) for row in defects],
    }


def _told(value: object) -> bytes:
    """Return a value so that equal ones are equal, lists within it too."""
    return orjson.dumps(value, default=str)
