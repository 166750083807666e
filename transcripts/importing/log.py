"""Note in the log what changed, and have the search index follow it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched

from django.db import transaction

from transcripts import models
from transcripts.models import Action
from transcripts.search import catching_up

# Rows of one statement, where one edit changes many documents.
SOME = 500


def note(document_ids: Iterable[int], action: Action) -> None:
    """Append to the log, as the last thing that a transaction does.

    The lock is held until the transaction ends, so that numbers come in the order in
    which transactions do: whoever follows the log and has seen a number will find no
    lower one later. A transaction that waits for anything else after this could wait
    for one that waits for the lock.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "The log is part of what it tells."
        )
    models.LogHead.objects.select_for_update().get_or_create(pk=models.LogHead.ONLY)
    for some in batched(document_ids, SOME, strict=False):
        models.Change.objects.bulk_create(
            models.Change(document_id=pk, action=action) for pk in some
        )
    transaction.on_commit(catching_up.catch_up, robust=True)
