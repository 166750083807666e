"""File people under the words of their names, by which archivists find them."""

from __future__ import annotations

from transcripts import models
from transcripts.models.speakers import STARTS_WITH


def file_under(person: models.Speaker, *names: str) -> None:
    """Have a person found by each word of some names, beside those known."""
    models.NameWord.objects.bulk_create(
        (
            models.NameWord(speaker=person, start=word[:STARTS_WITH], word=word)
            for word in models.words_of(" ".join(names))
        ),
        ignore_conflicts=True,
    )
