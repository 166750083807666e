"""Large uploads: read and imported in the background, watched, cancelled, retried."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.db.models import F, Q
from django.db.models.fields.json import KT
from django.tasks import task
from django.utils import timezone
from simple_history.models import HistoricalRecords

from transcripts import models
from transcripts.admin.previewing import Previews
from transcripts.admin.settling import CANCELLED, LEFT_OUT, UNTICKED, settle
from transcripts.importing import Outcome, Status
from transcripts.search import catching_up

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LOGGED = {
    Status.CREATED: (ADDITION, "Uploaded."),
    Status.NEW_VERSION: (CHANGE, "Uploaded a new version."),
}


@task
def look_through(pk: str) -> None:
    """Read each file of an upload, and keep what would become of it.

    Run again, it goes on where it was cut short.
    """
    upload = models.Upload.objects.filter(pk=pk, looked_at=None).first()
    if upload is None:
        return
    look = Previews(upload.user, _seen_before(upload))
    while staged := upload.files.unread().in_order().first():
        known = len(look.seen)
        outcome = look.outcome_of(staged)
        report = _report(outcome) | {"seen": list(look.seen)[known:]}
        models.StagedFile.objects.filter(pk=staged.pk).update(
            report=report,
            would_be=outcome.status.value,
            is_wanted=outcome.status in LOGGED,
        )
        _touch(pk)
    models.Upload.objects.filter(pk=pk).update(looked_at=timezone.now())


@task
def import_all(pk: str) -> None:
    """Import what is wanted of an upload; run again, it goes on where it was cut short."""
    upload = models.Upload.objects.filter(pk=pk, confirmed_at=None).first()
    if upload is None or upload.started_at is None:
        return
    user = upload.started_by or upload.user
    with _in_the_name_of(user), catching_up.Pace():
        for outcome in settle(upload, user):
            _log(user, outcome)


def look(upload: models.Upload) -> None:
    """Have a large upload read."""
    look_through.enqueue(str(upload.pk))


def look_again(staged: models.StagedFile) -> None:
    """Keep what would become of a file, now that something was decided of it."""
    outcome = Previews(staged.upload.user).outcome_of(staged)
    seen = (staged.report or {}).get("seen", [])
    models.StagedFile.objects.filter(pk=staged.pk, report__isnull=False).update(
        report=_report(outcome) | {"seen": seen},
        would_be=outcome.status.value,
        is_wanted=outcome.status in LOGGED,
    )


def start(upload: models.Upload, user: User) -> None:
    """Have an upload imported, once however often it is asked for."""
    asked = models.Upload.objects.filter(pk=upload.pk, started_at=None)
    if asked.update(started_at=timezone.now(), started_by=user, moved_at=None):
        import_all.enqueue(str(upload.pk))


def go_on(upload: models.Upload) -> None:
    """Hand over again what a worker was cut short at."""
    _touch(str(upload.pk))
    again = look_through if upload.phase is models.Phase.LOOKING else import_all
    again.enqueue(str(upload.pk))


@transaction.atomic
def cancel(upload: models.Upload) -> None:
    """Leave out what waits; what is being imported is, and what is done stays."""
    waiting = upload.files.waiting()
    waiting.exclude(refusal="").update(status=Status.REFUSED, reason=F("refusal"))
    waiting.filter(is_wanted=True).update(status=LEFT_OUT, reason=CANCELLED)
    told = waiting.filter(would_be__in=[Status.REFUSED.value, Status.SKIPPED.value])
    told.update(status=F("would_be"), reason=KT("report__reason"))
    waiting.update(status=LEFT_OUT, reason=UNTICKED, content=b"")
    models.Upload.objects.filter(pk=upload.pk).update(confirmed_at=timezone.now())


def retry(upload: models.Upload, user: User) -> None:
    """Try again what failed, was refused or was cancelled."""
    with transaction.atomic():
        upload.files.retriable().update(
            status="", reason="", document=None, is_wanted=True
        )
        done = models.Upload.objects.filter(pk=upload.pk, confirmed_at__isnull=False)
        if not done.update(confirmed_at=None, started_at=None):
            return
    start(upload, user)


def tick(
    upload: models.Upload, shown: Collection[str], wanted: Collection[str]
) -> None:
    """Keep which of the files shown are to be imported."""
    of_page = upload.files.waiting().filter(position__in=_numbers(shown))
    could = Q(would_be__in=[status.value for status in LOGGED])
    ticked = Q(position__in=_numbers(wanted))
    of_page.filter(could & ticked).update(is_wanted=True)
    of_page.exclude(could & ticked).update(is_wanted=False)


def _numbers(texts: Collection[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 9]


def _touch(pk: str) -> None:
    models.Upload.objects.filter(pk=pk).update(moved_at=timezone.now())


def _seen_before(upload: models.Upload) -> dict[str, str]:
    """Return what the files read already have in common with others, and whose it is."""
    read = upload.files.filter(report__isnull=False).in_order()
    seen: dict[str, str] = {}
    for name, hashes in read.values_list("filename", "report__seen"):
        seen |= dict.fromkeys(cast(list[str], hashes), name)
    return seen


def _report(outcome: Outcome) -> dict[str, Any]:
    """Return what a person looks at before they confirm, as the row of a list."""
    report: dict[str, Any] = {
        "reason": outcome.reason,
        "review": list(outcome.review),
        "document": outcome.document.pk if outcome.document else None,
        "is_version_of": str(outcome.document) if outcome.document else "",
    }
    if outcome.parsed is None:
        return report
    transcript, date = outcome.parsed.transcript, outcome.parsed.date
    return report | {
        "title": transcript.title.value if transcript.title else "",
        "date": date.isoformat() if date else "",
        "exchanges": len(transcript.exchanges),
        "speakers": len(transcript.speakers),
        "defects": len(transcript.defects),
    }


@contextmanager
def _in_the_name_of(user: User) -> Iterator[None]:
    """Have the history say who asked, where no request tells it."""
    context = HistoricalRecords.context
    before = getattr(context, "request", None)
    context.request = SimpleNamespace(user=user)
    try:
        yield
    finally:
        context.request = before


def _log(user: User, outcome: Outcome) -> None:
    if outcome.document is None or outcome.status not in LOGGED:
        return
    flag, words = LOGGED[outcome.status]
    LogEntry.objects.log_actions(
        user_id=user.pk,
        queryset=cast(Any, [outcome.document]),
        action_flag=flag,
        change_message=words,
        single_object=True,
    )
