"""Indexes of the documents that readers do not have: few, among very many."""

from __future__ import annotations

from django.db import models

INDEXES = (
    models.Index(
        fields=["publish_at"],
        condition=models.Q(publish_at__isnull=False),
        name="document_due",
    ),
    models.Index(
        fields=["-sort_date", "-id"],
        condition=models.Q(is_published=False, publish_at=None, withdrawn_at=None),
        name="document_drafts",
    ),
    models.Index(
        fields=["-sort_date", "-id"],
        condition=models.Q(publish_at__isnull=False),
        name="document_scheduled",
    ),
    models.Index(
        fields=["-sort_date", "-id"],
        condition=models.Q(withdrawn_at__isnull=False),
        name="document_withdrawn",
    ),
)
