"""Uploads: files on their way into the archive, until somebody confirms them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse

from transcripts.models.documents import Document

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

# What nobody confirms or discards goes after so long.
KEPT = dt.timedelta(days=2)


class UploadQuerySet(models.QuerySet["Upload"]):
    """Uploads, as sentences."""

    def expired(self, now: dt.datetime) -> UploadQuerySet:
        """Keep the uploads that have waited long enough."""
        return self.filter(made_at__lt=now - KEPT)

    def open_to(self, user: User | AnonymousUser) -> UploadQuerySet:
        """Keep the uploads that the user may look at and confirm."""
        if user.has_perm("transcripts.change_upload"):
            return self
        return self.filter(user_id=user.pk)

    def newest_first(self) -> UploadQuerySet:
        """Order by time, the latest first."""
        return self.order_by("-made_at")


class Upload(models.Model):
    """Files that somebody uploaded together; no part of the archive yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads"
    )
    source_name = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["made_at"], name="upload_made_at")]

    def __str__(self) -> str:
        return f"Upload of {self.made_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Return the address where the upload is looked at and confirmed."""
        return reverse("admin:transcripts_document_check", args=[self.pk])


class StagedFileQuerySet(models.QuerySet["StagedFile"]):
    """Staged files, as sentences."""

    def waiting(self) -> StagedFileQuerySet:
        """Keep the files of which nothing has become yet."""
        return self.filter(status="")

    def without_content(self) -> StagedFileQuerySet:
        """Leave the bytes in the database until they are asked for."""
        return self.defer("content")


class StagedFile(models.Model):
    """One file of an upload, byte for byte, or why there are no bytes of it."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    filename = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    encoding = models.CharField(
        max_length=40, blank=True, help_text="As asked for; else the bytes tell."
    )
    refusal = models.TextField(blank=True, help_text="Why it could not be read.")
    status = models.CharField(
        max_length=20, blank=True, help_text="What became of it, once confirmed."
    )
    reason = models.TextField(blank=True)
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    content = models.BinaryField(default=bytes)

    objects = StagedFileQuerySet.as_manager()

    class Meta:
        ordering = ["upload", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "position"], name="staged_file_position_unique"
            )
        ]

    def __str__(self) -> str:
        return self.filename
