import datetime as dt
import time

import pytest

from transcripts.parsing import clocks
from transcripts.parsing.transcript import Clock


def clock(hour, minute=0, offset=None):
    return Clock(dt.time(hour, minute), "", 1, "", offset)


@pytest.mark.parametrize(
    ("line", "value", "printed", "zone", "offset"),
    [
        ("1:20 P.M. EDT", (13, 20), "1:20 P.M. EDT", "EDT", -240),
        ("12:47 P.M EST", (12, 47), "12:47 P.M EST", "EST", -300),
        ("10:02 AM", (10, 2), "10:02 AM", "", None),
        ("1:22 P.M.", (13, 22), "1:22 P.M.", "", None),
        ("6:33 P.M. (Local)", (18, 33), "6:33 P.M. (Local)", "Local", None),
        ("6:33 P.M. (CEST)", (18, 33), "6:33 P.M. (CEST)", "CEST", 120),
        ("12:50 P.M.\u00a0 EST", (12, 50), "12:50 P.M.\u00a0 EST", "EST", -300),
        ("2:16 p.m. EDT", (14, 16), "2:16 p.m. EDT", "EDT", -240),
        ("1:28.P.M.", (13, 28), "1:28.P.M.", "", None),
        ("1:012 P.M. EDT", (13, 12), "1:012 P.M. EDT", "EDT", -240),
        ("10:5 A.M. EDT", (10, 5), "10:5 A.M. EDT", "EDT", -240),
        ("8:42 P.M. WITA.", (20, 42), "8:42 P.M. WITA", "WITA", 480),
        ("11:16 P.M.EDT", (23, 16), "11:16 P.M.EDT", "EDT", -240),
        ("12 noon", (12, 0), "12 noon", "", None),
        ("12:05 A.M. EST", (0, 5), "12:05 A.M. EST", "EST", -300),
        ("20:15 CET", (20, 15), "20:15 CET", "CET", 60),
        ("  \u200b9:41 A.M. EDT  ", (9, 41), "9:41 A.M. EDT", "EDT", -240),
        ("END 2:20 P.M. EDT", (14, 20), "2:20 P.M. EDT", "EDT", -240),
        ("END2:04 P.M. EST", (14, 4), "2:04 P.M. EST", "EST", -300),
        ("END         1:10 P.M. EDT", (13, 10), "1:10 P.M. EDT", "EDT", -240),
        ("END 3:07         P.M. EST", (15, 7), "3:07         P.M. EST", "EST", -300),
        ("END< br /> 5:50 P.M SAST", (17, 50), "5:50 P.M SAST", "SAST", 120),
        ("As of 3:00 PM", (15, 0), "3:00 PM", "", None),
    ],
)
def test_a_line_that_is_a_time_is_read(line, value, printed, zone, offset):
    expected = Clock(dt.time(*value), printed, 7, zone, offset)
    assert clocks.clock_from_line(line, 7) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "END",
        "Afternoon.",
        "13:99 P.M. EST",
        "14:20 P.M. EST",
        "2:152 P.M. EDT",
        "2:15.",
        "2:15 Eastern.",
        "25:15 CET",
        "at 2:15 p.m.",
        "2:15 p.m. and",
        "2:15 p.m. tomorrow.",
        "2 PM (EDT) THE GOVERNOR DEPARTS",
        "MS. REYES:  2:15 p.m., yes.",
        "Q    12 noon?",
        "(Pause at 2:15 P.M. EDT)",
        "September 18, 2009, 12:00 p.m.",
        "Friday at midnight.",
        "#56-04/14",
    ],
)
def test_other_lines_are_no_times(line):
    assert clocks.clock_from_line(line, 1) is None


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("END 2:20 P.M. EDT", True),
        ("END2:04 P.M. EST", True),
        ("2:20 P.M. EDT", False),
        ("END OF THE YEAR", False),
        ("END " * 60, False),
    ],
)
def test_only_a_time_after_the_word_end_is_an_end_line(line, ends):
    assert clocks.is_end_line(line) is ends


def test_eastern_time_gets_its_offset_from_the_date():
    summer = clocks.clock_from_line("1:20 P.M. ET", 1, dt.date(2022, 7, 1))
    undated = clocks.clock_from_line("1:20 P.M. ET", 1)

    assert summer.offset == -240
    assert undated.offset is None
    assert clocks.with_date(undated, dt.date(2022, 1, 5)).offset == -300
    assert clocks.with_date(summer, dt.date(2022, 1, 5)).offset == -240


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Embargoed until 9:30 a.m. Eastern tomorrow.", ["9:30 a.m. Eastern"]),
        ("from 9 a.m. to noon", ["9 a.m.", "noon"]),
        ("8:00 PM EST, March 24", ["8:00 PM EST"]),
        ("photo by A. Person12:48 P.M. EDT", ["12:48 P.M. EDT"]),
        ("3 p.m. (EDT) in the lobby", ["3 p.m. (EDT)"]),
        ("this afternoon, in room 1:20", []),
        ("a ratio of 20:15 for EU votes", []),
        ("they met on 3.14.93 P.M. Jones", []),
        ("$4.15 p.m. rates", []),
        ("nothing here", []),
    ],
)
def test_times_inside_a_text_are_found(text, found):
    clocks_found = clocks.clocks_in(text, 3)

    assert [f.clock.printed for f in clocks_found] == found
    assert [text[f.start : f.end] for f in clocks_found] == found


@pytest.mark.parametrize(
    ("note", "hour", "place"),
    [
        (
            "NOTE: The exchange began at 10:20 a.m. in the Map Room at the Palace. "
            "A tape was not available at 11 a.m.",
            10,
            "the Map Room at the Palace",
        ),
        (
            "Note: The Governor's third news conference was held in the Palace at "
            "4 p.m. on Friday, October 11, 1929.",
            16,
            "the Palace",
        ),
        (
            "[The Governor's seventh news conference began at 2:30 p.m. in Room 9 of "
            "the Old Mill and was broadcast live.]",
            14,
            "Room 9 of the Old Mill",
        ),
        (
            "The exchange began at 11:35 a.m. in the Oval Office, prior to a meeting",
            11,
            "the Oval Office",
        ),
        ("The exchange began at approximately 9 a.m.", 9, ""),
        ("The Governor spoke at noon on the porch of Ash Lodge.", 12, None),
    ],
)
def test_a_note_says_when_and_where(note, hour, place):
    occasion = clocks.occasion_from_note(note, 40)

    assert occasion.clock.value.hour == hour
    assert occasion.clock.line == 40
    assert occasion.place == (place if place is not None else "the porch of Ash Lodge")


@pytest.mark.parametrize(
    "note",
    [
        "NOTE: This is a rough transcript and errors may appear.",
        "NOTE: In the excerpt below, Mr. Alder misspoke.",
        "The Governor met with the ministers in the Map Room.",
        "The announcement came at 9 a.m. from the Palace.",
    ],
)
def test_other_notes_give_no_occasion(note):
    assert clocks.occasion_from_note(note, 1) is None


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (clock(12, 53), clock(13, 3), 10),
        (clock(23, 50), clock(0, 20), 30),
        (clock(18, 0, 120), clock(12, 30, -240), 30),
        (clock(9), clock(9), 0),
        (clock(13, 3), clock(12, 53), None),
    ],
)
def test_durations_run_over_midnight_and_between_zones(start, end, minutes):
    assert clocks.duration_minutes(start, end) == minutes


def test_the_place_corrects_the_offset_of_a_shared_abbreviation():
    india = clocks.clock_from_line("1:20 P.M. IST", 1)

    assert india.offset == 330
    assert clocks.with_place(india, "Jerusalem").offset == 120
    assert clocks.with_place(india, "New Delhi") == india


def test_an_end_long_before_the_start_is_reported():
    early = Clock(dt.time(11), "11 A.M.", 3)
    late = Clock(dt.time(10, 31), "10:31 A.M.", 90)

    assert clocks.span_defect(early, late).line == 90
    assert clocks.span_defect(late, early) is None


def test_a_time_in_an_odd_shape_is_reported():
    odd = clocks.clock_from_line("1:012 P.M. EDT", 5)

    assert clocks.clock_defect(odd).line == 5
    for line in ("1:12 P.M. EDT", "9 a.m.", "noon", "1:28.P.M."):
        assert clocks.clock_defect(clocks.clock_from_line(line, 1)) is None


def test_hostile_lines_are_read_in_no_time():
    began = time.process_time()
    for text in ("1" * 200_000, "1:1" * 90_000, "1 " * 100_000, "began at " * 30_000):
        clocks.clock_from_line(text, 1)
        clocks.clocks_in(text)
        clocks.occasion_from_note(text, 1)

    assert time.process_time() - began < 10
