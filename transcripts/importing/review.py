"""Say what an archivist should look at in a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.utils import timezone

from transcripts import models, parsing
from transcripts.importing.fields import apply_fields, date_from_filename
from transcripts.parsed import Parsed

UNSURE, NAMESAKE = "It is not certain who speaks", "Its title, date and place"


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
    if document.date is None and "date" not in document.decided_fields:
        yield _undated(filename)
    elif document.date and document.date > timezone.localdate():
        yield f"Its date, {document.date}, is in the future. Check it."
    if _is_hinted(document, parsed):
        yield f"Its date, {document.date}, is not printed in it. Check it."
    if parsed.transcript.title is None and "title" not in document.decided_fields:
        yield "No title is printed in it; it is named after its file."
    yield from _uncertain_speakers(parsed.transcript, decided)
    for other in namesakes:
        if other.pk != document.pk:
            yield (
                f"{NAMESAKE} are those of “{other.title}” at"
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
    yield from _unsure(speaker.labels for speaker in open_)


def renew_speakers(document: models.Document) -> None:
    """Say anew whose voices nobody is sure of, now that people decided on some."""
    labels = document.appearances.open().order_by("position")
    unsure = _unsure(labels.values_list("labels", flat=True))
    others = [why for why in document.review_reasons if not why.startswith(UNSURE)]
    last = [why for why in others if why.startswith(NAMESAKE)]
    found = [*(why for why in others if why not in last), *unsure, *last]
    values = {"review_reasons": found, "needs_review": bool(found)}
    free = {k: v for k, v in values.items() if k not in document.decided_fields}
    if any(getattr(document, name) != value for name, value in free.items()):
        models.Document.objects.filter(pk=document.pk).update(**free)


def _unsure(voices: Iterable[Collection[str]]) -> Iterator[str]:
    unsure = ["".join(list(labels)[:1]).strip() for labels in voices]
    labels = [label for label in unsure if label]
    if labels:
        yield f"{UNSURE} as {', '.join(labels)}."
    if len(labels) < len(unsure):
        yield f"{UNSURE} where no label says it."
