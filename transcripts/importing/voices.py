"""Say who each voice of a transcript is: a person, or somebody of that document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.text import slugify

from transcripts import models, parsing
from transcripts.importing.history import create_with_history
from transcripts.importing.names import (
    free,
    is_full_name,
    name_from_label,
    name_key,
    sort_name,
)
from transcripts.importing.naming import file_under
from transcripts.importing.prepared import Statement, question
from transcripts.models import Identity
from transcripts.parsing import offices as tenures
from transcripts.parsing.roles import BY_SLUG

UNLABELLED = "Unlabelled speaker"
CROWDS = frozenset({"audience"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of the transcript, as the archive knows them."""

    parsed: parsing.Speaker
    speaker: models.Speaker | None
    role_id: int
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Who spoke in the document before it was read again, by the parser's key."""

    appearances: Mapping[str, models.Appearance]
    slugs: frozenset[str] = frozenset()  # of speakers that only it knows

    def decided(self, key: str) -> models.Appearance | None:
        """Return the appearance whose speaker a person named."""
        appearance = self.appearances.get(key)
        return appearance if appearance and appearance.is_decided else None

    def local(self, key: str) -> models.Speaker | None:
        """Return the speaker of that key whom only this document knows."""
        appearance = self.appearances.get(key)
        speaker = appearance.speaker if appearance else None
        return speaker if speaker and speaker.is_local else None

    @property
    def decided_keys(self) -> set[str]:
        """The keys of the appearances whose speaker a person named."""
        return {key for key, one in self.appearances.items() if one.is_decided}

    @property
    def speakers(self) -> set[models.Speaker]:
        """Everybody who spoke in it, but for the press that is not told apart."""
        return {a.speaker for a in self.appearances.values() if a.speaker}


def known_before(document: models.Document) -> Known:
    """Return who speaks in the document as it stands."""
    appearances = document.appearances.select_related("speaker")
    slugs = document.local_speakers.order_by().values_list("slug", flat=True)
    return Known(
        {appearance.key: appearance for appearance in appearances}, frozenset(slugs)
    )


def voices(
    transcript: parsing.Transcript,
    document: models.Document,
    known: Known,
    offices: tuple[tenures.Office, ...],
) -> dict[str, Voice]:
    """Return everybody who has a turn, by the parser's key; make rows as needed."""
    heard = {turn.speaker for turn in transcript.turns}
    speakers = [speaker for speaker in transcript.speakers if speaker.key in heard]
    roles = _role_ids(speakers)
    open_ = [speaker for speaker in speakers if not known.decided(speaker.key)]
    people = _people(filter(is_person, open_), offices)
    locals_ = _locals(filter(is_local, open_), document, known)
    made = {}
    for speaker in speakers:
        decided = known.decided(speaker.key)
        made[speaker.key] = Voice(
            parsed=speaker,
            speaker=decided.speaker
            if decided
            else people.get(speaker.key) or locals_.get(speaker.key),
            role_id=decided.role_id if decided else roles[speaker.role],
            is_decided=decided is not None,
        )
    return made


def is_person(speaker: parsing.Speaker) -> bool:
    """Whether the text tells plainly and in full who this is."""
    is_unsure = speaker.is_open or speaker.is_anonymous
    return not is_unsure and is_full_name(speaker.name)


def is_press(speaker: parsing.Speaker) -> bool:
    """Whether this is the press, whose members the text does not tell apart."""
    asks = speaker.role in BY_SLUG and BY_SLUG[speaker.role].asks
    is_plain = not (speaker.name or speaker.is_open or speaker.is_anonymous)
    return asks and is_plain and speaker.role not in CROWDS


def is_local(speaker: parsing.Speaker) -> bool:
    """Whether only this document knows the speaker."""
    return not is_person(speaker) and not is_press(speaker)


def identity(speaker: parsing.Speaker) -> Identity:
    """Return what is known of who a local speaker is."""
    if speaker.role in CROWDS:
        return Identity.GROUP
    if speaker.is_open:
        return Identity.UNRESOLVED
    if speaker.name and not speaker.is_anonymous:
        return Identity.PERSON
    return Identity.UNNAMED


def _role_ids(speakers: Iterable[parsing.Speaker]) -> dict[str, int]:
    """Return the keys of the roles, making those that are not there yet."""
    ids = dict(_roles().rows())
    for slug in {speaker.role for speaker in speakers} - ids.keys():
        role = BY_SLUG[slug]
        row, _ = models.Role.objects.get_or_create(
            slug=slug,
            defaults={
                "name": role.name,
                "plural": role.plural,
                "asks": role.asks,
                "position": list(BY_SLUG).index(slug) + 1,
                "parent_id": ids.get(role.kind_of),
            },
        )
        ids[slug] = row.pk
    return ids


@cache
def _roles() -> Statement:
    return question(models.Role.objects.order_by().values_list("slug", "pk"))


def _people(
    speakers: Iterable[parsing.Speaker], offices: tuple[tenures.Office, ...]
) -> dict[str, models.Speaker]:
    names = {s.key: tenures.named(offices, s.name) for s in speakers}
    keys = {key: name_key(name) for key, name in names.items()}
    rows = models.SpeakerName.objects.of_keys(keys.values()) if keys else ()
    found = {row.key: row.speaker for row in rows}
    for key, name in names.items():
        if keys[key] not in found:
            found[keys[key]] = _new_person(name, keys[key])
    return {key: found[keys[key]] for key in names}


def _new_person(name: str, key: str) -> models.Speaker:
    written = name_from_label(name)[:200] if name.isupper() else name[:200]
    person = models.Speaker(
        name=written,
        slug=free(slugify(written)[:200] or "speaker", taken),
        sort_name=sort_name(written),
        identity=Identity.PERSON,
    )
    person.save()
    models.SpeakerName.objects.create(key=key[:200], speaker=person)
    file_under(person, written, key)
    return person


def _locals(
    speakers: Iterable[parsing.Speaker], document: models.Document, known: Known
) -> dict[str, models.Speaker]:
    made: dict[str, models.Speaker] = {}
    new: list[models.Speaker] = []
    taken = set(known.slugs)
    for speaker in speakers:
        row = known.local(speaker.key)
        if row is None:
            slug = f"{document.pk}-{slugify(speaker.key)[:180]}"
            slug = free(slug, lambda _: taken)
            row = models.Speaker(document=document, slug=slug)
            taken.add(row.slug)
            new.append(row)
        if not row.is_decided:
            _describe(row, speaker)
        made[speaker.key] = row
    create_with_history(models.Speaker, new)
    return made


def _describe(row: models.Speaker, speaker: parsing.Speaker) -> None:
    """Set what the text says of a local speaker; save a row that was there and differs."""
    label = next(filter(str.strip, speaker.labels), UNLABELLED)
    name = (speaker.name or name_from_label(label))[:200]
    said = {
        "name": name,
        "sort_name": sort_name(name) if speaker.name else name,
        "identity": identity(speaker),
        "needs_review": speaker.is_open,
    }
    changed = any(getattr(row, field) != value for field, value in said.items())
    for field, value in said.items():
        setattr(row, field, value)
    if changed and row.pk:
        row.save()


def taken(slugs: list[str]) -> set[str]:
    """Return those of some slugs that are anybody's, or lead on to somebody."""
    held = models.Speaker.objects.filter(slug__in=slugs).order_by()
    return set(held.values_list("slug", flat=True))
