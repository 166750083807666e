"""Say of lines of a document what they are, and read it again by that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from transcripts import models, parsing
from transcripts.importing.correcting import Unmended
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.writing import reread
from transcripts.models.reasons import because

type By = Any  # a user of the site, or None


def keep_marks(
    document: models.Document, marks: Iterable[parsing.Mark], by: By = None
) -> None:
    """Keep marks with a document; one of the same place replaces what was said of it."""
    for mark in marks:
        of_place = document.marks.filter(text=mark.text, nth=mark.nth, at=mark.at)
        of_place.filter(of=mark.of, before=mark.before, after=mark.after).delete()
        document.marks.create(
            line=mark.line,
            text=mark.text,
            nth=mark.nth,
            of=mark.of,
            before=mark.before,
            after=mark.after,
            at=mark.at,
            kind=mark.kind or "",
            made_by=by,
        )


@transaction.atomic
def mark_line(
    document: models.Document, mark: parsing.Mark, *, by: By = None
) -> Outcome:
    """Say what a line of a stored document is, and read it again.

    Raises ``Unmended`` where nothing could be read by that; nothing is written then.
    """
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    keep_marks(stored, [mark], by)
    return _read(stored, f"Line {mark.line} marked")


@transaction.atomic
def unmark_line(document: models.Document, pk: int) -> Outcome:
    """Take back what was said of a line, and read the document again."""
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    if not stored.marks.filter(pk=pk).delete()[0]:
        raise Unmended("That mark is gone already.")
    return _read(stored, "Mark of a line removed")


def _read(document: models.Document, why: str) -> Outcome:
    with because(why):
        outcome = reread(document)
    if outcome.status is Status.REFUSED:
        raise Unmended(outcome.reason)
    return outcome
