"""Where a turn might open: every place that has the look of a label."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from operator import attrgetter

from transcripts.parsing.labels import STRONG, Family, Label, read_label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines


class Mark(StrEnum):
    """What parts a label from the words."""

    COLON = "colon"  # MS. PSAKI: Good morning
    PERIOD = "period"  # THE PRESIDENT. Good morning
    STAMP = "stamp"  # Donald Trump: (00:24)
    BARE = "bare"  # Q    Good morning
    GLUED = "glued"  # QGood morning
    DASH = "dash"  # MS. PSAKI — Good morning
    ALONE = "alone"  # Interviewer, and the words on the next line
    FRAMED = "framed"  # [Ada Quill] Good morning, <v Ada Quill>Good morning
    UNNAMED = "unnamed"  # >> Good morning


@dataclass(slots=True)
class Candidate:
    """A place that may open a turn: offsets of its start, its label, its words.

    Not frozen, which takes four times as long to make, and no named tuple, whose
    fields take seven times as long to read: each is read again and again.
    """

    start: int  # where the element begins: the line's start, or the label's
    words: int  # where the words begin
    line: int
    label: Label
    mark: Mark
    is_mid_line: bool = False
    gap: int = 0  # blanks after a bare Q


MARKS = {":": Mark.COLON, None: Mark.BARE}  # of a Q; any other is a point or a slip
FEW = 3  # labels at the starts of lines: more, and turns do not run on in lines
LONGEST_INSIDE = 120  # characters of a label before a colon, within a line

# `[12.] `, `\[3\] `, `[1] ` before a label, APP's item numbers; bold marks.
# The printer's slips are in: `[ 7.]`, `[9']`, `[5-]`, `[11..]`, `[12].`
ITEM = r"\\?\[ ?\d{1,3} ?[.,'’-]{0,2} ?\\?\][.,]?"
# The bracket is told by one look in each branch, where an optional item takes three.
AFTER_BRACKET = ITEM.removeprefix(r"\\?\[")
# `[00:01:12] `, `(1:12) ` and `00:01:12 ` before a label; not `12:30 Lunch: sandwiches`
CLOCK = (
    r"(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]"
    r"|\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?)[ \t]+(?:- )?"
)
LEAD = (
    r"\n(?!\n)[ \t*_>\x0c]*+(?:[-\u2022\u00b7\u2013] [ \t*_]*+)?"
    rf"(?:\[{AFTER_BRACKET}[ \t]*|\\\[{AFTER_BRACKET}[ \t]*|{CLOCK}|)"
)
CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de]"

# matches `Q    Good`, `Q: Good`, `Q. Good`, `QCan you`; not `Quite`, `QAnon`
PRESS_Q = (
    r"Q(?P<number>\d{1,2}(?=[:.]))?(?:\*\*)?"
    r"(?:(?P<mark>[:.;,])(?:\*\*)?(?=[ \t\"“'‘(\[—A-Z-]|\n|\Z)(?![A-Z]\.)"
    r"|(?P<gap>[ \t]+)(?![ \t]|(?:and|&) A\b|& ?a\b)"
    r"|(?=[—–-]{1,2}|\n|\Z)"
    r"|(?P<glue>(?=[A-Z][a-z'’ ])(?!Anon\b)))"
)
# Words of a label: capitals, numbers, small words of names; not `So my question is`
LABEL_WORD = (
    rf"(?:{CAPITAL}|[\d#&(“'‘])[^\s:]*|of|the|and|for|de|da|del|di|la|le|van|von|der|den|al"
    r"|bin"
)
# matches `MS. PSAKI:`, `Mr. Hagerty:`; not `http://`, `12:30`. The look ahead spares
# most lines the look at each word, and half the time.
COLON = (
    rf"(?={CAPITAL}[^:]{{0,200}}:)"
    rf"(?P<label>{CAPITAL}[^\s:]*(?:[ ]+(?:{LABEL_WORD})(?=[\s:])){{0,8}}"
    r"(?:[ ]?\([^()\n]{1,30}\))?)[ ]?:(?!//|\d\d\b)(?:\*\*)?"
)
# Both in one pass: `[3.] Q. Good`, `[2.] Mr. Hagerty:`
HEAD = re.compile(rf"{LEAD}(?:{PRESS_Q}|{COLON})")
# matches `Donald Trump: (00:24)`, `Speaker 12 (01:02:03):`, `Reporter [00:13]`
STAMPED = re.compile(
    rf"{LEAD}(?P<label>{CAPITAL}[^\n:()\[\]]{{0,60}}?):?[ \t]*"
    r"[(\[]\d{1,2}:\d\d(?::\d\d)?[)\]]:?[ \t]*"
)
# matches `Ada Quill  0:05`, with the words on the next line
STAMPED_BARE = re.compile(
    rf"{LEAD}(?P<label>{CAPITAL}[^\n:()\[\]]{{0,60}}?)(?:[ ]{{2,}}|[ ]*\t[ \t]*)"
    r"\d{1,2}:\d\d(?::\d\d)?[ \t]*(?=\n)"
)
STAMP_END = re.compile(r":\d\d(?:[)\]]:?)?[ \t]*\n")
# A word of a label before a period: `MR.`, `F.`, `of`, `Trump`; not `told`
_WORD = (
    r"(?:THE\.(?= PRES)|(?:M[Rr][Ss]?|M[Ss]|D[Rr]|S[Tt]|Gen|Sen|Gov|Rep|Adm|Lt|Col|Capt|[A-Z])\."
    rf"|{CAPITAL}(?:[^\W\d_]|['’-]){{0,40}}+|of|the|de|von|van|der|al|bin|for)"
)
# matches `THE PRESIDENT. `, `Mr. Salinger. `, `STEVE LIESMAN. `, `CARI, WEISS [ZDF]. `
PERIOD_BODY = (
    rf"(?P<label>A(?=\. )|{_WORD}(?:[ ]{_WORD}){{0,6}})(?P<aside>[ ]?\[[^\]\n]{{2,60}}\])?"
    r"(?P<sep>\.|(?<=PRESIDENT)[,;:](?=[ ]))(?=[ ]|[—-]{2}|—|\n|\Z)"
)
PERIOD = re.compile(rf"{LEAD}{PERIOD_BODY}")
# matches `MR. MARTIN; All in`, `THE PRESIDENT, Well`, `CARI, WEISS [ZDF]. Mr.`
SLIP = re.compile(
    rf"{LEAD}(?P<label>(?:(?:MR|MRS|MS|DR)\. [A-Z][A-Z'’-]+|THE (?:VICE )?PRESIDENT)"
    r"(?=[;,] )|[A-Z]{2,}, [A-Z]{2,}(?= \[))(?P<aside> \[[^\]\n]{2,60}\])?"
    r"(?P<sep>[;,.])(?=[ ])"
)
HAS_PERIOD = re.compile(
    r"\n(?!\n)[ \t\[\]\d.]*+(?=[A-Z])(?:Q\.|T?THE\.? PRES[A-Z]+[.,]|The President\.|REPORTER\.|Reporter\."
    r"|(?:M(?:r|s|rs)\.|Dr\.|President|Governor|Senator|Secretary|Prime Minister)"
    r" [A-Z][\w'’-]+\. [A-Z]"
    r"|[A-Z][A-Z'’-]+\.? [A-Z][A-Z.'’ -]*[A-Z]{2}(?: \[[^\]\n]+\])?\.[ ]+\S)"
)
# Where a label may begin within a line: after the end of a sentence, after a wide gap,
# after a comma that stands for a lost paragraph break, after a time's zone. It begins
# with all that a stop may begin with: few characters are looked at twice.
STOP = re.compile(
    r"[.?!\])\"”—…, -](?:(?<=[.?!\])\"”—…-]) {0,8}(?=[A-Z\[*])"
    r"|(?<= )(?<!  ) ++(?=[A-Z\[*])|(?<=\S,)(?=[A-Z\[])"
    r"|(?<= [A-Z][SD]T )(?=[A-Z\[*]))"
)
MID_PERIOD = re.compile(rf"(?P<item>{ITEM} ?)?(?:{PERIOD_BODY})[ ]")
MID_Q = re.compile(
    rf"(?P<item>{ITEM} ?)?(?P<label>Q)"
    r"(?:(?P<sep>[.:])[ —-]|(?P<gap>[ ]{1,8})(?=[A-Z\"“(—-]))"
)
MID_COLON = re.compile(
    rf"(?P<item>\*{{1,2}})?(?P<label>{CAPITAL}[^\n:.?!]{{0,4}}(?:\. ?)?"
    r"[^\n:.?!]{0,25}(?:(?<= [A-Z])\. [^\n:.?!]{0,40}|[^\n:.?!]{0,25}))(?P<sep>:)[ ]"
)


def candidates(lines: Lines, layout: Layout) -> list[Candidate]:
    """Find every place that has the look of a label, in order of place."""
    first = layout.begin(lines)
    ordered = _at_line_starts(lines, layout, first)
    if not layout.is_flat and (_are_many(ordered) or not _asks_within(lines.flat)):
        return ordered
    taken = {c.words for c in ordered}
    inside = [c for c in _within_lines(lines, first) if c.words not in taken]
    if not layout.is_flat and not _are_many(inside):
        return ordered
    return sorted([*ordered, *inside], key=_precedence)


def _are_many(found: Iterable[Candidate]) -> bool:
    """Whether more than a few labels are strong; most texts say so at once."""
    strong = (c for c in found if c.label.family in STRONG)
    return next(islice(strong, FEW, None), None) is not None


def _asks_within(flat: str) -> bool:
    """Whether a short text has questions run on in its lines, by a cheap look."""
    return sum(flat.count(mark) for mark in (" Q. ", " Q  ", " Q: ")) >= 2


def _precedence(candidate: Candidate) -> tuple[int, bool, int]:
    """By place; where two begin together, ``Q`` before ``Q Mr``, then the longer."""
    is_press = candidate.label.family is Family.PRESS
    return candidate.start, not is_press, -candidate.words


def without_overlap(chosen: list[Candidate]) -> list[Candidate]:
    """Keep of those that overlap the first."""
    kept: list[Candidate] = []
    end = 0
    for candidate in chosen:
        if candidate.start >= end:
            kept.append(candidate)
            end = candidate.words
    return kept


def _at_line_starts(lines: Lines, layout: Layout, first: int) -> list[Candidate]:
    # A pattern that begins with a line end is found ten times as fast as one with ^.
    text = "\n" + lines.flat
    heads = found = list(_heads(lines, text, first))
    if _has_stamp(text, first):
        stamped = _matches(STAMPED, lines, text, first, Mark.STAMP)
        bare = _matches(STAMPED_BARE, lines, text, first, Mark.STAMP)
        found = [*stamped, *bare, *heads]
    if layout.is_flat or HAS_PERIOD.search(text, first):
        periods = _matches(PERIOD, lines, text, first, Mark.PERIOD)
        found = [*found, *periods, *_matches(SLIP, lines, text, first, Mark.PERIOD)]
    if found is heads:
        return heads
    by_line: dict[int, Candidate] = {}
    for candidate in found:
        by_line.setdefault(candidate.line, candidate)
    return sorted(by_line.values(), key=attrgetter("start"))


def _has_stamp(text: str, first: int) -> bool:
    """Whether a line ends in a time stamp: a look at each colon, as colons are few."""
    at = text.find(":", first)
    while at >= 0:
        if text[at + 3 : at + 4] in (")", "]", "\n") and STAMP_END.match(text, at):
            return True
        at = text.find(":", at + 1)
    return False


def _heads(lines: Lines, text: str, first: int) -> Iterator[Candidate]:
    """Labels before a colon, and each ``Q``; ``text`` has a line end before it."""
    press, starts = read_label("Q"), lines.starts
    # Few lines have either: to find those takes less than to try the pattern on all.
    for number in sorted({*_with(":", lines, first), *_with("Q", lines, first)}):
        start = starts[number - 1]
        m = HEAD.match(text, start)
        if not m:
            continue
        asked, mark, gap, glue, label = m.groups()
        words = m.end() - 1
        if label:
            read = read_label(label.rstrip("*"))
            if read.family is not Family.NONE:
                yield Candidate(start, words, number, read, Mark.COLON)
        elif glue is not None:
            yield Candidate(start, words, number, press, Mark.GLUED)
        else:
            mark = MARKS.get(mark, Mark.PERIOD)
            read = read_label(f"Q{asked}") if asked else press
            yield Candidate(start, words, number, read, mark, False, len(gap or ""))


def _with(char: str, lines: Lines, first: int) -> Iterator[int]:
    """The numbers of the lines that hold a character, from an offset."""
    flat, starts = lines.flat, lines.starts
    number, at = 0, flat.find(char, first)
    while at >= 0:
        number = bisect_right(starts, at, number)
        yield number
        at = flat.find(char, starts[number]) if number < len(starts) else -1


def _matches(
    pattern: re.Pattern[str], lines: Lines, text: str, first: int, mark: Mark
) -> Iterator[Candidate]:
    for m in pattern.finditer(text, first):
        label = _label(m)
        if label.family is not Family.NONE:
            number = lines.number(m.start())
            yield Candidate(m.start(), m.end() - 1, number, label, mark)


def _label(m: re.Match[str]) -> Label:
    """Read a label; a bracket after it names the employer and is no part of it."""
    aside = m["aside"] if "aside" in m.re.groupindex else None
    if not aside:
        return read_label(m["label"])
    label = m["label"].replace(",", "")  # `CARI, WEISS [ZDF]`: a slip of the scanner
    return replace(read_label(label + aside), printed=m["label"])


def _within_lines(lines: Lines, first: int) -> Iterator[Candidate]:
    """The same within lines, for texts whose turns run on."""
    flat = lines.flat
    for stop in STOP.finditer(flat, first):
        at = stop.end()
        patterns = [MID_PERIOD]
        if flat.find(":", at, at + LONGEST_INSIDE) >= 0:
            patterns.insert(0, MID_COLON)
        if flat[at] in "Q[\\":
            patterns.insert(0, MID_Q)
        for pattern in patterns:
            m = pattern.match(flat, at)
            if m and (label := _label(m)).family is not Family.NONE:
                yield _inside(lines, m, label, pattern)


def _inside(
    lines: Lines, m: re.Match[str], label: Label, pattern: re.Pattern[str]
) -> Candidate:
    mark = Mark.COLON if pattern is MID_COLON else Mark.PERIOD
    gap = 0
    if pattern is MID_Q:
        mark = MARKS.get(m["sep"], Mark.PERIOD)
        gap = len(m["gap"] or "")
    start = m.start()
    return Candidate(start, m.end(), lines.number(start), label, mark, True, gap)
