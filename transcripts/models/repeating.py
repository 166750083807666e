"""What rows repeat of their document, so that lists need no other table."""

from __future__ import annotations

from typing import Self

from django.db import models

from transcripts.models.choices import Basis, BriefingKind
from transcripts.models.days import UNDATED


class RepeatingQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that repeat what lists narrow their document by, as sentences."""

    def of_published(self) -> Self:
        """Keep those in documents that readers may see."""
        return self.filter(is_published=True)


class Repeating(models.Model):
    """A row that has its document's date, kind, ground rules and principal."""

    sort_date = models.DateField(default=UNDATED)
    kind = models.CharField(max_length=20, choices=BriefingKind)
    basis = models.CharField(max_length=20, choices=Basis, blank=True)
    principal_slug = models.SlugField(max_length=220, blank=True, db_index=False)
    is_published = models.BooleanField(default=True)

    class Meta:
        abstract = True
