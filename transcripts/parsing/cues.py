"""Cues of WebVTT and SRT: times and numbers are furniture, the words run on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import Family, Label, read_label
from transcripts.parsing.lines import Lines

LEAST = 3  # cues, where no head says that they are some
EARLY = 20_000  # characters within which a first cue stands
LONGEST = 60  # characters of a name
MOST_WORDS = 7
# `00:01.000 --> 00:06.000 align:start`, `100:00:01,000 --> 100:00:06,000`
TIMES = re.compile(
    r"\s*(?:\d{1,4}:)?\d{1,2}:\d\d[.,]\d{1,3}[ \t]*-->[ \t]*(?:\d{1,4}:)?\d{1,2}:\d\d"
    r"[.,]\d{1,3}(?:\s[^\n]*)?$"
)
HEAD = re.compile(r"\s*WEBVTT(?:\s|$)")
# Blocks of WebVTT that are never shown
UNSHOWN = re.compile(r"\s*(?:NOTE|STYLE|REGION)(?:\s|$)")
# `<v Ada Quill>`, `<v.loud Ada Quill>`
VOICE = re.compile(rf"<v(?:\.[^\s<>]*)?[ \t]+(?P<label>[^<>\n]{{1,{LONGEST}}})>")
# `</v>`, `<c.yellow>`, `<00:00:01.000>`: what prose does not take away
TAG = re.compile(r"</?(?:v|c|lang|ruby|rt)\b[^<>\n]{0,80}>|<[\d:.]{5,13}>")


@dataclass(frozen=True, slots=True)
class Cues:
    """A text whose cues' times are blank in ``lines``: offsets and lines are the same.

    ``furniture`` are the lines that nobody says, ``voices`` where a voice tag names
    another speaker than before.
    """

    lines: Lines
    furniture: frozenset[int]
    voices: tuple[Candidate, ...]


def cues_in(lines: Lines) -> Cues | None:
    """Find the cues of a text; None where it has none, which one look says."""
    if lines.flat.find("-->", 0, EARLY) < 0:
        return None
    timed = {
        n for n, row in enumerate(lines.rows, 1) if "--" in row and TIMES.match(row)
    }
    first = next((n for n, row in enumerate(lines.rows, 1) if row.strip()), 1)
    is_vtt = HEAD.match(lines.rows[first - 1]) is not None
    if len(timed) < (1 if is_vtt else LEAST):
        return None
    furniture = timed | set(_numbers(lines.rows, timed))
    if is_vtt:
        furniture |= set(_unshown(lines.rows, first, furniture))
    rows = [
        " " * len(row) if number in furniture else row
        for number, row in enumerate(lines.rows, 1)
    ]
    flat = "\n".join(rows)
    voices = tuple(_voices(flat, lines))
    if "<" in flat:
        flat = TAG.sub(_blank, flat)
    plain = replace(lines, flat=flat, rows=flat.split("\n"))
    return Cues(plain, frozenset(furniture), voices)


def named(printed: str) -> Label:
    """Read a name that is known to be a label, whatever it looks like."""
    label = read_label(printed)
    if label.family in (Family.NONE, Family.ANSWER):
        titled = read_label(printed.title())  # ada quill
        plain = Label(printed, Family.FULL_NAME, name=printed, key=printed.upper())
        is_name = titled.family not in (Family.NONE, Family.ANSWER)
        label = replace(titled, printed=printed) if is_name else plain
    return label


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _numbers(rows: list[str], timed: set[int]) -> Iterator[int]:
    """The lines right above times that name a cue: its number, or words set apart."""
    for number in timed:
        name = rows[number - 2].strip() if number > 1 else ""
        above = rows[number - 3].strip() if number > 2 else ""
        if name and number - 1 not in timed and (name.isdigit() or not above):
            is_number = name.isdigit() or not any(map(str.isspace, name))
            if is_number and not HEAD.match(name):
                yield number - 1


def _unshown(rows: list[str], first: int, known: set[int]) -> Iterator[int]:
    """The lines of the head, and of notes and styles, each to its blank line."""
    is_within = False
    for number in range(first, len(rows) + 1):
        row = rows[number - 1]
        is_apart = number > 1 and not rows[number - 2].strip()
        if number == first or (is_apart and UNSHOWN.match(row)):
            is_within = True
        elif number in known or not row.strip():
            is_within = False
        if is_within:
            yield number


def _voices(flat: str, lines: Lines) -> Iterator[Candidate]:
    """Where a voice begins; one that goes on in the next cue has begun before."""
    before = ""
    for found in VOICE.finditer(flat):
        printed = " ".join(found["label"].split())
        if not printed or printed == before:
            continue
        before, at = printed, found.start()
        number = lines.number(at)
        line = lines.starts[number - 1]
        is_first = not flat[line:at].strip(" -\t")
        start = line if is_first else at
        label = named(printed)
        yield Candidate(start, found.end(), number, label, Mark.FRAMED, not is_first)
