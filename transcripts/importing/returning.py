"""Give voices back that a decision moved, by what they are called in each document.

A document that was read again since has other rows; its voices keep their keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from transcripts import models
from transcripts.importing.moving import (
    AT_A_TIME,
    Undecidable,
    give_turns,
    in_steps,
    settle,
    turns_of,
)
from transcripts.importing.names import name_key

MOST_SAID = 20  # of the voices that cannot come back


class Incomplete(Undecidable):
    """Some of what a decision moved cannot be given back; undoing the rest is asked."""


@dataclass(slots=True)
class Undone:
    """What came back: voices, and of them those that came after the decision.

    ``stuck`` says of the first voices that stay where they are why they do.
    """

    back: int = 0
    since: int = 0
    left: int = 0
    read_again: int = 0
    stuck: list[str] = field(default_factory=list)
    stays: str = ""

    def leave(self, moved: models.Moved, why: str) -> None:
        """Note a voice that stays where it is."""
        self.left += 1
        if len(self.stuck) < MOST_SAID:
            self.stuck.append(f"“{moved.key}” in “{moved.document}”: {why}")


def move_back(decision: models.Decision) -> Undone:
    """Give back the voices that are still as the decision has them; say which are not."""
    undone = Undone(since=_take_along(decision))
    for some in in_steps(decision.moved.all()):
        coming = _coming(decision, some, undone)
        undone.back += len(coming)
        _give_back(decision, coming)
    settle(decision)
    return undone


def _coming(
    decision: models.Decision, moved: Iterable[models.Moved], undone: Undone
) -> list[tuple[models.Moved, models.Appearance]]:
    """Return what comes back, each with its voice as it is now."""
    there = models.Appearance.objects.filter(
        document__in={one.document_id for one in moved},
        key__in={one.key for one in moved},
    )
    there = there.only("document", "key", "labels", "speaker")
    voices = {(voice.document_id, voice.key): voice for voice in there}
    coming = []
    for one in moved:
        voice = voices.get((one.document_id, one.key))
        if voice is None:
            undone.leave(one, "the text as it is read now has nobody of that label.")
        elif voice.speaker_id == decision.person_id:
            coming.append((one, voice))
        elif voice.speaker_id != decision.speaker_id:
            who = voice.speaker or "the press"
            undone.leave(one, f"it is {who} there by now, which stays so.")
    return coming


def _give_back(
    decision: models.Decision,
    coming: list[tuple[models.Moved, models.Appearance]],
) -> None:
    mixed = _mixed(decision, [voice for _, voice in coming])
    shared = [(one, voice) for one, voice in coming if one.document_id in mixed]
    give_turns(_turns(decision, shared), decision.speaker)
    whole = {one.document_id for one, _ in coming} - mixed
    models.Turn.objects.filter(speaker=decision.person, document__in=whole).update(
        speaker=decision.speaker
    )
    for kept in {(one.was_open, one.was_decided) for one, _ in coming}:
        alike = [v.pk for one, v in coming if (one.was_open, one.was_decided) == kept]
        models.Appearance.objects.filter(pk__in=alike).update(
            speaker=decision.speaker, is_open=kept[0], is_decided=kept[1]
        )


def _mixed(decision: models.Decision, voices: Iterable[models.Appearance]) -> set[int]:
    """Return the documents in which the person has other voices than these."""
    pks = {voice.pk for voice in voices}
    heard = models.Appearance.objects.filter(
        speaker=decision.person, document__in={v.document_id for v in voices}
    )
    return {
        document
        for pk, document in heard.order_by().values_list("pk", "document")
        if pk not in pks
    }


def _turns(
    decision: models.Decision,
    shared: list[tuple[models.Moved, models.Appearance]],
) -> list[int]:
    """Return the turns of voices beside others of the person: as noted, or by label."""
    if not shared:
        return []
    noted = [pk for one, _ in shared for pk in one.turns]
    held = models.Turn.objects.filter(pk__in=noted, speaker=decision.person)
    there = set(held.values_list("pk", flat=True))
    by_label = turns_of(decision.person, [voice for _, voice in shared])
    return [
        pk
        for one, voice in shared
        for pk in (
            one.turns
            if one.turns and there.issuperset(one.turns)
            else by_label[voice.pk]
        )
    ]


def _take_along(decision: models.Decision) -> int:
    """Note the voices that came after a merge, by the names that it had moved.

    Without the merge their texts would have named the other.
    """
    if decision.kind != models.DecisionKind.MERGED or not decision.speaker:
        return 0
    names = set(decision.speaker.names.values_list("key", flat=True))
    heard = models.Appearance.objects.filter(speaker=decision.person, is_decided=False)
    keys = heard.order_by().values_list("key", flat=True).distinct()
    named = heard.filter(key__in=[key for key in keys if name_key(key) in names])
    known = set(decision.moved.values_list("document", "key"))
    new = [
        models.Moved(
            decision=decision,
            document_id=voice.document_id,
            key=voice.key,
            was_open=voice.is_open,
        )
        for voice in named.only("document", "key", "is_open")
        if (voice.document_id, voice.key) not in known
    ]
    models.Moved.objects.bulk_create(new, batch_size=AT_A_TIME)
    return len(new)
