"""Keep the counts of months, roles and people's roles in step with a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from django.db.models import BigIntegerField, F, Q, QuerySet

from transcripts import models
from transcripts.importing.counts import widened
from transcripts.importing.prepared import Given, Statement, change
from transcripts.importing.voices import Voice

type Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """What one document adds to the counts: nothing, unless it is published."""

    documents: int = 0
    exchanges: int = 0
    day: dt.date | None = None
    roles: frozenset[int] = frozenset()
    standings: frozenset[Pair] = frozenset()  # (speaker, role)

    @property
    def month(self) -> Pair:
        """Year and month, both 0 where the day is not known."""
        return (self.day.year, self.day.month) if self.day else (0, 0)


NOTHING = Facts()


def facts(document: models.Document) -> Facts:
    """Return what a document adds, as it is stored now."""
    if not document.is_published:
        return NOTHING
    heard = models.Appearance.objects.filter(document=document).order_by()
    rows = heard.values_list("role", "speaker", "speaker__document")
    return _facts(
        document, ((role, None if local else who) for role, who, local in rows)
    )


def facts_of_voices(document: models.Document, voices: Iterable[Voice]) -> Facts:
    """Return what a document adds that these voices were just written for."""
    if not document.is_published:
        return NOTHING
    speakers = ((voice.role_id, voice.speaker) for voice in voices)
    return _facts(
        document,
        ((role, None if s is None or s.is_local else s.pk) for role, s in speakers),
    )


def _facts(document: models.Document, heard: Iterable[tuple[int, int | None]]) -> Facts:
    rows = list(heard)
    return Facts(
        1,
        document.exchange_count,
        document.date,
        frozenset(role for role, _ in rows),
        frozenset((person, role) for role, person in rows if person),
    )


def follow(before: Facts, after: Facts) -> None:
    """Bring the counts from what a document added before to what it adds now."""
    if before == after:
        return
    _add_to_month(before, -1)
    _add_to_month(after, 1)
    _add_to_roles(before.roles - after.roles, -1)
    _add_to_roles(after.roles - before.roles, 1)
    if before == NOTHING:
        _hear(after.standings, after.day)
    elif (before.day, before.standings) != (after.day, after.standings):
        count_again(before.standings | after.standings)


def _add_to_month(facts: Facts, sign: int) -> None:
    if not facts.documents:
        return
    year, month = facts.month
    exchanges = sign * facts.exchanges
    if not _month().run(year=year, month=month, documents=sign, exchanges=exchanges):
        models.Month.objects.create(
            year=year, month=month, document_count=1, exchange_count=facts.exchanges
        )


def _add_to_roles(roles: Iterable[int], sign: int) -> None:
    for pk in sorted(roles):
        _role().run(pk=pk, documents=sign)


def _hear(standings: frozenset[Pair], day: dt.date | None) -> None:
    """Count a document that was not counted before."""
    for speaker, role in sorted(standings):
        if not _standing().run(speaker=speaker, role=role, day=day):
            models.Standing.objects.create(
                speaker_id=speaker,
                role_id=role,
                document_count=1,
                first_date=day,
                latest_date=day,
            )


@cache
def _month() -> Statement:
    return change(
        models.Month.objects.filter(year=_number("year"), month=_number("month")),
        document_count=F("document_count") + _number("documents"),
        exchange_count=F("exchange_count") + _number("exchanges"),
    )


@cache
def _role() -> Statement:
    return change(
        models.Role.objects.filter(pk=_number("pk")),
        document_count=F("document_count") + _number("documents"),
    )


@cache
def _standing() -> Statement:
    wanted = {"speaker": _number("speaker"), "role": _number("role")}
    return change(
        models.Standing.objects.filter(**wanted),
        document_count=F("document_count") + 1,
        **widened(),
    )


def _number(name: str) -> Given:
    return Given(name, BigIntegerField())


def count_again(standings: frozenset[Pair]) -> None:
    """Count all documents of some people (first of a pair) in some roles."""
    _of(standings).delete()
    heard = models.Appearance.objects.of_published().filter(_any_of(standings))
    rows = heard.tallied("speaker", "role") if standings else ()
    models.Standing.objects.bulk_create(
        models.Standing(
            speaker_id=row["speaker"],
            role_id=row["role"],
            document_count=row["documents"],
            first_date=row["first"],
            latest_date=row["latest"],
        )
        for row in rows
    )


def _of(standings: frozenset[Pair]) -> QuerySet[models.Standing]:
    return models.Standing.objects.filter(_any_of(standings))


def _any_of(standings: frozenset[Pair]) -> Q:
    if not standings:
        return Q(pk__in=[])
    return reduce(or_, (Q(speaker=s, role=role) for s, role in sorted(standings)))
