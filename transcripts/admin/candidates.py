"""Who may be behind the labels of a text that nobody has imported yet, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from transcripts import models, parsing
from transcripts.importing import Decisions
from transcripts.importing.names import is_full_name, name_key
from transcripts.importing.voices import is_press
from transcripts.parsing.roles import BY_SLUG
from transcripts.reviewing import NAMESAKES, namesakes, precedents, surname

# So many labels of one text are shown, and so much of what is said first.
MOST, OPENING = 50, 160


@dataclass(frozen=True, slots=True)
class Label:
    """A label, what the parser holds of it, and whom it may be by what evidence."""

    key: str
    printed: str
    held: str
    words: str
    decided: str = ""
    may_stay: bool = True  # unnamed
    candidates: dict[int, str] = field(default_factory=dict)
    evidence: list[str] = field(default_factory=list)


def labels_of(
    transcript: parsing.Transcript, date: dt.date | None, decided: Decisions
) -> list[Label]:
    """Return the labels of which can be decided who they are, with the evidence."""
    heard = [s for s in transcript.speakers if not is_press(s)][:MOST]
    before = precedents(heard)
    alike = namesakes({surname(speaker) for speaker in heard} - {""})
    offices = _offices(date)
    known = _people([s.name for s in heard] + [o.holder_name for o in offices])
    chosen = _chosen(decided)
    first = {turn.speaker: turn.text for turn in reversed(transcript.turns)}
    labels = []
    for speaker in heard:
        label = Label(
            speaker.key,
            next(filter(str.strip, speaker.labels), "(no label)"),
            _held(speaker),
            " ".join(first.get(speaker.key, "").split())[:OPENING],
            chosen.get(speaker.key, ""),
            not (is_full_name(speaker.name) and not speaker.is_open),
        )
        if person := known.get(name_key(speaker.name)):
            _add(
                label, person, f"Known by the full name that the text gives: {person}."
            )
        for one in before.get(speaker.key, []):
            label.candidates.setdefault(one.person, one.name)
            label.evidence.append(
                f"Decided to be {one.name} in {one.documents} other"
                f" document{'s'[: one.documents != 1]}."
            )
        for office in (o for o in offices if _may_hold(speaker, o)):
            said = f"{office.role.name} that day: {office.holder_name}."
            _add(label, known.get(name_key(office.holder_name)), said)
        for person in alike.get(surname(speaker), [])[:NAMESAKES]:
            _add(label, person, f"Of that surname: {person}.")
        labels.append(label)
    return labels


def _add(label: Label, person: models.Speaker | None, said: str) -> None:
    label.evidence.append(said)
    if person:
        label.candidates.setdefault(person.pk, person.name)


def _held(speaker: parsing.Speaker) -> str:
    role = BY_SLUG[speaker.role].name.lower()
    if not speaker.name:
        return f"nobody named, {role}"
    return f"{speaker.name}, {role}, by the {speaker.evidence or 'label'}"


def _offices(date: dt.date | None) -> list[models.Office]:
    held = models.Office.objects.select_related("role")
    return [o for o in held if date and o.start <= date and not _is_over(o, date)]


def _is_over(office: models.Office, date: dt.date) -> bool:
    return office.end is not None and office.end <= date


def _may_hold(speaker: parsing.Speaker, office: models.Office) -> bool:
    last = office.holder_name.split()[-1].casefold() if office.holder_name else ""
    return office.role.slug == speaker.role or last == surname(speaker).casefold()


def _people(names: Iterable[str]) -> dict[str, models.Speaker]:
    keys = {name_key(name) for name in names if name and is_full_name(name)}
    rows = models.SpeakerName.objects.of_keys(keys) if keys else ()
    return {row.key: row.speaker for row in rows if not row.speaker.merged_into_id}


def _chosen(decided: Decisions) -> dict[str, str]:
    pks = [voice.person for voice in decided.speakers if voice.person is not None]
    people = models.Speaker.objects.in_bulk(pks)
    said = {}
    for voice in decided.speakers:
        if voice.person is not None:
            said[voice.key] = f"is {people.get(voice.person, 'somebody gone since')}"
        elif voice.called:
            said[voice.key] = f"is {voice.called}, not met before"
        else:
            said[voice.key] = "stays unnamed"
    return said
