"""Mend a transcript by mending its text: a version of its own, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from django.db import transaction

from transcripts import models
from transcripts.importing import matching
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.rereading import Reread, written
from transcripts.importing.writing import Arrival, add_version
from transcripts.models.reasons import because
from transcripts.parsed import Unparsed, digest, parsed_from_bytes

HOW = "correction"


class Overtaken(ValueError):
    """The text was mended since by somebody else; nothing was written."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Version {number} became the current one while this text was mended. Nothing was saved;"
            " what differs between the two is below. Take over what is to stay, look"
            " again, and save."
        )
        self.number = number


class Unmended(ValueError):
    """The text cannot be a version; says why."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a correction would change, and which decisions lose what they are about."""

    reread: Reread
    lost: tuple[str, ...]
    unmarked: tuple[str, ...] = ()  # what was said of lines, and holds no more


@transaction.atomic
def correct(document: models.Document, *, text: str, why: str, base: int) -> Outcome:
    """Give a document a mended text, and read it again; keep what people decided.

    ``base`` is the number of the version that was mended. Raises ``Overtaken`` where
    that is not the current one any more, ``Unmended`` where the text is none.
    """
    stored = models.Document.objects.select_for_update().get(pk=document.pk)
    current = stored.versions.get(is_current=True)
    if current.number != base:
        raise Overtaken(current.number)
    reason = " ".join(why.split())
    if not reason:
        raise Unmended("Say why the text is mended: the public record tells it.")
    content = text.replace("\r\n", "\n").encode()  # forms send their own line ends
    _refuse_known(content, current)
    offices = models.Office.objects.as_parsed()
    name = f"{PurePath(current.filename).stem}.txt"
    parsed = parsed_from_bytes(
        content,
        name,
        encoding="utf-8",
        offices=offices,
        hint_date=stored.date,
        marks=stored.marks.as_parsed(),
        distinct=models.Decision.objects.kept_labels(),
    )
    if isinstance(parsed, Unparsed):
        raise Unmended(parsed.reason)
    version = Arrival(content, name, current.source_name, HOW).version(stored, parsed)
    version.why = reason[:500]
    with because(f"Text mended: {reason}"):
        add_version(stored, version, parsed, offices)
    return Outcome(Status.NEW_VERSION, name, reason, stored)


def effect(document: models.Document, *, text: str, why: str, base: int) -> Effect:
    """Say what a correction would do; write nothing. Raises as ``correct`` does."""
    return effect_of(document, partial(correct, text=text, why=why, base=base))


def effect_of(
    document: models.Document, write: Callable[[models.Document], Outcome]
) -> Effect:
    """Say what a writing would do to a document; write nothing."""
    with transaction.atomic():
        decided = document.appearances.filter(is_decided=True).select_related(
            "speaker", "role"
        )
        named = {one.key: str(one) for one in decided}
        before = set(_marks_not_held(document))
        found = written(document, write)
        unmarked = [one for one in _marks_not_held(document) if one not in before]
        kept = set(document.appearances.values_list("key", flat=True))
        transaction.set_rollback(True)
    document.refresh_from_db()
    lost = tuple(name for key, name in named.items() if key not in kept)
    return Effect(found, lost, tuple(unmarked))


def _marks_not_held(document: models.Document) -> list[str]:
    defects = document.defects.filter(code__in=["mark-lost", "mark-unread"])
    return list(defects.values_list("message", flat=True))


def _refuse_known(content: bytes, current: models.Version) -> None:
    if content == current.text.encode():
        raise Unmended("This is the text as it is: nothing was changed.")
    if version := matching.same_bytes(digest(content)):
        raise Unmended(
            f"This is version {version.number} of “{version.document}”, to the last"
            " byte: the archive has each text once. An earlier one can be restored."
        )
