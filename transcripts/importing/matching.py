"""Find the document that a text is another version of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transcripts import models
from transcripts.importing.fields import source_url
from transcripts.parsed import Parsed, spoken_words

PHRASE = 5  # words
PHRASES_THAT_TELL = 200
KINSHIP = 0.15  # of the phrases of the shorter text


@dataclass(frozen=True, slots=True)
class Match:
    """The document a text belongs to, and why."""

    document: models.Document
    reason: str
    is_poorer: bool = False  # the version there is says more of the same briefing


def same_bytes(sha256: str) -> models.Version | None:
    """Return the version that has these bytes already."""
    versions = models.Version.objects.of_bytes(sha256).select_related("document")
    fields = ("number", "document__title", "document__date", "document__slug")
    return next(iter(versions.only(*fields).order_by()[:1]), None)


def match(parsed: Parsed) -> Match | None:
    """Return the document of the same address, heading or words, if there is one."""
    for find in (_by_address, _by_heading, _by_words):
        if found := find(parsed):
            return found
    return None


def _by_address(parsed: Parsed) -> Match | None:
    address = source_url(parsed.transcript)
    if not address:
        return None
    documents = models.Document.objects.filter(source_url=address)
    document = documents.order_by("pk").first()
    return Match(document, "the same source address") if document else None


def _by_heading(parsed: Parsed) -> Match | None:
    for document in namesakes(parsed):
        if is_akin(parsed, document):
            return Match(document, "the same title, date and place")
    return None


def namesakes(parsed: Parsed) -> list[models.Document]:
    """Return the documents that a version of had the same title, date and place."""
    if not parsed.heading_sha256:
        return []
    of_heading = models.Version.objects.filter(heading_sha256=parsed.heading_sha256)
    pks = set(of_heading.order_by().values_list("document", flat=True))
    return list(models.Document.objects.filter(pk__in=pks).order_by("pk"))


def is_akin(parsed: Parsed, document: models.Document) -> bool:
    """Whether two texts say much the same, as two versions of one briefing do.

    An office may give two briefings of a day one title. Versions in the real
    archive share all their words, such namesakes one phrase in seventy.
    """
    new = _phrases(turn.text for turn in parsed.transcript.turns)
    old = _phrases(turn.text for turn in document.turns.in_order())
    fewer = min(len(new), len(old))
    return fewer < PHRASES_THAT_TELL or len(new & old) >= fewer * KINSHIP


def _phrases(texts: Iterable[str]) -> set[tuple[str, ...]]:
    words = spoken_words("\n".join(texts)).split()
    return set(zip(*(words[n:] for n in range(PHRASE)), strict=False))


def _by_words(parsed: Parsed) -> Match | None:
    """Find the same briefing in another form, which may lack its heading."""
    version = _version_where(words_sha256=parsed.words_sha256)
    if version is None or _is_another_day(parsed, version.document):
        return None
    is_poorer = bool(version.heading_sha256) and not parsed.heading_sha256
    return Match(version.document, "the same words in another form", is_poorer)


def _version_where(**hashes: str) -> models.Version | None:
    if not all(hashes.values()):
        return None
    versions = models.Version.objects.filter(**hashes).select_related("document")
    fields = ("heading_sha256", "document__title", "document__date", "document__slug")
    ordered = versions.only(*fields).order_by("-is_current", "pk")
    return next(iter(ordered[:1]), None)


def _is_another_day(parsed: Parsed, document: models.Document) -> bool:
    date = parsed.transcript.date
    return date is not None and document.date not in (None, date.value)
