"""Text out of files that are more than text: PDF and Word documents.

What they are, their bytes say. Nothing in them is run, followed or fetched; what a
document carries beside its text and could do harm has it refused. Knows no framework.
"""

from __future__ import annotations

import io
import zipfile

from transcripts import archives
from transcripts.extracting.pdf import text_from_pdf
from transcripts.extracting.word import DOCUMENT, text_from_word
from transcripts.parsing import NotText

PDF = "pdf"
WORD = "docx"
KINDS = frozenset({PDF, WORD})
SUFFIXES = frozenset({f".{kind}" for kind in KINDS})
PDF_HEAD = b"%PDF-"
ZIP_HEAD = b"PK\x03\x04"
NEAR = 1024  # readers of PDF take one that begins so late
TWO_AT_ONCE = (
    "It is a PDF and a zip at once, as no honest file is. Save its text as plain text"
    " (UTF-8) and import that."
)


def kind_of(content: bytes) -> str:
    """Return which kind of document the bytes are; nothing where they are none."""
    if content.startswith(PDF_HEAD):
        return PDF
    return WORD if content.startswith(ZIP_HEAD) and _has_document(content) else ""


def text_from_document(content: bytes, kind: str) -> str:
    """Return the text of a document; raise ``NotText`` with what is wrong with it."""
    if _is_two_at_once(content):
        raise NotText(TWO_AT_ONCE)
    return text_from_pdf(content) if kind == PDF else text_from_word(content)


def refuse_misnamed(suffix: str) -> None:
    """Refuse bytes of another kind under a name of this one."""
    if suffix in SUFFIXES:
        raise NotText(
            f"Its name ends in {suffix}, and its bytes are of another kind. Save it"
            " again by the program that made it, or name it as what it is."
        )


def _has_document(content: bytes) -> bool:
    file = io.BytesIO(content)
    if archives.is_overfull(file):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return DOCUMENT in archive.namelist()
    except archives.BROKEN:
        return False


def _is_two_at_once(content: bytes) -> bool:
    if content.startswith(PDF_HEAD):
        return zipfile.is_zipfile(io.BytesIO(content))
    return PDF_HEAD in content[:NEAR]
