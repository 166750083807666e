"""Set fields on a document so that re-reading leaves them as they were decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.text import slugify

from transcripts import models, parsing
from transcripts.importing.fields import duration_minutes

# What re-reading sets, and may therefore be told to leave alone.
DECIDABLE = frozenset(
    {
        "title",
        "date",
        "place",
        "start_time",
        "end_time",
        "start_printed",
        "end_printed",
        "zone",
        "utc_offset",
        "duration_minutes",
        "kind",
        "basis",
        "attribution",
        "embargo",
        "ground_rule_sentences",
        "principal",
        "principal_slug",
        "citation",
        "categories",
        "source_url",
        "notes",
        "needs_review",
        "review_reasons",
    }
)


def decide(
    document: models.Document, fields: Iterable[str], before: Iterable[str] = ()
) -> set[str]:
    """Remember which fields a person set, beside those ``before``; return their names.

    What follows from a field is brought into step with it.
    """
    edited = set(fields)
    if "principal" in edited:
        document.principal_slug = slugify(document.principal)[:220]
        edited.add("principal_slug")
    edited |= _follow_times(document, edited)
    decided = {*before, *document.decided_fields, *edited}
    document.decided_fields = sorted(decided & DECIDABLE)
    return edited


def decide_values(document: models.Document, values: Mapping[str, object]) -> None:
    """Set fields to what a person decided, and remember that they did."""
    for name, value in values.items():
        setattr(document, name, value)
    decide(document, values)


def _follow_times(document: models.Document, edited: set[str]) -> set[str]:
    """Bring into step with edited times what else tells them; return its names."""
    if not edited & {"start_time", "end_time"}:
        return set()
    document.duration_minutes = _duration(document)
    followed = {"duration_minutes"}
    for moment in ("start", "end"):
        printed = f"{moment}_printed"
        if f"{moment}_time" in edited and printed not in edited:
            setattr(document, printed, "")
            followed.add(printed)
    return followed


def _duration(document: models.Document) -> int | None:
    clocks = (
        parsing.Clock(time, "", 0) if time else None
        for time in (document.start_time, document.end_time)
    )
    return duration_minutes(*clocks)
