"""From a text to a transcript: each stage in its order."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from transcripts.parsing.briefing_kinds import briefing_kind
from transcripts.parsing.candidates import Candidate, candidates
from transcripts.parsing.candidates import Mark as Opener
from transcripts.parsing.cues import Cues, cues_in
from transcripts.parsing.dashes import with_dashes
from transcripts.parsing.defects import oddities
from transcripts.parsing.elements import elements_from
from transcripts.parsing.exchanges import exchanges_from, with_hints
from transcripts.parsing.fields import Fields, fields_from
from transcripts.parsing.framed import framed, is_settled
from transcripts.parsing.ground_rules import ground_rules_from
from transcripts.parsing.header import Header, header_from_lines
from transcripts.parsing.identities import Context
from transcripts.parsing.kinds import find_kinds
from transcripts.parsing.layouts import Layout, layout_of
from transcripts.parsing.lines import Lines, lines_from_text
from transcripts.parsing.marks import Mark, Told, say_kinds, told_of, with_told_speech
from transcripts.parsing.offices import OFFICES, Office
from transcripts.parsing.openings import openings
from transcripts.parsing.paragraphs import page_heads
from transcripts.parsing.speakers import Cast, cast_from
from transcripts.parsing.speeches import Body, Reader, Speech, has_topic_headings
from transcripts.parsing.transcript import (
    BriefingKind,
    ElementKind,
    GroundRules,
    Transcript,
)
from transcripts.parsing.turns import turns_from
from transcripts.parsing.unlabelled import with_unlabelled_questions
from transcripts.parsing.unnamed import has_chevrons, unnamed, with_askers

PARSER_VERSION = "1"
RULES_WITHIN = 3_000  # characters of a turn in which ground rules are set
LONG_TALK = 24  # speeches: more are no exchange in passing
HEADER_LINES = 40  # of a header that say who and on what terms: the last of them


class NoTranscript(ValueError):
    """The text holds nothing to read."""


def parse(
    text: str,
    *,
    offices: Sequence[Office] = OFFICES,
    hint_date: dt.date | None = None,
    marks: Sequence[Mark] = (),
    distinct: Collection[str] = (),
) -> Transcript:
    """Read a transcript out of a text.

    ``offices`` says who THE PRESIDENT was on the day; ``hint_date`` is the day where
    the text prints none; ``marks`` are what a person said of its lines, ``distinct``
    the notes of slips that a person said are none. A text in which nobody speaks gives a transcript without turns. Raises ``NoTranscript`` for an empty text.
    """
    if not text or text.isspace():
        raise NoTranscript("The text is empty. Give a file with a transcript in it.")
    with _collector_at_rest():
        return _transcript(text, offices, hint_date, marks, distinct)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the collector of cycles from looking through a parse being made.

    A parse is many small values and no cycle; to look through them again and again
    takes a quarter of the time. Memory is freed by reference counts all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _transcript(
    text: str,
    offices: Sequence[Office],
    hint_date: dt.date | None,
    marks: Sequence[Mark],
    distinct: Collection[str],
) -> Transcript:
    lines = lines_from_text(text)
    told = told_of(lines, marks)
    if cues := cues_in(lines):
        lines = cues.lines
    layout = layout_of(lines)
    if cues:
        layout = replace(layout, wrap=0, is_flat=False, seam=None, is_cued=True)
    chosen, skipped, header, body = _read(lines, layout, told, cues)
    fields = fields_from(lines, header, body, hint_date)
    kind = _kind(fields, body.speeches)
    context = _context(fields, header, kind, offices, hint_date)
    cast = cast_from(body.speeches, context, distinct)
    turns = turns_from(body.speeches, cast.keys)
    exchanges = with_hints(exchanges_from(turns), turns, cast.speakers)
    found = [*oddities(body.speeches, chosen, fields), *fields.defects, *cast.defects]
    found += told.defects(fields)
    return Transcript(
        text=text,
        kind=kind,
        elements=elements_from(
            lines, header, body, skipped, _unlabelled(fields, body, cast)
        ),
        title=fields.title,
        principal=fields.principal,
        date=fields.date,
        place=fields.place,
        start=fields.start,
        end=fields.end,
        citation=fields.citation,
        categories=fields.categories,
        source_url=fields.source_url,
        ground_rules=_ground_rules(fields, header, body.speeches),
        notes=fields.notes,
        speakers=cast.speakers,
        turns=turns,
        exchanges=exchanges,
        defects=tuple(sorted(found, key=lambda defect: defect.line)),
        layout=layout.words,
    )


def _chosen(
    lines: Lines, layout: Layout, told: Told, cues: Cues | None
) -> list[Candidate]:
    """Find the labels that open turns, and what else does where few labels do."""
    possible = with_dashes(candidates(lines, layout), lines, layout)
    if told.unlabelled or told.no_labels:
        possible = [c for c in possible if told.is_label(lines, c.line, c.start)]
    chosen = openings(possible, lines, layout)
    if cues and cues.voices and len(cues.voices) >= len(chosen):
        return [c for c in cues.voices if told.is_label(lines, c.line, c.start)]
    if not has_chevrons(lines) and is_settled(chosen, lines):
        return chosen
    others = framed(lines, layout, chosen) or unnamed(
        lines, layout, chosen, is_cued=cues is not None
    )
    return [c for c in others if told.is_label(lines, c.line, c.start)] or chosen


def _read(
    lines: Lines, layout: Layout, told: Told, cues: Cues | None
) -> tuple[list[Candidate], frozenset[int], Header, Body]:
    """Find the labels that open turns, the running heads, the header and the body."""
    chosen = _chosen(lines, layout, told, cues)
    marks = {candidate.mark for candidate in chosen}
    is_unnamed = Opener.UNNAMED in marks
    if is_unnamed or Opener.FRAMED in marks:  # however long the lines are
        layout = replace(layout, is_flat=False, seam=None)
    if is_unnamed and not layout.is_spaced:
        layout = replace(layout, wrap=0, is_cued=True)
    has_subheads = has_topic_headings(chosen)
    skipped = page_heads(lines) | told.furniture
    if cues:
        skipped |= cues.furniture
    header = header_from_lines(
        lines,
        layout,
        chosen[0] if chosen else None,
        has_subheads=has_subheads,
        skipped=skipped,
        told=told.kinds,
    )
    reader = Reader(lines, layout, skipped, told.kinds, has_subheads=has_subheads)
    body = reader.read(chosen, header.speech)
    if is_unnamed:
        body = with_askers(body)
    elif not layout.is_flat:
        body = with_unlabelled_questions(body, lines)
    if not layout.is_flat:
        body = with_told_speech(body, lines, told)
    find_kinds(body.speeches)
    say_kinds(body.speeches, told)
    return chosen, skipped, header, body


def _kind(fields: Fields, speeches: list[Speech]) -> BriefingKind:
    questions = (n for n, s in enumerate(speeches) if s.kind is ElementKind.QUESTION)
    first = next(questions, -1)
    return briefing_kind(
        fields.title.value if fields.title else "",
        asked=first >= 0,
        labels={s.read.printed for s in speeches},
        categories=fields.categories,
        opening=speeches[0].text[:200] if speeches else "",
        is_asked_first=first == 0 and len(speeches) < LONG_TALK,
    )


def _principal(fields: Fields) -> str:
    return fields.principal.value if fields.principal else ""


def _unlabelled(fields: Fields, body: Body, cast: Cast) -> str:
    """Name who speaks where no label is printed: the principal, or the one briefer."""
    if principal := _principal(fields):
        return principal
    named = {speaker.key: speaker.name for speaker in cast.speakers}
    pairs = zip(body.speeches, cast.keys, strict=True)
    return next((named[key] for speech, key in pairs if not speech.read.printed), "")


def _context(
    fields: Fields,
    header: Header,
    kind: BriefingKind,
    offices: Sequence[Office],
    hint_date: dt.date | None,
) -> Context:
    return Context(
        title=fields.title.value if fields.title else "",
        header="\n".join(item.text for item in header.items[-HEADER_LINES:]),
        principal=_principal(fields),
        date=fields.date.value if fields.date else hint_date,
        kind=kind,
        offices=offices,
    )


def _ground_rules(
    fields: Fields, header: Header, speeches: list[Speech]
) -> GroundRules:
    """From the title, the header, and what opens, moderates and closes."""
    edges = (0, 1, len(speeches) - 1)
    turns = [
        (speech.text[:RULES_WITHIN], speech.first_line)
        for at, speech in enumerate(speeches)
        if speech.kind is ElementKind.MODERATION
        or (at in edges and speech.kind is not ElementKind.QUESTION)
    ]
    title = fields.title.value if fields.title else ""
    lines = [(item.text, item.line) for item in header.items[-HEADER_LINES:]]
    return ground_rules_from(turns, title, lines)
