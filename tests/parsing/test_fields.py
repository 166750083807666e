import datetime as dt

from transcripts.parsing import parse

TALK = """\
Exchange With Reporters on the Ferry

June 1, 1994

Q. Will it sail?

The President. It will.

Q. When?

The President. On Monday.

{}
"""
FOOT = """\
NOTE: The exchange began at 10:20 a.m. in the Map Room at the Palace.

Ada B. Elm, Exchange With Reporters on the Ferry Online by Bo Oak and Di Fir, The Mill Project https://mill.example/node/7

Filed Under

Categories

Ferries

Ashland, Iowa

Simple Search of Our Archives"""
FRONT = """\
---
title: Mill Day
date: 2022-02-12
source_url: https://palace.example/mill/
tags: [ferry, mill]
---

MS. QUILL:  Good afternoon.

Q    Will it sail?
"""


def test_the_foot_of_a_page_gives_note_citation_and_categories():
    transcript = parse(TALK.format(FOOT))

    assert [(n.text, n.first_line) for n in transcript.notes] == [
        (FOOT.split("\n")[0], 13)
    ]
    assert transcript.citation.value == FOOT.split("\n")[2]
    assert transcript.citation.first_line == 15
    assert transcript.categories == ("Ferries", "Ashland, Iowa")
    assert transcript.source_url.value == "https://mill.example/node/7"
    assert transcript.principal.value == "Ada B. Elm"
    assert transcript.turns[-1].text == "On Monday."


def test_a_note_gives_hour_and_place_where_the_header_prints_none():
    transcript = parse(TALK.format(FOOT))

    assert (transcript.start.value, transcript.start.line) == (dt.time(10, 20), 13)
    assert transcript.place.value == "the Map Room at the Palace"


def test_front_matter_gives_title_date_source_and_tags():
    transcript = parse(FRONT)

    assert (transcript.title.value, transcript.title.first_line) == ("Mill Day", 2)
    assert (transcript.date.value, transcript.date.line) == (dt.date(2022, 2, 12), 3)
    assert transcript.source_url.value == "https://palace.example/mill/"
    assert transcript.source_url.first_line == 4
    assert transcript.categories == ("ferry", "mill")


def test_an_address_that_is_cited_above_is_the_source():
    text = "Cite: https://palace.example/2009/05/20/mill\n\n" + TALK.format("")
    assert parse(text).source_url.value == "https://palace.example/2009/05/20/mill"


def test_only_the_first_time_after_the_words_is_the_end():
    transcript = parse(TALK.format("END 2:20 P.M. EDT\n\n3:20 P.M. EDT"))
    assert transcript.end.printed == "2:20 P.M. EDT"


def test_a_title_loses_its_last_period():
    text = TALK.format("").replace("the Ferry\n", "the Ferry.\n")
    assert parse(text).title.value == "Exchange With Reporters on the Ferry"


def test_what_a_header_does_not_print_is_reported():
    codes = {defect.code for defect in parse("Q: So?\n\nMS. QUILL: Yes.\n").defects}
    assert {"no-date", "no-title"} <= codes
