"""Reads transcripts out of text; knows no framework.

``parse(text)`` gives a ``Transcript``. See the README for the order of stages.
"""

from transcripts.parsing.as_json import json_from_transcript
from transcripts.parsing.decode import Decoded, NotText, decode
from transcripts.parsing.marks import Mark, mark_of
from transcripts.parsing.outline import outline_from_transcript
from transcripts.parsing.pages import is_html, text_from_html
from transcripts.parsing.parse import PARSER_VERSION, NoTranscript, parse
from transcripts.parsing.speakers import KEPT, kept_apart
from transcripts.parsing.transcript import (
    Basis,
    Block,
    BlockKind,
    BriefingKind,
    Clock,
    DateField,
    Defect,
    Element,
    ElementKind,
    Exchange,
    Field,
    GroundRules,
    Hint,
    RuleSentence,
    Span,
    SpanKind,
    Speaker,
    Transcript,
    Turn,
)

__all__ = [
    "KEPT",
    "PARSER_VERSION",
    "Decoded",
    "NoTranscript",
    "NotText",
    "decode",
    "is_html",
    "mark_of",
    "json_from_transcript",
    "kept_apart",
    "outline_from_transcript",
    "parse",
    "text_from_html",
    "Basis",
    "Block",
    "BlockKind",
    "BriefingKind",
    "Clock",
    "DateField",
    "Defect",
    "Element",
    "ElementKind",
    "Exchange",
    "Field",
    "GroundRules",
    "Hint",
    "Mark",
    "RuleSentence",
    "Span",
    "SpanKind",
    "Speaker",
    "Transcript",
    "Turn",
]
