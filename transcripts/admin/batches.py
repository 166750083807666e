"""Large uploads: read and imported in the background, watched, cancelled, retried."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.db.models import F, Q
from django.db.models.fields.json import KT
from django.tasks import default_task_backend, task
from django.utils import timezone
from simple_history.models import HistoricalRecords

from transcripts import models
from transcripts.admin import following, looking
from transcripts.admin.holding import Hold, is_stalled, patience
from transcripts.admin.previewing import LOOKED_FOR
from transcripts.admin.settling import CANCELLED, LEFT_OUT, UNTICKED, settle
from transcripts.importing import Outcome, Status
from transcripts.search import catching_up

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

AT_WORK = (models.Phase.LOOKING, models.Phase.IMPORTING)
# So often an upload is handed over by itself without a file getting done.
TRIES = 3
LOGGED = {
    Status.CREATED: (ADDITION, "Uploaded."),
    Status.NEW_VERSION: (CHANGE, "Uploaded a new version."),
}


@task
def look_through(pk: str, handed_at: str) -> None:
    """Read each file of an upload, and keep what would become of it.

    Run again, it goes on where it was cut short.
    """
    hold = Hold(pk, handed_at)
    upload = hold.upload()
    if upload is None or not hold.keep():
        return
    for _ in looking.look_through(upload):
        if not hold.keep():
            return
    if hold.keep():
        models.Upload.objects.filter(pk=pk).update(looked_at=timezone.now())


@task
def import_all(pk: str, handed_at: str) -> None:
    """Import what is wanted of an upload; run again, it goes on where it was cut short."""
    hold = Hold(pk, handed_at)
    upload = hold.upload()
    if upload is None or not hold.keep():
        return
    user = upload.started_by or upload.user
    with _in_the_name_of(user), catching_up.Pace():
        for outcome in settle(upload, user, hold.keep):
            _log(user, outcome)


@task
def watch(pk: str, handed_at: str, done: int, tries: int) -> None:
    """See whether whoever was handed an upload is at it, and hand it over again if not.

    A worker that was killed leaves this behind in the queue, for the next.
    """
    upload = Hold(pk, handed_at).upload()
    if upload is None or upload.phase not in AT_WORK:
        return
    now_done = following.progress_of(upload).done
    tries = 0 if now_done > done else tries
    if not is_stalled(upload):
        _watch(Hold(pk, handed_at), now_done, tries)
    elif tries < TRIES:
        go_on(upload, now_done, tries + (upload.moved_at is not None))
    else:
        logger.error("Nothing goes on with upload %s after %d tries.", pk, tries)


def start(upload: models.Upload, user: User) -> None:
    """Have an upload imported, once however often it is asked for."""
    asked = models.Upload.objects.filter(pk=upload.pk, started_at=None)
    if asked.update(started_at=timezone.now(), started_by=user):
        go_on(models.Upload.objects.get(pk=upload.pk))


def go_on(upload: models.Upload, done: int = 0, tries: int = 0) -> None:
    """Hand over what is to be done, unless somebody is at it, or has just done so."""
    hold = Hold.of(upload)
    if hold is None:
        return
    if default_task_backend.supports_defer:
        _watch(hold, done, tries)
    work = look_through if upload.phase is models.Phase.LOOKING else import_all
    work.enqueue(hold.pk, hold.handed_at)


def bring_up_to_date(upload: models.Upload) -> None:
    """Have done what somebody who looks at an upload would otherwise ask for.

    Where no worker is there to do it, it waits for a button: a page is not to take as
    long as a hundred files.
    """
    is_forgotten = upload.phase is models.Phase.WAITING and looking.forget(upload)
    if is_forgotten:
        asked = models.Upload.objects.filter(pk=upload.pk, started_at=None)
        asked.update(looked_at=None)
        upload.refresh_from_db()
    is_left = upload.phase in AT_WORK and is_stalled(upload)
    if is_forgotten or (is_left and default_task_backend.supports_defer):
        go_on(upload)
        upload.refresh_from_db()


def _watch(hold: Hold, done: int, tries: int) -> None:
    """Have somebody look, once a worker that is alive must have given a sign."""
    later = watch.using(run_after=timezone.now() + patience())
    later.enqueue(hold.pk, hold.handed_at, done, tries)


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
    could = Q(would_be__in=[status.value for status in LOOKED_FOR])
    ticked = Q(position__in=_numbers(wanted))
    of_page.filter(could & ticked).update(is_wanted=True)
    of_page.exclude(could & ticked).update(is_wanted=False)


def _numbers(texts: Collection[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 9]


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
