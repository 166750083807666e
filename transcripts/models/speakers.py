"""Who speaks: people across documents, and voices of one document alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.db import models
from django.urls import reverse

from transcripts.models.choices import Identity
from transcripts.models.reasons import Records

# Words of names are looked up by so many letters, which both databases find by an index
# whatever they sort by.
STARTS_WITH = 3
WORD = re.compile(r"[^\W_]+")


def words_of(name: str) -> list[str]:
    """Return the words of a name without accents and capitals, the longest first."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", ""))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = dict.fromkeys(word[:200] for word in WORD.findall(letters))
    return sorted(words, key=len, reverse=True)


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Speakers, as sentences."""

    def people(self) -> SpeakerQuerySet:
        """Keep the speakers that are the same person in every document."""
        return self.filter(document=None)

    def local(self) -> SpeakerQuerySet:
        """Keep the speakers known within one document only."""
        return self.exclude(document=None)

    def unmerged(self) -> SpeakerQuerySet:
        """Leave out those who were found to be somebody else."""
        return self.filter(merged_into=None)

    def once_public(self) -> SpeakerQuerySet:
        """Keep the merged people whom a published document was read to name."""
        heard = models.Q(
            decisions__kind="merged",
            decisions__undone_at=None,
            decisions__moved__document__is_published=True,
        )
        # Of each by itself: few were merged, and many are heard.
        told = self.model.objects.filter(heard, pk=models.OuterRef("pk"))
        merged = self.people().exclude(merged_into=None)
        return merged.filter(models.Exists(told))

    def heard(self) -> SpeakerQuerySet:
        """Keep the speakers that speak in some document."""
        return self.filter(document_count__gt=0)

    def known_to_readers(self) -> SpeakerQuerySet:
        """Keep whom published documents hear, each with the document of a local one."""
        heard = models.Q(document=None, document_count__gt=0)
        local = models.Q(document__is_published=True)
        return self.filter(heard | local).select_related("document")

    def with_role(self, slug: str) -> SpeakerQuerySet:
        """Keep the speakers that have spoken in the role."""
        voices = self.model.objects.filter(appearances__role__slug=slug)
        return self.filter(pk__in=voices.values("pk"))

    def named(self, name: str) -> SpeakerQuerySet:
        """Keep the speakers whose name has all the words."""
        words = models.Q()
        for word in name.split()[:8]:
            words &= models.Q(name__icontains=word)
        return self.filter(words)

    def called(self, name: str) -> SpeakerQuerySet:
        """Keep the speaker of that slug, or else those of that name."""
        slugs = self.filter(slug=name)
        return slugs if slugs.exists() else self.named(name)

    def with_words(self, name: str) -> SpeakerQuerySet:
        """Keep those whom some name has every word of, or one that begins so."""
        found = self
        for word in words_of(name)[:8]:
            alike = NameWord.objects.filter(
                start=word[:STARTS_WITH], word__startswith=word
            )
            found = found.filter(pk__in=alike.values("speaker"))
        return found

    def needing_review(self) -> SpeakerQuerySet:
        """Keep the speakers somebody should look at."""
        return self.filter(needs_review=True)

    def by_name(self) -> SpeakerQuerySet:
        """Order speakers as an index does."""
        return self.order_by("sort_name", "pk")

    def most_heard_first(self) -> SpeakerQuerySet:
        """Order speakers by the number of documents they speak in."""
        return self.order_by("-document_count", "sort_name", "pk")

    def later_than(self, sort_name: str, pk: int) -> SpeakerQuerySet:
        """Keep those after the cursor in the order of ``by_name``."""
        return self.filter(
            models.Q(sort_name__gt=sort_name)
            | models.Q(sort_name=sort_name, pk__gt=pk),
            sort_name__gte=sort_name,
        )


class Speaker(models.Model):
    """A person, or somebody whom one document alone knows.

    A speaker with a ``document`` is local to it: an anonymous official, a bare
    surname, a label nobody has resolved yet. Its slug means nothing elsewhere.
    """

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=220)
    sort_name = models.CharField(max_length=200)
    identity = models.CharField(
        max_length=12, choices=Identity, default=Identity.PERSON
    )
    document = models.ForeignKey(
        "transcripts.Document",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="local_speakers",
    )
    merged_into = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="Who this was found to be; the address leads there.",
    )
    needs_review = models.BooleanField(default=False)
    is_decided = models.BooleanField(
        default=False, help_text="A person edited this; re-reading leaves it alone."
    )
    document_count = models.PositiveIntegerField(default=0, editable=False)
    exchange_count = models.PositiveIntegerField(default=0, editable=False)
    first_date = models.DateField(null=True, editable=False)
    latest_date = models.DateField(null=True, editable=False)

    history = Records(
        excluded_fields=[
            "document_count",
            "exchange_count",
            "first_date",
            "latest_date",
        ]
    )
    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="speaker_slug_unique")
        ]
        indexes = [
            models.Index(
                fields=["sort_name", "id"],
                condition=models.Q(document=None),
                name="speaker_people_by_name",
            ),
            models.Index(
                fields=["-document_count", "sort_name", "id"],
                condition=models.Q(document=None),
                name="speaker_people_by_count",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(needs_review=True),
                name="speaker_to_review",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the speaker's page, or the document a local speaker belongs to."""
        if self.document is not None:
            return self.document.get_absolute_url()
        return reverse("transcripts:speaker", args=[self.slug])

    @property
    def is_local(self) -> bool:
        """Whether only one document knows this speaker."""
        return self.document_id is not None


class SpeakerNameQuerySet(models.QuerySet["SpeakerName"]):
    """Names of people, as sentences."""

    def of_keys(self, keys: Iterable[str]) -> SpeakerNameQuerySet:
        """Keep the names of those keys, each with who bears it, and no more of them."""
        named = self.filter(key__in=keys).select_related("speaker").order_by()
        return named.only("key", "speaker__name", "speaker__document")


class SpeakerName(models.Model):
    """A name under which transcripts print a person, normalised: the identity.

    It stays when an archivist renames the person, and moves when two are merged.
    """

    key = models.CharField(max_length=200)
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="names")

    objects = SpeakerNameQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="speaker_name_key_unique")
        ]

    def __str__(self) -> str:
        return self.key


class NameWord(models.Model):
    """A word of a name that a person has or had, by which they are found.

    It stays with whom it was made for: those who were merged lead on to who they are.
    """

    speaker = models.ForeignKey(
        Speaker, models.CASCADE, related_name="words", db_index=False
    )
    start = models.CharField(max_length=STARTS_WITH)
    word = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["speaker", "word"], name="name_word_once_a_person"
            )
        ]
        indexes = [models.Index(fields=["start", "word"], name="name_word_start")]

    def __str__(self) -> str:
        return self.word
