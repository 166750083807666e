"""Who may change a document: what readers have, only those who may publish."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User

from transcripts import models
from transcripts.importing import Outcome, Status

FOR_PUBLISHERS = (
    "Readers have this document. To change what they have takes the right to publish:"
    " ask somebody who has it, or have the document withdrawn first."
)


def may_edit(user: User | AnonymousUser, document: models.Document) -> bool:
    """Whether somebody who may change documents may change this one."""
    return not document.is_published or may_publish(user)


def may_publish(user: User | AnonymousUser) -> bool:
    """Whether somebody may say what readers have: what they upload is no draft."""
    return user.has_perm("transcripts.publish_document")


def may_bring_in_all(user: User) -> bool:
    """Whether nothing that somebody uploads can be refused for want of a right."""
    return user.has_perm("transcripts.change_document") and may_publish(user)


def refusal_of(outcome: Outcome, user: User) -> str:
    """Say why somebody cannot import what would be a new version; blank if they can."""
    if outcome.status is not Status.NEW_VERSION or outcome.document is None:
        return ""
    if not user.has_perm("transcripts.change_document"):
        return (
            f"It would be a new version of “{outcome.document}”, and you may add"
            " documents but not change them. Ask somebody who may."
        )
    if not may_edit(user, outcome.document):
        return (
            f"It would be a new version of “{outcome.document}”, which readers have,"
            " and you may not publish. Ask somebody who may."
        )
    return ""
