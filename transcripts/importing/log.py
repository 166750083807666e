"""Note in the log what changed, and have the search index follow it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from transcripts import models
from transcripts.models import Action
from transcripts.search import catching_up


def note(document_ids: Iterable[int], action: Action) -> None:
    """Append to the log, as the last thing that a transaction does."""
    models.Change.objects.append(document_ids, action)
    transaction.on_commit(catching_up.catch_up, robust=True)
