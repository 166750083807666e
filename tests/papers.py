"""Make PDF and Word documents, sound and harmful, out of invented texts."""

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LINE = 14  # points from one line to the next
PER_PAGE = 45


def word(text, *, before="", types=TYPES, **members):
    """Give a Word document with a paragraph a line."""
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n")
    )
    return word_of(paragraphs, before=before, types=types, **members)


def word_of(body, *, before="", types=TYPES, **members):
    """Give a Word document with a body of this XML; ``before`` it comes a DTD."""
    parts = {
        "[Content_Types].xml": f"<Types><Override ContentType='{types}'/></Types>",
        "word/document.xml": f"<?xml version='1.0'?>{before}<w:document xmlns:w='{W}'>"
        f"<w:body>{body}</w:body></w:document>",
    }
    return packed(parts | {name.replace("__", "/"): v for name, v in members.items()})


def packed(members):
    """Give a zip of {name: content}."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf(text, *, root="", more=(), count=None):
    """Give a PDF of the text, a page each so many lines.

    ``root`` goes into its catalogue, ``more`` are objects beside those it needs (the
    first is number 4), ``count`` is the number of pages that it claims.
    """
    lines = text.split("\n")
    pages = [lines[n : n + PER_PAGE] for n in range(0, len(lines), PER_PAGE)]
    first = 4 + len(more)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{root}>>",
        f"<</Type/Pages/Count {count or len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    for n, page in enumerate(pages):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font"
            f"<</F 3 0 R>>>>/Contents {first + 2 * n + 1} 0 R>>"
        )
        objects.append(stream(drawn(page)))
    return pdf_of(objects)


def drawn(lines):
    """Give what draws the lines of a page."""
    rows = "".join(f"({shown(line)})Tj T* " for line in lines)
    return f"BT /F 10 Tf {LINE} TL 60 740 Td {rows}ET".encode("cp1252")


def shown(line):
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def stream(content, extra="/Filter/FlateDecode"):
    """Give a stream, packed."""
    data = zlib.compress(content, 9)
    return (
        f"<</Length {len(data)}{extra}>>stream\n".encode() + data + b"\nendstream"
    ).decode("latin-1")


def pdf_of(objects, trailer=""):
    """Give a PDF of the objects; the first is its catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content.encode("latin-1") + b"\nendobj\n"
    at = len(out)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n"
        f"startxref\n{at}\n%%EOF\n"
    ).encode()
    return bytes(out)
