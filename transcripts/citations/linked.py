"""A briefing or an exchange in the words of schema.org, as JSON-LD."""

from __future__ import annotations

import datetime as dt

from transcripts import parsing
from transcripts.citations.cited import ARCHIVE, Author, Cited
from transcripts.models import Document
from transcripts.passages import Passage, Speech

type Node = dict[str, object]


def linked(cited: Cited, briefing: Document, passage: Passage | None) -> Node:
    """Return the event and its transcript; of an exchange each answer as a quotation."""
    event = f"{cited.whole}#event"
    nodes = [_event(cited, briefing, event), _transcript(cited, event)]
    if cited.number and passage:
        answers = [s for s in passage.speeches if s.kind == parsing.ElementKind.ANSWER]
        nodes += [_quotation(cited, speech, event) for speech in answers]
    return {"@context": "https://schema.org", "@graph": nodes}


def _event(cited: Cited, briefing: Document, name: str) -> Node:
    place = {"@type": "Place", "name": cited.place} if cited.place else None
    return _filled(
        {
            "@type": "Event",
            "@id": name,
            "name": cited.title,
            "url": cited.whole,
            "startDate": _moment(briefing, briefing.start_time),
            "endDate": _moment(briefing, briefing.end_time),
            "location": place,
            "performer": [_person(author) for author in cited.authors],
        }
    )


def _transcript(cited: Cited, event: str) -> Node:
    return _filled(
        {
            "@type": "CreativeWork",
            "@id": cited.whole,
            "url": cited.whole,
            "name": cited.title,
            "genre": f"Transcript: {cited.kind.label.lower()}",
            "dateCreated": cited.date and cited.date.isoformat(),
            "inLanguage": "en",
            "about": {"@id": event},
            "author": [_person(author) for author in cited.authors],
            "conditionsOfAccess": cited.terms,
            "provider": {"@type": "Organization", "name": ARCHIVE},
        }
    )


def _quotation(cited: Cited, speech: Speech, event: str) -> Node:
    words = [b.text for b in speech.blocks if b.kind is parsing.BlockKind.SPEECH]
    return _filled(
        {
            "@type": "Quotation",
            "url": cited.url,
            "text": "\n\n".join(words),
            "spokenByCharacter": _person(Author(speech.voice.name, speech.voice.role)),
            "dateCreated": cited.date and cited.date.isoformat(),
            "isPartOf": {"@id": cited.whole},
            "recordedAt": {"@id": event},
            "conditionsOfAccess": cited.terms,
        }
    )


def _person(author: Author) -> Node:
    return _filled(
        {
            "@type": "Person",
            "name": author.name,
            "givenName": author.given,
            "familyName": author.family,
            "jobTitle": author.role,
        }
    )


def _moment(briefing: Document, time: dt.time | None) -> str | None:
    """Return a time with its offset, or as much of it as is known."""
    if briefing.date is None:
        return None
    if time is None:
        return briefing.date.isoformat() if time is briefing.start_time else None
    moment = dt.datetime.combine(briefing.date, time)
    if briefing.utc_offset is not None:
        offset = dt.timedelta(minutes=briefing.utc_offset)
        moment = moment.replace(tzinfo=dt.timezone(offset))
    return moment.isoformat(timespec="minutes")


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}
