"""Labels told by what stands around them: brackets, a column, a line of times below.

Each is looked for where the text has its sign, and holds where the same names come
again and take turns, on most of the lines that could have one: stage directions such
as ``[Laughter]`` do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from transcripts.parsing.candidates import Candidate, Mark
from transcripts.parsing.cues import MOST_WORDS, named
from transcripts.parsing.labels import STRONG, Family, read_label
from transcripts.parsing.layouts import Layout
from transcripts.parsing.lines import Lines

LEAST = 4  # labels
SHARE = 0.5  # of the lines from the first label on that are rows of a table
PARAGRAPHS = 0.1  # of those with a label in brackets: some say many paragraphs
OTHERS = 0.25  # so many other labels for each: more, and the text has its style
TIME = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
NAME = r"(?P<label>[^\W\d_][^\n\[\]()|:?!<>]{0,58})"
# matches `[Ada Quill] Good`, `(Reporter): When`; not `[Laughter]` alone
BRACKETED = re.compile(
    rf"\n(?!\n)[ \t*_]*\\?[\[(]{NAME}\\?[\])](?:\*\*)?:?[ \t]*(?:(?<=[ \t])(?=\S)|\n(?=[^\s\[(]))"
)
# matches `Ada Quill | Good`, `| 00:01 | Ada Quill | Good |`; not `--- | ---`
COLUMN = re.compile(
    rf"\n(?!\n)[ \t|]*(?:{TIME}[ \t]*\|[ \t]*)?{NAME}(?<! )[ \t]*\|[ \t]*(?=[^\s|])"
)
# matches `Ada Quill` above `00:00:01-00:00:14 (13 sec)`, `00:01:02`, `[0:01]`
ABOVE_TIMES = re.compile(
    rf"\n(?!\n)[ \t*_]*{NAME}:?[*_]{{0,2}}[ \t]*\n[ \t]*"
    rf"(?:{TIME}[ \t]*(?:-|–|—|to)[ \t]*{TIME}(?:[ \t]*\([^()\n]{{1,20}}\))?"
    rf"|\d{{1,3}}:\d\d:\d\d|[\[(]{TIME}[\])])[ \t]*(?=\n)"
)
# matches `ada quill: good morning`, in captions alone
SMALL = re.compile(rf"\n(?!\n)[ \t>-]*{NAME}:[ \t]+(?=\S)")
# A line of times, by its first characters
TIMED = re.compile(r"\n[ \t]*[\[(]?\d{1,3}:\d\d")
# What is in brackets and nobody's name
STAGE = re.compile(
    r"\b(?:laugh\w*|applause|applaud\w*|inaudible|unintelligible|indistinct|cross-? ?talk"
    r"|cheer\w*|pause\w*|phonetic|ph|sic|music|silence|off-?mi[ck]\w*|speak\w* \w+"
    r"|foreign language|continu\w*|translat\w+|interpret\w+|audio|video|redacted|begin\w*"
    r"|end\w*|chant\w*|boo\w*|gavel|recess|no response|overlapping|noise|sigh\w*|nods?"
    r"|cough\w*)\b",
    re.I,
)
HEADS = frozenset({"speaker", "name", "who", "time"})  # of a column


def is_settled(chosen: Sequence[Candidate], lines: Lines) -> bool:
    """Whether plain labels open so many turns that no rarer style is looked for.

    ``>> MS. PSAKI:`` may stand among turns that ``>>`` alone opens.
    """
    flat = lines.flat
    plain = (
        c
        for c in chosen
        if c.label.family in STRONG
        and flat[c.start] not in ">-–—"
        and flat[c.words : c.words + 1] != "\n"
    )
    return next(islice(plain, LEAST, None), None) is not None


def framed(
    lines: Lines, layout: Layout, chosen: Sequence[Candidate]
) -> list[Candidate]:
    """Find such labels, where they are how the text says who speaks; else nothing."""
    flat = lines.flat
    found: list[Candidate] = []
    if "\n[" in flat or "\n(" in flat or flat[:1] in ("[", "("):
        found = _style(BRACKETED, lines, layout, share=PARAGRAPHS)
    if not found and flat.count("|") >= LEAST:
        found = _style(COLUMN, lines, layout)
    if not found and TIMED.search(flat):
        found = _style(ABOVE_TIMES, lines, layout, share=0)
    if not found and layout.is_cued and len(chosen) < LEAST:
        found = _style(SMALL, lines, layout, share=0)
    here = {candidate.line for candidate in found}
    others = sum(candidate.line not in here for candidate in chosen)
    return found if others <= OTHERS * len(found) else []


def _style(
    pattern: re.Pattern[str], lines: Lines, layout: Layout, share: float = SHARE
) -> list[Candidate]:
    first = layout.begin(lines)
    found = [
        (lines.number(m.start()), m.start(), m.end() - 1, " ".join(m["label"].split()))
        for m in pattern.finditer("\n" + lines.flat, first)
    ]
    times = Counter(each[-1] for each in found if _may_name(each[-1]))
    again = {name for name, often in times.items() if often >= 2}
    candidates = [
        Candidate(start, words, number, named(name), Mark.FRAMED)
        for number, start, words, name in found
        if name in again
        or (name in times and read_label(name).family is not Family.NONE)
    ]
    many = [c for c in candidates if c.label.printed in again]
    if len(many) < LEAST or len(again) < 2 or not _take_turns(candidates):
        return []
    rows = sum(map(bool, map(str.strip, lines.rows[candidates[0].line - 1 :])))
    return candidates if len(candidates) >= share * _paragraphs(rows, layout) else []


def _paragraphs(rows: int, layout: Layout) -> float:
    return min(rows, layout.filled) if layout.wrap else rows


def _may_name(name: str) -> bool:
    return (
        len(name.split()) <= MOST_WORDS
        and not name.endswith((".", ",", ";"))
        and name.lower() not in HEADS
        and not STAGE.search(name)
    )


def _take_turns(found: Sequence[Candidate]) -> bool:
    repeated = sum(a.label.key == b.label.key for a, b in pairwise(found))
    return repeated <= 0.35 * len(found)
