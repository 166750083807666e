"""What the paragraphs of a turn are: speech, or something printed in between."""

from __future__ import annotations

import re

from transcripts.parsing import chrome
from transcripts.parsing.clocks import clock_from_line
from transcripts.parsing.transcript import ElementKind as Kind

# Words that a heading in title case leaves small.
SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of off on or over per than the to under"
    " upon v v. vs vs. via with within without about after before between during against"
    " de la du von van und".split()
)
STARS = re.compile(r"[\\*\s•·~_—–-]*\*[\\*\s•·~_—–-]*$|(?:[-–—_~=•·o]\s?){3,}$")
BRACKETED = re.compile(r"\\?[(\[](?:[^()\[\]]|\([^()]*\)|\[[^\[\]]*\])*\\?[)\]]\.?$")
# `[The exchange began at approximately 11 a.m. as the President ...]`
EVENT_NOTE = re.compile(
    r"[(\[\\]+.{0,90}\b(?:began|was held|spoke|were broadcast|was broadcast|concluded)\b"
    r".{0,60}\b\d{1,2}(?::\d\d)? ?(?:a\.m|p\.m|noon)",
    re.I,
)
# `1 See Item 336.`, `3In November`; not `1. First`
FOOTNOTE = re.compile(r"\d{1,2} ?[A-Z?“\"\[(](?![.)])")
NOTE = re.compile(r"\**\s*(?:NOTE|EDITOR['’]S NOTE|Editor['’]s [Nn]ote)\s*:")
# `Note: The exchange began`; `Note: nothing I say here` is said
SMALL_NOTE = re.compile(
    r"Note:\s.{0,240}\b(?:the president|president \w+['’]s|began|transcript|exchange|tape"
    r"|news conference|referred to|related|was held|spoke|released)\b",
    re.I | re.S,
)
# `(The briefing was concluded at 2:58 p.m.)`
CONCLUDED = re.compile(
    r"[(\[]?\s*(?:the\s+)?[\w ]{0,40}\b(?:conclud|end|adjourn|finish)\w*\b.{0,30}?"
    r"(?P<time>\d{1,2}(?::\d\d)? ?[ap]\.?m)",
    re.I,
)
CLOSED = re.compile(r"[(\[].{0,60}\b(?:concluded|adjourned|ended)\b", re.I)
# `**[The President was briefed ...]`, `*Mr. Earnest misspoke`, `\*\[sic\] ...`
CORRECTION = re.compile(r"(?:\\?\*){1,3}\s*(?:\\?\[|[A-Z][a-z])(?!.*\*\*$)")
TOPIC = re.compile(r"(?:\*\*|##+ )\s*(?P<words>[A-Z][^.?!:]{1,90}?)(?:\*\*)?$")
ROMAN = re.compile(r"[IVXL]{1,6}\.?$")
TABLE = re.compile(r"\.{3,}|\d\.\d|\b(?:Million|Billion)s?$")  # a row of a table
NO_HEADING_END = (".", "?", "!", ":", ";", ",", '"', "”", ")", "-", "—", "…", "’")
# `The press conference concluded at 3:15 p.m.`
LONGEST_HEADING = 120
FIRST_OF_LONG = "([\\*•~_-—–=oNE0123456789"  # how a longer one may begin
# How the marks of chrome.END_MARK and chrome.PAGE_MARK begin.
FIRST_OF_MARKS = "\\(*-#[EeMmPpX0123456789"


def special_kind(text: str, *, has_subheads: bool) -> Kind | None:
    """What a paragraph is if it is no speech; nothing if it is.

    Where topic headings may stand, footnotes may. The first letter tells most
    paragraphs from what is none: few rules are tried.

    >>> special_kind("(Laughter.)", has_subheads=False)
    <ElementKind.STAGE: 'stage'>
    """
    first = text[0]
    if len(text) > LONGEST_HEADING and first not in FIRST_OF_LONG:
        return None
    if first in "([\\*•~_-—–=o" and (found := _marked(text)):
        return found
    if has_subheads and first.isdigit() and FOOTNOTE.match(text):
        return Kind.NOTE
    if first in "NE*" and (NOTE.match(text) or SMALL_NOTE.match(text)):
        return Kind.NOTE
    if len(text) > LONGEST_HEADING:
        return None
    if first in FIRST_OF_MARKS and (
        chrome.END_MARK.match(text) or chrome.PAGE_MARK.match(text)
    ):
        return Kind.FURNITURE
    return Kind.SUBHEAD if _is_heading(text, has_subheads) else None


def _marked(text: str) -> Kind | None:
    if STARS.match(text):
        return Kind.STAGE
    if BRACKETED.match(text) and len(text) < 1_000:
        return Kind.NOTE if EVENT_NOTE.match(text) else Kind.STAGE
    if text.startswith(("**", "\\*", "*", "#")):
        if (topic := TOPIC.match(text)) and len(topic["words"].split()) <= 10:
            return Kind.SUBHEAD
        if CORRECTION.match(text):
            return Kind.NOTE
    return None


def _is_heading(text: str, has_subheads: bool) -> bool:
    if text.isupper():
        return _is_caps_heading(text, 3 if has_subheads else 4)
    if not has_subheads or text.endswith(NO_HEADING_END) or TABLE.search(text):
        return False
    words = text.split()
    return (text[0].isupper() or text[0].isdigit()) and all(
        word in SMALL_WORDS or not word[0].islower() for word in words
    )


def _is_caps_heading(text: str, least: int) -> bool:
    """`QUESTIONS`, `U.S. POLICY`, `II.`; not `NO.`, `OK`, `5:20 P.M. EST`"""
    if ROMAN.match(text):
        return len(text) > 1 or text in "IVXL"
    letters = sum(c.isalpha() for c in text)
    if letters < least or text.endswith(
        (".", "?", "!", ":", "-", "—", ",", "…", '"', "”")
    ):
        return False
    return clock_from_line(text, 1) is None


def is_time(text: str) -> bool:
    """Whether a paragraph is nothing but a time, or END with a time."""
    return len(text) < 70 and clock_from_line(text, 1) is not None


def ends_transcript(text: str) -> bool:
    """Whether a paragraph after the last label closes the transcript."""
    if len(text) > 400:
        return chrome.is_citation(text)
    return (
        is_time(text)
        or bool(chrome.END_MARK.match(text))
        or chrome.is_citation(text)
        or bool(NOTE.match(text) or SMALL_NOTE.match(text))
        or (len(text) < 120 and bool(CONCLUDED.match(text) or CLOSED.match(text)))
        or (len(text) < 120 and chrome.is_chrome(text) and not text.isdigit())
    )


def tail_kind(text: str, before: Kind, *, has_end: bool) -> Kind:
    """What a paragraph after the end of the words is."""
    if is_time(text) or (len(text) < 120 and CONCLUDED.match(text)):
        return Kind.FURNITURE if has_end else Kind.END_TIME
    if chrome.is_citation(text):
        return Kind.CITATION
    if (
        NOTE.match(text)
        or SMALL_NOTE.match(text)
        or CORRECTION.match(text)
        or chrome.NOTE.match(text)
    ):
        return Kind.NOTE
    if chrome.END_MARK.match(text) or chrome.is_chrome(text):
        return Kind.FURNITURE
    if BRACKETED.match(text):
        return Kind.NOTE
    if before is Kind.NOTE and len(text) > 60:
        return Kind.NOTE
    return Kind.FURNITURE
