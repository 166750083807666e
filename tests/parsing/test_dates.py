import datetime as dt
import time

import pytest

from transcripts.parsing import dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("February 12, 2022", (2022, 2, 12)),
        ("March 08, 2022", (2022, 3, 8)),
        ("(January 25, 2025)", (2025, 1, 25)),
        ("[February 13, 1993]", (1993, 2, 13)),
        ("Thursday, May 9, 1996", (1996, 5, 9)),
        ("FRIDAY, JANUARY 3, 1996, 1:28.P.M.", (1996, 1, 3)),
        ("March 3rd, 2022", (2022, 3, 3)),
        ("Feb. 1 2002", (2002, 2, 1)),
        ("Sept. 18, 2009", (2009, 9, 18)),
        ("December 9 , 2022.", (2022, 12, 9)),
        ("12 February 2022", (2022, 2, 12)),
        ("the 12th of February, 2022"[4:], (2022, 2, 12)),
        ("2022-02-12", (2022, 2, 12)),
        ("date: '2022-02-12'", (2022, 2, 12)),
        ("2022-02-12T20:46:00-05:00", (2022, 2, 12)),
        ("96/05/09", (1996, 5, 9)),
        ("4.14.93", (1993, 4, 14)),
        ("5/1/2015", (2015, 5, 1)),
        ("7-14-09", (2009, 7, 14)),
        ("Date: April 15, 1979", (1979, 4, 15)),
        ("Issued on:   April 1, 2020", (2020, 4, 1)),
        ("September 18, 2009, 12:00 p.m.", (2009, 9, 18)),
        ("Tuesday, February 12, 2002 - 11:31 a.m. EST", (2002, 2, 12)),
        ("  **June 4, 2024**  ", (2024, 6, 4)),
    ],
)
def test_a_line_that_is_a_date_is_read(line, expected):
    assert dates.date_from_line(line) == dt.date(*expected)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "February",
        "February 30, 2022",
        "February 12",
        "13/32/2015",
        "1/2/345",
        "May 2022",
        "5,000",
        "1.2.3.4",
        "555-123-4567",
        "#56-04/14",
        "February 12, 2022 was a long day",
        "Effective February 12, 2022",
        "Press Briefing by Press Secretary Ada Alder, 5/1/2015",
        "The date: February 12, 2022",
        "MR. ALDER:  March 3, 2012.",
        "MAY 1, 0022",
        "On May 9, 1996, the Governor spoke to reporters at some length about the mill and the river.",
    ],
)
def test_other_lines_are_no_dates(line):
    assert dates.date_from_line(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Press Briefing by Press Secretary Ada Alder, 5/1/2015", ["5/1/2015"]),
        ("Press Briefing by Ada Alder, December 9, 2022", ["December 9, 2022"]),
        ("Press Briefing 1/22/09", ["1/22/09"]),
        ("Press Briefing by Ada Alder,9/12/09", ["9/12/09"]),
        ("Gaggle by Ada Alder to the Pool, 3-27-09", ["3-27-09"]),
        ("For Immediate Release        April 14, 1993", ["April 14, 1993"]),
        ("Subject: ASHLAND: Radio Address 4.17.93", ["4.17.93"]),
        ("published_time: 2024-09-24 05:00:00-04:00", ["2024-09-24"]),
        ("May 1, 1993 and Friday, 2 June 1993", ["May 1, 1993", "Friday, 2 June 1993"]),
        ("call 555-12-3456 or 202-456-2100", []),
        ("H.R. 2667 (46 Stat. 590) 1/2", []),
        ("room 4.14.93.2", []),
        ("in mayhem 4, 1999", []),
        ("no digits", []),
    ],
)
def test_dates_inside_a_text_are_found(text, expected):
    found = dates.dates_in(text)

    assert [f.printed for f in found] == expected
    assert [text[f.start : f.end] for f in found] == expected


@pytest.mark.parametrize(
    ("printed", "year"),
    [("1/2/40", 2040), ("1/2/41", 1941), ("1/2/93", 1993), ("1/2/09", 2009)],
)
def test_years_of_two_digits_are_near_ones(printed, year):
    assert dates.date_from_line(printed).year == year


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://example.org/office/2011/07/15/press-conference", (2011, 7, 15)),
        ("pb-2022-02-12-background-call.md", (2022, 2, 12)),
        ("report-2022-13-40.txt", None),
        ("briefing-1234567-89-10", None),
        ("", None),
    ],
)
def test_addresses_hold_dates(address, expected):
    value = dates.date_from_address(address)
    assert value == (dt.date(*expected) if expected else None)


@pytest.mark.parametrize(
    ("line", "disagrees"),
    [
        ("FRIDAY, JANUARY 3, 1996", True),
        ("Friday, January 3, 1997", False),
        ("Tues. February 12, 2002", False),
        ("January 3, 1996", False),
    ],
)
def test_a_wrong_day_of_the_week_is_noticed(line, disagrees):
    found = dates.found_date_in_line(line)

    assert dates.weekday_disagrees(found) is disagrees
    assert bool(dates.weekday_defect(found, 4)) is disagrees


def test_the_report_of_a_wrong_weekday_names_the_year_that_fits():
    found = dates.found_date_in_line("FRIDAY, JANUARY 3, 1996")

    defect = dates.weekday_defect(found, 4)

    assert defect.line == 4
    assert "1997" in defect.message


def test_a_weekday_that_fits_no_near_year_is_reported_without_a_guess():
    found = dates.found_date_in_line("Sunday, January 3, 1996")
    assert "it was one" not in dates.weekday_defect(found, 1).message


def test_hostile_lines_are_read_in_no_time():
    began = time.process_time()
    for text in ("1/" * 100_000, "may 1" * 50_000, "1 " * 100_000, "sunday " * 40_000):
        dates.date_from_line(text)
        dates.dates_in(text)

    assert time.process_time() - began < 10
