"""What kind of file bytes are, told by the bytes; knows no framework."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

# <!DOCTYPE html>  <html lang="en">   not: <p>Thank you.</p>
HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
HTML_SUFFIXES = frozenset({".html", ".htm"})
# ---⏎title: x   # Remarks   **MS. REED:** Good morning.   [the act](https://…)
# not: ---⏎   #1 priority   (**) as corrected   [applause] (laughter)
MARKDOWN = re.compile(
    r"""\A\s*---\n[\w-]+:\s
    | ^\#{1,6}\ \w
    | ^\*\*[^*\n]{1,200}\*\*
    | \[[^\]\n]{1,200}\]\(https?://
    """,
    re.MULTILINE | re.VERBOSE,
)
SAMPLE = 65_536  # characters; what makes a text Markdown stands in its first pages


class FileType(StrEnum):
    """Kinds of files that hold text, by their names on the web."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @property
    def words(self) -> str:
        """What people call it."""
        return WORDS[self]

    @property
    def is_document(self) -> bool:
        """Whether the text has to be taken out of it: its bytes are in no encoding."""
        return self in (FileType.PDF, FileType.WORD)


WORDS = {
    FileType.TEXT: "Plain text",
    FileType.MARKDOWN: "Markdown",
    FileType.HTML: "Web page (HTML)",
    FileType.PDF: "PDF",
    FileType.WORD: "Word document",
}


def text_type(filename: str, text: str) -> FileType:
    """Return which kind of text it is; a name tells only what may be part of a page."""
    is_named_so = PurePath(filename).suffix.lower() in HTML_SUFFIXES
    if is_named_so or HTML.match(text):
        return FileType.HTML
    is_markdown = MARKDOWN.search(text[:SAMPLE].lstrip("\ufeff"))
    return FileType.MARKDOWN if is_markdown else FileType.TEXT
