"""One worker at one upload: what was handed over last, and whether it moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from transcripts import models


def patience() -> dt.timedelta:
    """Return after how long without a sign nobody can be at work on one file any more.

    Reading a file is ended after half of that; storing it takes seconds.
    """
    return dt.timedelta(seconds=2 * settings.PARSE_SECONDS)


def is_stalled(upload: models.Upload) -> bool:
    """Whether nothing was done with an upload for so long that nobody is at it."""
    signs = upload.made_at, upload.started_at, upload.handed_at, upload.moved_at
    return timezone.now() - max(filter(None, signs)) > patience()


@dataclass(frozen=True, slots=True)
class Hold:
    """The right to work on an upload, until it is handed to somebody else."""

    pk: str
    handed_at: str

    @classmethod
    def of(cls, upload: models.Upload) -> Hold | None:
        """Take an upload from whoever has it; None where that one is at work.

        Of several that ask at once, one gets it: the upload must be as it was seen.
        """
        now = timezone.now()
        as_seen = models.Upload.objects.unconfirmed().filter(
            pk=upload.pk, handed_at=upload.handed_at, moved_at=upload.moved_at
        )
        if not as_seen.update(handed_at=now, moved_at=None):
            return None
        return cls(str(upload.pk), now.isoformat())

    def upload(self) -> models.Upload | None:
        """Return the upload, if it is still ours and there is anything to be done."""
        return self._ours().first()

    def keep(self) -> bool:
        """Give a sign of life; say whether the upload is still ours."""
        return bool(self._ours().update(moved_at=timezone.now()))

    def _ours(self) -> models.uploads.UploadQuerySet:
        handed_at = dt.datetime.fromisoformat(self.handed_at)
        open_ = models.Upload.objects.unconfirmed()
        return open_.filter(pk=self.pk, handed_at=handed_at)
