"""Move voices of documents from one speaker to another, and note where they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import batched

from django.db.models import Q, QuerySet

from transcripts import models
from transcripts.importing import tallies
from transcripts.importing.counts import recount
from transcripts.importing.log import note
from transcripts.importing.review import renew_speakers
from transcripts.models import Action

# Voices, and turns, moved at once: what one step holds in memory.
AT_A_TIME, TURNS_AT_A_TIME = 500, 5_000


class Undecidable(ValueError):
    """What was asked cannot be done; says why."""


def move(
    decision: models.Decision,
    voices: QuerySet[models.Appearance],
    to: models.Speaker | None,
) -> None:
    """Give voices of the decision's speaker to another, and note where they were.

    They are decided then: reading again leaves them as they are.
    """
    for some in in_steps(voices):
        moved = list(_moved(decision, some, turns_of(decision.speaker, some)))
        models.Moved.objects.bulk_create(moved)
        rows = models.Appearance.objects.filter(pk__in=[voice.pk for voice in some])
        rows.update(speaker=to, is_decided=True, is_open=False)
        give_turns((pk for one in moved for pk in one.turns), to)
    settle(decision)


def move_all(decision: models.Decision, to: models.Speaker) -> None:
    """Give all that the decision's speaker says anywhere to another.

    Which turns were whose is noted where both speak; elsewhere a document tells it.
    """
    all_voices = models.Appearance.objects.filter(speaker=decision.speaker)
    with_both = models.Appearance.objects.filter(
        speaker=to, document__in=all_voices.values("document")
    )
    both = set(with_both.values_list("document", flat=True))
    slim = all_voices.only("document", "key", "is_open", "is_decided", "labels")
    for some in in_steps(slim):
        mixed = [voice for voice in some if voice.document_id in both]
        turns = turns_of(decision.speaker, mixed) if mixed else {}
        models.Moved.objects.bulk_create(_moved(decision, some, turns))
    all_voices.update(speaker=to)
    models.Turn.objects.filter(speaker=decision.speaker).update(speaker=to)
    settle(decision)


def tell(decision: models.Decision) -> None:
    """Note each document that the decision changed, as the last thing that is done."""
    touched = decision.moved.order_by("document_id").values_list("document", flat=True)
    note(touched.distinct().iterator(), Action.UPDATED)


def in_steps[M: models.Appearance | models.Moved](
    rows: QuerySet[M],
) -> Iterator[list[M]]:
    """Yield rows in the order of their keys, as many at a time as are held at once."""
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        yield some
        last = some[-1].pk


def _moved(
    decision: models.Decision,
    voices: Iterable[models.Appearance],
    turns: Mapping[int, list[int]],
) -> Iterator[models.Moved]:
    for voice in voices:
        yield models.Moved(
            decision=decision,
            document_id=voice.document_id,
            key=voice.key,
            was_open=voice.is_open,
            was_decided=voice.is_decided,
            turns=turns.get(voice.pk, []),
        )


def turns_of(
    speaker: models.Speaker | None, voices: Iterable[models.Appearance]
) -> dict[int, list[int]]:
    """Return each voice's turns: by its label, where a speaker has several voices."""
    found: dict[int, list[int]] = {voice.pk: [] for voice in voices}
    mine = {
        "speaker": speaker,
        "document__in": {voice.document_id for voice in voices},
    }
    all_voices = defaultdict(list)
    for voice in models.Appearance.objects.filter(**mine).order_by("pk"):
        all_voices[voice.document_id].append(voice)
    rows = models.Turn.objects.filter(**mine).order_by("pk")
    for pk, document, label in rows.values_list("pk", "document", "label"):
        heard = all_voices[document]
        voice = next((one for one in heard if label in one.labels), heard[0])
        if voice.pk in found:
            found[voice.pk].append(pk)
    return found


def give_turns(turns: Iterable[int], to: models.Speaker | None) -> None:
    """Give turns to a speaker."""
    for some in batched(turns, TURNS_AT_A_TIME, strict=False):
        models.Turn.objects.filter(pk__in=some).update(speaker=to)


def settle(decision: models.Decision) -> None:
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
