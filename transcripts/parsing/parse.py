"""From a text to a transcript: each stage in its order."""

from __future__ import annotations

from collections.abc import Iterable

from transcripts.parsing.briefing_kinds import briefing_kind
from transcripts.parsing.candidates import candidates
from transcripts.parsing.elements import elements_from
from transcripts.parsing.exchanges import exchanges_from
from transcripts.parsing.fields import Fields, fields_from
from transcripts.parsing.header import header_from_lines
from transcripts.parsing.kinds import find_kinds
from transcripts.parsing.layouts import layout_of
from transcripts.parsing.lines import lines_from_text
from transcripts.parsing.offices import OFFICES, Office
from transcripts.parsing.openings import openings
from transcripts.parsing.paragraphs import page_heads
from transcripts.parsing.speeches import Reader, Speech, has_topic_headings
from transcripts.parsing.transcript import (
    BriefingKind,
    ElementKind,
    Speaker,
    Transcript,
    Turn,
)

PARSER_VERSION = "1"


class NoTranscript(ValueError):
    """The text holds nothing to read."""


def parse(text: str, *, offices: Iterable[Office] = OFFICES) -> Transcript:
    """Read a transcript out of a text.

    ``offices`` says who THE PRESIDENT was on the day. A text in which nobody speaks
    gives a transcript without turns. Raises ``NoTranscript`` for an empty text.
    """
    if not text.strip():
        raise NoTranscript("The text is empty. Give a file with a transcript in it.")
    lines = lines_from_text(text)
    layout = layout_of(lines)
    chosen = openings(candidates(lines, layout), lines, layout)
    has_subheads = has_topic_headings(chosen)
    skipped = page_heads(lines)
    header = header_from_lines(
        lines,
        layout,
        chosen[0] if chosen else None,
        has_subheads=has_subheads,
        skipped=skipped,
    )
    reader = Reader(lines, layout, skipped, has_subheads=has_subheads)
    body = reader.read(chosen, header.speech)
    find_kinds(body.speeches)
    fields = fields_from(lines, layout, header, body)
    unlabelled = fields.principal.value if fields.principal else ""
    turns = _turns(body.speeches)
    return Transcript(
        text=text,
        kind=_kind(fields, body.speeches),
        elements=elements_from(lines, header, body, skipped, unlabelled),
        title=fields.title,
        principal=fields.principal,
        date=fields.date,
        place=fields.place,
        start=fields.start,
        end=fields.end,
        citation=fields.citation,
        categories=fields.categories,
        source_url=fields.source_url,
        notes=fields.notes,
        speakers=_speakers(body.speeches),
        turns=turns,
        exchanges=exchanges_from(turns),
        defects=fields.defects,
        layout=layout.words,
    )


def _kind(fields: Fields, speeches: list[Speech]) -> BriefingKind:
    return briefing_kind(
        fields.title.value if fields.title else "",
        asked=any(s.kind is ElementKind.QUESTION for s in speeches),
        labels={s.label for s in speeches},
        categories=fields.categories,
        opening=speeches[0].text[:200] if speeches else "",
    )


def _turns(speeches: list[Speech]) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            number,
            speech.kind,
            speech.label,
            speech.label,
            tuple(speech.blocks),
            speech.first_line,
            speech.last_line,
        )
        for number, speech in enumerate(speeches, 1)
    )


def _speakers(speeches: list[Speech]) -> tuple[Speaker, ...]:
    reads = {speech.label: speech.read for speech in speeches}
    return tuple(
        Speaker(label, (label,), read.role, read.name) for label, read in reads.items()
    )
