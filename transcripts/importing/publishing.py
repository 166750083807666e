"""Say what readers have of a document: nothing yet, from when, all, or why no more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from transcripts import models
from transcripts.importing.editing import save_edited
from transcripts.models import State
from transcripts.models.reasons import because

FIELDS = ("is_published", "publish_at", "withdrawn_at", "withdrawal_reason")


class Misplaced(ValueError):
    """A document cannot go from its state to the one asked for; says why."""


def publish(document: models.Document) -> bool:
    """Give a document to readers; return whether they did not have it yet."""
    return _become(document, State.PUBLISHED, "Published", is_published=True)


def schedule(document: models.Document, at: dt.datetime) -> bool:
    """Have a document published at a time to come."""
    if at <= timezone.now():
        raise Misplaced(f"{at:%Y-%m-%d %H:%M %Z} is past. Publish it, or wait.")
    why = f"Scheduled for {at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
    return _become(document, State.SCHEDULED, why, publish_at=at)


def to_draft(document: models.Document) -> bool:
    """Take a document from the schedule."""
    return _become(document, State.DRAFT, "Back to draft")


def withdraw(document: models.Document, reason: str) -> bool:
    """Take a document from readers, and tell them why."""
    said = " ".join(reason.split())
    if not said:
        raise Misplaced("Say why: readers who look for it are told.")
    return _become(
        document,
        State.WITHDRAWN,
        f"Withdrawn: {said}",
        withdrawn_at=timezone.now(),
        withdrawal_reason=said,
    )


def publish_due(now: dt.datetime, *, most: int | None = None) -> list[models.Document]:
    """Publish what was scheduled for this time or earlier, or so many; return it.

    Each is a transaction of its own. What another process publishes meanwhile is
    left to it.
    """
    due = models.Document.objects.due(now).values_list("pk", flat=True)[:most]
    return [done for pk in list(due) if (done := _publish_if_due(pk, now))]


@transaction.atomic
def _publish_if_due(pk: int, now: dt.datetime) -> models.Document | None:
    due = models.Document.objects.due(now).select_for_update()
    document = due.filter(pk=pk).first()
    if document is not None:
        publish(document)
    return document


@transaction.atomic
def _become(
    document: models.Document, state: State, why: str, **fields: object
) -> bool:
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    _check(stored, state)
    if stored.state is state and state in (State.PUBLISHED, State.DRAFT):
        return False
    blank = {"is_published": False, "publish_at": None, "withdrawn_at": None}
    for name, value in (blank | {"withdrawal_reason": ""} | fields).items():
        setattr(stored, name, value)
    with because(why):
        save_edited(stored, fields=FIELDS)
    document.refresh_from_db()
    return True


def _check(stored: models.Document, state: State) -> None:
    """Refuse what would let readers lose a text without a word, or promise nothing."""
    was = stored.state
    if was is State.WITHDRAWN and state in (State.DRAFT, State.SCHEDULED):
        raise Misplaced(
            f"Readers had “{stored}”, and its page tells them why they have it no more."
            " It can be mended as it is, and published again."
        )
    if was is State.PUBLISHED and state in (State.DRAFT, State.SCHEDULED):
        raise Misplaced(f"Readers have “{stored}”. Withdraw it, and say why.")
    if was is not State.PUBLISHED and state is State.WITHDRAWN:
        raise Misplaced(
            f"Readers do not have “{stored}”: there is nothing to withdraw."
        )
