"""Write which phrases of the published list answers have, and whom they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from transcripts import models, parsing
from transcripts.importing.fields import repeated_fields
from transcripts.importing.log import note
from transcripts.importing.rows import Row, insert
from transcripts.models import Action
from transcripts.referrals import EDITION, uses

# Documents of one transaction.
SOME = 100

# The positions of the first and the last turn of a passage.
type Span = tuple[int, int]


def write_uses(
    document: models.Document,
    transcript: parsing.Transcript,
    exchange_of: Mapping[int, int],
) -> None:
    """Note what the phrases do in the answers of a document that has no notes.

    ``exchange_of`` gives the key of the exchange that a turn belongs to.
    """
    numbers = (turn.number for turn in transcript.turns)
    spans = _spans((number, exchange_of.get(number)) for number in numbers)
    found = uses((spans[number], text) for number, text in answers(transcript.turns))
    insert(models.PhraseUse, _rows(document, found))


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
    turns = document.turns.in_order()
    spans = _spans(turns.values_list("position", "exchange"))
    answers = turns.filter(kind=models.TurnKind.ANSWER)
    found = uses(
        (spans[turn.position], block[1])
        for turn in answers.only("position", "blocks")
        for block in turn.blocks
        if block[0] == parsing.BlockKind.SPEECH
    )
    noted = document.phrase_uses.values_list("what", "first_position", "last_position")
    if set(noted) == {(what, *span) for what, some in found.items() for span in some}:
        return False
    document.phrase_uses.all().delete()
    insert(models.PhraseUse, _rows(document, found))
    return True


def answers(turns: Iterable[parsing.Turn]) -> Iterator[tuple[int, str]]:
    """Yield what is said in answers, by paragraph, with the number of the turn."""
    for turn in turns:
        if turn.kind is parsing.ElementKind.ANSWER:
            for block in turn.blocks:
                if block.kind is parsing.BlockKind.SPEECH:
                    yield turn.number, block.text


def _spans(turns: Iterable[tuple[int, int | None]]) -> dict[int, Span]:
    """Return of each turn, by its position, the passage that it is in."""
    found: dict[int, Span] = {}
    for _, run in groupby(turns, key=itemgetter(1)):
        positions = [position for position, _ in run]
        found |= dict.fromkeys(positions, (positions[0], positions[-1]))
    return found


def _rows(document: models.Document, found: Mapping[str, list[Span]]) -> Iterator[Row]:
    repeated = repeated_fields(document)
    for what, spans in found.items():
        for first, last in spans:
            yield {
                "document_id": document.pk,
                "what": what,
                "first_position": first,
                "last_position": last,
                **repeated,
            }
