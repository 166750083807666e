"""Go back to an earlier text of a document, with the reason."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from transcripts import models
from transcripts.importing.correcting import Effect, Overtaken, Unmended, effect_of
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.writing import reread
from transcripts.models.reasons import because


@transaction.atomic
def restore(
    document: models.Document,
    *,
    number: int,
    why: str,
    base: int,
    user: User | None = None,
) -> Outcome:
    """Make an earlier version the current one, and read the document by it.

    The version keeps how it came in and why; that it is current again is noted beside
    it. ``base`` is the number of the version that is to be left. Raises ``Overtaken``
    where that is not the current one any more, ``Unmended`` where it cannot be.
    """
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    current = stored.versions.without_content().get(is_current=True)
    if current.number != base:
        raise Overtaken(current.number)
    reason = " ".join(why.split())[:500]
    if not reason:
        raise Unmended("Say why it is restored: the public record tells it.")
    version = stored.versions.without_content().filter(number=number).first()
    if version is None or version == current:
        raise Unmended(f"Version {number} is not one to go back to.")
    stored.versions.filter(pk=current.pk).update(is_current=False)
    stored.versions.filter(pk=version.pk).update(is_current=True)
    stored.restorations.create(
        version=version, instead_of=current, why=reason, user=user
    )
    with because(f"Version {number} restored: {reason}"):
        outcome = reread(stored)
    if outcome.status is Status.REFUSED:
        raise Unmended(outcome.reason)
    return outcome


def effect_of_restoring(
    document: models.Document, *, number: int, why: str, base: int
) -> Effect:
    """Say what going back would do; write nothing. Raises as ``restore`` does."""
    return effect_of(
        document, lambda one: restore(one, number=number, why=why, base=base)
    )
