"""Versions: the source texts of a document, byte for byte as they came in."""

from __future__ import annotations

from django.db import models
from django.db.models import Expression

from transcripts import parsing
from transcripts.models.documents import Document


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions, as sentences."""

    def without_content(self) -> VersionQuerySet:
        """Leave the bytes in the database until they are asked for."""
        return self.defer("content", "extracted")

    def of_published(self) -> VersionQuerySet:
        """Keep the versions of documents that readers may see."""
        return self.filter(document__is_published=True)

    def as_sums(self) -> VersionQuerySet:
        """Read what a line of a manifest says, in an order that does not change."""
        return (
            self.select_related("document")
            .only("sha256", "number", "document__date", "document__slug")
            .order_by("document_id", "number")
        )

    def of_bytes(self, sha256: str | Expression) -> VersionQuerySet:
        """Keep the version that has these bytes."""
        return self.filter(sha256=sha256)

    def of_heading_or_words(
        self, heading: str | Expression, words: str | Expression
    ) -> VersionQuerySet:
        """Keep the versions of a heading or of words, by their hashes."""
        same_words = models.Q(words_sha256=words)
        return self.filter(models.Q(heading_sha256=heading) | same_words)

    def newest_first(self) -> VersionQuerySet:
        """Order by number, the latest first."""
        return self.order_by("-number")


class Version(models.Model):
    """A source text of a document, byte for byte as it came in."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    sha256 = models.CharField(max_length=64)
    words_sha256 = models.CharField(
        max_length=64, blank=True, help_text="Of the words spoken, and nothing else."
    )
    heading_sha256 = models.CharField(
        max_length=64,
        blank=True,
        help_text="Of title, date and place as read, where the text tells them.",
    )
    content = models.BinaryField()
    extracted = models.TextField(
        blank=True, help_text="The text, where it is not just the decoded content."
    )
    size = models.PositiveIntegerField(help_text="Bytes.")
    encoding = models.CharField(max_length=40)
    filename = models.CharField(max_length=500)
    source_name = models.CharField(max_length=200, blank=True)
    parser_version = models.CharField(max_length=40)
    how = models.CharField(
        max_length=40, blank=True, help_text="What brought it in: command, upload …"
    )
    why = models.CharField(
        max_length=500, blank=True, help_text="Why there is a version after the first."
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="version_sha256_unique"),
            models.UniqueConstraint(
                fields=["document", "number"], name="version_number_unique"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(is_current=True),
                name="version_one_current",
            ),
        ]
        indexes = [
            models.Index(fields=["words_sha256"], name="version_words_sha256"),
            models.Index(fields=["heading_sha256"], name="version_heading_sha256"),
            models.Index(
                fields=["id"],
                condition=models.Q(is_current=False),
                name="version_former",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filename}, version {self.number}"

    @property
    def text(self) -> str:
        """The text whose lines the archive counts."""
        return self.extracted or parsing.decode(bytes(self.content), self.encoding).text
