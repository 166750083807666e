"""The parse as plain values for JSON; ``docs/parse-format.md`` describes the keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from enum import StrEnum

from transcripts.parsing.transcript import Transcript

type Json = str | int | bool | None | list[Json] | dict[str, Json]


def json_from_transcript(transcript: Transcript) -> dict[str, Json]:
    """Give every value of a transcript but the text itself.

    Keys are the names of the fields of ``transcript.py``; dates and times are ISO
    8601; offsets count characters of the decoded text, lines from 1.
    """
    plain = {
        each.name: _plain(getattr(transcript, each.name))
        for each in fields(transcript)
        if each.name != "text"
    }
    return {"format": 1, "length": len(transcript.text), **plain}


def _plain(value: object) -> Json:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)  # of a named tuple
        parts = [_plain(each) for each in value]
        return dict(zip(names, parts, strict=True)) if names else parts
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"no plain form for {type(value).__name__}")
