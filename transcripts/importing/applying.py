"""Carry out what was decided about a text before it was imported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transcripts import models
from transcripts.importing import deciding
from transcripts.importing.beforehand import Decisions, Voice
from transcripts.importing.editing import save_edited
from transcripts.importing.moving import Undecidable


def conflicts(document: models.Document, decided: Decisions) -> list[str]:
    """Say what was decided otherwise of a document before, and therefore stays."""
    fields = [
        f"{_named(name)} stays as it was decided before, “{_shown(document, name)}”,"
        f" and does not become “{value or 'none'}”."
        for name, value in _contested(document, decided).items()
    ]
    voices = document.appearances.filter(is_decided=True).select_related("speaker")
    return fields + [
        f"{voice.key} stays {voice.speaker}, as was decided before."
        for voice in voices
        if (one := decided.speaker(voice.key)) and not _is_same(voice, one)
    ]


def apply_fields(document: models.Document, decided: Decisions) -> None:
    """Set the fields of a document that was there; what was decided before stays."""
    contested = _contested(document, decided)
    values = {n: v for n, v in decided.values.items() if n not in contested}
    for name, value in values.items():
        setattr(document, name, value)
    if values:
        save_edited(document, fields=values)


def apply_speakers(
    document: models.Document, decided: Decisions, by: Any
) -> Iterator[str]:
    """Decide who speaks; yield what could not be, in words."""
    for one in decided.speakers:
        voices = document.appearances.select_related("speaker")
        voice = voices.filter(key=one.key).first()
        if voice is None:
            yield f"Nobody speaks as {one.key}: who that is was not decided."
        elif not voice.is_decided:
            try:
                _decide(document, voice.speaker, one, by)
            except Undecidable as error:
                yield f"Who speaks as {one.key} was not decided. {error}"


def _decide(
    document: models.Document, speaker: models.Speaker | None, one: Voice, by: Any
) -> None:
    person = _person(one.person) if one.person is not None else None
    if speaker is None:
        raise Undecidable("The text does not tell its voices apart.")
    if not speaker.is_local:
        if not (person or one.called):
            raise Undecidable(f"The text names {speaker}.")
        if person != speaker:
            deciding.split(speaker, [document.pk], person, called=one.called, by=by)
    elif person:
        deciding.identify(speaker, person, by=by)
    elif one.called:
        deciding.name(speaker, one.called, by=by)
    else:
        deciding.leave_unnamed(speaker, by=by)


def _person(pk: int) -> models.Speaker:
    """Return a person, or whom they were merged into since."""
    person = models.Speaker.objects.filter(pk=pk).select_related("merged_into").first()
    if person is None:
        raise Undecidable("The person chosen is gone since.")
    return person.merged_into or person


def _contested(document: models.Document, decided: Decisions) -> dict[str, Any]:
    return {
        name: value
        for name, value in decided.values.items()
        if name in document.decided_fields and getattr(document, name) != value
    }


def _is_same(voice: models.Appearance, one: Voice) -> bool:
    speaker = voice.speaker
    if speaker is None:
        return False
    if one.person is not None:
        return speaker.pk == one.person
    return speaker.name == one.called if one.called else speaker.is_local


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _shown(document: models.Document, name: str) -> str:
    return str(getattr(document, name) or "none")
