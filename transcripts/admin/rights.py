"""What somebody who uploads may do with it beyond adding documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.importing import Outcome

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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
