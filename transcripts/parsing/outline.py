"""The outline: a plain form of the parse, a row an element."""

from __future__ import annotations

from transcripts.parsing.transcript import Element, Transcript


def outline_from_transcript(transcript: Transcript) -> str:
    """Write ``LINE<TAB>ELEMENT<TAB>LABEL`` for each element, ``LINE:COLUMN`` where
    it begins inside a line; a label that is not printed there ends in ``+``.
    """
    return "".join(_row(element) + "\n" for element in transcript.elements)


def _row(element: Element) -> str:
    place = str(element.line)
    if element.column > 1:
        place += f":{element.column}"
    if not element.kind.is_speech:
        return f"{place}\t{element.kind}"
    label = f"{element.label} +".strip() if element.is_continued else element.label
    return f"{place}\t{element.kind}\t{label}"
