"""Text out of a PDF, its lines as they are printed, a form feed before each page."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from transcripts.parsing import NotText

MOST_PAGES = 2_000
MOST_OBJECTS = 300_000
MOST_CHARACTERS = 50_000_000
DEEPEST = 50

MISSING = (
    "It is a PDF, and this installation lacks the package that reads them. Install the"
    " extra “documents” (uv sync --extra documents, or pip install pypdf), or save its"
    " text as plain text (UTF-8) and import that."
)
LOCKED = (
    "The PDF is locked with a password. Save a copy without one, or its text, and"
    " import that."
)
LONG = (
    f"The PDF has more pages than any transcript: at most {MOST_PAGES:,} are read."
    " Split it."
)
LARGE = (
    "The PDF unpacks to more than any transcript holds. Save its text as plain text"
    " (UTF-8) and import that."
)
PICTURES = (
    "There is no text in the PDF, only pictures of pages perhaps. Have its text"
    " recognised (OCR) first."
)
BROKEN = "The PDF is damaged ({}). Save it again by the program that made it."
# What a PDF may carry for its reader's program to run or unpack, and what that is.
HARMFUL = {
    "/JavaScript": "a script",
    "/JS": "a script",
    "/Launch": "a command to start a program",
    "/EmbeddedFile": "another file",
    "/EmbeddedFiles": "another file",
    "/RichMedia": "a film or a program",
    "/XFA": "a form of its own kind",
}


def text_from_pdf(content: bytes) -> str:
    """Return the text of a PDF; raise ``NotText`` where it has none or may do harm."""
    try:
        pypdf = import_module("pypdf")
    except ImportError:
        raise NotText(MISSING) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # oddities are of no use here
    try:
        text = _text(pypdf.PdfReader(io.BytesIO(content)))
    except (pypdf.errors.FileNotDecryptedError, pypdf.errors.DependencyError):
        raise NotText(LOCKED) from None
    except pypdf.errors.LimitReachedError:
        raise NotText(LARGE) from None
    except (NotText, MemoryError):
        raise
    except Exception as error:
        raise NotText(BROKEN.format(type(error).__name__)) from error
    if not text.strip():
        raise NotText(PICTURES)
    return text


def _text(reader: Any) -> str:
    # Many are locked against changes alone, and open without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotText(LOCKED)
    if reader.trailer["/Root"]["/Pages"].get("/Count", 0) > MOST_PAGES:
        raise NotText(LONG)
    _refuse_harmful(reader)
    return "\n\f".join(_pages(reader.pages)) + "\n"


def _pages(pages: Iterable[Any]) -> Iterator[str]:
    size = 0
    for number, page in enumerate(pages, 1):
        if number > MOST_PAGES:  # the number that a PDF gives may be wrong
            raise NotText(LONG)
        text: str = page.extract_text(extraction_mode="layout")
        size += len(text)
        if size > MOST_CHARACTERS:
            raise NotText(LARGE)
        yield text.replace("\0", "").rstrip()


def _refuse_harmful(reader: Any) -> None:
    """Look at every object there is, as far as the PDF says where they are."""
    for one in _objects(reader):
        if found := next(_harm(one, DEEPEST), ""):
            raise NotText(
                f"The PDF carries {HARMFUL[found]}. Print it into a new PDF, or save its"
                " text, and import that."
            )


def _objects(reader: Any) -> Iterator[Any]:
    numbered = [
        *((number, made) for made, table in reader.xref.items() for number in table),
        *((number, 0) for number in reader.xref_objStm),
    ]
    if len(numbered) > MOST_OBJECTS:
        raise NotText(LARGE)
    module = import_module("pypdf.generic")
    yield reader.trailer
    for number, made in numbered:
        yield reader.get_object(module.IndirectObject(number, made, reader))


def _harm(value: Any, depth: int) -> Iterator[str]:
    """Name what is harmful in an object, and in those that lie within it."""
    if depth and isinstance(value, dict):
        # As it stands, nothing followed: what it refers to is an object of its own.
        for key, held in dict.items(value):
            yield from (str(one) for one in (key, held) if _is_named(one))
            yield from _harm(held, depth - 1)
    elif depth and isinstance(value, list):
        for held in value:
            yield from _harm(held, depth - 1)


def _is_named(value: object) -> bool:
    return isinstance(value, str) and value in HARMFUL
