"""Write what the archive lacks, and note that its pages change."""

from __future__ import annotations

from django.db import transaction

from transcripts import models
from transcripts.importing.log import note
from transcripts.models import Action

# The log's number for what concerns no one document.
NO_DOCUMENT = 0


@transaction.atomic
def save_gap(gap: models.Gap) -> None:
    """Save what an archivist says the archive lacks."""
    gap.save()
    note([NO_DOCUMENT], Action.UPDATED)


@transaction.atomic
def delete_gap(gap: models.Gap) -> None:
    """Take back what an archivist said the archive lacks."""
    gap.delete()
    note([NO_DOCUMENT], Action.UPDATED)
