"""Which text of a document was taken back when, by whom and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from transcripts.models.documents import Document
from transcripts.models.versions import Version


class RestorationQuerySet(models.QuerySet["Restoration"]):
    """Restorations, as sentences."""

    def for_record(self) -> RestorationQuerySet:
        """Fetch the numbers that a record tells, the latest first."""
        beside = self.select_related("version", "instead_of").order_by("-pk")
        return beside.only(
            "why", "made_at", "document_id", "version__number", "instead_of__number"
        )


class Restoration(models.Model):
    """An earlier text that became the current one again; never edited."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="restorations")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    instead_of = models.ForeignKey(Version, models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    why = models.CharField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = RestorationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.version} instead of version {self.instead_of.number}"
