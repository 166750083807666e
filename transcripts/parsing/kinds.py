"""Whether a speech is a statement, a question, an answer or moderation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transcripts.parsing.labels import Family
from transcripts.parsing.parts import Parts, find_parts
from transcripts.parsing.procedure import (
    HANDOVER,
    MANY,
    asks,
    word_count,
    words_at_least,
)
from transcripts.parsing.speeches import Speech
from transcripts.parsing.transcript import Block, BlockKind
from transcripts.parsing.transcript import ElementKind as Kind
from transcripts.parsing.voices import SHORT

# `I have a few things at the top`, `Before we begin, a few things.`, in small letters.
TOPPER = re.compile(
    r"\b(?:(?:things?|items?|updates?|announcements?|notes?|points?|toppers?|words)"
    r"(?: \w+){0,4} (?:at|off|up|from) (?:the )?(?:top|start|beginning)"
    r"|before (?:we|i) (?:begin|start|get started|get going|take|turn to|get to|open)"
    r"|(?:short|brief|opening|few|couple of) (?:opening |quick |brief )?"
    r"(?:statement|announcements?)\b"
    r"|then (?:we|i)(?:.ll| will| can)? (?:go to|take|get to) (?:some of )?your questions)"
)
# For text in small letters.
CALLS_FOR_STATEMENTS = re.compile(
    r"(?:clos|open)ing (?:statement|remark|comment|argument)|summation|your conclusion"
)
THANKS = re.compile(r"\W*(?:thank you|thanks)\b.{0,50}$", re.I | re.S)
GREETING = re.compile(
    r"\W*(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|thank(?:s| you)"
    r"|welcome|bye|goodbye|morning|afternoon|amen)\b",
    re.I,
)
DASHES = ("--", "—", "–", "…")
QUIP = 12  # words of a question that only greets
REMARK = 6  # words of a greeting at most
AT_LENGTH = 150  # words that a quip alone does not draw
LONG = MANY  # words of a second statement at least


@dataclass(slots=True)
class State:
    """What has been asked and said so far."""

    is_asked: bool = False  # the questioning has begun
    is_open: bool = False  # a question waits for its answer
    is_marked: bool = False  # with a question mark
    was_marked: bool = False  # so was some question before
    is_quip: bool = False  # in a few words
    was_asked: bool = False  # something has been asked and answered
    is_closing: bool = False  # closing statements are called for
    has_begun: bool = False  # somebody spoke before all questions
    has_stated: bool = False
    before: str = ""  # the words before, if they were not the press's
    seen: set[str] = field(default_factory=set)
    kind_of: dict[str, Kind] = field(default_factory=dict)  # of the last turn of each
    broken: set[str] = field(default_factory=set)  # whose last turn broke off


def find_kinds(speeches: Sequence[Speech]) -> None:
    """Give each speech its kind, from who asks and what was asked before."""
    texts = [speech.text for speech in speeches]
    parts = find_parts(speeches, texts)
    sizes = parts.sizes or [words_at_least(text) for text in texts]
    askers, hosts, asking_hosts = parts.askers, parts.hosts, parts.asking_hosts
    state = State()
    closing = len(speeches) - 2  # here the reporters may have their last word
    for at, speech in enumerate(speeches):
        text, size, key = texts[at], sizes[at], speech.read.key
        if (
            key in askers
            or (key in asking_hosts and asks(text))
            or (at >= closing and _is_closing_of_press(speeches, parts, at))
        ):
            speech.kind = Kind.QUESTION
            _put(state, text, size)
        elif key in hosts or key in asking_hosts:
            speech.kind = Kind.MODERATION
            _host(state, text)
        else:
            speech.kind = _spoken_kind(state, key, text, size)
            _say(state, key, text, size, speech.kind)
        blocks = speech.blocks
        if blocks and blocks[-1].kind is BlockKind.STAGE and _parts(blocks[-1]):
            state.is_asked = state.was_asked = state.is_open = False


def _put(state: State, text: str, size: int) -> None:
    """An asker speaks; a greeting opens no questioning."""
    is_marked = "?" in text
    real = is_marked or size > REMARK or not GREETING.match(text)
    state.is_asked = state.is_asked or real
    state.is_open = state.is_open or real
    state.is_marked = is_marked or (state.is_marked and state.is_open)
    state.was_marked = state.was_marked or is_marked
    state.is_quip = size <= QUIP
    state.before, state.is_closing = "", False


def _host(state: State, text: str) -> None:
    state.before = text
    if CALLS_FOR_STATEMENTS.search(text.lower()):
        state.is_closing = True


def _spoken_kind(state: State, key: str, text: str, size: int) -> Kind:
    if state.is_closing or (not state.is_asked and not state.was_asked):
        return Kind.STATEMENT
    if state.is_quip and not state.has_stated and _goes_on_to_state(state, text, size):
        return Kind.STATEMENT
    if not state.is_asked:
        return Kind.ANSWER if size <= SHORT else Kind.STATEMENT
    if text.startswith(DASHES) and key in state.broken:
        return state.kind_of[key]
    if not (state.is_open and state.is_marked) and _is_topper(text[:240]):
        return Kind.STATEMENT
    if state.is_open:
        return Kind.ANSWER
    is_new = key not in state.seen and size >= LONG
    handed_over = is_new and _hands_over(state.before)
    return Kind.STATEMENT if handed_over else Kind.ANSWER


def _goes_on_to_state(state: State, text: str, size: int) -> bool:
    """Whether an opening goes on after a quip of the reporters'.

    ``Q How are you?`` · ``Great. Before I take your questions, …``; or, after words
    that ask nothing, simply at length, where a greeting had begun it.
    """
    if size >= LONG and _is_topper(text[:600]):
        return True
    return state.has_begun and not state.was_marked and word_count(text) >= AT_LENGTH


def _hands_over(text: str) -> bool:
    """Whether a turn gives the floor to somebody, not a question."""
    end = text[-400:].rstrip()
    return not end.endswith("?") and HANDOVER.search(end.lower()) is not None


def _is_topper(text: str) -> bool:
    is_likely = (
        "top" in text
        or "efore" in text
        or "start" in text
        or "questions" in text
        or "nnounce" in text
        or "statement" in text
        or "beginning" in text
    )
    return is_likely and TOPPER.search(text.lower()) is not None


def _say(state: State, key: str, text: str, size: int, kind: Kind) -> None:
    state.before = text
    if kind is Kind.STATEMENT:
        state.has_begun = True
        state.has_stated = state.has_stated or size >= LONG
        state.is_asked = False
    else:
        state.was_asked = True
    if size > SHORT:
        state.is_open = state.is_marked = False
        state.seen.add(key)
    state.kind_of[key] = kind
    if text.rstrip().endswith(DASHES):
        state.broken.add(key)
    else:
        state.broken.discard(key)


def _parts(stage: Block) -> bool:
    """`* * * * *` after a speech: the talk goes on elsewhere."""
    return not any(c.isalnum() for c in stage.text)


def _is_closing_of_press(speeches: Sequence[Speech], parts: Parts, at: int) -> bool:
    """`MR. CORMIER. Thank you, Mr. President.`: the reporters' last word."""
    read, text = speeches[at].read, speeches[at].text
    return (
        at > 0
        and read.key not in parts.asking_hosts
        and "Mr. President" in text
        and THANKS.match(text) is not None
        and read.family is not Family.CAPACITY
        and not read.title
        and any(s.read.role == "president" for s in speeches[:at])
    )
