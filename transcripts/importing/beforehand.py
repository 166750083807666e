"""What a person decides about a text before it is imported."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

from django.core.exceptions import ValidationError
from django.db.models import Field

from transcripts import models, parsing

FIELDS = (
    *("title", "date", "place", "start_time", "end_time", "kind", "principal"),
    *("basis", "attribution", "embargo", "citation", "source_url"),
)
# Of these there may be none, whatever the text says; every document has the others.
EMPTIABLE = (
    *("date", "place", "start_time", "end_time", "principal", "basis", "attribution"),
    *("embargo", "citation", "source_url"),
)
# So many speakers and marks of one text are plenty.
MOST = 2000


class Unsound(ValueError):
    """What was decided cannot be; says of which field and why."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks under a key of the parser: a person, one ``called``, or nobody named."""

    key: str
    person: int | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Fields as they are written, who speaks, what lines are, and where it belongs.

    A field that is None was decided to be empty: there is none, whatever the text says.
    A text that is ``separate`` is a new document, whatever it looks like.
    """

    fields: Mapping[str, str | None] = dataclasses.field(default_factory=dict)
    speakers: tuple[Voice, ...] = ()
    marks: tuple[parsing.Mark, ...] = ()
    separate: bool = False

    def __bool__(self) -> bool:
        return bool(self.fields or self.speakers or self.marks or self.separate)

    @property
    def values(self) -> dict[str, Any]:
        """The values of the fields; raises ``Unsound`` where one is none."""
        return {name: _value(name, text) for name, text in self.fields.items()}

    @property
    def date(self) -> dt.date | None:
        """The day, where it was decided."""
        found: dt.date | None = self.values.get("date")
        return found

    @property
    def in_words(self) -> str:
        """What it is that was decided; nothing where nothing was."""
        said = [
            f"that there is no {name.replace('_', ' ')}"
            if text is None
            else name.replace("_", " ")
            for name, text in self.fields.items()
        ]
        said += [f"who {voice.key} is" for voice in self.speakers]
        said += [f"what line {mark.line} is" for mark in self.marks]
        return ", ".join(said + ["that it is a document of its own"] * self.separate)

    def speaker(self, key: str) -> Voice | None:
        """Return what was decided of who speaks under a key."""
        return next((voice for voice in self.speakers if voice.key == key), None)

    def with_speaker(self, key: str, voice: Voice | None) -> Self:
        """Return the same with another decision of who speaks under a key, or none."""
        others = tuple(one for one in self.speakers if one.key != key)
        mine = (voice,) if voice else ()
        return dataclasses.replace(self, speakers=others + mine)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON holds it; nothing where nothing was decided."""
        if not self:
            return {}
        return {
            "fields": dict(self.fields),
            "speakers": [dataclasses.asdict(voice) for voice in self.speakers],
            "marks": [dataclasses.asdict(mark) for mark in self.marks],
            "separate": self.separate,
        }

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """Read what JSON holds; raises ``Unsound``, which names the field."""
        parts = _object("decisions", stored, {f.name for f in dataclasses.fields(cls)})
        fields = _object("fields", parts.get("fields", {}), set(FIELDS))
        for name, text in fields.items():
            if text is None and name not in EMPTIABLE:
                raise Unsound(f"{name}: every document has one.")
            if not isinstance(text, str | None):
                raise Unsound(f"{name}: this is no text.")
        separate = parts.get("separate", False)
        if not isinstance(separate, bool):
            raise Unsound("separate: this is neither true nor false.")
        found = cls(
            fields,
            tuple(_voice(one) for one in _list("speakers", parts)),
            tuple(_mark(one) for one in _list("marks", parts)),
            separate,
        )
        _ = found.values
        return found


NOTHING = Decisions()


def _value(name: str, text: str | None) -> Any:
    try:
        field = cast("Field[Any, Any]", models.Document._meta.get_field(name))
        return field.clean(text or (None if field.null else ""), None)
    except ValidationError as error:
        raise Unsound(f"{name}: {' '.join(error.messages)}") from None


def _object(name: str, value: object, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unsound(f"{name}: this is no object.")
    if unknown := sorted(str(key) for key in value.keys() - known):
        raise Unsound(f"{name}: there is no “{unknown[0][:40]}” to be decided.")
    return value


def _list(name: str, parts: Mapping[str, Any]) -> list[object]:
    value = parts.get(name, [])
    if not isinstance(value, list) or len(value) > MOST:
        raise Unsound(f"{name}: this is no list of at most {MOST}.")
    return value


def _voice(stored: object) -> Voice:
    parts = _object("speakers", stored, {f.name for f in dataclasses.fields(Voice)})
    voice = Voice(**{"key": "", **parts})
    is_sound = isinstance(voice.key, str) and isinstance(voice.called, str)
    if not (is_sound and voice.key and isinstance(voice.person, int | None)):
        raise Unsound("speakers: one has no key, or neither a person nor a name.")
    if voice.person is not None and voice.called:
        raise Unsound(f"speakers: {voice.key} is a person or a new one, not both.")
    return voice


def _mark(stored: object) -> parsing.Mark:
    parts = _object("marks", stored, {f.name for f in dataclasses.fields(parsing.Mark)})
    numbers = [parts.get(name) for name in ("line", "nth", "of")]
    words = [parts.get(name) for name in ("text", "before", "after")]
    is_sound = all(isinstance(n, int) and n > 0 for n in numbers)
    is_sound &= all(isinstance(text, str) for text in words)
    if not (is_sound and parts["text"] and isinstance(parts.get("at"), int | None)):
        raise Unsound("marks: one does not say which line it is about.")
    kind = parts.get("kind")
    try:
        known = parsing.ElementKind(kind) if kind is not None else None
    except ValueError:
        raise Unsound(f"marks: there is no element “{str(kind)[:40]}”.") from None
    return parsing.Mark(**parts | {"kind": known})
