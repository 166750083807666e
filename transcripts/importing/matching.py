"""Find the document that a text is another version of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import CharField

from transcripts import models
from transcripts.importing.fields import source_url
from transcripts.importing.prepared import Given, Statement, question
from transcripts.parsed import Parsed, digest, spoken_words

PHRASE = 5  # words
PHRASES_THAT_TELL = 200
KINSHIP = 0.15  # of the phrases of the shorter text
NONE = "-"  # the hash of nothing
# What tells one version of a heading from another, and the address of its document.
TOLD = (
    *("heading_sha256", "words_sha256", "is_current"),
    *("document__title", "document__date", "document__slug"),
)


# What a text could be a version of is the same while these are.
TRACED = ("pk", "is_current", "document", "document__updated_at")


@dataclass(frozen=True, slots=True)
class Match:
    """The document a text belongs to, and why."""

    document: models.Document
    reason: str
    is_poorer: bool = False  # the version there is says more of the same briefing


@dataclass(frozen=True, slots=True)
class Kin:
    """The versions there that have the heading or the words of a text."""

    of_heading: tuple[models.Version, ...]
    of_words: tuple[models.Version, ...]

    @property
    def namesakes(self) -> list[models.Document]:
        """The documents that a version of had the same title, date and place."""
        documents = {version.document for version in self.of_heading}
        return sorted(documents, key=lambda document: document.pk)


def same_bytes(sha256: str) -> models.Version | None:
    """Return the version that has these bytes already."""
    if not _of_bytes().rows(sha256=sha256):
        return None
    versions = models.Version.objects.of_bytes(sha256).select_related("document")
    fields = ("number", "document__title", "document__date", "document__slug")
    return next(iter(versions.only(*fields).order_by()[:1]), None)


def trace(sha256: str, heading: str = "", words: str = "", address: str = "") -> str:
    """Name what there is that a text could belong to: the same name, the same match."""
    versions = models.Version.objects
    rows = list(versions.of_bytes(sha256).order_by().values_list(*TRACED))
    if heading or words:
        akin = versions.of_heading_or_words(heading or NONE, words or NONE)
        rows += akin.order_by("pk").values_list(*TRACED)
    if address:
        there = models.Document.objects.from_source(address).order_by("pk")
        rows += there.values_list("pk", "updated_at")
    return digest(repr(rows).encode())[:16] if rows else ""


def kin(parsed: Parsed) -> Kin:
    """Find the versions of the same heading or words."""
    heading, words = parsed.heading_sha256 or NONE, parsed.words_sha256 or NONE
    if not _of_heading_or_words().rows(heading=heading, words=words):
        return Kin((), ())
    versions = models.Version.objects.of_heading_or_words(heading, words)
    found = list(versions.select_related("document").only(*TOLD).order_by())
    return Kin(
        tuple(version for version in found if version.heading_sha256 == heading),
        tuple(version for version in found if version.words_sha256 == words),
    )


def match(parsed: Parsed, kin: Kin) -> Match | None:
    """Return the document of the same address, heading or words, if there is one."""
    return _by_address(parsed) or _by_heading(parsed, kin) or _by_words(parsed, kin)


def _by_address(parsed: Parsed) -> Match | None:
    address = source_url(parsed.transcript)
    if not (address and _of_address().rows(address=address)):
        return None
    documents = models.Document.objects.from_source(address)
    document = documents.order_by("pk").first()
    return Match(document, "the same source address") if document else None


def _by_heading(parsed: Parsed, kin: Kin) -> Match | None:
    for document in kin.namesakes:
        if is_akin(parsed, document):
            return Match(document, "the same title, date and place")
    return None


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


def _by_words(parsed: Parsed, kin: Kin) -> Match | None:
    """Find the same briefing in another form, which may lack its heading."""
    if not kin.of_words:
        return None
    version = min(kin.of_words, key=lambda v: (not v.is_current, v.pk))
    if _is_another_day(parsed, version.document):
        return None
    is_poorer = bool(version.heading_sha256) and not parsed.heading_sha256
    return Match(version.document, "the same words in another form", is_poorer)


def _is_another_day(parsed: Parsed, document: models.Document) -> bool:
    date = parsed.transcript.date
    return date is not None and document.date not in (None, date.value)


@cache
def _of_bytes() -> Statement:
    sha256 = Given("sha256", CharField())
    versions = models.Version.objects.of_bytes(sha256)
    return question(versions.order_by().values_list("pk"))


@cache
def _of_heading_or_words() -> Statement:
    hashes = Given("heading", CharField()), Given("words", CharField())
    versions = models.Version.objects.of_heading_or_words(*hashes)
    return question(versions.order_by().values_list("pk"))


@cache
def _of_address() -> Statement:
    documents = models.Document.objects.filter(source_url=Given("address", CharField()))
    return question(documents.order_by().values_list("pk"))
