"""A briefing, or one exchange of it, as plain text and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from transcripts import parsing
from transcripts.exports.parts import Part, Whole, headed, name
from transcripts.shown import LEFT_OUT

WIDTH = 78
# What Markdown would take for a mark of its own: *so*, _so_, [so], `so`, <so>, \so.
MARKS = re.compile(r"[\\`*_\[\]<>]")
# At the beginning of a line: # Title, > quotation, - item, + item, 1. item, ~~~, ===.
LEADING = re.compile(r"^(\s*)([#>+\-=~|]|\d+(?=[.)]))", re.MULTILINE)
# These are set apart by brackets or stars; what is said stands bare.
APART = {parsing.BlockKind.STAGE, parsing.BlockKind.NOTE}


def plain(whole: Whole) -> str:
    """Return it as text, in lines of a length that can be read anywhere."""
    blocks = [whole.briefing.title, *_facts(whole)]
    for part in whole.parts:
        blocks.append(f"{part.title.upper()}\n{'-' * len(part.title)}")
        blocks += _plain_turns(part)
    blocks += [note.text for note in whole.notes]
    return "\n\n".join([*map(_wrapped, blocks), ""]).rstrip() + "\n"


def markdown(whole: Whole) -> str:
    """Return it as Markdown, in which nothing that was said is taken for a mark."""
    facts = (f"- {escaped(fact)}" for fact in _facts(whole))
    blocks = [f"# {escaped(whole.briefing.title)}", "\n".join(facts)]
    for part in whole.parts:
        blocks.append(f"## {part.title}")
        blocks += _marked_turns(part)
    blocks += [f"*{escaped(note.text)}*" for note in whole.notes]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    marked = MARKS.sub(lambda mark: f"\\{mark[0]}", text)
    return LEADING.sub(_leading, marked)


def _leading(found: re.Match[str]) -> str:
    blank, sign = found.groups()
    # A number keeps its digits; it is the stop after them that makes an item of it.
    return f"{blank}{sign}\\" if sign.isdecimal() else f"{blank}\\{sign}"


def _facts(whole: Whole) -> Iterator[str]:
    briefing = whole.briefing
    day = f"{briefing.date:%A, %d %B %Y}".replace(" 0", " ") if briefing.date else ""
    yield ", ".join(filter(None, [day or "Undated", briefing.place]))
    if whole.cited.number:
        yield f"Exchange {whole.cited.number} of {briefing.exchange_count}"
    if whole.show:
        yield LEFT_OUT[whole.show]
    yield f"Ground rules: {whole.terms}"
    yield whole.cited.url
    if whole.version:
        yield f"SHA-256 of the source text: {whole.version.sha256}"


def _plain_turns(part: Part) -> Iterator[str]:
    for turn in part.turns:
        heads, said = headed(turn)
        yield from (head.text for head in heads)
        first, *rest = [block.text for block in said] or [""]
        yield f"{name(turn)}: {first}".rstrip()
        yield from rest


def _marked_turns(part: Part) -> Iterator[str]:
    for turn in part.turns:
        heads, said = headed(turn)
        yield from map(_marked, heads)
        first, *rest = [_marked(block) for block in said] or [""]
        yield f"**{escaped(name(turn))}:** {first}".rstrip()
        yield from rest


def _marked(block: parsing.Block) -> str:
    text = escaped(block.text)
    if block.kind is parsing.BlockKind.SUBHEAD:
        return f"### {text}"
    return f"*{text}*" if block.kind in APART else text


def _wrapped(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in lines
    )
