"""What people said of single lines of a document's text, which re-reading obeys."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from transcripts import parsing
from transcripts.models.documents import Document


class LineMarkQuerySet(models.QuerySet["LineMark"]):
    """Marks of lines, as sentences."""

    def in_order(self) -> LineMarkQuerySet:
        """Order as they were made: of several of one line the last counts."""
        return self.order_by("pk")

    def as_parsed(self) -> list[parsing.Mark]:
        """Return them as the parser takes them, as they were made."""
        return [row.as_parsed() for row in self.in_order()]


class LineMark(models.Model):
    """A line of a document, as the parser finds it again, and what it is.

    Without a kind it is no label of anybody.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="marks")
    line = models.PositiveIntegerField(help_text="Where it was when this was said.")
    text = models.CharField(max_length=250, help_text="What stands there.")
    nth = models.PositiveIntegerField(help_text="Which of the lines of that text.")
    of = models.PositiveIntegerField(help_text="How many of them there were.")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12, blank=True)
    at = models.PositiveIntegerField(
        null=True, blank=True, help_text="Which label of a line with several."
    )
    kind = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = LineMarkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Line {self.line}: {self.text[:60]}"

    def as_parsed(self) -> parsing.Mark:
        """Return it as the parser takes it."""
        kind = parsing.ElementKind(self.kind) if self.kind else None
        return parsing.Mark(
            *(self.line, self.text, self.nth, kind),
            *(self.of, self.before, self.after, self.at),
        )
