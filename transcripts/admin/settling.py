"""Import what was uploaded, file after file, and note what became of each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from transcripts import importing, models
from transcripts.admin.rights import may_bring_in_all, may_publish, refusal_of
from transcripts.importing import Decisions, Outcome, Parsed, Status, Unparsed
from transcripts.models.reasons import because
from transcripts.parsed import digest

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

LEFT_OUT = "left out"
FAILED = "failed"
UNTICKED = "It was not ticked."
CANCELLED = "The rest of the upload was cancelled before its turn came."
CHANGED = "The bytes kept are not those that were uploaded. Upload the file again."
NOT_STORED = (
    "Lectern failed to store it, and kept nothing of it. Try it again; if that fails"
    " too, please report it, with what the server's log says."
)

type Parse = Parsed | Unparsed | None


def always() -> bool:
    """Let work go on to its end."""
    return True


def settle(
    upload: models.Upload, user: User, may_go_on: Callable[[], bool] = always
) -> Iterator[Outcome]:
    """Import what waits and is wanted, and say what became of it.

    Each file is a transaction of its own, so that a second try goes on where a first
    was cut short. Several may run at once: each file is imported by one of them.
    """
    while staged := upload.files.waiting().in_order().first():
        outcome = _settled(staged, upload, user)
        may = may_go_on()
        if outcome:
            yield outcome
        if not may:
            return
    upload.confirmed_at = timezone.now()
    still_there = models.Upload.objects.filter(pk=upload.pk)
    still_there.update(confirmed_at=upload.confirmed_at)


def _settled(
    staged: models.StagedFile, upload: models.Upload, user: User
) -> Outcome | None:
    try:
        parse = _parse(staged)  # before others are kept from writing
        with transaction.atomic():
            if not _is_ours(staged):
                return None
            is_wanted = staged.is_wanted and not staged.refusal
            become = _imported if is_wanted else _left_out
            outcome = become(staged, parse, upload, user)
            _note(staged, outcome)
    except Exception:
        logger.exception("Importing %s failed", staged.filename)
        _waiting(staged).update(status=FAILED, reason=NOT_STORED)
        return None
    return outcome


def _is_ours(staged: models.StagedFile) -> bool:
    """Take a file, unless somebody has settled or discarded it meanwhile."""
    return _waiting(staged).select_for_update().values("pk").first() is not None


def _waiting(staged: models.StagedFile) -> models.uploads.StagedFileQuerySet:
    return models.StagedFile.objects.waiting().filter(pk=staged.pk)


def _parse(staged: models.StagedFile) -> Parse:
    if staged.refusal or not staged.is_wanted:
        return None
    return parsed_of(staged)


def _imported(
    staged: models.StagedFile, parse: Parse, upload: models.Upload, user: User
) -> Outcome:
    content = bytes(staged.content)
    if digest(content) != staged.sha256:
        return Outcome(Status.REFUSED, staged.filename, CHANGED)
    if not may_bring_in_all(user):
        seen = previewed(staged, parse)
        if refusal := refusal_of(seen, user):
            return Outcome(Status.REFUSED, staged.filename, refusal)
    with because(f"Upload by {upload.user}, confirmed by {user}"):
        return importing.import_document(
            content=content,
            filename=staged.filename,
            source_name=upload.source_name,
            encoding=staged.encoding or None,
            parsed=parse,
            made_by="upload",
            is_published=may_publish(user),
            decided=decided_of(staged),
            by=user,
        )


def _left_out(
    staged: models.StagedFile, parse: Parse, upload: models.Upload, user: User
) -> Outcome | None:
    """Say why a file could not be imported; nothing where nobody wanted it."""
    if staged.refusal:
        return Outcome(Status.REFUSED, staged.filename, staged.refusal)
    return _outcome_as_reported(staged)


def decided_of(staged: models.StagedFile) -> Decisions:
    """Return what was decided of a file before it is imported."""
    return Decisions.from_json(staged.decisions)


def parsed_of(staged: models.StagedFile) -> Parse:
    """Read a file by what was decided of it; None where it is known already."""
    decided = decided_of(staged)
    return importing.parsed_apart(
        bytes(staged.content),
        staged.filename,
        encoding=staged.encoding or None,
        hint_date=decided.date,
        marks=decided.marks,
    )


def previewed(staged: models.StagedFile, parse: Parse) -> Outcome:
    """Say what importing a file would do, by what was decided of it."""
    return importing.preview(
        content=bytes(staged.content),
        filename=staged.filename,
        encoding=staged.encoding or None,
        parsed=parse,
        decided=decided_of(staged),
    )


def _outcome_as_reported(staged: models.StagedFile) -> Outcome | None:
    report = staged.report
    if not report or staged.would_be not in (Status.REFUSED, Status.SKIPPED):
        return None
    document = models.Document.objects.filter(pk=report["document"]).first()
    status = Status(staged.would_be)
    return Outcome(status, staged.filename, report["reason"], document)


def _note(staged: models.StagedFile, outcome: Outcome | None) -> None:
    """Keep what became of a file, and its bytes where another try may end better."""
    if outcome is None:
        staged.status, staged.reason = LEFT_OUT, UNTICKED
    else:
        staged.status, staged.reason = outcome.status.value, outcome.reason
        staged.document = outcome.document
    if staged.status != Status.REFUSED:
        staged.content, staged.reading = b"", None
    changed = ["status", "reason", "document", "content", "reading"]
    staged.save(update_fields=changed)
