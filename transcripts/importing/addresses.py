"""Give documents addresses, and see that an old one leads on for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import BigIntegerField, CharField, DateField
from django.utils.text import slugify

from transcripts import models
from transcripts.importing.names import free
from transcripts.importing.prepared import Given, Statement, question
from transcripts.models import TurnKind
from transcripts.parsed import spoken_words

SLUG_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a document and its exchanges are, and what each exchange asks."""

    path: str
    paths: Mapping[int, str]
    questions: Mapping[int, str]


def addresses(document: models.Document) -> Addresses:
    """Return the addresses of a stored document."""
    turns = document.turns.filter(kind=TurnKind.QUESTION).select_related("exchange")
    asked: dict[int, str] = {}
    for turn in turns.in_order():
        if turn.exchange:
            words = asked.get(turn.exchange.number, "") + spoken_words(turn.text)
            asked[turn.exchange.number] = words + "\n"
    numbers = document.exchanges.values_list("number", flat=True)
    return Addresses(
        document.get_absolute_url(),
        {number: document.exchange_url(number) for number in numbers},
        asked,
    )


def keep_addresses(document: models.Document, before: Addresses) -> None:
    """Make every address that led somewhere before lead to the same thing now."""
    now = addresses(document)
    moved = _moves(before, now)
    for row in document.old_addresses.exclude(exchange_number=None):
        _keep(document, row.path, moved.get(row.exchange_number or 0))
    for number, path in before.paths.items():
        if path not in now.paths.values() or moved[number] != number:
            _keep(document, path, moved[number])
    if before.path != now.path:
        _keep(document, before.path, None)
        models.OldAddress.objects.filter(path=now.path).delete()


def free_slug(document: models.Document) -> str:
    """Return a slug for the document whose address is and was no other's."""
    base = slugify(document.title)[:SLUG_LENGTH].strip("-") or "transcript"
    address = models.Document(date=document.date, slug=base).get_absolute_url()
    given = {"slug": base, "path": address, "pk": document.pk or 0}
    if document.date:
        given["day"] = document.date
    holders = _holder_now(document.date is not None), _holder_once()
    if not any(holder.rows(**given) for holder in holders):
        return base
    folder = address.removesuffix(f"{base}/")
    return free(base, lambda slugs: _taken(document, slugs, folder))


def _taken(document: models.Document, slugs: list[str], folder: str) -> set[str]:
    """Return those of some slugs in a folder that are or were another document's."""
    paths = [f"{folder}{slug}/" for slug in slugs]
    others = models.Document.objects.filter(date=document.date, slug__in=slugs)
    kept = models.OldAddress.objects.filter(path__in=paths)
    if document.pk:
        others = others.exclude(pk=document.pk)
        kept = kept.exclude(document_id=document.pk)
    now = others.order_by().values_list("slug", flat=True)
    once = kept.order_by().values_list("path", flat=True)
    return {*now, *(path[len(folder) : -1] for path in once)}


@cache
def _holder_now(is_dated: bool) -> Statement:
    day = Given("day", DateField()) if is_dated else None
    others = models.Document.objects.filter(date=day, slug=Given("slug", CharField()))
    others = others.exclude(pk=Given("pk", BigIntegerField()))
    return question(others.order_by().values_list("pk"))


@cache
def _holder_once() -> Statement:
    kept = models.OldAddress.objects.filter(path=Given("path", CharField()))
    kept = kept.exclude(document_id=Given("pk", BigIntegerField()))
    return question(kept.order_by().values_list("pk"))


def _moves(before: Addresses, now: Addresses) -> dict[int, int | None]:
    """Match exchanges by what they ask; one that asks nothing else keeps its number."""
    numbers = _numbers_by_question(now.questions)
    known = _numbers_by_question(before.questions)
    moves: dict[int, int | None] = {}
    for number in before.paths:
        question = before.questions.get(number, "")
        is_told_apart = question in known and question in numbers
        unmoved = number if number in now.paths else None
        moves[number] = numbers[question] if is_told_apart else unmoved
    return moves


def _numbers_by_question(questions: Mapping[int, str]) -> dict[str, int]:
    times = Counter(questions.values())
    return {words: number for number, words in questions.items() if times[words] == 1}


def _keep(document: models.Document, path: str, number: int | None) -> None:
    models.OldAddress.objects.update_or_create(
        path=path, defaults={"document": document, "exchange_number": number}
    )
