import datetime as dt

import pytest

from transcripts.parsing import parse

PAGE = """\
Ada Elm

Press Briefing by Press Secretary Ida Quill

February 12, 2022

Harbor Hall Briefing Room

12:53 P.M. EST

MS. QUILL: Good afternoon.

Q: Will it sail?

MS. QUILL: It will.

1:03 P.M. EST
"""
RELEASE = """\
For Immediate Release
May 20, 2009

Remarks by the Governor at Mill School

The White House
Ashland, Iowa
1:20 P.M. EDT
THE GOVERNOR:  Good afternoon.

Q    Will it sail?

END                1:40 P.M. EDT
"""
MARKDOWN = """\
---
title: "Press Briefing by Press Secretary Ida Quill, December 9, 2022"
date: 2022-12-10
source_url: https://palace.example/mill/
---

Harbor Hall

1:20 P.M. EST

MS. QUILL:  Good afternoon.

Q    Will it sail?
"""
BARE = "MS. QUILL:  Good afternoon.\n\nQ    Will it sail?\n\nMS. QUILL:  Yes.\n"
NOTED = """\
Exchange With Reporters on the Ferry

June 1, 1994

Q. Will it sail?

The President. It will.

Q. When?

The President. On Monday.

NOTE: The exchange began at 10:20 a.m. in the Map Room at the Palace.
"""


def printed(transcript):
    fields = {
        "principal": transcript.principal and transcript.principal.value,
        "title": transcript.title and transcript.title.value,
        "date": transcript.date and transcript.date.value.isoformat(),
        "place": transcript.place and transcript.place.value,
        "start": transcript.start and transcript.start.printed,
        "end": transcript.end and transcript.end.printed,
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            PAGE,
            {
                "principal": "Ada Elm",
                "title": "Press Briefing by Press Secretary Ida Quill",
                "date": "2022-02-12",
                "place": "Harbor Hall Briefing Room",
                "start": "12:53 P.M. EST",
                "end": "1:03 P.M. EST",
            },
        ),
        (
            RELEASE,
            {
                "title": "Remarks by the Governor at Mill School",
                "date": "2009-05-20",
                "place": "Ashland, Iowa",
                "start": "1:20 P.M. EDT",
                "end": "1:40 P.M. EDT",
            },
        ),
        (
            MARKDOWN,
            {
                "title": "Press Briefing by Press Secretary Ida Quill, December 9, 2022",
                "date": "2022-12-09",
                "place": "Harbor Hall",
                "start": "1:20 P.M. EST",
            },
        ),
        (BARE, {}),
        (
            NOTED,
            {
                "title": "Exchange With Reporters on the Ferry",
                "date": "1994-06-01",
                "place": "the Map Room at the Palace",
                "start": "10:20 a.m.",
            },
        ),
    ],
    ids=["page", "release", "markdown", "bare", "noted"],
)
def test_the_header_of_each_layout_gives_its_fields(text, fields):
    assert printed(parse(text)) == fields


def test_fields_say_on_which_lines_they_are_printed():
    transcript = parse(PAGE)

    assert transcript.principal.first_line == 1
    assert transcript.title.first_line == transcript.title.last_line == 3
    assert transcript.date.line == 5
    assert transcript.place.first_line == 7
    assert (transcript.start.line, transcript.end.line) == (9, 17)


@pytest.mark.parametrize(
    ("line", "principal"),
    [
        ("Ada Elm", "Ada Elm"),
        ("Ada Elm photo", "Ada Elm"),
        ("Ada Elm picture", "Ada Elm"),
        ("Photo of Ada Elm", "Ada Elm"),
        ("Ada B. Elm, Jr.", "Ada B. Elm, Jr."),
        ("The Press Office", None),
        ("Skip to main content", None),
    ],
)
def test_the_name_above_the_title_is_the_principal(line, principal):
    found = parse(PAGE.replace("Ada Elm", line, 1)).principal
    assert (found and found.value) == principal


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 08, 2022", dt.date(2022, 3, 8)),
        ("(January 25, 2025)", dt.date(2025, 1, 25)),
        ("Thursday, May 9, 1996", dt.date(1996, 5, 9)),
        ("Harbor Hall", None),
    ],
)
def test_the_date_line_is_read(line, date):
    found = parse(PAGE.replace("February 12, 2022", line)).date
    assert (found and found.value) == date


def test_a_place_may_run_over_two_lines():
    text = PAGE.replace("Room\n", "Room\n\nAshland, Iowa\n")
    assert parse(text).place.value == "Harbor Hall Briefing Room, Ashland, Iowa"


def test_a_note_before_the_time_is_no_part_of_the_opening_words():
    note = "**Please see below for a correction, marked with an asterisk."
    transcript = parse(PAGE.replace("12:53", f"{note}\n\n12:53"))

    assert [block.text for block in transcript.notes] == [note]
    assert transcript.turns[0].text == "Good afternoon."


def test_words_without_a_label_before_the_first_are_a_statement():
    opening = "Good morning to you. I am glad that you are all here with me today."
    transcript = parse(PAGE.replace("MS. QUILL: Good afternoon.", opening))

    assert transcript.turns[0].label == ""
    assert transcript.turns[0].text == opening
    assert transcript.turns[0].kind == "statement"


def test_a_hint_of_the_date_is_not_taken_for_a_printed_date():
    assert parse(BARE, hint_date=dt.date(1999, 5, 1)).date is None
