"""Keep what was uploaded until it is confirmed, then import just that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from transcripts import models, reading
from transcripts.admin.forms import MOST_FILES
from transcripts.admin.settling import settle
from transcripts.importing import Outcome
from transcripts.parsed import digest

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PASTED = "Pasted text"
AT_ONCE = 20  # files that are read while somebody waits for the page
FULL = (
    "With the files before it, the upload is larger than it may be. Upload it by"
    " itself, or use the command import_transcripts."
)
TOO_MANY = (
    f"Only the first {MOST_FILES:,} files of an upload are read. Upload the rest by"
    " themselves, or use the command import_transcripts."
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something uploaded, and the encoding it is to be read by."""

    found: reading.Found
    encoding: str


@transaction.atomic
def stage(
    user: User,
    *,
    chosen: Iterable[UploadedFile],
    text: str,
    encoding: str,
    source_name: str,
) -> models.Upload:
    """Keep what was uploaded, and let go of what waited too long."""
    models.Upload.objects.expired(timezone.now()).delete()
    upload = models.Upload.objects.create(user=user, source_name=source_name)
    left = settings.MAX_FILE_BYTES
    arrivals = _arrivals(chosen, text, encoding)
    for position, arrival in enumerate(islice(arrivals, MOST_FILES), start=1):
        staged = _staged(arrival, left)
        staged.upload, staged.position = upload, position
        staged.save()
        left -= staged.size
    if (more := next(arrivals, None)) is not None:
        rest = models.StagedFile(filename=f"{more.found.name} …", refusal=TOO_MANY)
        rest.upload, rest.position = upload, MOST_FILES + 1
        rest.save()
    upload.is_large = upload.files.count() > AT_ONCE
    upload.save(update_fields=["is_large"])
    return upload


def confirm(
    upload: models.Upload, wanted: Collection[str], *, user: User
) -> Iterator[Outcome]:
    """Import the files of the hashes wanted, and note what became of each file."""
    waiting, ticked = upload.files.waiting(), Q(sha256__in=wanted)
    waiting.filter(ticked).update(is_wanted=True)
    waiting.exclude(ticked).update(is_wanted=False)
    yield from settle(upload, user)


def _arrivals(
    files: Iterable[UploadedFile], text: str, encoding: str
) -> Iterator[Arrival]:
    limit = settings.MAX_FILE_BYTES
    for file in files:
        name, size = file.name or "file", file.size or 0
        stream = cast(BinaryIO, file)
        for found in reading.sources_in(stream, name, size=size, limit=limit):
            yield Arrival(found, encoding)
    if text.strip():
        # Browsers send a text with the line ends of forms, not with its own.
        content = text.replace("\r\n", "\n").encode()
        source = reading.Source(PASTED, lambda size: content[:size], len(content))
        yield Arrival(source, "utf-8")


def _staged(arrival: Arrival, left: int) -> models.StagedFile:
    """Read what arrived, as far as there is room, into an unsaved row."""
    read = _read(arrival.found, left)
    row = models.StagedFile(filename=read.name[-500:], encoding=arrival.encoding)
    if isinstance(read, reading.Refusal):
        row.refusal = read.reason
    else:
        row.content, row.size = read.content, len(read.content)
        row.sha256 = digest(read.content)
    return row


def _read(found: reading.Found, left: int) -> reading.Read:
    if isinstance(found, reading.Refusal):
        return found
    if left < (found.size or 0) <= settings.MAX_FILE_BYTES:
        return reading.Refusal(found.name, FULL)
    return found.read(settings.MAX_FILE_BYTES)
