"""Keep what was uploaded until it is confirmed, then import just that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from transcripts import importing, models, reading
from transcripts.admin.forms import MOST_FILES
from transcripts.importing import Outcome, Status
from transcripts.parsed import digest

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PASTED = "Pasted text"
LEFT_OUT = "left out"
FULL = (
    "With the files before it, the upload is larger than it may be. Upload it by"
    " itself, or use the command import_transcripts."
)
TOO_MANY = (
    f"Only the first {MOST_FILES} files of an upload are read. Upload the rest by"
    " themselves, or use the command import_transcripts."
)
CHANGED = "The bytes kept are not those that were uploaded. Upload the file again."


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
    return upload


def confirm(
    upload: models.Upload, wanted: Collection[str], *, user: User
) -> Iterator[Outcome]:
    """Import the files of the hashes wanted, and note what became of each file.

    Each is a transaction of its own, so that a second try goes on where a first
    was cut short.
    """
    for pk in list(upload.files.waiting().values_list("pk", flat=True)):
        with transaction.atomic():
            staged = models.StagedFile.objects.select_for_update().get(pk=pk)
            if staged.status:
                continue
            is_wanted = staged.sha256 in wanted
            become = _imported if is_wanted else _left_out
            outcome = become(staged, upload, user)
            _note(staged, outcome)
        if outcome:
            yield outcome
    upload.confirmed_at = timezone.now()
    upload.save(update_fields=["confirmed_at"])


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


def _imported(staged: models.StagedFile, upload: models.Upload, user: User) -> Outcome:
    content = bytes(staged.content)
    if digest(content) != staged.sha256:
        return Outcome(Status.REFUSED, staged.filename, CHANGED)
    encoding = staged.encoding or None
    parsed = importing.parsed_apart(content, staged.filename, encoding=encoding)
    if not may_change(user):
        seen = importing.preview(
            content=content, filename=staged.filename, encoding=encoding, parsed=parsed
        )
        if seen.status is Status.NEW_VERSION:
            return Outcome(Status.REFUSED, staged.filename, may_not(seen))
    return importing.import_document(
        content=content,
        filename=staged.filename,
        source_name=upload.source_name,
        encoding=encoding,
        parsed=parsed,
        made_by="upload",
        is_published=may_publish(user),
    )


def _left_out(
    staged: models.StagedFile, upload: models.Upload, user: User
) -> Outcome | None:
    """Say why a file could not be imported; nothing where nobody wanted it."""
    if staged.refusal:
        return Outcome(Status.REFUSED, staged.filename, staged.refusal)
    content, name = bytes(staged.content), staged.filename
    encoding = staged.encoding or None
    seen = importing.preview(
        content=content,
        filename=name,
        encoding=encoding,
        parsed=importing.parsed_apart(content, name, encoding=encoding),
    )
    if seen.status in (Status.REFUSED, Status.SKIPPED):
        return seen
    if seen.status is Status.NEW_VERSION and not may_change(user):
        return Outcome(Status.REFUSED, staged.filename, may_not(seen))
    return None


def may_change(user: User) -> bool:
    """Whether somebody may bring in a new version of a document there is."""
    return user.has_perm("transcripts.change_document")


def may_publish(user: User) -> bool:
    """Whether what somebody uploads is there for readers at once, or a draft."""
    return user.has_perm("transcripts.publish_document")


def may_not(outcome: Outcome) -> str:
    """Say why somebody who may only add documents cannot import a version."""
    return (
        f"It would be a new version of “{outcome.document}”, and you may add documents"
        " but not change them. Ask somebody who may."
    )


def _note(staged: models.StagedFile, outcome: Outcome | None) -> None:
    """Keep what became of a file; its bytes are in the archive now, or unwanted."""
    if outcome is None:
        staged.status, staged.reason = LEFT_OUT, "It was not ticked."
    else:
        staged.status, staged.reason = outcome.status.value, outcome.reason
        staged.document = outcome.document
    staged.content = b""
    staged.save(update_fields=["status", "reason", "document", "content"])
