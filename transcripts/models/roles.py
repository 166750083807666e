"""Roles people speak in, and who held which office when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from transcripts.parsing import offices
from transcripts.parsing.roles import UNTOLD


class RoleQuerySet(models.QuerySet["Role"]):
    """Roles, as sentences."""

    def in_order(self) -> RoleQuerySet:
        """Order roles as lists show them."""
        return self.order_by("position", "name")

    def asking(self) -> RoleQuerySet:
        """Keep the roles that ask questions."""
        return self.filter(asks=True)

    def answering(self) -> RoleQuerySet:
        """Keep the roles that do not ask questions."""
        return self.filter(asks=False)


class Role(models.Model):
    """The capacity in which somebody speaks in a document.

    Who asks for a role means those below it too: a press secretary is an official.
    """

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    plural = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="is a kind of",
        help_text="Who asks for that role finds this one too.",
    )
    asks = models.BooleanField(default=False)
    document_count = models.PositiveIntegerField(default=0, editable=False)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="role_slug_unique"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
                name="role_is_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the role's page."""
        return reverse("transcripts:role", args=[self.slug])

    @property
    def is_untold(self) -> bool:
        """Whether it is that of those of whom no text says in which they speak."""
        return self.slug == UNTOLD

    def clean(self) -> None:
        """Refuse a role that would be a kind of itself."""
        if self.parent_id is None or self.pk is None:
            return
        below = with_those_below(Role.objects.all(), [self.slug])
        if Role.objects.filter(pk=self.parent_id, slug__in=below).exists():
            raise ValidationError({"parent": "A role cannot be a kind of itself."})


def with_those_above(roles: Mapping[int, Role], pk: int) -> list[Role]:
    """Return one of some roles, by key, and those that it is a kind of, nearest first.

    KeyError if it is not one of them.
    """
    found = {pk: roles[pk]}
    above = found[pk].parent_id
    while above is not None and above not in found:
        found[above] = roles[above]
        above = found[above].parent_id
    return list(found.values())


def with_those_below(roles: Iterable[Role], slugs: Collection[str]) -> list[str]:
    """Return slugs of roles, and after them those of all the roles below."""
    known = list(roles)
    found = list(dict.fromkeys(slugs))
    for slug in found:  # it grows as those below are found
        tops = {role.pk for role in known if role.slug == slug}
        below = [role.slug for role in known if role.parent_id in tops]
        found += [slug for slug in below if slug not in found]
    return found


class OfficeQuerySet(models.QuerySet["Office"]):
    """Tenures, as sentences."""

    def held_on(self, day: dt.date) -> OfficeQuerySet:
        """Keep the tenures that take in the day."""
        return self.filter(start__lte=day).exclude(end__lte=day)

    def of_role(self, slug: str) -> OfficeQuerySet:
        """Keep the tenures of one role."""
        return self.filter(role__slug=slug)

    def as_parsed(self) -> offices.Tenures:
        """Return the tenures as the values the parser takes."""
        return offices.Tenures(o.as_parsed() for o in self.select_related("role"))


class Office(models.Model):
    """One tenure of an office, so that THE PRESIDENT has a name on each date."""

    role = models.ForeignKey(Role, models.PROTECT, related_name="offices")
    holder_name = models.CharField(max_length=200)
    other_names = models.JSONField(
        default=list,
        blank=True,
        help_text="Other forms in which transcripts print the same name.",
    )
    start = models.DateField(help_text="The first day, from noon.")
    end = models.DateField(
        null=True,
        blank=True,
        help_text="The day of the handover, which belongs to the successor.",
    )

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["role", "-start"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "start", "holder_name"], name="office_tenure_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(end__isnull=True)
                | models.Q(end__gt=models.F("start")),
                name="office_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name}, {self.role} from {self.start}"

    def as_parsed(self) -> offices.Office:
        """Return the tenure as the value the parser takes."""
        return offices.Office(
            self.role.slug,
            self.holder_name,
            self.start,
            self.end,
            tuple(self.other_names),
        )
