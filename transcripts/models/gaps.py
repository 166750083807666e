"""What the archive lacks, as far as an archivist has said so."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q


class Reason(models.TextChoices):
    """Why there are no briefings of some days."""

    NONE_HELD = "none_held", "None were held"
    NOT_COLLECTED = "not_collected", "Not collected"
    LOST = "lost", "Lost, or never written down"
    UNKNOWN = "unknown", "Not known whether any were held"


class GapQuerySet(models.QuerySet["Gap"]):
    """Gaps, as sentences."""

    def in_order(self) -> GapQuerySet:
        """Order by time."""
        return self.order_by("first", "pk")

    def touching(self, first: dt.date, last: dt.date) -> GapQuerySet:
        """Keep the gaps that have a day between two, both of them included."""
        is_open = Q(last=None) | Q(last__gte=first)
        return self.filter(is_open, first__lte=last)


class Gap(models.Model):
    """Days of which the archive lacks briefings, or of which there were none."""

    first = models.DateField("first day")
    last = models.DateField(
        "last day", null=True, blank=True, help_text="Nothing where it goes on."
    )
    reason = models.CharField(max_length=20, choices=Reason, default=Reason.UNKNOWN)
    what = models.CharField(
        max_length=300,
        help_text="What is missing, and how that is known; readers see it.",
    )

    objects = GapQuerySet.as_manager()

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last=None) | Q(last__gte=F("first")),
                name="gap_ends_after_it_begins",
                violation_error_message="The last day is before the first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first} to {self.last or 'now'}: {self.what}"
