"""Hold the archive to its own record: every hash computed again, every count made anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from transcripts.models import Document, Exchange, Turn, Version
from transcripts.parsed import digest

# Versions whose bytes are in memory at once.
CHUNK = 20
LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<address>/\S+)\n?")
END = re.compile(r"# (?P<number>\d+) source texts; this is the end\n?")


class BadManifest(Exception):
    """A manifest that cannot be read, or that was cut short."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not match: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def manifest_from_lines(lines: Iterable[str]) -> dict[str, str]:
    """Return the address of each hash of a manifest, as ``/SHA256SUMS`` gives it.

    Raises ``BadManifest`` with the line at fault.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if end := END.fullmatch(line):
            if int(end["number"]) == len(found):
                return found
            raise BadManifest(
                f"line {number}: it has {len(found)} hashes and says {end['number']}"
            )
        match = LINE.fullmatch(line)
        if match is None:
            raise BadManifest(f"line {number}: no hash and address: {line[:60]!r}")
        found[match["sha256"]] = match["address"]
    raise BadManifest("it ends without a line that says so: something is missing")


def flaws_of_versions(listed: Mapping[str, str] | None = None) -> Iterator[Flaw | None]:
    """Yield for each source text what does not match, or None where it is right.

    Then what is ``listed`` in a manifest, by its hash, and is not in the archive; it
    may have another address by now, or be withdrawn.
    """
    missing = dict(listed or {})
    versions = Version.objects.select_related("document").order_by("pk")
    for version in versions.iterator(chunk_size=CHUNK):
        computed = digest(bytes(version.content))
        missing.pop(computed, None)
        yield _flaw_of(version, computed)
    for sha256, address in missing.items():
        yield Flaw(address, f"the archive has no text with SHA-256 {sha256}, as listed")


def _flaw_of(version: Version, computed: str) -> Flaw | None:
    address = f"{version.document.get_absolute_url()}source/{version.number}/"
    if computed != version.sha256:
        what = f"its bytes have SHA-256 {computed}, not {version.sha256} as noted"
        return Flaw(address, what)
    size = len(version.content)
    if size != version.size:
        return Flaw(address, f"it has {size} bytes, not {version.size} as noted")
    return None


def flaws_of_documents() -> Iterator[Flaw]:
    """Yield the documents without one current version, and those counted wrong."""
    current = Count("versions", filter=Q(versions__is_current=True))
    for document in Document.objects.annotate(current=current).exclude(current=1):
        what = f"{document.current} of its versions are current, not one"
        yield Flaw(document.get_absolute_url(), what)
    yield from _counted_wrong(Turn.objects.all(), "turn_count", "turns")
    yield from _counted_wrong(Exchange.objects.all(), "exchange_count", "exchanges")


def _counted_wrong(rows: QuerySet[Any], field: str, name: str) -> Iterator[Flaw]:
    counted = rows.order_by().values_list("document_id").annotate(number=Count("pk"))
    held = dict(counted)
    for document in Document.objects.only("date", "slug", field).iterator():
        number, noted = held.get(document.pk, 0), getattr(document, field)
        if number != noted:
            what = f"it has {number} {name}, not {noted} as noted"
            yield Flaw(document.get_absolute_url(), what)
