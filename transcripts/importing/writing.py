"""Write documents out of parses: new ones, new versions, and what is read again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from transcripts import models, parsing
from transcripts.importing import matching, structure, tallies
from transcripts.importing.addresses import addresses, free_slug, keep_addresses
from transcripts.importing.beforehand import NOTHING, Decisions
from transcripts.importing.counts import count_in, recount
from transcripts.importing.decided import decide_values
from transcripts.importing.fields import apply_fields, fields_from_parsed
from transcripts.importing.history import create_with_history
from transcripts.importing.log import note
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.review import set_review
from transcripts.importing.voices import Known, Voice, known_before, voices
from transcripts.models import Action
from transcripts.models.reasons import unless_told
from transcripts.parsed import (
    Parsed,
    Unparsed,
    encoding_to_name,
    parsed_from_bytes,
)
from transcripts.parsing import offices as tenures

type Offices = tuple[tenures.Office, ...]
type Namesakes = list[models.Document]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The bytes of one file, and how they came."""

    content: bytes
    filename: str
    source_name: str
    made_by: str
    is_published: bool = True
    decided: Decisions = NOTHING

    def version(self, document: models.Document, parsed: Parsed) -> models.Version:
        """Return an unsaved version of the document that has these bytes."""
        return models.Version(
            document=document,
            sha256=parsed.sha256,
            words_sha256=parsed.words_sha256,
            heading_sha256=parsed.heading_sha256,
            content=self.content,
            extracted=parsed.extracted,
            size=len(self.content),
            encoding=parsed.encoding,
            filename=self.filename[-500:],
            source_name=self.source_name[:200],
            parser_version=parsing.PARSER_VERSION,
            how=self.made_by[:40],
        )


@transaction.atomic
def reread(document: models.Document) -> Outcome:
    """Read the current text of a document again, with the parser as it is now."""
    offices = models.Office.objects.as_parsed()
    document = models.Document.objects.select_for_update().get(pk=document.pk)
    version = document.versions.get(is_current=True)
    content = bytes(version.content)
    parsed = parsed_from_bytes(
        content,
        version.filename,
        encoding=encoding_to_name(content, version.encoding),
        offices=offices,
        hint_date=document.date,
        marks=document.marks.as_parsed(),
        distinct=models.Decision.objects.kept_labels(),
    )
    if isinstance(parsed, Unparsed):
        return Outcome(Status.REFUSED, version.filename, parsed.reason, document)
    arrival = Arrival(content, version.filename, version.source_name, version.how)
    again = arrival.version(document, parsed)
    again.pk, again.number, again.made_at = version.pk, version.number, version.made_at
    again.why = version.why
    again.save(force_update=True)
    namesakes = matching.kin(parsed).namesakes
    with unless_told(f"Read again by {parsing.PARSER_VERSION}"):
        _rewrite(document, parsed, offices, version.filename, namesakes)
    return outcome_of(Status.NEW_VERSION, version.filename, document, "read again")


def add_version(
    document: models.Document, version: models.Version, parsed: Parsed, offices: Offices
) -> None:
    """Number and save a version; read the document by it if it is the current one.

    The document was locked by the caller, in the same transaction.
    """
    version.number = document.versions.newest_first()[0].number + 1
    if version.is_current:
        document.versions.update(is_current=False)
    version.save()
    if version.is_current:
        namesakes = matching.kin(parsed).namesakes
        _rewrite(document, parsed, offices, version.filename, namesakes)
    else:
        note([document.pk], Action.UPDATED)  # its page lists every version


def create(
    arrival: Arrival, parsed: Parsed, offices: Offices, namesakes: Namesakes
) -> models.Document:
    """Make the document of a text that is no version of another."""
    transcript = parsed.transcript
    words = structure.words(transcript)
    document = models.Document(is_published=arrival.is_published)
    apply_fields(document, fields_from_parsed(parsed, arrival.filename))
    decide_values(document, arrival.decided.values)
    document.slug = free_slug(document)
    structure.count(document, transcript, words)
    set_review(document, parsed, arrival.filename, namesakes)
    create_with_history(models.Document, [document])
    version = arrival.version(document, parsed)
    version.number = 1
    version.save()
    cast = voices(transcript, document, Known({}), offices)
    structure.write_structure(document, transcript, cast, words)
    count_in(document, structure.exchanges_of_people(transcript, cast))
    facts = tallies.facts_of_voices(document, cast.values())
    tallies.follow(tallies.NOTHING, facts)
    note([document.pk], Action.CREATED)
    return document


def _rewrite(
    document: models.Document,
    parsed: Parsed,
    offices: Offices,
    filename: str,
    namesakes: Namesakes,
) -> None:
    """Replace the structure of a document by that of another parse."""
    transcript = parsed.transcript
    words = structure.words(transcript)
    before, known = addresses(document), known_before(document)
    counted = tallies.facts(document)
    named = document.title, document.date
    apply_fields(document, fields_from_parsed(parsed, filename))
    if named != (document.title, document.date):
        document.slug = free_slug(document)
    structure.count(document, transcript, words)
    set_review(document, parsed, filename, namesakes, known.decided_keys)
    document.save()
    cast = voices(transcript, document, known, offices)
    structure.clear_structure(document)
    structure.write_structure(document, transcript, cast, words)
    _count_anew(document, cast, known)
    keep_addresses(document, before)
    tallies.follow(counted, tallies.facts(document))
    note([document.pk], Action.UPDATED)


def _count_anew(
    document: models.Document, cast: dict[str, Voice], known: Known
) -> None:
    """Count who speaks now and who did, and part with whom only it knew."""
    heard = {voice.speaker for voice in cast.values() if voice.speaker}
    if gone := known.speakers - heard:
        document.local_speakers.filter(pk__in=[s.pk for s in gone]).delete()
    recount(s.pk for s in heard | known.speakers if not s.is_local)


def outcome_of(
    status: Status, filename: str, document: models.Document, reason: str = ""
) -> Outcome:
    return Outcome(
        status,
        filename,
        reason,
        document,
        review=tuple(document.review_reasons),
        defect_count=document.defect_count,
    )
