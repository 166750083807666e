"""Which phrases the answers of a passage have, and which bodies they refer to."""

from __future__ import annotations

from django.db import models

from transcripts.models.documents import Document
from transcripts.models.repeating import Repeating, RepeatingQuerySet


class PhraseUse(Repeating):
    """One thing that phrases do in a passage, and between which turns that is.

    ``what`` is a sort of phrase or, of referrals, the slug of a body. Like an
    appearance it repeats what lists are narrowed by, so that those need no other table.
    """

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="phrase_uses", db_index=False
    )
    what = models.CharField(max_length=60)
    first_position = models.PositiveIntegerField(help_text="Of the passage.")
    last_position = models.PositiveIntegerField()

    objects = RepeatingQuerySet["PhraseUse"].as_manager()

    class Meta:
        ordering = ["document_id", "first_position", "what"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "what", "first_position"],
                name="phrase_use_once_a_passage",
            )
        ]
        indexes = [
            models.Index(
                fields=["what", "-sort_date", "-document"], name="phrase_use_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what}: turns {self.first_position} to {self.last_position}"


class PhraseList(models.Model):
    """The one row that tells by which edition of the list the answers were read.

    While they are read by another, ``reading`` is that, and ``through`` the last
    document that was.
    """

    ONLY = 1

    id = models.SmallIntegerField(primary_key=True, default=ONLY)
    edition = models.CharField(max_length=40, blank=True)
    reading = models.CharField(max_length=40, blank=True)
    through = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="phrase_list_only")
        ]

    def __str__(self) -> str:
        return self.edition
