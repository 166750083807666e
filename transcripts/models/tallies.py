"""What the archive holds by month, role and person, counted when it is written."""

from __future__ import annotations

from django.db import models

from transcripts.models.roles import Role
from transcripts.models.speakers import Speaker


class MonthQuerySet(models.QuerySet["Month"]):
    """Months, as sentences."""

    def dated(self) -> MonthQuerySet:
        """Keep the months, and not the row of the documents without a date."""
        return self.filter(year__gt=0)


class Month(models.Model):
    """How many published documents and exchanges a month has.

    Year and month are 0 for the documents without a date.
    """

    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    document_count = models.PositiveIntegerField(default=0)
    exchange_count = models.PositiveIntegerField(default=0)

    objects = MonthQuerySet.as_manager()

    class Meta:
        ordering = ["year", "month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="month_unique")
        ]

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.year else "undated"


class StandingQuerySet(models.QuerySet["Standing"]):
    """Standings, as sentences."""

    def most_heard_first(self) -> StandingQuerySet:
        """Order by the number of documents, as the indexes of both sides do."""
        return self.order_by("-document_count", "speaker_id", "role_id")


class Standing(models.Model):
    """In how many published documents a person speaks in a role, and when."""

    role = models.ForeignKey(
        Role, models.CASCADE, related_name="standings", db_index=False
    )
    speaker = models.ForeignKey(
        Speaker, models.CASCADE, related_name="standings", db_index=False
    )
    document_count = models.PositiveIntegerField(default=0)
    first_date = models.DateField(null=True)
    latest_date = models.DateField(null=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["role", "-document_count", "speaker"]
        constraints = [
            models.UniqueConstraint(fields=["speaker", "role"], name="standing_unique")
        ]
        indexes = [
            models.Index(
                fields=["role", "-document_count", "speaker"],
                name="standing_most_heard",
            )
        ]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.role}: {self.document_count}"
