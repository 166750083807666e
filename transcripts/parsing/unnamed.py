"""Turns of people whom nothing names: ``>>`` in captions, ``- `` in a dialogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from operator import attrgetter

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.labels import NOTHING, Family, read_label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines
from transcripts.parsing.procedure import asks, word_count
from transcripts.parsing.speeches import Body

LEAST = 4  # turns
FEW = 2  # turns: fewer, and dashes may be how they open
LONGEST_END = 300  # characters of a turn in which a question is put at its end
LONG = 120  # words of what answers, although it ends in a question
BRIEF = 40  # words of a question without its mark
EARLY = 20_000  # characters within which a first sign stands
SHORT = 80  # words of a question that goes on after its question mark
SURE = frozenset({Mark.COLON, Mark.STAMP, Mark.BARE})
CHEVRONS = re.compile(r"\n[ \t]*>{2,3}(?!>)[ \t]*(?=[^\s>])")
# matches `Ada Quill: Good`, right after the sign
LABEL = re.compile(r"(?P<label>[^\W\d_][^\n:?!<>|]{0,58}):[ \t]+(?=\S)")
DASHES = re.compile(r"\n[ \t]*[-–—](?![-–—])[ \t]*(?=[^\s\d])")
ENDED = re.compile(r"[.?!…:)\]\"”'’>♪—-][\s\"”’)*\]]*$")
CLOSING = " \"'”’)*_]"


def unnamed(
    lines: Lines, layout: Layout, chosen: Sequence[Candidate], *, is_cued: bool
) -> list[Candidate]:
    """Add the turns that a sign alone opens, if the text has that style."""
    flat = lines.flat
    found = _found(CHEVRONS, lines, layout) if ">>" in flat else []
    if found and _are_turns(found, lines) and _are_most(found, chosen):
        return _merged(found, _signed(found, chosen, lines))
    has_dashes = "\n-" in flat or "\n–" in flat or "\n—" in flat
    if not has_dashes or len(chosen) >= (LEAST if is_cued else FEW):
        return []
    found = _found(DASHES, lines, layout)
    is_style = is_cued or _are_paragraphs(found, lines)
    return _merged(found, chosen) if is_style and _ask(found, lines) else []


def _found(pattern: re.Pattern[str], lines: Lines, layout: Layout) -> list[Candidate]:
    first = layout.begin(lines)
    found = [
        Candidate(
            m.start(), m.end() - 1, lines.number(m.start()), NOTHING, Mark.UNNAMED
        )
        for m in pattern.finditer("\n" + lines.flat, first)
    ]
    return found if len(found) >= LEAST else []


def _are_turns(found: Sequence[Candidate], lines: Lines) -> bool:
    """Whether sentences have ended before: a quoted letter has the sign on each line."""
    ended = 0
    for candidate in found:
        above = lines.flat[max(0, candidate.start - 200) : candidate.start].rstrip()
        ended += not above or ENDED.search(above[-8:]) is not None
    quoted = sum(b.line == a.line + 1 for a, b in zip(found, found[1:], strict=False))
    return ended >= 0.6 * len(found) and (
        quoted < 0.8 * len(found) or _ask(found, lines)
    )


def _signed(
    found: Sequence[Candidate], chosen: Sequence[Candidate], lines: Lines
) -> list[Candidate]:
    """The labels beside a sign: in capitals throughout, names end sentences as well.

    Those that come again need no other evidence: the sign says that a turn begins.
    """
    here = {candidate.line for candidate in found}
    signed = {c.line: c for c in chosen if c.line in here and c.mark in SURE}
    beside = [(c, m) for c in found if (m := LABEL.match(lines.flat, c.words))]
    times = Counter(m["label"] for _, m in beside)
    for c, m in beside:
        label = read_label(m["label"])
        if times[m["label"]] >= 2 and label.family is not Family.NONE:
            again = Candidate(c.start, m.end(), c.line, label, Mark.COLON)
            signed.setdefault(c.line, again)
    return sorted(signed.values(), key=attrgetter("start"))


def _are_most(found: Sequence[Candidate], chosen: Sequence[Candidate]) -> bool:
    here = {candidate.line for candidate in found}
    others = sum(c.line not in here and c.mark in SURE for c in chosen)
    return others <= 0.5 * len(found)


def _are_paragraphs(found: Sequence[Candidate], lines: Lines) -> bool:
    rows = lines.rows[found[0].line - 1 :] if found else ()
    return bool(found) and len(found) >= 0.8 * sum(bool(row.strip()) for row in rows)


def _ask(found: Sequence[Candidate], lines: Lines) -> bool:
    """Whether some ask and others answer: points of a list do not."""
    if not found:
        return False
    ends = [*(candidate.start for candidate in found[1:]), len(lines.flat)]
    asking = sum(
        "?" in lines.flat[max(c.words, end - LONGEST_END) : end]
        for c, end in zip(found, ends, strict=True)
    )
    return 0.1 * len(found) <= asking <= 0.9 * len(found)


def _merged(found: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    labelled = {candidate.line for candidate in chosen}
    rest = [candidate for candidate in found if candidate.line not in labelled]
    return sorted([*chosen, *rest], key=attrgetter("start"))


def has_chevrons(lines: Lines) -> bool:
    """Whether a line near the beginning has the sign of captions."""
    return lines.flat.startswith(">>") or lines.flat.find("\n>>", 0, EARLY) >= 0


def with_askers(body: Body) -> Body:
    """Say of each turn that nothing names whether it asks, by what is said."""
    press, was_asked, nameless = read_label("Q"), False, set()
    after = [speech.text.rstrip(CLOSING) for speech in body.speeches[1:]]
    for at, (speech, answer) in enumerate(zip_longest(body.speeches, after)):
        if speech.read.printed:
            was_asked = speech.read.role == "reporter"
            continue
        nameless.add(at)
        speech.is_continued = True
        is_last = answer is None
        if not is_last and _puts_question(speech.text, answer, at, was_asked=was_asked):
            speech.read = press
        was_asked = bool(speech.read.printed)
    body.starts = [
        (start, line, kind, at, goes_on or at in nameless)
        for start, line, kind, at, goes_on in body.starts
    ]
    return body


def _puts_question(text: str, answer: str, at: int, *, was_asked: bool) -> bool:
    """Whether a turn asks: it says so, or is short and stands between two that do not."""
    size = word_count(text)
    if text.rstrip(CLOSING).endswith("?"):
        return not was_asked or size <= LONG
    if was_asked:
        return False
    return (size <= SHORT and asks(text)) or (
        at > 1 and size <= BRIEF and not answer.endswith("?")
    )
