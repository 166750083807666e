"""The displayed text of a paragraph, and the ranges in it that are not plain speech."""

from __future__ import annotations

import re

from transcripts.parsing.transcript import Span, SpanKind

ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!<>|~-])")
BOLD = re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*")
# Ends at the next such mark, so that marks nobody closes are each looked at once.
STRUCK = re.compile(r"<(s|del|strike)>((?:[^<]|<(?!/?(?:s|del|strike)>))*+)</\1>", re.I)
TAG = re.compile(r"</?(?:s|del|strike|em|i|b|strong|u|sup|sub)>", re.I)
SOFT_HYPHEN = "\u00ad"
MARKS = f"([<*\\{SOFT_HYPHEN}"  # without one, the displayed text is the text
# matches `(Laughter.)`, `[inaudible]`, `(Cell phone rings.)`; not `(I think)`, `(FEMA)`
STAGE = re.compile(
    r"""
    [(\[](?:(?<=\()(?:[A-Z][^()]{1,200}[.!]|(?:[^()]{0,40}\b)?(?:laugh\w*|applause|inaudible|cross-?\ ?talk
      |off[- ]?mi[ck]\w*|in\ progress|phonetic|ph|sic|as\ interpreted|as\ translated
      |speak(?:s|ing)\ [A-Z]\w+|no\ translation[^()]{0,200}|unintelligible|indistinct|cheers
      |continu(?:es|ing)|pause[sd]?|booing|chant\w*)[.!]?)\)
    | (?<=\[)(?:laughter|applause|inaudible|crosstalk|cross-talk|sic|ph|phonetic
      |unintelligible|indistinct|at\ this\ point[^\]]{0,1000}|pause|off-?mike|off-?mic)[.!]?\])
    """,
    re.X | re.I,
)
STAGE_START = re.compile(r"\([A-Z]")
# matches `[senior administration official]`, `[redacted]`; not `[the President]`
REDACTION = re.compile(
    r"\[(?:(?:a |the )?(?:senior |u\.s\. |administration |defense |military |state )*"
    r"officials?(?: \w{1,9})?|redacted|moderator|name (?:withheld|redacted)|reporter)\]",
    re.I,
)
# `*[16 of 21]` after words struck out
CORRECTION = re.compile(r"\s*(?P<words>\*{0,2}\[[^\[\]]{1,200}\])")


def marks_in(text: str) -> list[int]:
    """Give the offsets of the characters that tell a paragraph to be looked at.

    A text has few of them, so that most paragraphs are known to be plain at once. To
    find each mark by itself takes a tenth of the time of a pattern for all.
    """
    found: list[int] = []
    for mark in MARKS:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def displayed(text: str) -> tuple[str, tuple[Span, ...]]:
    """Free a paragraph of its markup and mark what is not plain speech.

    ``<s>2013</s> \\[23\\]`` → ``2013 [23]``, with ``2013`` struck and ``[23]`` the
    correction. The source text keeps what is taken away here.
    """
    if SOFT_HYPHEN in text:
        text = text.replace(SOFT_HYPHEN, "")
    if "\\" in text:
        text = ESCAPE.sub("", text)
    if "*" in text and "**" in text:  # one character is found ten times as fast
        text = BOLD.sub(r"\1", text)
    spans: list[Span] = []
    if "<" in text:
        text, spans = _without_tags(text)
    if "(" in text or "[" in text:
        spans += _bracketed(text)
    if len(spans) > 1:
        spans.sort(key=lambda span: span.start)
    return text, tuple(spans)


def _without_tags(text: str) -> tuple[str, list[Span]]:
    if not TAG.search(text):
        return text, []
    parts: list[str] = []
    spans: list[Span] = []
    size = done = 0
    for m in STRUCK.finditer(text):
        before = TAG.sub("", text[done : m.start()])
        words = TAG.sub("", m[2])
        size += len(before)
        if words:
            spans.append(Span(SpanKind.STRUCK, size, size + len(words)))
        size += len(words)
        parts += [before, words]
        done = m.end()
    parts.append(TAG.sub("", text[done:]))
    clean = "".join(parts)
    return clean, spans + _corrections(clean, spans)


def _corrections(text: str, struck: list[Span]) -> list[Span]:
    found = []
    for span in struck:
        if m := CORRECTION.match(text, span.end):
            found.append(Span(SpanKind.CORRECTION, *m.span("words")))
    return found


def _bracketed(text: str) -> list[Span]:
    spans = [
        Span(SpanKind.STAGE, m.start(), m.end())
        for m in STAGE.finditer(text)
        if m[0][1].isupper() or m[0][0] == "[" or STAGE_WORD.search(m[0])
    ]
    if "[" in text:
        spans += [
            Span(SpanKind.REDACTION, m.start(), m.end())
            for m in REDACTION.finditer(text)
        ]
    return spans


STAGE_WORD = re.compile(
    r"laugh|applause|inaudible|talk|mi[ck]|progress|phonetic|\bph\b|sic|interpret"
    r"|translat|speak|intelligible|indistinct|cheer|continu|pause|boo|chant",
    re.I,
)
