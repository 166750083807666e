"""Uploads: files on their way into the archive, until somebody confirms them."""

from __future__ import annotations

import datetime as dt
import uuid
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse

from transcripts.filetypes import FileType
from transcripts.models.documents import Document

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

# What nobody confirms or discards goes after so long.
KEPT = dt.timedelta(days=2)


class Phase(StrEnum):
    """What is done with an upload."""

    LOOKING = "looking"
    WAITING = "waiting"
    IMPORTING = "importing"
    DONE = "done"


class UploadQuerySet(models.QuerySet["Upload"]):
    """Uploads, as sentences."""

    def expired(self, now: dt.datetime) -> UploadQuerySet:
        """Keep the uploads that have waited long enough, and are not at work."""
        at_work = models.Q(started_at__isnull=False, confirmed_at=None)
        return self.filter(made_at__lt=now - KEPT).exclude(at_work)

    def open_to(self, user: User | AnonymousUser) -> UploadQuerySet:
        """Keep the uploads that the user may look at and confirm."""
        if user.has_perm("transcripts.change_upload"):
            return self
        return self.filter(user_id=user.pk)

    def unconfirmed(self) -> UploadQuerySet:
        """Keep the uploads that wait for somebody to confirm them."""
        return self.filter(confirmed_at=None)

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
    is_large = models.BooleanField(
        default=False, help_text="More files than are read while somebody waits."
    )
    looked_at = models.DateTimeField(
        null=True, blank=True, help_text="When all files of it were read."
    )
    started_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was handed over to be imported."
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    handed_at = models.DateTimeField(
        null=True, blank=True, help_text="When a worker was last asked to go on."
    )
    moved_at = models.DateTimeField(
        null=True, blank=True, help_text="When something was last done with a file."
    )
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

    @property
    def phase(self) -> Phase:
        """What is done with it now."""
        if self.confirmed_at:
            return Phase.DONE
        if self.started_at:
            return Phase.IMPORTING
        if self.is_large and not self.looked_at:
            return Phase.LOOKING
        return Phase.WAITING


class StagedFileQuerySet(models.QuerySet["StagedFile"]):
    """Staged files, as sentences."""

    def open_to(self, user: User | AnonymousUser) -> StagedFileQuerySet:
        """Keep the files of the uploads that the user may look at."""
        if user.has_perm("transcripts.change_upload"):
            return self
        return self.filter(upload__user_id=user.pk)

    def waiting(self) -> StagedFileQuerySet:
        """Keep the files of which nothing has become yet."""
        return self.filter(status="")

    def unread(self) -> StagedFileQuerySet:
        """Keep the files that nobody has looked into yet."""
        return self.filter(report__isnull=True)

    def retriable(self) -> StagedFileQuerySet:
        """Keep the files that came to nothing and whose bytes are still there."""
        return self.exclude(status="").exclude(content=b"")

    def in_order(self) -> StagedFileQuerySet:
        """Order as they were uploaded."""
        return self.order_by("position")

    def counted(self, name: str) -> dict[str, int]:
        """Count the files of one upload by what a field says, the most first."""
        counts = self.order_by().values_list(name).annotate(number=models.Count("pk"))
        return dict(counts.order_by("-number", name))

    def read_otherwise(self, reader: str) -> StagedFileQuerySet:
        """Keep the files that were read by another parser, or by other offices."""
        read = self.exclude(report__isnull=True)
        return read.exclude(read_by__startswith=reader)

    def without_content(self) -> StagedFileQuerySet:
        """Leave the bytes, and all that is shown of them, until they are asked for."""
        return self.defer("content", "reading")


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
    file_type = models.CharField(
        max_length=100,
        blank=True,
        choices=[(one.value, one.words) for one in FileType],
        help_text="As its bytes tell.",
    )
    read_encoding = models.CharField(
        max_length=40, blank=True, help_text="By which it was read, if it is text."
    )
    read_by = models.CharField(
        max_length=80, blank=True, help_text="Which parser made the report, of what."
    )
    report = models.JSONField(
        null=True, blank=True, help_text="What was read out of it, as a row of a list."
    )
    reading = models.JSONField(
        null=True, blank=True, help_text="What was read out of it, as far as is shown."
    )
    would_be = models.CharField(
        max_length=20, blank=True, help_text="What would become of it, by that report."
    )
    decisions = models.JSONField(
        default=dict, blank=True, help_text="What was decided of it beforehand."
    )
    is_wanted = models.BooleanField(default=True, help_text="Whether it was ticked.")
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
