"""Documents: one briefing each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Coalesce

from transcripts.models import states
from transcripts.models.choices import Basis, BriefingKind, State
from transcripts.models.days import UNDATED, exchange_path_of, path_of
from transcripts.models.reasons import Records

if TYPE_CHECKING:
    from transcripts.models.versions import Version


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents, as sentences."""

    def published(self) -> DocumentQuerySet:
        """Keep the documents that readers may see."""
        return self.filter(is_published=True)

    def drafts(self) -> DocumentQuerySet:
        """Keep the documents that nobody has published or scheduled yet."""
        return self.filter(is_published=False, publish_at=None, withdrawn_at=None)

    def scheduled(self) -> DocumentQuerySet:
        """Keep the documents that wait for their time."""
        return self.filter(publish_at__isnull=False)

    def due(self, now: dt.datetime) -> DocumentQuerySet:
        """Keep the documents whose time has come, the longest due first."""
        return self.filter(publish_at__lte=now).order_by("publish_at", "pk")

    def withdrawn(self) -> DocumentQuerySet:
        """Keep the documents that readers had and have no more."""
        return self.filter(withdrawn_at__isnull=False)

    def dated(self) -> DocumentQuerySet:
        """Keep the documents whose date is known."""
        return self.filter(sort_date__gt=UNDATED)

    def undated(self) -> DocumentQuerySet:
        """Keep the documents whose date nobody knows."""
        return self.filter(sort_date=UNDATED)

    def in_year(self, year: int) -> DocumentQuerySet:
        """Keep the documents of a year."""
        return self.since(dt.date(year, 1, 1)).until(dt.date(year, 12, 31))

    def in_month(self, year: int, month: int) -> DocumentQuerySet:
        """Keep the documents of a month."""
        first = dt.date(year, month, 1)
        after = (first + dt.timedelta(days=31)).replace(day=1)
        return self.since(first).until(after - dt.timedelta(days=1))

    def since(self, day: dt.date) -> DocumentQuerySet:
        """Keep the documents of the day and later."""
        return self.filter(sort_date__gte=day, date__isnull=False)

    def until(self, day: dt.date) -> DocumentQuerySet:
        """Keep the documents of the day and earlier."""
        return self.filter(sort_date__lte=day, date__isnull=False)

    def of_kind(self, *kinds: str) -> DocumentQuerySet:
        """Keep the documents of any of the kinds."""
        return self.filter(kind__in=kinds)

    def on_basis(self, *bases: str) -> DocumentQuerySet:
        """Keep the documents under any of the ground rules."""
        return self.filter(basis__in=bases)

    def of_principal(self, slug: str) -> DocumentQuerySet:
        """Keep the documents among the papers of a principal."""
        return self.filter(principal_slug=slug)

    def from_source(self, *addresses: str) -> DocumentQuerySet:
        """Keep the documents that came from any of some web addresses.

        The index holds no blank address; SQLite takes it where that is said.
        """
        return self.filter(source_url__in=addresses).exclude(source_url="")

    def with_role(self, *slugs: str) -> DocumentQuerySet:
        """Keep the documents in which somebody speaks in any of the roles."""
        heard = models.Q(appearances__role__slug__in=slugs)
        return self.filter(pk__in=self.model.objects.filter(heard).values("pk"))

    def with_speaker(self, *slugs: str) -> DocumentQuerySet:
        """Keep the documents in which any of the speakers speaks."""
        heard = models.Q(appearances__speaker__slug__in=slugs)
        return self.filter(pk__in=self.model.objects.filter(heard).values("pk"))

    def with_cast(self) -> DocumentQuerySet:
        """Fetch who speaks in which role, in two further queries at most."""
        return self.prefetch_related(
            "appearances", "appearances__speaker", "appearances__role"
        )

    def as_links(self) -> DocumentQuerySet:
        """Fetch what a link to a document says, and refuse to fetch more."""
        return self.only("title", "slug", "date").fetch_mode(models.FETCH_RAISE)

    def for_list(self) -> DocumentQuerySet:
        """Fetch what a line of a list shows, and refuse to fetch more by and by."""
        wanted = self.only(
            "title",
            "slug",
            "date",
            "sort_date",
            "place",
            "kind",
            "basis",
            "exchange_count",
        )
        return wanted.with_cast().fetch_mode(models.FETCH_RAISE)

    def needing_review(self) -> DocumentQuerySet:
        """Keep the documents somebody should look at."""
        return self.filter(needs_review=True)

    def newest_first(self) -> DocumentQuerySet:
        """Order by date, the latest first and the undated last."""
        return self.order_by("-sort_date", "-pk")

    def oldest_first(self) -> DocumentQuerySet:
        """Order by date, the undated first."""
        return self.order_by("sort_date", "pk")

    def earlier_than(self, date: dt.date | None, pk: int) -> DocumentQuerySet:
        """Keep what comes after the document so dated in ``newest_first``."""
        day = date or UNDATED
        return self.filter(
            models.Q(sort_date__lt=day) | models.Q(sort_date=day, pk__lt=pk),
            sort_date__lte=day,
        )

    def later_than(self, date: dt.date | None, pk: int) -> DocumentQuerySet:
        """Keep what comes before the document so dated in ``newest_first``."""
        day = date or UNDATED
        return self.filter(
            models.Q(sort_date__gt=day) | models.Q(sort_date=day, pk__gt=pk),
            sort_date__gte=day,
        )


class Document(models.Model):
    """One briefing: what was read out of its text and what an archivist says of it.

    The structure is always what the parser read out of the current version; the
    fields in ``decided_fields`` were set by a person and outlive every re-reading.
    """

    title = models.CharField(max_length=500)
    slug = models.SlugField(max_length=120)
    date = models.DateField(null=True, blank=True)
    sort_date = models.GeneratedField(
        expression=Coalesce("date", models.Value(UNDATED, models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    place = models.CharField(max_length=500, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    start_printed = models.CharField(max_length=100, blank=True)
    end_printed = models.CharField(max_length=100, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    utc_offset = models.SmallIntegerField(
        null=True, blank=True, help_text="Minutes east of UTC."
    )
    duration_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(
        max_length=20, choices=BriefingKind, default=BriefingKind.OTHER
    )
    basis = models.CharField(
        "ground rules",
        max_length=20,
        choices=Basis,
        blank=True,
        default=Basis.UNSTATED,
    )
    attribution = models.TextField(blank=True)
    embargo = models.TextField(blank=True)
    ground_rule_sentences = models.JSONField(
        default=list, blank=True, help_text="[[what it sets, sentence, line], …]"
    )
    principal = models.CharField(max_length=200, blank=True)
    principal_slug = models.SlugField(max_length=220, blank=True, db_index=False)
    citation = models.TextField(blank=True)
    categories = models.JSONField(default=list, blank=True)
    source_url = models.URLField(max_length=1000, blank=True)
    notes = models.JSONField(
        default=list,
        blank=True,
        help_text="Notes outside every turn, as blocks: see Turn.blocks.",
    )
    layout = models.CharField(max_length=300, blank=True)
    needs_review = models.BooleanField(default=False)
    review_reasons = models.JSONField(default=list, blank=True)
    decided_fields = models.JSONField(
        default=list, blank=True, help_text="Fields that re-reading leaves alone."
    )
    is_published = models.BooleanField("published", default=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(
        blank=True, default="", db_default="", help_text="Readers are told this."
    )
    exchange_count = models.PositiveIntegerField(default=0, editable=False)
    turn_count = models.PositiveIntegerField(default=0, editable=False)
    question_count = models.PositiveIntegerField(default=0, editable=False)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    speaker_count = models.PositiveIntegerField(default=0, editable=False)
    defect_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    history = Records(excluded_fields=["sort_date"])
    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-sort_date", "-pk"]
        permissions = [("publish_document", "Can publish and withdraw document")]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "slug"], name="document_date_slug_unique"
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(date=None),
                name="document_undated_slug_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(publish_at=None, withdrawn_at=None)
                | models.Q(is_published=False, withdrawn_at=None)
                | models.Q(is_published=False, publish_at=None),
                name="document_in_one_state",
            ),
        ]
        indexes = [
            models.Index(fields=["-sort_date", "-id"], name="document_newest_first"),
            models.Index(
                fields=["kind", "-sort_date", "-id"], name="document_kind_newest"
            ),
            models.Index(
                fields=["basis", "-sort_date", "-id"], name="document_basis_newest"
            ),
            models.Index(
                fields=["principal_slug", "-sort_date", "-id"],
                name="document_principal_newest",
            ),
            models.Index(
                fields=["source_url"],
                condition=~models.Q(source_url=""),
                name="document_source_url",
            ),
            models.Index(
                fields=["-sort_date", "-id"],
                condition=models.Q(needs_review=True),
                name="document_to_review",
            ),
            models.Index(fields=["title", "id"], name="document_title"),
            models.Index(fields=["exchange_count", "id"], name="document_exchanges"),
            models.Index(fields=["defect_count", "id"], name="document_defects"),
            *states.INDEXES,
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.date or 'undated'})"

    def get_absolute_url(self) -> str:
        """Return the address of the document's page."""
        return path_of(self.date, self.slug)

    @property
    def state(self) -> State:
        """What readers have of the document."""
        if self.is_published:
            return State.PUBLISHED
        if self.withdrawn_at is not None:
            return State.WITHDRAWN
        return State.DRAFT if self.publish_at is None else State.SCHEDULED

    @property
    def cursor(self) -> tuple[dt.date | None, int]:
        """The place of the document in lists by date."""
        return self.date, self.pk

    @property
    def current_version(self) -> Version:
        """The version the structure was read from, without its content."""
        return self.versions.without_content().get(is_current=True)

    def exchange_url(self, number: int) -> str:
        """Return the address of one exchange of the document."""
        return exchange_path_of(self.date, self.slug, number)
