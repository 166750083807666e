"""Write which phrases of the published list answers have, and whom they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from transcripts import models, parsing
from transcripts.importing.fields import repeated_fields
from transcripts.importing.log import note
from transcripts.importing.rows import Row, insert
from transcripts.models import Action
from transcripts.referrals import EDITION, uses

# Documents of one transaction.
SOME = 100


def write_uses(document: models.Document, transcript: parsing.Transcript) -> None:
    """Note what the phrases do in the answers of a document that has no notes."""
    insert(models.PhraseUse, _rows(document, uses(_answers(transcript.turns))))


def renew() -> int:
    """Read all answers again where the list of phrases has changed since.

    Returns how many documents have other phrases now. What was cut short goes on.
    """
    if models.PhraseList.objects.filter(edition=EDITION).exists():
        return 0  # whoever follows the log asks every second, and is to lock nothing
    changed = 0
    while (number := _renew_some()) is not None:
        changed += number
    return changed


@transaction.atomic
def _renew_some() -> int | None:
    """Read the next documents again; return None where all have been."""
    known, _ = models.PhraseList.objects.select_for_update().get_or_create(
        pk=models.PhraseList.ONLY
    )
    if known.edition == EDITION:
        return None
    if known.reading != EDITION:
        known.reading, known.through = EDITION, 0
    later = models.Document.objects.filter(pk__gt=known.through).order_by("pk")
    documents = list(later.select_for_update()[:SOME])
    changed = [document for document in documents if _renew(document)]
    if documents:
        known.through = documents[-1].pk
    else:
        known.edition, known.reading, known.through = EDITION, "", 0
    known.save()
    if shown := [document.pk for document in changed if document.is_published]:
        note(shown, Action.UPDATED)
    return len(changed)


def _renew(document: models.Document) -> bool:
    """Write what the phrases do now; return whether it is another than before."""
    answers = document.turns.filter(kind=models.TurnKind.ANSWER).in_order()
    found = uses(
        (turn.position, block[1])
        for turn in answers.only("position", "blocks")
        for block in turn.blocks
        if block[0] == parsing.BlockKind.SPEECH
    )
    if found == dict(document.phrase_uses.values_list("what", "turns")):
        return False
    document.phrase_uses.all().delete()
    insert(models.PhraseUse, _rows(document, found))
    return True


def _answers(turns: Iterable[parsing.Turn]) -> Iterator[tuple[int, str]]:
    for turn in turns:
        if turn.kind is parsing.ElementKind.ANSWER:
            for block in turn.blocks:
                if block.kind is parsing.BlockKind.SPEECH:
                    yield turn.number, block.text


def _rows(document: models.Document, found: dict[str, list[int]]) -> Iterator[Row]:
    repeated = repeated_fields(document)
    for what, turns in found.items():
        yield {"document_id": document.pk, "what": what, "turns": turns, **repeated}
