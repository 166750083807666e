"""Write what people decide about documents, so that re-reading keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from transcripts import models
from transcripts.importing import tallies
from transcripts.importing.addresses import addresses, free_slug, keep_addresses
from transcripts.importing.counts import recount
from transcripts.importing.decided import decide
from transcripts.importing.fields import repeated_fields
from transcripts.importing.log import note
from transcripts.importing.names import sort_name
from transcripts.importing.naming import file_under
from transcripts.importing.structure import clear_structure
from transcripts.importing.writing import reread
from transcripts.models import Action
from transcripts.models.reasons import unless_told

STATE = {"is_published", "publish_at", "withdrawn_at", "withdrawal_reason"}


@transaction.atomic
def save_edited(document: models.Document, *, fields: Iterable[str]) -> None:
    """Save a document that a person edited, and remember which fields they set."""
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    before, counted = addresses(stored), tallies.facts(stored)
    edited = set(fields)
    for name in STATE - edited:  # what a publisher did meanwhile stays done
        setattr(document, name, getattr(stored, name))
    edited = decide(document, edited, stored.decided_fields)
    if not document.slug or _is_taken(document):
        document.slug = free_slug(document)
    with unless_told(_edited(edited)):
        document.save()
    for rows in (document.appearances, document.phrase_uses):
        rows.update(**repeated_fields(document))
    keep_addresses(document, before)
    recount(_people(document))
    tallies.follow(counted, tallies.facts(document))
    if stored.date is None and document.date is not None:
        reread(document)  # the day says who held which office
        document.refresh_from_db()
    note([document.pk], _action(stored, document))


@transaction.atomic
def take_back(document: models.Document, *, fields: Iterable[str]) -> None:
    """Leave fields that a person had decided to the text again, and read it."""
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    edited = set(fields)
    follow = decide(stored, edited)
    stored.decided_fields = sorted({*stored.decided_fields} - edited - follow)
    with unless_told(f"To be read again: {', '.join(sorted(edited))}"):
        stored.save(update_fields=["decided_fields"])
        reread(stored)


@transaction.atomic
def save_speaker(speaker: models.Speaker, *, fields: Iterable[str]) -> None:
    """Save a speaker that a person edited, so that re-reading leaves them alone."""
    edited = set(fields)
    if "name" in edited and "sort_name" not in edited:
        speaker.sort_name = sort_name(speaker.name)
    speaker.is_decided = True
    with unless_told(_edited(edited)):
        speaker.save()
    if not speaker.is_local:
        file_under(speaker, speaker.name)
    heard = speaker.appearances.order_by("document_id").values_list(
        "document", flat=True
    )
    note(heard.distinct(), Action.UPDATED)


@transaction.atomic
def save_role(role: models.Role, *, fields: Iterable[str]) -> None:
    """Save a role that a person edited, and note each document that shows it.

    What is counted of a role has those below it: it changes with their place.
    """
    role.clean()
    role.save(update_fields=list(fields))
    below = models.with_those_below(models.Role.objects.all(), [role.slug])
    heard = models.Appearance.objects.filter(role__slug__in=below)
    shown = heard.order_by("document_id").values_list("document", flat=True)
    note(shown.distinct(), Action.UPDATED)


@transaction.atomic
def delete(document: models.Document) -> None:
    """Delete a document with its texts, and note that it went."""
    people = _people(document)
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    counted = tallies.facts(stored)
    clear_structure(document)
    document.delete()
    recount(people)
    tallies.follow(counted, tallies.NOTHING)
    note([stored.pk], Action.DELETED)


def _edited(names: Iterable[str]) -> str:
    said = ", ".join(sorted(names)).replace("_", " ")
    return f"Edited: {said}"


def _people(document: models.Document) -> list[int]:
    people = models.Speaker.objects.people().filter(appearances__document=document)
    return list(people.values_list("pk", flat=True))


def _is_taken(document: models.Document) -> bool:
    same = models.Document.objects.filter(date=document.date, slug=document.slug)
    return same.exclude(pk=document.pk).exists()


def _action(stored: models.Document, document: models.Document) -> Action:
    if stored.is_published and not document.is_published:
        return Action.WITHDRAWN
    return Action.UPDATED
