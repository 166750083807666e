"""Whether a speech is a statement, a question, an answer or moderation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from transcripts.parsing.labels import Family
from transcripts.parsing.speeches import Speech
from transcripts.parsing.transcript import ElementKind as Kind

HOSTS = frozenset({"moderator", "operator", "aide"})
# What a host says: matches `Last question.`, `Thanks, everybody.`, `over to you`
PROCEDURE = re.compile(
    r"""\b(?:
      (?:last|next|first|final|one\ more|another|more|take|any|your|few|two|couple\ of)\ +
        (?:\w+\ +)?questions? | questions?\ and\ answers? | q\s?&\s?a | go\ ahead
    | thank(?:s|\ you)\b[^.?!]{0,40}\b(?:everybody|everyone|all|guys|folks|press|joining|you\ very)
    | (?:turn|hand|throw|kick|pass)\ (?:it|things|this|the\ call)\b | over\ to | opening\ (?:remarks|comments)
    | on\ (?:deep\ )?background | on\ the\ record | off\ the\ record | attribut | embargo
    | ground\ rules | (?:raise|raising)\ (?:your|their)\ hand | mute | operator | follow.?up
    | (?:this|today.s|the|our)\ call | conference\ call | joining | introduce | without\ further
    | wrap | let.?s\ go | we.re\ (?:done|out\ of\ time|gonna|going\ to\ go) | that.s\ (?:it|all)
    | come\ on | this\ way | out\ the\ door | press,?\ (?:out|let) | time\ for | move\ on | stand\ by
    | please\ (?:welcome|go|stand|hold) | ladies\ and\ gentlemen | make\ your\ way
    )\b""",
    re.I | re.X,
)
GREETING = re.compile(
    r"\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|thank(?:s| you)|welcome|"
    r"yes|yeah|okay|ok|sure|mr\. president|sir|\(?inaudible|\(?laugh|\(?applause|bye|"
    r"good(?:bye| night)?|morning|afternoon|amen|no)\b",
    re.I,
)
CLOSING = re.compile(r"\W*(?:thank you|thanks)\b.{0,50}$", re.I | re.S)
SHORT, LONG = 12, 80


@dataclass(slots=True)
class Voice:
    """What one label says in a document, counted."""

    turns: int = 0
    words: int = 0
    asking: int = 0  # turns that hold a question mark
    hosting: int = 0  # turns of procedure, or short and no reply to a question
    before: Counter[str] = field(default_factory=Counter)  # who spoke just before
    after: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Cast:
    """Who asks and who only hosts, by label."""

    askers: set[str]
    hosts: set[str]


def find_kinds(speeches: Sequence[Speech]) -> None:
    """Give each speech its kind, from who asks and what was asked before."""
    texts = [speech.text for speech in speeches]
    cast = _cast(speeches, texts)
    is_asked = is_open = False
    answered = 0
    seen: set[str] = set()
    for at, speech in enumerate(speeches):
        key, text = _key(speech), texts[at]
        if key in cast.askers:
            speech.kind = Kind.QUESTION
            real = _is_question(text)
            is_asked = is_asked or real
            is_open = is_open or real
            answered = 0
        elif key in cast.hosts:
            speech.kind = Kind.MODERATION
        elif _is_closing_of_press(speeches, texts, at):
            speech.kind = Kind.QUESTION
        else:
            words = _size(text)
            is_new = key not in seen and not is_open
            if not is_asked or (is_new and answered > SHORT and words >= LONG):
                speech.kind = Kind.STATEMENT
            else:
                speech.kind = Kind.ANSWER
            answered += words
            if words > SHORT:
                is_open = False
            seen.add(key)


def _key(speech: Speech) -> str:
    read = speech.read
    if read.family is Family.TITLED and read.name:
        return read.name.split()[-1].upper()
    return read.printed.upper().strip(". ")


def _size(text: str) -> int:
    return text.count(" ") + 1 if text else 0


def _is_question(text: str) -> bool:
    """Whether a turn puts something, not only a greeting."""
    if "?" in text:
        return True
    return _size(text) > 6 or not GREETING.match(text)


def _cast(speeches: Sequence[Speech], texts: Sequence[str]) -> Cast:
    press = {_key(s) for s in speeches if _belongs_to_press(s)}
    hosts = {_key(s) for s in speeches if s.read.role in HOSTS} - press
    voices = _voices(speeches, texts, press)
    asked = sum(voices[key].turns for key in press)
    askers = set(press)
    if asked < 0.15 * len(speeches):
        askers |= _named_askers(voices, hosts)
        if not asked and not askers and hosts:
            askers |= _asking_hosts(voices, hosts)
    hosts = (hosts - askers) | _named_hosts(speeches, voices, askers | hosts)
    return Cast(askers, hosts)


def _belongs_to_press(speech: Speech) -> bool:
    read = speech.read
    if read.family is Family.PRESS:
        return True
    return (
        bool(read.affiliation)
        and read.role == "speaker"
        and read.family
        in (
            Family.FULL_NAME,
            Family.FULL_CAPS,
        )
    )


def _voices(
    speeches: Sequence[Speech], texts: Sequence[str], press: set[str]
) -> defaultdict[str, Voice]:
    voices: defaultdict[str, Voice] = defaultdict(Voice)
    before = ""
    for speech, text in zip(speeches, texts, strict=True):
        key = _key(speech)
        voice = voices[key]
        size = _size(text)
        voice.turns += 1
        voice.words += size
        voice.asking += "?" in text
        replies = before in press
        if (size <= SHORT and not replies) or (
            size <= 400 and PROCEDURE.search(text) is not None
        ):
            voice.hosting += 1
        voice.before[before] += 1
        if before:
            voices[before].after[key] += 1
        before = key
    return voices


def _named_askers(voices: dict[str, Voice], hosts: set[str]) -> set[str]:
    """Those who ask under their own names, in interviews and debates.

    Whoever says most answers; whoever mostly asks, in few words, asks.
    """
    named = {k: v for k, v in voices.items() if k not in hosts}
    if len(named) < 2:
        return set()
    total = sum(v.words for v in named.values())
    answering = {
        key
        for key, v in named.items()
        if v.words >= 0.2 * total and v.asking < 0.5 * v.turns
    }
    if not answering:
        first = max(named, key=lambda key: named[key].words)
        answering = {first}
    askers = set()
    for key, v in named.items():
        if key in answering or v.asking < 0.34 * v.turns:
            continue
        follows = sum(n for k, n in v.after.items() if k in answering)
        if follows >= 0.4 * v.turns and v.words / v.turns < 220:
            askers.add(key)
    return askers


def _asking_hosts(voices: dict[str, Voice], hosts: set[str]) -> set[str]:
    """Moderators who put the questions themselves, where nobody else does."""
    return {
        key
        for key in hosts
        if voices[key].turns >= 3 and voices[key].asking >= 0.3 * voices[key].turns
    }


def _named_hosts(
    speeches: Sequence[Speech], voices: dict[str, Voice], known: set[str]
) -> set[str]:
    """Aides under their own names, all of whose turns are procedure."""
    others = {k: v for k, v in voices.items() if k not in known}
    if len(others) < 2:
        return set()
    total = sum(v.words for v in others.values())
    return {
        key
        for key, v in others.items()
        if v.hosting == v.turns and v.words <= 0.25 * total
    }


def _is_closing_of_press(
    speeches: Sequence[Speech], texts: Sequence[str], at: int
) -> bool:
    """`MR. CORMIER. Thank you, Mr. President.`: the reporters' last word."""
    if at < len(speeches) - 2 or at == 0:
        return False
    text = texts[at]
    return (
        "Mr. President" in text
        and CLOSING.match(text) is not None
        and any(s.read.role == "president" for s in speeches[:at])
        and speeches[at].read.role not in ("president", "interpreter")
    )
