"""Turn bytes into text, or say what they are and what to do."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy
import ftfy.bad_codecs  # registers sloppy-windows-1252
import ftfy.badness

from transcripts.parsing.transcript import Defect

SLOPPY = "sloppy-windows-1252"  # Windows-1252 with its five holes as control characters

# First bytes of what people take for text, at an offset, and what it is.
MAGIC = (
    (0, b"%PDF-", "a PDF"),
    (0, b"PK\x03\x04", "a zip archive or a Word document (.docx)"),
    (0, b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (0, b"{\\rtf", "a rich-text document (.rtf)"),
    (0, b"\x89PNG", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"7z\xbc\xaf", "a 7-Zip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"ID3", "a sound recording (MP3)"),
    (0, b"OggS", "a sound recording (Ogg)"),
    (0, b"RIFF", "a sound or video recording"),
    (4, b"ftyp", "a video or sound recording (MP4)"),
    (0, b"SQLite format 3", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a program"),
    (257, b"ustar", "a tar archive"),
)
ARCHIVES = ("archive", "zip")
ADVICE = "Save its text as plain text (UTF-8) and import that."

BOMS = (  # the long ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs of Python that are no encodings of files; some run in quadratic time.
NO_ENCODINGS = frozenset(
    {"punycode", "idna", "undefined", "unicode-escape", "raw-unicode-escape"}
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?([\w.:-]{2,30})""")
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
PLAIN = bytes(range(32, 127)) + b"\t\n\v\f\r"
PLAIN_MAGIC = (b"%PDF-", b"{\\rtf")
USUAL = ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252")
SAMPLE = 65_536
INVISIBLE = " \t\n\v\f\r\u00a0\u200b\u202f\ufeff\x1a"
# A cheap look for what ftfy can mend: ’ read as â€™, é as Ã©, NBSP as Â .
MOJIBAKE = ("â€", "Ã", "Â")
# Windows-1252's … ’ “ ” – — left as control characters; U+0085 breaks lines elsewhere.
C1_SEEN = "\x85\x92\x93\x94\x96\x97"
C1 = {code: bytes([code]).decode(SLOPPY) for code in range(0x80, 0xA0)}
MENDING = ftfy.TextFixerConfig(
    restore_byte_a0=True, replace_lossy_sequences=False, fix_c1_controls=False
)


class NotText(ValueError):
    """Bytes that hold no text; the message says what they are and what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by, and what was doubtful about that."""

    text: str
    encoding: str
    defects: tuple[Defect, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text with ``\\n`` line ends; raise ``NotText`` where they are none.

    Characters are kept one for one but for line ends, a leading byte order mark and
    misread characters, whose mending is reported.
    """
    if not data:
        raise NotText("The file is empty. Check that it was saved or copied whole.")
    _refuse_binary(data)
    raw = _by_name(data, encoding) if encoding else _by_look(data)
    text = raw.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(INVISIBLE):
        raise NotText("There is only white space in the file. Check its source.")
    if "\0" in text:
        raise NotText(_nul(text.count("\n", 0, text.index("\0")) + 1))
    text, mended = _mended(text)
    return Decoded(text, raw.encoding, (*raw.defects, *mended, *_oddities(text)))


def _refuse_binary(data: bytes) -> None:
    is_plain = not data[:SAMPLE].translate(None, PLAIN)
    for offset, magic, what in MAGIC:
        if data.startswith(magic, offset) and (not is_plain or magic in PLAIN_MAGIC):
            is_archive = any(word in what for word in ARCHIVES)
            advice = "Import the text files in it." if is_archive else ADVICE
            raise NotText(f"This looks like {what}, not text. {advice}")


def _by_name(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        if name in NO_ENCODINGS:
            raise LookupError
        text = data.decode(name).encode("utf-8", "replace").decode()
        return Decoded(text.removeprefix("\ufeff"), name)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise NotText(_misnamed(data, encoding, error)) from None
        known = "utf-8, utf-16, windows-1252 or mac-roman"
        raise NotText(
            f"No text encoding is called “{encoding}”. Try {known}, or name none."
        ) from None


def _misnamed(data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    return (
        f"The text is not in {encoding}: byte 0x{data[error.start]:02x} on line "
        f"{_line_of(data, error.start)} does not fit. Name another encoding, or none "
        "to have it found out."
    )


def _by_look(data: bytes) -> Decoded:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _with_bom(data, encoding)
    if b"\0" in data:
        return _wide(data)
    sample = data[:SAMPLE]
    if len(sample) - len(sample.translate(None, CONTROLS)) > len(sample) // 20:
        raise NotText(f"The file holds control characters, not text. {ADVICE}")
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError as error:
        return _declared(data) or _single_byte(data, error.start)


def _with_bom(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _single_byte(data[3:], max(error.start, 0))
        text = data.decode(encoding, "replace")
        line = text.count("\n", 0, text.find("\ufffd")) + 1
        message = f"Broken {encoding}; what could not be read is shown as �."
        return Decoded(text, encoding, (Defect("encoding", line, message),))


def _wide(data: bytes) -> Decoded:
    """Read UTF-16 without a mark: every other byte of Western text is NUL."""
    sample = data[: SAMPLE - SAMPLE % 2]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nuls, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if nuls > len(sample) * 0.4 and not others and len(data) % 2 == 0:
            message = f"Read as {encoding} by its look; it has no byte order mark."
            return Decoded(
                data.decode(encoding, "replace"),
                encoding,
                (Defect("encoding", 1, message),),
            )
    raise NotText(_nul(_line_of(data, data.index(0))))


def _nul(line: int) -> str:
    return (
        f"The file holds NUL bytes (the first on line {line}), so it is binary or "
        f"damaged. {ADVICE}"
    )


def _declared(data: bytes) -> Decoded | None:
    """Read by the encoding that a page declares, where it is none of the usual."""
    match = DECLARED.search(data, 0, 2048)
    name = match[1].decode("ascii").lower() if match else "utf-8"
    if name.startswith("utf") or name in USUAL:
        return None
    try:
        return _by_name(data, name)
    except NotText:
        return None


def _single_byte(data: bytes, first_bad: int) -> Decoded:
    """Read what is no UTF-8: as Windows-1252, whole or where UTF-8 fails."""
    line = _line_of(data, first_bad)
    valid = data.decode("utf-8", "ignore")
    bad = len(data) - len(valid.encode())
    good = sum(1 for c in valid if c > "\x7f")
    if good * 10 > bad:
        message = f"{bad} bytes are no UTF-8; they were read as Windows-1252."
        defect = Defect("mixed-encoding", line, message)
        return Decoded(data.decode("utf-8", "lectern-windows-1252"), "utf-8", (defect,))
    is_mac = b"\r" in data and b"\n" not in data
    encoding, codec = ("mac-roman",) * 2 if is_mac else ("windows-1252", SLOPPY)
    message = f"No UTF-8; read as {encoding}. If letters look wrong, name the encoding."
    defect = Defect("encoding", line, message)
    return Decoded(data.decode(codec), encoding, (defect,))


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(SLOPPY), error.end


codecs.register_error("lectern-windows-1252", _as_windows_1252)


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _mended(text: str) -> tuple[str, tuple[Defect, ...]]:
    """Put right characters that somebody read by the wrong encoding before us."""
    if text.isascii():
        return text, ()
    defects = []
    if any(c in text for c in C1_SEEN):
        line = next(i for i, c in enumerate(text) if c in C1_SEEN)
        where = text.count("\n", 0, line) + 1
        defects.append(Defect("control-characters", where, "Read as Windows-1252."))
        text = text.translate(C1)
    if any(mark in text for mark in MOJIBAKE):
        lines = text.split("\n")
        mended = [_mended_line(line) for line in lines]
        pairs = zip(lines, mended, strict=True)
        changed = [n for n, (was, now) in enumerate(pairs, 1) if was != now]
        if changed:
            message = (
                f"Misread characters (such as â€™) mended on {len(changed)} lines."
            )
            defects.append(Defect("mojibake", changed[0], message))
            text = "\n".join(mended)
    return text, tuple(defects)


def _mended_line(line: str) -> str:
    if not any(mark in line for mark in MOJIBAKE) or not ftfy.badness.is_bad(line):
        return line
    mended = ftfy.fix_encoding(line, MENDING)
    return line if "\n" in mended or "\r" in mended else mended


def _oddities(text: str) -> tuple[Defect, ...]:
    if text.isascii():
        return ()
    odd = (
        ("\ufffd", "lost-character", "A character was lost before the text came here."),
        ("\ufeff", "stray-bom", "A byte order mark inside the text; left as it is."),
    )
    return tuple(
        Defect(code, text.count("\n", 0, text.index(c)) + 1, message)
        for c, code, message in odd
        if c in text
    )
