"""Turn an HTML page into text: a line a paragraph, with its metadata in front."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

OPENS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.I
)
CLOSES_BLOCK = re.compile(r"</(?:p|div|h[1-6]|li|td|body)\s*>", re.I)
ANY_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})\b[^<>]{0,4000}>", re.I)
NO_TEXT = tuple(
    (re.compile(begins, re.I), re.compile(ends, re.I))
    for begins, ends in (
        (r"<!--", r"-->"),
        (r"<script\b", r"</script\s*>"),
        (r"<style\b", r"</style\s*>"),
        (r"<template\b", r"</template\s*>"),
    )
)
BLANKS = re.compile(r"[ \t\n\r\f]+")
GAPS = re.compile(r"\n{3,}")
NOT_SPOKEN = ("script", "style", "template")
BLOCK_TAGS = """
address article aside blockquote body caption dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre
section summary table tbody thead title tr ul
"""
BLOCKS = frozenset(BLOCK_TAGS.split())
STRUCK = frozenset({"s", "del", "strike"})
TITLE_NAMES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "dc:date",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "date",
    "pubdate",
)
LOOKED_AT = 30_000


def is_html(text: str) -> bool:
    """Whether a text is an HTML page or a piece of one, not prose with a stray tag."""
    if "<" not in text[:LOOKED_AT]:
        return False
    if OPENS_PAGE.match(text):
        return True
    return sum(1 for _ in CLOSES_BLOCK.finditer(text[:LOOKED_AT])) >= 3


def text_from_html(text: str) -> str:
    """Give the text of a page, its title, date and address before it as front matter.

    Menus and footers stay: what is furniture is for the layout to say. Struck words
    keep their ``<s>``.
    """
    root = _tree(text)
    if root is None:
        return _stripped(text)
    front = _front_matter(root)
    etree.strip_elements(root, *NOT_SPOKEN, "head", with_tail=False)
    writer = _Writer()
    writer.write(root)
    body = GAPS.sub("\n\n", "\n".join(writer.lines)).strip("\n")
    return f"{front}{body}\n"


def _tree(text: str) -> etree._Element | None:
    """Parse a page; None where libxml2 would leave out what nests too deep."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    is_cut = any("depth" in e.message.lower() for e in parser.error_log)
    return None if is_cut else root


@dataclass(slots=True)
class _Writer:
    """Gathers lines while a tree is walked."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    preformatted: int = 0

    def write(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                self._open(element.tag)
                self._text(element.text)
            else:
                self._close(element.tag)
                self._text(element.tail)
        self._paragraph()

    def _open(self, tag: str) -> None:
        if tag == "br":
            self._line()
        elif tag in BLOCKS:
            self._paragraph()
        elif tag in STRUCK:
            self.pieces.append("<s>")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        self.preformatted += tag == "pre"

    def _close(self, tag: str) -> None:
        self.preformatted -= tag == "pre"
        if tag in BLOCKS:
            self._paragraph()
        elif tag in STRUCK:
            self.pieces.append("</s>")

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self.preformatted:
            self.pieces.append(BLANKS.sub(" ", text))
            return
        first, *rest = text.split("\n")
        self.pieces.append(first)
        for line in rest:
            self._line()
            self.pieces.append(line)

    def _line(self) -> None:
        line = "".join(self.pieces)
        if not self.preformatted:
            line = re.sub(" {2,}", " ", line).strip(" ")
        self.lines.append(line.rstrip())
        self.pieces.clear()

    def _paragraph(self) -> None:
        if any(piece.strip() for piece in self.pieces):
            self._line()
        self.pieces.clear()
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _front_matter(root: etree._Element) -> str:
    named = dict(_named_values(root))
    values = {
        "title": _title(root, named),
        "date": next((named[n] for n in DATE_NAMES if n in named), ""),
        "source_url": _address(root, named),
    }
    lines = [f"{key}: {_quoted(value)}\n" for key, value in values.items() if value]
    return "".join(["---\n", *lines, "---\n\n"]) if lines else ""


def _named_values(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the metadata of a page by name, the first of a name last so that it wins."""
    for element in reversed(list(root.iter("meta", "span", "time"))):
        names = [element.get(key, "") for key in ("itemprop", "property", "name")]
        value = element.get("content") or element.get("datetime") or ""
        for name in " ".join(names).lower().split():
            if value:
                yield name, BLANKS.sub(" ", value).strip()


def _title(root: etree._Element, named: dict[str, str]) -> str:
    """Choose the page's own title before the window's, which adds the site's name."""
    title = next((named[n] for n in TITLE_NAMES if n in named), "")
    if title:
        return title
    headings = [_words(h) for h in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    window = _words(next(root.iter("title"), None))
    return re.split(r"\s+[|»·]\s+", window)[0]


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    words: Iterable[str] = (str(piece) for piece in element.itertext())
    return BLANKS.sub(" ", "".join(words)).strip()


def _address(root: etree._Element, named: dict[str, str]) -> str:
    links = (e for e in root.iter("link") if e.get("rel", "").lower() == "canonical")
    link = next(links, None)
    address = (link.get("href") if link is not None else "") or named.get("og:url", "")
    return address if re.fullmatch(r"https?://[^\s\"'<>]{3,500}", address) else ""


def _quoted(value: str) -> str:
    """Quote a value as YAML does, where it must be."""
    if re.fullmatch(r"[\w(][^:#\"'\\\n]*|https?://[^\s#\"'\\]+", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _stripped(text: str) -> str:
    """Take the tags out of a page that no parser reads whole."""

    def replacement(match: re.Match[str]) -> str:
        tag = match[2].lower()
        if tag in STRUCK:
            return f"<{match[1]}s>"
        return "\n\n" if tag in BLOCKS else "\n" if tag == "br" else ""

    for begins, ends in NO_TEXT:
        text = _without(text, begins, ends)
    flat = BLANKS.sub(" ", text)
    plain = html.unescape(ANY_TAG.sub(replacement, flat)).replace("\0", "\ufffd")
    lines = (line.strip(" ") for line in plain.split("\n"))
    return GAPS.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def _without(text: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """Leave out what stands between two marks, in one pass."""
    kept, at = [], 0
    while (start := begins.search(text, at)) and (
        end := ends.search(text, start.end())
    ):
        kept.append(text[at : start.start()])
        at = end.end()
    return "".join([*kept, text[at:]])
