"""Say what an archivist should look at in a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.utils import timezone

from transcripts import models, parsing
from transcripts.importing.fields import apply_fields, date_from_filename
from transcripts.parsed import Parsed


def set_review(
    document: models.Document,
    parsed: Parsed,
    filename: str,
    namesakes: Iterable[models.Document],
    decided: Collection[str] = (),
) -> None:
    """Mark a document for review where there is a reason."""
    found = list(reasons(document, parsed, filename, namesakes, decided))
    apply_fields(document, {"review_reasons": found, "needs_review": bool(found)})


def reasons(
    document: models.Document,
    parsed: Parsed,
    filename: str,
    namesakes: Iterable[models.Document],
    decided: Collection[str] = (),
) -> Iterator[str]:
    """Say each thing that is missing, doubtful or to be decided.

    ``namesakes`` are the documents of the same title, date and place, ``decided`` has
    the parser's keys of the voices that a person named.
    """
    if document.date is None:
        yield _undated(filename)
    elif document.date > timezone.localdate():
        yield f"Its date, {document.date}, is in the future. Check it."
    if _is_hinted(document, parsed):
        yield f"Its date, {document.date}, is not printed in it. Check it."
    if parsed.transcript.title is None and "title" not in document.decided_fields:
        yield "No title is printed in it; it is named after its file."
    yield from _uncertain_speakers(parsed.transcript, decided)
    for other in namesakes:
        if other.pk != document.pk:
            yield (
                f"Its title, date and place are those of “{other.title}” at"
                f" {other.get_absolute_url()}, but it says something else. Check both."
            )


def _is_hinted(document: models.Document, parsed: Parsed) -> bool:
    is_taken = parsed.transcript.date is None and document.date is not None
    return is_taken and "date" not in document.decided_fields


def _undated(filename: str) -> str:
    suggested = date_from_filename(filename)
    if suggested is None:
        return "No date is printed in it. Set its date."
    return (
        f"No date is printed in it; its file's name suggests {suggested}. Set its date."
    )


def _uncertain_speakers(
    transcript: parsing.Transcript, decided: Collection[str]
) -> Iterator[str]:
    open_ = [s for s in transcript.speakers if s.is_open and s.key not in decided]
    unsure = ["".join(speaker.labels[:1]).strip() for speaker in open_]
    labels = [label for label in unsure if label]
    if labels:
        yield f"It is not certain who speaks as {', '.join(labels)}."
    if len(labels) < len(unsure):
        yield "It is not certain who speaks where no label says it."
