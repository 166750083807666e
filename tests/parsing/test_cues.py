"""Captions: cues of WebVTT and SRT, whose times are furniture and whose words run on."""

import pytest

from tests.parsing.test_other_styles import spoken
from transcripts.parsing import ElementKind, decode, outline_from_transcript, parse

PODIUM = [
    ("statement", "Ada Quill"),
    ("question", "Reporter"),
    ("answer", "Ada Quill"),
]
VOICES = """\
WEBVTT - a harbor

STYLE
::cue { color: white }

1
00:00:01.000 --> 00:00:06.000
<v Ada Quill>Good afternoon. The ferry

NOTE
a note: of two
lines

2
00:00:06.000 --> 00:00:12.000
<v Ada Quill>sails again from Monday.</v>

3
00:00:12.000 --> 00:00:16.000
<v Reporter>When will the second ferry sail?

4
00:00:16.000 --> 00:00:20.000
<v.loud Ada Quill>When it is <c.big>mended</c>.
"""


def turns_said(text):
    return [
        (turn.label, [block.text for block in turn.blocks])
        for turn in parse(text).turns
    ]


def whole(transcript):
    return "".join(transcript.text[e.start : e.end] for e in transcript.elements)


def without_blank_lines(text):
    return "\n".join(filter(None, text.split("\n"))) + "\n"


ODD = {
    "as it is": VOICES,
    "lines that end in two characters": VOICES.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + VOICES,
    "settings": VOICES.replace("000\n", "000 align:start position:10%\n"),
    "three digits of hours": VOICES.replace("00:00:", "100:00:"),
    "no hours": VOICES.replace("00:00:", "00:"),
    "no numbers": "".join(
        row
        for row in VOICES.splitlines(keepends=True)
        if not row[:1].isdigit() or ":" in row
    ),
    "words for numbers": VOICES.replace("\n2\n", "\nsecond\n"),
    "a blank before the tag": VOICES.replace("<v ", "  <v "),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_cues_of_one_voice_are_one_turn(text):
    text = decode(text.encode()).text
    assert spoken(text) == PODIUM
    assert turns_said(text) == [
        ("Ada Quill", ["Good afternoon. The ferry sails again from Monday."]),
        ("Reporter", ["When will the second ferry sail?"]),
        ("Ada Quill", ["When it is mended ."]),
    ]
    assert whole(parse(text)) == text


def test_blank_lines_between_cues_may_be_lost():
    head, _, cues = VOICES.partition("\n\n1\n")
    text = f"{head}\n\n1\n{without_blank_lines(cues.replace(CUED_NOTE, ''))}"
    assert spoken(text) == PODIUM


CUED_NOTE = "\nNOTE\na note: of two\nlines\n"


def test_what_nobody_says_is_furniture():
    outline = outline_from_transcript(parse(VOICES)).splitlines()
    assert outline == [
        "1\tfurniture",
        "3\tfurniture",
        "6\tfurniture",
        "8\tstatement\tAda Quill",
        "10\tfurniture",
        "14\tfurniture",
        "16\tstatement\tAda Quill +",
        "18\tfurniture",
        "20\tquestion\tReporter",
        "22\tfurniture",
        "24\tanswer\tAda Quill",
    ]


def test_names_in_small_letters_are_voices():
    text = VOICES.lower().replace("webvtt", "WEBVTT")
    assert [label for label, _ in turns_said(text)] == [
        *("ada quill", "reporter", "ada quill"),
    ]


def test_two_voices_may_share_a_line():
    text = """\
WEBVTT

00:01.000 --> 00:04.000
<v Ada Quill>Any questions?</v> <v Bo Marsh>Is it mended?</v>

00:04.000 --> 00:08.000
<v Ada Quill>It is.
"""
    assert turns_said(text) == [
        ("Ada Quill", ["Any questions?"]),
        ("Bo Marsh", ["Is it mended?"]),
        ("Ada Quill", ["It is."]),
    ]
    places = [
        e.column for e in parse(text).elements if e.kind is not ElementKind.FURNITURE
    ]
    assert places == [1, 33, 1]


def srt(*cues):
    return "\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{words}\n"
        for n, words in enumerate(cues, 1)
    )


def test_a_label_may_stand_only_where_the_speaker_changes():
    text = srt(
        "ADA QUILL: Good afternoon. The ferry",
        "sails again.",
        "REPORTER: Thank you. When will",
        "the second one sail?",
        "ADA QUILL: When it is mended.",
    )
    assert turns_said(text) == [
        ("ADA QUILL", ["Good afternoon. The ferry sails again."]),
        ("REPORTER", ["Thank you. When will the second one sail?"]),
        ("ADA QUILL", ["When it is mended."]),
    ]


@pytest.mark.parametrize("sign", [">> ", ">>> ", ">>", "- ", "– "])
def test_a_sign_may_open_a_turn_of_nobody_named(sign):
    text = srt(
        f"{sign}Good afternoon. The ferry",
        "sails again.",
        f"{sign}When will the second\none sail?\n{sign}When it is mended.",
        f"{sign}What of the lighthouse?",
        f"{sign}Ask the board.",
    )
    assert turns_said(text) == [
        ("", ["Good afternoon. The ferry sails again."]),
        ("Q", ["When will the second one sail?"]),
        ("", ["When it is mended."]),
        ("Q", ["What of the lighthouse?"]),
        ("", ["Ask the board."]),
    ]


def test_a_stage_direction_is_a_paragraph_of_its_own():
    text = srt(
        "ADA: It is",
        "mended.",
        "[Laughter]",
        "At last.",
        "BO: Is it?",
        "ADA: Yes.",
        "BO: So.",
    )
    blocks = parse(text).turns[0].blocks
    assert [(str(b.kind), b.text, b.first_line) for b in blocks] == [
        ("speech", "It is mended.", 3),
        ("stage", "[Laughter]", 11),
        ("speech", "At last.", 15),
    ]


def test_an_arrow_makes_no_cue():
    text = "MS. QUILL: From the harbor --> to the yard.\n\nQ: Why?\n\nMS. QUILL: It is so.\n"
    assert [label for _, label in spoken(text)] == ["MS. QUILL", "Q", "MS. QUILL"]
