"""Say whether a label is a typing error for another's, wherever it is printed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from transcripts import models, parsing
from transcripts.importing.moving import Undecidable
from transcripts.importing.outcomes import Status
from transcripts.importing.writing import reread
from transcripts.models import SLIPS, DecisionKind
from transcripts.models.reasons import because

LONGEST = 300  # note of a slip that is kept
# So many documents are read again with one decision, while somebody waits.
MOST = 50

type By = Any  # a user of the site, or None


@transaction.atomic
def confirm_slip(defect: models.Defect, *, by: By = None) -> models.Decision:
    """Say that the parser was right to take a label for another's, here and elsewhere."""
    return _decided(DecisionKind.SLIP, defect, f"It is so: {_said(defect)}", by)


@transaction.atomic
def reject_slip(defect: models.Defect, *, by: By = None) -> models.Decision:
    """Say that a label is no slip: it is kept, here, elsewhere and in texts to come.

    The documents that print it are read again, each as any is.
    """
    words = f"It is not so: {_said(defect)}"
    decision = _decided(DecisionKind.NO_SLIP, defect, words, by)
    noted = models.Defect.objects.filter(message=defect.message, code__in=SLIPS)
    _read_again(decision, noted)
    return decision


def _said(defect: models.Defect) -> str:
    """Return what the parser said, for the sentence of another."""
    return defect.message.removesuffix(".")


def read_without(decision: models.Decision) -> int:
    """Read again what a decision just undone had kept apart; return how many."""
    message = parsing.kept_apart(decision.slip)
    return _read_again(
        decision, models.Defect.objects.of_kind(parsing.KEPT).filter(message=message)
    )


def _decided(
    kind: DecisionKind, defect: models.Defect, words: str, by: By
) -> models.Decision:
    if len(defect.message) > LONGEST:
        raise Undecidable("This label is too long to be decided on: mend the text.")
    if models.Decision.objects.on_slip(defect.message).exists():
        raise Undecidable("This was decided already.")
    decision = models.Decision.objects.create(
        kind=kind, words=words[:500], slip=defect.message, made_by=by
    )
    decision.moved.create(document=defect.document, key=defect.message)
    return decision


def _read_again(decision: models.Decision, noted: QuerySet[models.Defect]) -> int:
    """Read the documents that have some defects again, so many as may be at once."""
    pks = noted.order_by("document_id").values_list("document", flat=True).distinct()
    documents = models.Document.objects.in_bulk(pks[: MOST + 1])
    if len(documents) > MOST:
        raise Undecidable(
            f"More than {MOST} documents print this label. Mend their texts, or merge"
            " and split the people."
        )
    for document in documents.values():
        _read(document, decision)
    return len(documents)


def _read(document: models.Document, decision: models.Decision) -> None:
    before = _decided_voices(document)
    with because(str(decision)):
        outcome = reread(document)
    if outcome.status is Status.REFUSED:
        raise Undecidable(f"“{document}” cannot be read again: {outcome.reason}")
    if lost := sorted(before - _decided_voices(document)):
        raise Undecidable(
            f"Who “{lost[0]}” is in “{document}” was decided, and would be lost. Undo"
            " that first."
        )


def _decided_voices(document: models.Document) -> set[str]:
    decided = document.appearances.filter(is_decided=True)
    return set(decided.values_list("key", flat=True))
