"""What changed, where things used to be, and what the parser found odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import models

from transcripts.models.choices import Action
from transcripts.models.documents import Document

# What the parser notes of labels that it takes for another's.
SLIPS = ("honorific-slip", "label-slip")


class LogHead(models.Model):
    """The one row that is locked by whoever appends to the log of changes."""

    ONLY = 1

    id = models.SmallIntegerField(primary_key=True, default=ONLY)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="log_head_only")
        ]

    def __str__(self) -> str:
        return "end of the log"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes, as sentences."""

    def after(self, position: int) -> ChangeQuerySet:
        """Keep what was appended after the position, in order."""
        return self.filter(pk__gt=position).order_by("pk")

    def of_known(self) -> ChangeQuerySet:
        """Keep the changes of documents that were there before."""
        return self.exclude(action=Action.CREATED)

    def last_of(self, document_id: int) -> tuple[int | None, dt.datetime | None]:
        """Return the last change of a document and when it was made, if there is one."""
        last = self.filter(document_id=document_id).order_by("-pk")
        return last.values_list("pk", "made_at").first() or (None, None)


class Change(models.Model):
    """One line of the log that feeds, index and caches follow; never edited."""

    document_id = models.BigIntegerField()
    action = models.CharField(max_length=10, choices=Action)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["document_id"], name="change_document"),
            models.Index(
                fields=["id"],
                condition=~models.Q(action=Action.CREATED),
                name="change_of_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: document {self.document_id} {self.action}"


class OldAddress(models.Model):
    """A path that once led to a document or an exchange, and still does."""

    path = models.CharField(max_length=400)
    document = models.ForeignKey(Document, models.CASCADE, related_name="old_addresses")
    exchange_number = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "old addresses"
        constraints = [
            models.UniqueConstraint(fields=["path"], name="old_address_path_unique")
        ]

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        """Return the address that the path leads to now."""
        if self.exchange_number is None:
            return self.document.get_absolute_url()
        return self.document.exchange_url(self.exchange_number)


def kind_in_words(code: str) -> str:
    """Return a kind of defect as people read it."""
    return code.replace("-", " ").capitalize()


class DefectQuerySet(models.QuerySet["Defect"]):
    """Defects, as sentences."""

    def of_kind(self, code: str) -> DefectQuerySet:
        """Keep the defects of one kind."""
        return self.filter(code=code)

    def kinds(self, most: int = 60) -> Iterator[str]:
        """Yield the kinds there are, as many steps along an index as there are kinds.

        To list them at once, both databases would read the index from end to end.
        """
        codes = self.order_by("code").values_list("code", flat=True)
        code = codes.first()
        while code is not None and most > 0:
            yield code
            code, most = codes.filter(code__gt=code).first(), most - 1


class Defect(models.Model):
    """Something odd the parser met, with its line and what was done about it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="defects")
    code = models.CharField(max_length=60)
    line = models.PositiveIntegerField()
    message = models.TextField()

    objects = DefectQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "line", "pk"]
        indexes = [
            models.Index(fields=["code", "document"], name="defect_code"),
            models.Index(
                fields=["-id"],
                condition=models.Q(code__in=SLIPS),
                name="defect_slip",
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"
