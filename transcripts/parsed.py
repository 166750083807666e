"""Turn the bytes of one file into a parse, with what tells it from others.

It knows no framework, so that other processes can do it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import logging
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from transcripts import extracting, parsing
from transcripts.filetypes import SAMPLE, FileType, text_type
from transcripts.parsing import offices as tenures

logger = logging.getLogger(__name__)

DOCUMENTS = {extracting.PDF: FileType.PDF, extracting.WORD: FileType.WORD}
WORD = re.compile(r"\w+")
# Fewer words may well be said twice: "Thank you all for coming."
WORDS_THAT_TELL = 100
FIRST_PERSON = frozenset(
    {"i", "me", "my", "we", "our", "yo", "mi", "nuestro", "nuestra", "nuestros"}
)
LEAST_FIRST_PERSON = 0.005

OUR_FAULT = (
    "Lectern failed to read it, which is a fault of Lectern's and not of the file."
    " Please report it, with the file."
)
NO_SPEECH = (
    "There is no speech in it: no label says who speaks. If it is a transcript, put the"
    " speakers' names before what they say."
)
TOO_MUCH = (
    "Reading it takes more memory than it may (LECTERN_PARSE_MB). Split it, or save its"
    " text as plain text (UTF-8) and import that."
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read out of one file."""

    sha256: str
    encoding: str
    extracted: str  # the text, where it is more than the bytes in their encoding
    transcript: parsing.Transcript
    words_sha256: str  # of the words spoken; empty where they are few
    heading_sha256: str  # of title, date and place; empty where one cannot tell
    hint_date: dt.date | None = None  # of the day, where the text prints none
    file_type: FileType = FileType.TEXT

    @property
    def date(self) -> dt.date | None:
        """The day it was: as printed, or else as hinted."""
        printed = self.transcript.date
        return printed.value if printed else self.hint_date


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Why nothing was read out of a file, and what to do; what it is, if that was seen."""

    reason: str
    file_type: FileType | None = None
    encoding: str = ""


def digest(content: bytes) -> str:
    """Return the name that bytes have whatever file they are in."""
    return hashlib.sha256(content).hexdigest()


def parsed_from_bytes(
    content: bytes,
    filename: str,
    *,
    encoding: str | None = None,
    offices: Iterable[tenures.Office] = tenures.OFFICES,
    hint_date: dt.date | None = None,
    marks: Sequence[parsing.Mark] = (),
    distinct: Collection[str] = (),
) -> Parsed | Unparsed:
    """Decode and parse a file; whatever goes wrong becomes a reason.

    ``hint_date`` is the day where the text prints none, ``marks`` what a person said
    of its lines, ``distinct`` the notes of slips that a person said are none.
    """
    try:
        held = tenures.Tenures.of(offices)
        return _parsed(content, filename, encoding, held, hint_date, marks, distinct)
    except parsing.NotText as refusal:
        return Unparsed(str(refusal), _document_type(content))
    except MemoryError:
        return Unparsed(TOO_MUCH)
    except Exception:
        logger.exception("The parser failed on %s", filename)
        return Unparsed(OUR_FAULT)


def file_type_of(content: bytes, filename: str, encoding: str) -> FileType:
    """Return what kind of file the bytes are, which were read by this encoding before."""
    if document := _document_type(content):
        return document
    return text_type(filename, content[:SAMPLE].decode(encoding, "replace"))


def source_text(content: bytes, filename: str, encoding: str | None = None) -> str:
    """Return the text that a file's lines are counted in."""
    return _decoded(content, filename, encoding)[0].text


def transcript_from_bytes(
    content: bytes, filename: str, *, encoding: str | None = None
) -> parsing.Transcript:
    """Decode and parse a file, whether or not somebody speaks in it."""
    decoded, _ = _decoded(content, filename, encoding)
    return with_defects(parsing.parse(decoded.text), decoded.defects)


def encoding_to_name(content: bytes, encoding: str) -> str | None:
    """Return the encoding if it must be named to read the bytes so again."""
    try:
        is_found = parsing.decode(content).encoding == encoding
    except parsing.NotText:
        is_found = False
    return None if is_found else encoding


def spoken_words(text: str) -> str:
    """Return the words of a text alone, as two forms of it would have them."""
    return " ".join(WORD.findall(text.casefold()))


def _document_type(content: bytes) -> FileType | None:
    return DOCUMENTS.get(extracting.kind_of(content))


def _parsed(
    content: bytes,
    filename: str,
    encoding: str | None,
    offices: tenures.Tenures,
    hint_date: dt.date | None,
    marks: Sequence[parsing.Mark],
    distinct: Collection[str],
) -> Parsed | Unparsed:
    decoded, file_type = _decoded(content, filename, encoding)
    try:
        transcript = parsing.parse(
            decoded.text,
            offices=offices,
            hint_date=hint_date,
            marks=marks,
            distinct=distinct,
        )
    except parsing.NoTranscript as refusal:
        return Unparsed(str(refusal), file_type, decoded.encoding)
    if fault := tiling_fault(transcript):
        logger.error("%s: %s", filename, fault)
        return Unparsed(OUR_FAULT, file_type, decoded.encoding)
    if not has_speech(transcript):
        return Unparsed(NO_SPEECH, file_type, decoded.encoding)
    is_extracted = file_type.is_document or file_type is FileType.HTML
    return Parsed(
        sha256=digest(content),
        encoding=decoded.encoding,
        extracted=decoded.text if is_extracted or decoded.defects else "",
        transcript=with_defects(transcript, decoded.defects),
        words_sha256=_words_sha256(transcript),
        heading_sha256=_heading_sha256(transcript),
        hint_date=hint_date,
        file_type=file_type,
    )


def _decoded(
    content: bytes, filename: str, encoding: str | None
) -> tuple[parsing.Decoded, FileType]:
    """Decode a file, and what is more than text to the text in it; say what it is."""
    if kind := extracting.kind_of(content):
        text = extracting.text_from_document(content, kind)
        return parsing.Decoded(text, kind), DOCUMENTS[kind]
    decoded = parsing.decode(content, encoding)
    extracting.refuse_misnamed(PurePath(filename).suffix.lower())
    file_type = text_type(filename, decoded.text)
    if file_type is not FileType.HTML:
        return decoded, file_type
    text = parsing.text_from_html(decoded.text)
    return dataclasses.replace(decoded, text=text), file_type


def with_defects(
    transcript: parsing.Transcript, defects: tuple[parsing.Defect, ...]
) -> parsing.Transcript:
    """Return the transcript with what was odd about its bytes noted first."""
    if not defects:
        return transcript
    return dataclasses.replace(transcript, defects=defects + transcript.defects)


def tiling_fault(transcript: parsing.Transcript) -> str:
    """Say where the elements lose or repeat a character; nothing where they do not."""
    end = 0
    for element in transcript.elements:
        if element.start != end or element.end <= element.start:
            return f"the elements do not meet at character {end}"
        end = element.end
    if end != len(transcript.text):
        return f"the elements end at character {end} of {len(transcript.text)}"
    return ""


def has_speech(transcript: parsing.Transcript) -> bool:
    """Whether somebody speaks: under a label, under a heading, or as I or we.

    An address to a parliament may be printed without any label or heading; so may a
    list of errands, which nobody says.
    """
    if any(turn.label for turn in transcript.turns):
        return True
    is_headed = transcript.title and (transcript.date or transcript.principal)
    words = spoken_words("\n".join(turn.text for turn in transcript.turns)).split()
    own = sum(word in FIRST_PERSON for word in words)
    return bool(words) and (bool(is_headed) or own >= len(words) * LEAST_FIRST_PERSON)


def _words_sha256(transcript: parsing.Transcript) -> str:
    words = spoken_words("\n".join(turn.text for turn in transcript.turns))
    return digest(words.encode()) if words.count(" ") >= WORDS_THAT_TELL else ""


def _heading_sha256(transcript: parsing.Transcript) -> str:
    """Name the title, date and place; without both title and date nothing is told."""
    if transcript.title is None or transcript.date is None:
        return ""
    place = spoken_words(transcript.place.value) if transcript.place else ""
    title = spoken_words(transcript.title.value)
    return digest(f"{title}|{transcript.date.value}|{place}".encode())
