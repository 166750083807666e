"""Tags of the pages; the only place that marks text as safe HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import template
from django.http import QueryDict
from django.template import Context, loader
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from transcripts import parsing
from transcripts.bodies import slug_of
from transcripts.marks import Mark, Marked, Phrase, Words
from transcripts.models import Appearance
from transcripts.passages import Voice, voice

register = template.Library()

TAGS = {
    parsing.SpanKind.STAGE: ('<i class="stage">', "</i>"),
    parsing.SpanKind.REDACTION: ('<span class="redaction">', "</span>"),
    parsing.SpanKind.STRUCK: ("<s>", "</s>"),
    parsing.SpanKind.CORRECTION: ("<ins>", "</ins>"),
}

# What could end the element that data stands in, or begin another.
IN_DATA = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}

# So many speakers are named in a line of a list.
IN_A_LINE = 4


@dataclass(frozen=True, slots=True)
class Cast:
    """Those whom a line of a list names, and how many it does not."""

    shown: list[Voice]
    more: int


@register.simple_tag(takes_context=True)
def who(context: Context, voice: Voice) -> SafeString:
    """Name a voice above what it says, put into words once a page."""
    page: Any = context.render_context
    known: dict[Voice, SafeString] = page.setdefault("voices", {})
    if voice not in known:
        known[voice] = loader.render_to_string(
            "transcripts/_who.html", {"voice": voice}
        )
    return known[voice]


@register.filter
def paragraphs(blocks: Iterable[Words], is_linked: bool = False) -> SafeString:
    """Return the paragraphs of a turn, each of its kind, with a link to each."""
    if is_linked:
        return mark_safe("\n".join(_paragraph(block, _link(block)) for block in blocks))
    return mark_safe("\n".join(map(_paragraph, blocks)))


def _paragraph(words: Words, link: str = "") -> str:
    is_plain = words.kind is parsing.BlockKind.SPEECH
    name = words.anchor if isinstance(words, Marked) else ""
    opening = (
        f"<p{f' id="{name}"' * bool(name)}{f' class="{words.kind}"' * (not is_plain)}>"
    )
    return f"{opening}{marked(words)}{link}</p>"


def _link(words: Words) -> str:
    """Return the link that a paragraph has to itself; its sign is no text to copy."""
    name = words.anchor if isinstance(words, Marked) else ""
    label = "Link to this paragraph"
    return f'<a class="pilcrow" href="#{name}" aria-label="{label}"></a>' * bool(name)


@register.filter
def marked(words: Words) -> SafeString:
    """Return a text, escaped, with its spans and all marks in it as elements."""
    if not isinstance(words, Marked):
        words = Marked(words.text, (), words.spans)
    if not words.spans and not words.marks and not words.phrases:
        return escape(words.text)
    return mark_safe("".join(_pieces(words)))


def _pieces(words: Marked) -> Iterator[str]:
    at = 0
    for span in words.spans:
        if span.start < at:
            continue
        opening, closing = TAGS[span.kind]
        yield from _with_marks(words, at, span.start)
        yield opening
        yield from _with_marks(words, span.start, span.end)
        yield closing
        at = span.end
    yield from _with_marks(words, at, len(words.text))


def _with_marks(words: Marked, start: int, end: int) -> Iterator[str]:
    """Yield some characters, a mark that goes beyond them only as far as they go."""
    for mark in words.marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        is_whole = first == mark.start
        name = f"hit-{mark.number}" if mark.number else mark.anchor
        yield from _with_phrases(words, start, first)
        yield f'<mark id="{name}">' if is_whole and name else "<mark>"
        yield from _with_phrases(words, first, last)
        yield "</mark>"
        yield _step(mark) if is_whole and mark.number else ""
        start = last
    yield from _with_phrases(words, start, end)


def _with_phrases(words: Marked, start: int, end: int) -> Iterator[str]:
    """Yield some characters; behind each phrase that ends there its rule and bodies."""
    for phrase in words.phrases:
        first, last = max(phrase.start, start), min(phrase.end, end)
        if first >= last:
            continue
        yield escape(words.text[start:first])
        yield f'<span class="phrase">{escape(words.text[first:last])}</span>'
        if last == phrase.end:
            yield _rule(phrase)
            yield from map(_body, phrase.bodies)
        start = last
    yield escape(words.text[start:end])


@cache
def _rules_page() -> str:
    return reverse("transcripts:phrases")


def _rule(phrase: Phrase) -> str:
    """Return the link from a phrase to its rule; its sign is no text to copy."""
    title = escape(phrase.title)
    address = f"{_rules_page()}#{phrase.rule}"
    return f'<a class="rule" href="{address}" title="{title}" aria-label="{title}"></a>'


@cache
def _body(name: str) -> str:
    """Return the link from a phrase to whatever else refers to a body."""
    title = escape(f"All exchanges that refer to this body: {name}")
    address = f"{reverse('transcripts:search')}?referred={slug_of(name)}"
    return f'<a class="body" href="{address}" title="{title}" aria-label="{title}"></a>'


def _step(mark: Mark) -> str:
    """Return the way from a hit to those before and after it, shown at the hit."""
    before, after = mark.number - 1, mark.number + 1
    links = [
        f'<a rel="prev" href="#hit-{before}" aria-label="Previous hit">←</a> '
        * (before > 0),
        f"<span>{mark.number} of {mark.last}</span>",
        f' <a rel="next" href="#hit-{after}" aria-label="Next hit">→</a>'
        * (after <= mark.last),
    ]
    return f'<span class="step">{"".join(links)}</span>'


@register.filter
def as_data(value: object) -> SafeString:
    """Return a value as JSON that stands in an element of a page as it is."""
    return mark_safe(json.dumps(value, ensure_ascii=False).translate(IN_DATA))


@register.filter
def file_name(path: str) -> str:
    """Return the last part of a path: where a file lay is nobody else's business."""
    return re.split(r"[/\\]", path)[-1]


@register.filter
def grouped(number: int) -> str:
    """Return a number with its thousands parted: 1,204."""
    return f"{number:,}"


@register.filter
def duration(minutes: int) -> str:
    """Return minutes in words: 1 hour 5 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n)


@register.filter
def offset(minutes: int) -> str:
    """Return minutes east of UTC as it is written: UTC−5, UTC+5:30."""
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}"


@register.filter
def voice_of(appearance: Appearance) -> Voice:
    """Return how a page names who appears."""
    label = appearance.labels[0] if appearance.labels else ""
    return voice(appearance.speaker, appearance.role, label)


@register.filter
def printed(appearance: Appearance) -> list[str]:
    """Return the labels that say something else than the name shown, each once."""
    shown = voice_of(appearance).name.casefold()
    if appearance.speaker_id is None:
        return []
    labels = dict.fromkeys(" ".join(label.split()) for label in appearance.labels)
    return [label for label in labels if label.casefold() not in ("", shown)]


@register.filter
def cast(appearances: Iterable[Appearance]) -> Cast:
    """Return the first of those who speak and do not ask, and how many more do."""
    ordered = sorted(appearances, key=lambda appearance: appearance.position)
    voices = dict.fromkeys(voice_of(a) for a in ordered if not a.role.asks)
    return Cast(list(voices)[:IN_A_LINE], max(0, len(voices) - IN_A_LINE))


@register.filter
def asked(params: QueryDict) -> str:
    """Return what is asked for as an address ends with it; of nothing, nothing.

    The order of a page is left out: what is taken along or followed has its own.
    """
    kept = params.copy()
    kept.pop("sort", None)
    return f"?{kept.urlencode()}" if kept else ""


@register.filter
def place(anchor: str) -> str:
    """Return what the anchor of a passage names, in words: exchange 3, closing."""
    name, _, number = anchor.partition("-")
    is_exchange = name[:1] == "q" and name[1:].isdecimal()
    return f"exchange {name[1:]}" if is_exchange else f"{name} {number}".strip()
