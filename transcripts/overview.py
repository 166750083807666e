"""What waits at the desk, what came in last, and how much room all of it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from transcripts import models, room

# No further is anything counted: whoever has a thousand to look at knows enough.
MOST_COUNTED = 1_000
LATEST = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of something there are, and where they are listed."""

    name: str
    number: int
    url: str

    @property
    def in_words(self) -> str:
        """The number, or that it is beyond what was counted."""
        if self.number > MOST_COUNTED:
            return f"more than {MOST_COUNTED:,}"
        return f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of index, folder and database, and those that are free."""

    index: room.Extent
    folder: room.Extent
    free: int
    database: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the start page tells of the archive, as far as somebody may see it."""

    waiting: tuple[Figure, ...] = ()
    queue: Figure | None = None  # labels of which nobody has said who speaks
    defects: tuple[Figure, ...] = ()
    latest: tuple[models.Version, ...] = ()
    room: Room | None = None


def overview(site: admin.AdminSite, request: HttpRequest) -> Overview:
    """Return what somebody may see of how the archive is."""
    waiting: list[Figure] = []
    if _may(site, request, models.Upload):
        waiting += _uploads(request.user)
    queue = _queue() if _may(site, request, models.Speaker) else None
    if not _may(site, request, models.Document):
        return Overview(tuple(waiting), queue)
    waiting += _documents()
    latest = _latest() if _may(site, request, models.Version) else ()
    return Overview(tuple(waiting), queue, tuple(_defects()), latest, _room())


def counted(rows: QuerySet[Any]) -> int:
    """Return how many rows there are, and one more than the most where more."""
    return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()


def _may(site: admin.AdminSite, request: HttpRequest, model: type[Model]) -> bool:
    return site.get_model_admin(model).has_view_permission(request)


def _uploads(user: User | AnonymousUser) -> Iterator[Figure]:
    uploads = models.Upload.objects.open_to(user).unconfirmed()
    where = {"confirmed_at__isempty": "1"}
    yield _figure("Uploads to confirm", uploads, models.Upload, where)


def _documents() -> Iterator[Figure]:
    documents, today = models.Document.objects, timezone.localdate()
    for name, rows, where in (
        ("To review", documents.needing_review(), {"needs_review__exact": "1"}),
        ("Without a date", documents.filter(date=None), {"dated": "no"}),
        (
            "Dated in the future",
            documents.filter(sort_date__gt=today),
            {"dated": "future"},
        ),
        ("Drafts", documents.drafts(), {"state": "draft"}),
        ("Scheduled", documents.scheduled(), {"state": "scheduled"}),
        ("Withdrawn", documents.withdrawn(), {"state": "withdrawn"}),
    ):
        yield _figure(name, rows, models.Document, where)


def _queue() -> Figure:
    voices = models.Appearance.objects.open().exclude(speaker=None)
    url = reverse("admin:transcripts_speaker_review")
    return Figure("Speakers to decide", counted(voices), url)


def _defects() -> Iterator[Figure]:
    defects = models.Defect.objects
    for code in defects.kinds():
        rows, where = defects.of_kind(code), {"defect": code}
        yield _figure(models.kind_in_words(code), rows, models.Document, where)


def _figure(
    name: str, rows: QuerySet[Any], model: type[Model], where: dict[str, str]
) -> Figure:
    url = reverse(f"admin:transcripts_{model._meta.model_name}_changelist", query=where)
    return Figure(name, counted(rows), url)


def _latest() -> tuple[models.Version, ...]:
    versions = models.Version.objects.without_content().select_related("document")
    return tuple(versions.order_by("-pk")[:LATEST])


def _room() -> Room:
    return Room(
        index=room.of_folder(settings.SEARCH_INDEX),
        folder=room.of_folder(settings.VAR_DIR),
        free=room.free(settings.VAR_DIR),
        database=room.of_database(),
    )
