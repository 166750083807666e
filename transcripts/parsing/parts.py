"""Who asks, who answers and who only hosts, found over a whole document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transcripts.parsing.labels import Family, Label
from transcripts.parsing.procedure import (
    DEBATE,
    DIRECTS,
    TIMING,
    word_count,
    words_at_least,
)
from transcripts.parsing.speeches import Speech
from transcripts.parsing.voices import HOSTS, Voice, voices_from

# Roles in which one may only host: officials answer, whatever else they say.
MAY_HOST = frozenset(
    "speaker moderator aide participant spokesperson press-secretary"
    " deputy-press-secretary".split()
)
MANY_ASK = 3  # people: one who answers them all is at a podium
OFTEN = 0.8  # of the turns of a host are a host's


@dataclass(slots=True)
class Parts:
    """The part of each voice: who asks, who hosts, who hosts and asks by turns."""

    askers: set[str]
    hosts: set[str]
    asking_hosts: set[str]
    sizes: Sequence[int] = ()  # the words of each speech, where they had to be counted


def find_parts(speeches: Sequence[Speech], texts: Sequence[str]) -> Parts:
    """Say who asks and who hosts, from labels first, then from what they do."""
    # Labels are few and speeches many: each label is looked at once.
    reads = list({id(speech.read): speech.read for speech in speeches}.values())
    press = {read.key for read in reads if _belongs_to_press(read)}
    others = [read for read in reads if read.key not in press]
    if press and len({read.key for read in others}) == 1:
        return _press_and_one(press, others[0])
    share = sum(s.read.key in press for s in speeches) / max(len(speeches), 1)
    few = share < 0.15 or (share < 0.35 and _is_debate(speeches, texts, press))
    sizes = [word_count(text) for text in texts]
    voices = voices_from(speeches, texts, sizes, press, is_named=few)
    hosts = {k for k, v in voices.items() if v.role in HOSTS} - press
    askers, asking_hosts = set(press), set[str]()
    if few:
        asking_hosts = _asking_hosts(voices, hosts, press, len(speeches))
        known = hosts | asking_hosts | press
        askers |= _named_askers(voices, known, hosts | asking_hosts)
        if len(asking_hosts) == 1 and not askers and len(voices) == 2:
            # An interviewer's welcome and thanks are his turns as well.
            askers, asking_hosts = asking_hosts, set()
    else:
        askers |= _doubtful_askers(voices, hosts | press)
        if any(read.affiliation and read.key in press for read in reads):
            askers |= _only_asking(voices, hosts | press)
    hosts -= askers | asking_hosts
    hosts |= _named_hosts(voices, askers | hosts | asking_hosts)
    return Parts(askers, hosts, asking_hosts, sizes)


def _press_and_one(press: set[str], one: Label) -> Parts:
    """The usual briefing: reporters and one briefer, or one host of a crowd."""
    return Parts(press, {one.key} if one.role in HOSTS else set(), set())


def _is_debate(
    speeches: Sequence[Speech], texts: Sequence[str], press: set[str]
) -> bool:
    """Whether somebody directs the talk: `Governor, two minutes.`, `Your rebuttal.`"""
    words = TIMING if "Q" in press else DEBATE
    directions = (
        speech.read.key not in press
        and words_at_least(text) <= 60
        and words.search(text.lower())
        for speech, text in zip(speeches, texts, strict=True)
    )
    return sum(map(bool, directions)) >= 3


def _belongs_to_press(read: Label) -> bool:
    if read.family is Family.PRESS or read.role == "reporter":
        return True
    is_person = not read.title and read.family in (
        Family.FULL_NAME,
        Family.FULL_CAPS,
        Family.TITLED,
    )
    return bool(read.affiliation) and read.role == "speaker" and is_person


def _answering(voices: dict[str, Voice], known: set[str]) -> set[str]:
    """Those who say much and ask little; they answer."""
    named = {k: v for k, v in voices.items() if k not in known}
    if not named:
        return set()
    total = sum(v.words for v in named.values())
    answering = {
        key
        for key, v in named.items()
        if v.words >= 0.15 * total
        and v.ending < (0.3 if v.role in MAY_HOST else 0.5) * v.turns
        and (v.role not in MAY_HOST or v.procedure < 0.4 * v.turns)
        and not (v.procedure >= 5 and v.words <= 60 * v.turns)
        and not (v.asking >= 0.4 * v.turns and v.words <= 90 * v.turns)
    }
    return answering or {max(named, key=lambda key: named[key].words)}


def _asking_hosts(
    voices: dict[str, Voice], hosts: set[str], press: set[str], length: int
) -> set[str]:
    """Moderators of debates, who call on people and also ask themselves.

    They speak from near the first turn to near the last.
    """
    if length < 6:
        return set()
    answering = _answering(voices, hosts | press)
    named = {key for key in hosts if voices[key].turns >= 3}
    found = [
        key
        for key, v in voices.items()
        if key in (named or voices)
        and key not in answering | press
        and v.role in MAY_HOST
        and v.turns >= 3
        and v.words / v.turns <= 90
        and v.places[0] <= 0.2 * length
        and v.places[-1] >= 0.7 * length
        and (v.procedure >= 0.4 * v.turns or v.asking >= 0.3 * v.turns)
    ]
    # Where two direct as much, the first heard counts, whatever order a set has.
    most = max(found, key=lambda key: voices[key].procedure, default="")
    return {
        k for k in found if k == most or voices[k].procedure >= 0.6 * voices[k].turns
    }


def _named_askers(
    voices: dict[str, Voice], known: set[str], hosts: set[str]
) -> set[str]:
    """Those who ask under their own names, in interviews and press conferences."""
    answering = _answering(voices, known)
    doubtful, askers = set(), set()
    for key, v in voices.items():
        if key in known or key in answering or v.role not in MAY_HOST:
            continue
        follows = sum(n for k, n in v.after.items() if k in answering | hosts)
        if v.words / v.turns < 220 and follows >= 0.3 * v.turns:
            doubtful.add(key)
            is_numbered = v.family is Family.CAPACITY and v.role == "speaker"
            if is_numbered or v.asking >= 0.34 * v.turns:
                askers.add(key)
    if askers and hosts:  # others whom the moderator calls upon ask as well
        askers |= {key for key in doubtful if voices[key].turns <= 4}
    if len(askers) >= MANY_ASK and len(answering) == 1:
        askers |= doubtful  # one answers all the others, whatever those say
    return askers


def _doubtful_askers(voices: dict[str, Voice], known: set[str]) -> set[str]:
    """``Speaker 12``, ``CHILD``, a caller's name: askers beside the press."""
    total = sum(v.words for v in voices.values())
    found = set()
    for key, v in voices.items():
        is_doubtful = v.role in ("speaker", "participant") and v.family in (
            Family.CAPACITY,
            Family.FULL_NAME,
            Family.ONE_NAME,
        )
        small = v.words < 0.2 * total and v.words / v.turns < 120
        is_possible = key not in known and is_doubtful and small
        if is_possible and (v.role == "participant" or v.asking >= 0.5 * v.turns):
            found.add(key)
    return found


def _only_asking(voices: dict[str, Voice], known: set[str]) -> set[str]:
    """Those who put nothing but questions, beside askers printed with their papers."""
    return {
        key
        for key, v in voices.items()
        if key not in known and v.role == "speaker" and 2 <= v.turns == v.asking
    }


def _named_hosts(voices: dict[str, Voice], known: set[str]) -> set[str]:
    """Aides under their own names, all of whose turns are procedure."""
    others = {k: v for k, v in voices.items() if k not in known}
    if len(others) < 2:
        return set()
    total = sum(v.words for v in others.values())
    return {
        key
        for key, v in others.items()
        if v.role in MAY_HOST
        and (v.words <= 0.4 * total or (v.turns == 1 and v.places[0] <= 1))
        and _is_host(v)
    }


def _is_host(voice: Voice) -> bool:
    if not voice.may_host(OFTEN):
        return False
    hosting, procedure = voice.hosting, voice.procedure
    if hosting == voice.turns:
        few = voice.turns <= 2 and voice.role == "speaker"
        return bool(procedure) or (
            few and any(DIRECTS.search(text.lower()) for text in voice.texts)
        )
    often = hosting >= OFTEN * voice.turns and procedure >= 0.5 * voice.turns
    return voice.turns >= 4 and often
