"""Bring transcripts into the archive, each in one transaction."""

from __future__ import annotations

import datetime as dt
import random
import time
from typing import Any

from django.db import IntegrityError, OperationalError, transaction

from transcripts import models
from transcripts.importing import applying, matching
from transcripts.importing.beforehand import NOTHING, Decisions
from transcripts.importing.decided import decide_values
from transcripts.importing.fields import apply_fields, fields_from_parsed
from transcripts.importing.marking import keep_marks
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.review import reasons
from transcripts.importing.writing import (
    Arrival,
    Offices,
    add_version,
    create,
    outcome_of,
)
from transcripts.models.reasons import unless_told
from transcripts.parsed import (
    Parsed,
    Unparsed,
    digest,
    encoding_to_name,
    parsed_from_bytes,
)

# How long to wait, at most, before each further try: other writers are quick.
PAUSES = (0.05, 0.1, 0.2, 0.4)
BESIDE = (
    "what was decided of it was not carried out: the document keeps its fuller text."
)


def import_document(
    *,
    content: bytes,
    filename: str,
    source_name: str = "",
    encoding: str | None = None,
    hint_date: dt.date | None = None,
    parsed: Parsed | Unparsed | None = None,
    offices: Offices | None = None,
    distinct: frozenset[str] | None = None,
    made_by: str = "command",
    is_published: bool = True,
    decided: Decisions = NOTHING,
    by: Any = None,
) -> Outcome:
    """Bring the bytes of one file into the archive, unless they are there already.

    ``hint_date`` is its day if it prints none. ``parsed``, ``offices`` and ``distinct``
    (labels that are no typing errors) spare the work where the caller has them. A new
    document is a draft where it is not ``is_published``; a new version leaves its
    document to readers or not, as it was.
    What was ``decided`` of it, ``by`` a user, is carried out in the same transaction;
    a ``parsed`` that is given was read with its marks and its date.
    Two writers with the same bytes are safe: one brings them in, the other skips them.
    """
    if version := matching.same_bytes(digest(content)):
        return _skipped(version, filename)
    offices = models.Office.objects.as_parsed() if offices is None else offices
    if parsed is None:
        parsed = _parsed(
            content, filename, encoding, offices, hint_date, decided, distinct
        )
    if isinstance(parsed, Unparsed):
        return Outcome(Status.REFUSED, filename, parsed.reason)
    arrival = Arrival(content, filename, source_name, made_by, is_published, decided)
    for pause in PAUSES:
        try:
            return _told_import(arrival, parsed, offices, by)
        except (IntegrityError, OperationalError):
            time.sleep(random.uniform(0, pause))
        if version := matching.same_bytes(parsed.sha256):
            return _skipped(version, filename)
    return _told_import(arrival, parsed, offices, by)


def preview(
    *,
    content: bytes,
    filename: str,
    encoding: str | None = None,
    hint_date: dt.date | None = None,
    parsed: Parsed | Unparsed | None = None,
    decided: Decisions = NOTHING,
) -> Outcome:
    """Say what importing would do, with the parse; write nothing."""
    if version := matching.same_bytes(digest(content)):
        return _skipped(version, filename)
    if parsed is None:
        offices = models.Office.objects.as_parsed()
        parsed = _parsed(content, filename, encoding, offices, hint_date, decided)
    if isinstance(parsed, Unparsed):
        return Outcome(Status.REFUSED, filename, parsed.reason)
    kin = matching.kin(parsed)
    match = None if decided.separate else matching.match(parsed, kin)
    draft = models.Document()
    apply_fields(draft, fields_from_parsed(parsed, filename))
    decide_values(draft, decided.values)
    named = {voice.key for voice in decided.speakers}
    return Outcome(
        Status.NEW_VERSION if match else Status.CREATED,
        filename,
        _version_reason(match, decided) if match else "",
        match.document if match else None,
        review=tuple(reasons(draft, parsed, filename, kin.namesakes, named)),
        defect_count=len(parsed.transcript.defects),
        parsed=parsed,
    )


def _parsed(
    content: bytes,
    filename: str,
    encoding: str | None,
    offices: Offices,
    hint_date: dt.date | None,
    decided: Decisions,
    distinct: frozenset[str] | None = None,
) -> Parsed | Unparsed:
    """Read a file by what was decided of it."""
    if distinct is None:
        distinct = models.Decision.objects.kept_labels()
    return parsed_from_bytes(
        content,
        filename,
        encoding=encoding,
        offices=offices,
        hint_date=decided.date or hint_date,
        marks=decided.marks,
        distinct=distinct,
    )


def _told_import(
    arrival: Arrival, parsed: Parsed, offices: Offices, by: Any
) -> Outcome:
    with unless_told(f"Imported by {arrival.made_by}"):
        return _import(arrival, parsed, offices, by)


@transaction.atomic
def _import(arrival: Arrival, parsed: Parsed, offices: Offices, by: Any) -> Outcome:
    kin = matching.kin(parsed)
    decided = arrival.decided
    match = None if decided.separate else matching.match(parsed, kin)
    if match:
        return _as_version(arrival, parsed, offices, match, by)
    document = create(arrival, parsed, offices, kin.namesakes)
    said: list[str] = []
    if decided:
        keep_marks(document, decided.marks, by)
        said = list(applying.apply_speakers(document, decided, by))
        document.refresh_from_db()
    return outcome_of(Status.CREATED, arrival.filename, document, " ".join(said))


def _as_version(
    arrival: Arrival, parsed: Parsed, offices: Offices, match: matching.Match, by: Any
) -> Outcome:
    """Add a text to the document it belongs to; what was said of that one's lines holds."""
    document = models.Document.objects.select_for_update().get(pk=match.document.pk)
    decided = arrival.decided
    reason = _version_reason(match, decided)
    marked = parsed
    if not match.is_poorer and document.marks.exists():
        again = _read_by_all(arrival, document, parsed, offices)
        if isinstance(again, Unparsed):
            return Outcome(Status.REFUSED, arrival.filename, again.reason, document)
        marked = again
    version = arrival.version(document, marked)
    version.is_current, version.why = not match.is_poorer, match.reason
    add_version(document, version, marked, offices)
    if decided and not match.is_poorer:
        keep_marks(document, decided.marks, by)
        applying.apply_fields(document, decided)
        reason = " ".join([reason, *applying.apply_speakers(document, decided, by)])
        document.refresh_from_db()
    return outcome_of(Status.NEW_VERSION, arrival.filename, document, reason)


def _read_by_all(
    arrival: Arrival, document: models.Document, parsed: Parsed, offices: Offices
) -> Parsed | Unparsed:
    """Read a text by the marks of its document and by those made of the text itself."""
    return parsed_from_bytes(
        arrival.content,
        arrival.filename,
        encoding=encoding_to_name(arrival.content, parsed.encoding),
        offices=offices,
        hint_date=parsed.hint_date,
        marks=[*document.marks.as_parsed(), *arrival.decided.marks],
        distinct=models.Decision.objects.kept_labels(),
    )


def _skipped(version: models.Version, filename: str) -> Outcome:
    document = version.document
    reason = (
        f"the same bytes are there already, as version {version.number} of “{document}”"
    )
    return Outcome(Status.SKIPPED, filename, reason, document)


def _version_reason(match: matching.Match, decided: Decisions) -> str:
    kept = "; kept beside the fuller version" if match.is_poorer else ""
    reason = f"{match.reason} as “{match.document}”{kept}"
    if decided and match.is_poorer:
        return f"{reason}; {BESIDE}"
    if not decided or not (stays := applying.conflicts(match.document, decided)):
        return reason
    return f"{reason}. {' '.join(stays)}"
