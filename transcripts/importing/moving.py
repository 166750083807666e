"""Move voices of documents from one speaker to another, and back again exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import batched

from django.db.models import Q, QuerySet

from transcripts import models
from transcripts.importing import tallies
from transcripts.importing.counts import recount
from transcripts.importing.log import note
from transcripts.importing.review import renew_speakers
from transcripts.models import Action

# Voices, and turns, moved at once: what one step holds in memory.
AT_A_TIME, TURNS_AT_A_TIME = 200, 5_000


class Undecidable(ValueError):
    """What was asked cannot be done; says why."""


def move(
    decision: models.Decision,
    voices: QuerySet[models.Appearance],
    to: models.Speaker | None,
    *,
    decided: bool,
) -> None:
    """Give voices of the decision's speaker to another, and note where they were.

    Where they are ``decided``, reading again leaves them as they are.
    """
    for some in _in_steps(voices):
        moved = list(_moved(decision, some))
        models.Moved.objects.bulk_create(moved)
        changes: dict[str, object] = {"speaker": to}
        if decided:
            changes |= {"is_decided": True, "is_open": False}
        rows = models.Appearance.objects.filter(pk__in=[voice.pk for voice in some])
        rows.update(**changes)
        _give_turns(moved, to)
    _settle(decision)


def move_back(decision: models.Decision) -> None:
    """Give the voices back; refuse where any is not as the decision left it."""
    for some in _in_steps(decision.moved.all()):
        _check(decision, some)
        for kept in {(m.was_open, m.was_decided) for m in some}:
            alike = [m for m in some if (m.was_open, m.was_decided) == kept]
            models.Appearance.objects.filter(_any_of(alike)).update(
                speaker=decision.speaker, is_open=kept[0], is_decided=kept[1]
            )
        _give_turns(some, decision.speaker)
    _settle(decision)


def tell(decision: models.Decision) -> None:
    """Note each document that the decision changed, as the last thing that is done."""
    touched = decision.moved.order_by("document_id").values_list("document", flat=True)
    note(touched.distinct().iterator(), Action.UPDATED)


def _in_steps[M: models.Appearance | models.Moved](
    rows: QuerySet[M],
) -> Iterator[list[M]]:
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        yield some
        last = some[-1].pk


def _moved(
    decision: models.Decision, voices: Iterable[models.Appearance]
) -> Iterator[models.Moved]:
    turns = _turns_of(decision, list(voices))
    for voice in voices:
        yield models.Moved(
            decision=decision,
            document_id=voice.document_id,
            key=voice.key,
            was_open=voice.is_open,
            was_decided=voice.is_decided,
            turns=turns[voice.pk],
        )


def _turns_of(
    decision: models.Decision, voices: list[models.Appearance]
) -> dict[int, list[int]]:
    """Return each voice's turns: by its label, where a speaker has several voices."""
    documents = {voice.document_id for voice in voices}
    mine = {"speaker": decision.speaker, "document__in": documents}
    all_voices = defaultdict(list)
    for voice in models.Appearance.objects.filter(**mine).order_by("pk"):
        all_voices[voice.document_id].append(voice)
    found: dict[int, list[int]] = {voice.pk: [] for voice in voices}
    rows = models.Turn.objects.filter(**mine).order_by("pk")
    for pk, document, label in rows.values_list("pk", "document", "label"):
        heard = all_voices[document]
        voice = next((one for one in heard if label in one.labels), heard[0])
        if voice.pk in found:
            found[voice.pk].append(pk)
    return found


def _give_turns(moved: Iterable[models.Moved], to: models.Speaker | None) -> None:
    turns = (pk for one in moved for pk in one.turns)
    for some in batched(turns, TURNS_AT_A_TIME, strict=False):
        models.Turn.objects.filter(pk__in=some).update(speaker=to)


def _check(decision: models.Decision, moved: list[models.Moved]) -> None:
    held = models.Appearance.objects.filter(_any_of(moved), speaker=decision.person)
    turns = [pk for one in moved for pk in one.turns]
    there = sum(
        models.Turn.objects.filter(pk__in=some, speaker=decision.person).count()
        for some in batched(turns, TURNS_AT_A_TIME, strict=False)
    )
    if held.count() != len(moved) or there != len(turns):
        raise Undecidable(
            "This cannot be undone: some of these documents were read again, or their"
            " speakers decided anew, since. Decide those one by one."
        )


def _any_of(moved: Iterable[models.Moved]) -> Q:
    """Return the condition for the voices; of each key the documents are a list."""
    documents = defaultdict(list)
    for one in moved:
        documents[one.key].append(one.document_id)
    found = Q(pk__in=[])
    for key, ids in documents.items():
        found |= Q(key=key, document__in=ids)
    return found


def _settle(decision: models.Decision) -> None:
    """Count again the people that voices were moved between, and what to review."""
    people = [s for s in (decision.speaker, decision.person) if s and not s.is_local]
    roles = _roles(decision)
    tallies.count_again(frozenset((s.pk, role) for s in people for role in roles))
    recount(person.pk for person in people)
    if decision.kind != models.DecisionKind.MERGED:
        _each_document(decision, renew_speakers)


def _roles(decision: models.Decision) -> set[int]:
    """Return the roles in which either speaks or was counted."""
    either = Q(speaker=decision.speaker) | Q(speaker=decision.person)
    heard = models.Appearance.objects.filter(either).order_by()
    counted = models.Standing.objects.filter(either).order_by()
    return {
        role
        for rows in (heard, counted)
        for role in rows.values_list("role", flat=True).distinct()
    }


def _each_document(
    decision: models.Decision, do: Callable[[models.Document], None]
) -> None:
    touched = decision.moved.order_by().values("document")
    for document in models.Document.objects.filter(pk__in=touched).iterator():
        do(document)
