"""Text out of a Word document (.docx): a line a paragraph, as Word itself saves it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from transcripts import archives
from transcripts.parsing import NotText

DOCUMENT = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
TYPES = "[Content_Types].xml"
MOST_MEMBERS = 5_000
MOST_BYTES = 100 * 1024 * 1024  # of the XML of one part
# What a zip raises that is damaged or lacks a part, and what a damaged part does.
DAMAGE = (*archives.BROKEN, KeyError, etree.LxmlError)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What stands twice: beside its fallback, or where it was moved away from.
REPEATED = frozenset({FALLBACK, f"{W}moveFrom"})
# What stands for characters; what was deleted in review is w:delText, which is none.
CHARACTERS = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": "\t",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}

MACROS = (
    "The Word document carries macros, which are programs. Save it as .docx without"
    " them, or as plain text (UTF-8), and import that."
)
BOMB = (
    "The Word document unpacks to more than any transcript holds. Save its text as"
    " plain text (UTF-8) and import that."
)
ENTITIES = (
    "The Word document declares entities, which may lead elsewhere; Word writes none."
    " Save it again by Word or LibreOffice."
)
LOCKED = "The Word document is locked with a password. Save a copy without one."
BROKEN = "The Word document is damaged. Save it again by Word or LibreOffice."
EMPTY = "There is no text in the Word document, only pictures perhaps."


def text_from_word(content: bytes) -> str:
    """Return the text; raise ``NotText`` where there is none or it may do harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_harmful(archive)
            parts = [_xml(archive, DOCUMENT)]
            names = archive.namelist()
            parts += [_xml(archive, name) for name in NOTES if name in names]
    except NotText:
        raise  # it is a ValueError, and so are some that zips raise
    except DAMAGE:
        raise NotText(BROKEN) from None
    text = "\n".join(line for part in parts for line in _lines(part))
    if not text.strip():
        raise NotText(EMPTY)
    return f"{text.strip('\n')}\n"


def _refuse_harmful(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise NotText(BOMB)
    if any(info.flag_bits & 0x1 for info in infos):
        raise NotText(LOCKED)
    has_macros = any("vbaproject" in info.filename.lower() for info in infos)
    if has_macros or b"macroEnabled" in _bytes(archive, TYPES):
        raise NotText(MACROS)


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    info = archive.getinfo(name)
    most = max(archives.RATIO_MATTERS_FROM, archives.MAX_RATIO * info.compress_size)
    most = min(most, MOST_BYTES)
    if info.file_size > most:
        raise NotText(BOMB)
    with archive.open(info) as member:
        return member.read(most)


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    content = _bytes(archive, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotText(ENTITIES)
    return root


def _lines(element: etree._Element) -> Iterator[str]:
    """Give a line a paragraph; the cells of a row of a table share one."""
    for child in element:
        if child.tag == f"{W}p":
            yield _words(child)
        elif child.tag == f"{W}tr":
            yield "\t".join("\n".join(_lines(cell)) for cell in child)
        elif not _is_passed_over(child):
            yield from _lines(child)


def _is_passed_over(element: etree._Element) -> bool:
    """Whether it repeats what stands elsewhere, or rules off notes."""
    return element.tag in REPEATED or element.get(f"{W}type") is not None


def _words(paragraph: etree._Element) -> str:
    return "".join(_characters(paragraph))


def _characters(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}txbxContent":
            yield "\n".join(["", *_lines(child)])
        elif child.tag not in REPEATED:
            yield CHARACTERS.get(str(child.tag), "")
            yield from _characters(child)
