"""Decide who is who: each decision in one transaction, kept so that it can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from transcripts import models
from transcripts.importing import moving, slips
from transcripts.importing.moving import Undecidable
from transcripts.importing.names import free, name_key, sort_name
from transcripts.importing.naming import file_under
from transcripts.importing.returning import Incomplete, Undone, move_back
from transcripts.importing.voices import taken
from transcripts.models import DecisionKind, Identity

# What of a speaker a decision may change, and undoing it brings back.
CHANGED = ("merged_into_id", "needs_review", "is_decided", "identity")

# Decisions that move voices from one speaker to another.
MOVING = frozenset(DecisionKind) - {
    DecisionKind.APART,
    DecisionKind.SLIP,
    DecisionKind.NO_SLIP,
}

type By = Any  # a user of the site, or None


@transaction.atomic
def identify(
    local: models.Speaker, person: models.Speaker, *, by: By = None
) -> models.Decision:
    """Say that somebody whom one document knows is a person of the whole archive."""
    local, person = _locked(local, person)
    if not local.is_local or person.is_local or person.merged_into_id:
        raise Undecidable("Only a speaker of one document can be said to be a person.")
    words = f"“{local}” in “{local.document}” is {person}"
    decision = _decision(DecisionKind.IDENTIFIED, words, local, person, by)
    return _hand_over(decision)


@transaction.atomic
def name(local: models.Speaker, called: str, *, by: By = None) -> models.Decision:
    """Say that somebody whom one document knows is a person not met before."""
    (local,) = _locked(local)
    if not local.is_local:
        raise Undecidable("Only a speaker of one document can be given a name.")
    must_be_new(called)
    person = new_person(called)
    words = f"“{local}” in “{local.document}” is {person}, not met before"
    decision = _decision(DecisionKind.NAMED, words, local, person, by)
    decision.before = {"made": True}
    return _hand_over(decision)


@transaction.atomic
def leave_unnamed(local: models.Speaker, *, by: By = None) -> models.Decision:
    """Say that nobody can tell who a speaker of one document is."""
    (local,) = _locked(local)
    if not local.is_local:
        raise Undecidable("Only a speaker of one document can stay unnamed.")
    words = f"“{local}” in “{local.document}” stays unnamed"
    decision = _decision(DecisionKind.UNNAMED, words, local, local, by)
    _change(decision, local, identity=Identity.UNNAMED, is_decided=True)
    moving.move(decision, local.appearances.all(), local)
    return _told(decision)


@transaction.atomic
def merge(
    gone: models.Speaker, kept: models.Speaker, *, by: By = None
) -> models.Decision:
    """Say that two people are one: all that the one said is the other's.

    It is one transaction, of a few statements however much was said.
    """
    gone, kept = _locked(gone, kept)
    if gone == kept or any(s.is_local or s.merged_into_id for s in (gone, kept)):
        raise Undecidable("Only two different people can be merged.")
    decision = _decision(
        DecisionKind.MERGED, f"{gone} is the same person as {kept}", gone, kept, by
    )
    decision.before = {
        "keys": list(gone.names.values_list("pk", flat=True)),
        "followers": list(gone.merged.values_list("pk", flat=True)),
    }
    gone.names.update(speaker=kept)
    gone.merged.update(merged_into=kept)
    _change(decision, gone, merged_into_id=kept.pk)
    moving.move_all(decision, kept)
    return _told(decision)


@transaction.atomic
def split(
    person: models.Speaker,
    documents: Iterable[int],
    to: models.Speaker | None = None,
    *,
    called: str = "",
    by: By = None,
) -> models.Decision:
    """Say that a person in some documents is somebody else: ``to``, or one ``called``."""
    (person,) = _locked(person)
    to = to and _locked(to)[0]
    voices = person.appearances.filter(document__in=documents)
    if person.is_local or not voices.exists():
        raise Undecidable("Choose documents in which this person speaks.")
    if to and (to == person or to.is_local or to.merged_into_id):
        raise Undecidable("Choose another person.")
    made = to or new_person(called)
    number = voices.values("document").distinct().count()
    words = f"{person} in {number:,} document{'s'[: number != 1]} is {made}"
    if not to:
        words += ", not met before"
    decision = _decision(DecisionKind.SPLIT, words, person, made, by)
    decision.before = {"made": not to}
    moving.move(decision, voices, made)
    return _told(decision)


@transaction.atomic
def keep_apart(
    one: models.Speaker, other: models.Speaker, *, by: By = None
) -> models.Decision:
    """Say that two people are not the same, whatever their names."""
    first, second = sorted((one, other), key=lambda speaker: speaker.pk)
    if first == second:
        raise Undecidable("These are one person already.")
    words = f"{first} is not the same person as {second}"
    return _decision(DecisionKind.APART, words, first, second, by)


@transaction.atomic
def undo(
    decision: models.Decision, *, as_far_as_can_be: bool = False, by: By = None
) -> Undone:
    """Bring back what was before a decision, or refuse with the reason.

    Where single voices cannot come back, the rest does if that is asked for.
    """
    decision = models.Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.undone_at:
        raise Undecidable("This was undone already.")
    undone = Undone()
    if decision.kind in MOVING:
        undone = _bring_back(decision)
    if undone.left and not as_far_as_can_be:
        raise Incomplete("Some of this cannot come back. Look at what does first.")
    models.Decision.objects.filter(pk=decision.pk).update(
        undone_at=timezone.now(), undone_by=by
    )
    if decision.kind in MOVING:
        moving.tell(decision)
    elif decision.kind == DecisionKind.NO_SLIP:
        undone.read_again = slips.read_without(decision)
    return undone


def effect_of_undoing(decision: models.Decision) -> Undone:
    """Say what undoing would bring back, by doing it and taking it back."""
    with transaction.atomic():
        undone = undo(decision, as_far_as_can_be=True)
        transaction.set_rollback(True)
    return undone


def _bring_back(decision: models.Decision) -> Undone:
    if not (decision.speaker and decision.person):
        raise Undecidable("This cannot be undone: one of the two is gone since.")
    decision.speaker, decision.person = _locked(decision.speaker, decision.person)
    _names_back(decision)
    _speaker_back(decision)
    undone = move_back(decision)
    if decision.before.get("made"):
        _unmake(decision.person, undone)
    return undone


def must_be_new(called: str) -> None:
    """Raise ``Undecidable`` where a name is none, or a person's already."""
    if not name_key(called):
        raise Undecidable("Give the new person's name.")
    if models.SpeakerName.objects.filter(key=name_key(called)).exists():
        raise Undecidable(f"{called} is a person already; choose that person.")


def new_person(called: str) -> models.Speaker:
    """Make a person whom no text has named; texts that do will mean this one."""
    written = " ".join(called.split())[:200]
    if not name_key(written):
        raise Undecidable("Give the new person's name.")
    person = models.Speaker(
        name=written,
        slug=free(slugify(written)[:200] or "speaker", taken),
        sort_name=sort_name(written),
    )
    person.save()
    key = name_key(written)[:200]
    if not models.SpeakerName.objects.filter(key=key).exists():
        person.names.create(key=key)
    file_under(person, written)
    return person


def _hand_over(decision: models.Decision) -> models.Decision:
    """Give all that a speaker of one document says to the person of the decision."""
    local, person = decision.speaker, decision.person
    assert local and person
    _change(decision, local, merged_into_id=person.pk)
    moving.move(decision, local.appearances.all(), person)
    return _told(decision)


def _locked(*speakers: models.Speaker) -> list[models.Speaker]:
    """Read speakers anew, and hold them until the decision is made."""
    pks = [speaker.pk for speaker in speakers]
    rows = models.Speaker.objects.select_for_update().filter(pk__in=pks)
    found = {row.pk: row for row in rows.order_by("pk")}
    if len(found) < len(set(pks)):
        raise Undecidable("One of these is gone since.")
    return [found[pk] for pk in pks]


def _decision(
    kind: DecisionKind,
    words: str,
    speaker: models.Speaker | None,
    person: models.Speaker | None,
    by: By,
) -> models.Decision:
    return models.Decision.objects.create(
        kind=kind, words=words[:500], speaker=speaker, person=person, made_by=by
    )


def _change(
    decision: models.Decision, speaker: models.Speaker, **values: object
) -> None:
    """Change a speaker, whom nobody need look at any more; keep what was before."""
    before = {field: getattr(speaker, field) for field in CHANGED}
    decision.before = {**decision.before, "speaker": before}
    for field, value in {"needs_review": False, **values}.items():
        setattr(speaker, field, value)
    speaker.save(update_fields=[field.removesuffix("_id") for field in CHANGED])


def _told(decision: models.Decision) -> models.Decision:
    decision.save(update_fields=["before"])
    moving.tell(decision)
    return decision


def _names_back(decision: models.Decision) -> None:
    keys = decision.before.get("keys", [])
    held = models.SpeakerName.objects.filter(pk__in=keys, speaker=decision.person)
    followers = decision.before.get("followers", [])
    behind = models.Speaker.objects.filter(
        pk__in=followers, merged_into=decision.person
    )
    if held.count() != len(keys) or behind.count() != len(followers):
        raise Undecidable(
            "This cannot be undone: the names moved on since. Undo later decisions"
            " first."
        )
    held.update(speaker=decision.speaker)
    behind.update(merged_into=decision.speaker)


def _speaker_back(decision: models.Decision) -> None:
    speaker, before = decision.speaker, decision.before.get("speaker")
    if speaker is None or before is None:
        return
    is_merged = decision.kind != DecisionKind.UNNAMED
    if is_merged and speaker.merged_into_id != decision.person_id:
        raise Undecidable(
            "This cannot be undone: who this was merged into was merged since."
            " Undo that first."
        )
    for field, value in before.items():
        setattr(speaker, field, value)
    speaker.save(update_fields=[field.removesuffix("_id") for field in before])


def _unmake(person: models.Speaker, undone: Undone) -> None:
    """Delete a person whom only the undone decision made."""
    heard = person.appearances.count()
    if heard and heard == undone.left:
        undone.stays = f"{person}, whom the decision made, stays, as who speaks there."
        return
    if heard or person.merged.exists() or person.merged_into_id:
        raise Undecidable(
            f"This cannot be undone: {person} is known elsewhere too by now."
        )
    person.delete()
