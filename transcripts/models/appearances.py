"""Who speaks in which document, in which role."""

from __future__ import annotations

from django.db import models

from transcripts.models.days import UNDATED
from transcripts.models.documents import Document
from transcripts.models.repeating import Repeating, RepeatingQuerySet
from transcripts.models.roles import Role
from transcripts.models.speakers import Speaker

# Why somebody is taken for a person, by what the parser gave as evidence.
RULES = {
    "label": "the label prints the name in full",
    "title": "the title names a person of that surname",
    "header": "the heading names a person of that surname",
    "introduction": "somebody says the name in full",
    "principal": "the page is of this person's papers",
    "office": "the table of offices says who held the office",
}

IS_DATED = models.Q(sort_date__gt=UNDATED)


class AppearanceQuerySet(RepeatingQuerySet["Appearance"]):
    """Appearances, as sentences."""

    def in_role(self, slug: str) -> AppearanceQuerySet:
        """Keep the appearances in the role."""
        return self.filter(role__slug=slug)

    def of_people(self) -> AppearanceQuerySet:
        """Keep the appearances of speakers whom all documents share."""
        return self.filter(speaker__isnull=False, speaker__document=None)

    def tallied(self, *keys: str) -> models.QuerySet:
        """Return for each key its number of documents, and their first and last date.

        The dates are None where no document of the key has one.
        """
        return (
            self.order_by()
            .values(*keys)
            .annotate(
                documents=models.Count("document", distinct=True),
                first=models.Min("sort_date", filter=IS_DATED),
                latest=models.Max("sort_date", filter=IS_DATED),
            )
        )

    def open(self) -> AppearanceQuerySet:
        """Keep those in which nobody is sure who speaks."""
        return self.filter(is_open=True)

    def newest_first(self) -> AppearanceQuerySet:
        """Order by the date of the document, the latest first."""
        return self.order_by("-sort_date", "-document_id", "position")

    def ends(self) -> AppearanceQuerySet:
        """Keep those that readers may see and that have a date, with the document."""
        return self.of_published().filter(IS_DATED).select_related("document")

    def with_speaker(self) -> AppearanceQuerySet:
        """Fetch the speaker and the role in the same query."""
        return self.select_related("speaker", "role")

    def as_cast(self) -> AppearanceQuerySet:
        """Fetch what a page says of those who speak, in order, and refuse more."""
        wanted = (
            self.order_by("position")
            .with_speaker()
            .only(
                *("document", "position", "labels", "affiliation", "turn_count"),
                *("is_open", "speaker__name", "speaker__slug", "speaker__document"),
                *("speaker__sort_name", "role__name", "role__slug", "role__asks"),
            )
        )
        return wanted.fetch_mode(models.FETCH_RAISE)

    def with_document(self) -> AppearanceQuerySet:
        """Fetch the document in the same query."""
        return self.select_related("document")


class Appearance(Repeating):
    """One speaker in one role in one document.

    It repeats the document's date, kind, ground rules and principal, so that lists
    and counts by role or speaker need this table alone. Where the press is not told
    apart it has no speaker.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="appearances")
    position = models.PositiveSmallIntegerField(help_text="In order of speaking.")
    key = models.CharField(max_length=300, help_text="The parser's name for the voice.")
    speaker = models.ForeignKey(
        Speaker,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="appearances",
        db_index=False,
    )
    role = models.ForeignKey(
        Role, models.PROTECT, related_name="appearances", db_index=False
    )
    labels = models.JSONField(default=list)
    title = models.CharField("title as printed", max_length=300, blank=True)
    affiliation = models.CharField(max_length=300, blank=True)
    evidence = models.CharField(max_length=40, blank=True)
    is_open = models.BooleanField(default=False)
    is_decided = models.BooleanField(
        default=False, help_text="A person said who this is; re-reading keeps it."
    )
    turn_count = models.PositiveIntegerField(default=0)
    exchange_count = models.PositiveIntegerField(default=0)
    word_count = models.PositiveIntegerField(default=0)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="appearance_key_unique"
            )
        ]
        indexes = [
            models.Index(
                fields=["role", "-sort_date", "-document"],
                name="appearance_role_newest",
            ),
            models.Index(
                fields=["speaker", "-sort_date", "-document"],
                name="appearance_speaker_newest",
            ),
            models.Index(
                fields=["-id"],
                condition=models.Q(is_open=True),
                name="appearance_to_review",
            ),
            models.Index(
                fields=["key"],
                condition=models.Q(is_decided=True),
                name="appearance_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.display_name}, {self.role}"

    @property
    def display_name(self) -> str:
        """The speaker's name, or the label as printed where there is none."""
        if self.speaker is not None:
            return self.speaker.name
        return self.labels[0] if self.labels else self.key

    @property
    def rule(self) -> str:
        """By what rule, or by whose decision, this is taken for the speaker."""
        if self.is_decided:
            return "A person decided who this is."
        if self.speaker is None:
            return "The press is not told apart."
        if self.is_open:
            return "Nothing in the document says who this is."
        why = RULES.get(self.evidence, self.evidence)
        said = f"In the document, {why}. " if why else ""
        if self.speaker.is_local:
            return f"{said}Known in this document alone; no name is guessed."
        return f"{said}Rule: one full name is one person in all documents."
