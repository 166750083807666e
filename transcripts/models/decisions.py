"""What people decided of who is who, and what it moved, so that it can be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from transcripts.models.documents import Document
from transcripts.models.speakers import Speaker


class DecisionKind(models.TextChoices):
    """What was decided."""

    IDENTIFIED = "identified", "Is a person"
    NAMED = "named", "Is a new person"
    UNNAMED = "unnamed", "Stays unnamed"
    MERGED = "merged", "Merged"
    SPLIT = "split", "Split"
    APART = "apart", "Not the same"
    SLIP = "slip", "A typing error"
    NO_SLIP = "no-slip", "No typing error"


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions, as sentences."""

    def in_force(self) -> DecisionQuerySet:
        """Keep those that nobody undid."""
        return self.filter(undone_at=None)

    def on_slip(self, message: str) -> DecisionQuerySet:
        """Keep what holds of a label that the parser takes for another's."""
        return self.in_force().filter(slip=message[:300]).exclude(slip="")

    def kept_labels(self) -> frozenset[str]:
        """Return the notes of slips that are none, which the parser obeys."""
        kept = self.in_force().filter(kind=DecisionKind.NO_SLIP).order_by()
        return frozenset(kept.exclude(slip="").values_list("slip", flat=True))

    def newest_first(self) -> DecisionQuerySet:
        """Order by when they were made, the latest first."""
        return self.order_by("-pk")


class Decision(models.Model):
    """One thing that a person decided: ``speaker`` is, or is not, ``person``.

    ``before`` keeps what it changed beside appearances, as it was.
    """

    kind = models.CharField(max_length=12, choices=DecisionKind)
    words = models.CharField(max_length=500, help_text="What was decided, in words.")
    speaker = models.ForeignKey(
        Speaker, models.SET_NULL, null=True, related_name="decisions"
    )
    person = models.ForeignKey(Speaker, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    before = models.JSONField(default=dict)
    slip = models.CharField(
        max_length=300,
        blank=True,
        help_text="The parser's note that one label is taken for another.",
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["slip"], condition=~models.Q(slip=""), name="decision_slip"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Moved(models.Model):
    """A voice of one document that a decision is about, as it was before.

    ``key`` is the parser's for the voice; of a typing error it is the message. A merge
    notes turns only where both speak: elsewhere they are all that was said by either.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="moved")
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=300)
    was_open = models.BooleanField(default=False)
    was_decided = models.BooleanField(default=False)
    turns = models.JSONField(default=list, help_text="The keys of their turns.")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "moved"
        indexes = [models.Index(fields=["document", "key"], name="moved_voice")]

    def __str__(self) -> str:
        return self.key
