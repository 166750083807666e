import datetime as dt

import pytest

from transcripts import parsing
from transcripts.parsing.identities import Context
from transcripts.parsing.office_holders import president_of_page
from transcripts.parsing.offices import Office
from transcripts.parsing.transcript import BriefingKind

OFFICES = (
    Office("president", "Ada Alder", dt.date(2000, 1, 20), dt.date(2004, 1, 20)),
    Office("president", "Bo Elm", dt.date(2004, 1, 20)),
    Office("first-lady", "Eva Elm", dt.date(2004, 1, 20)),
)
DAY = dt.date(2005, 6, 7)


def presides(**context):
    found = president_of_page(Context(offices=OFFICES, date=DAY, **context))
    return found.name, found.evidence


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Remarks by President Io Yew, Surgeon Cy Birch, and Others", "Io Yew"),
        ("REMARKS BY PRESIDENT IO YEW   IN QUESTION AND ANSWER SESSION", "Io Yew"),
        ("Interview of President Io Yew-Oak by Cy Birch", "Io Yew-Oak"),
        ("Remarks by President Yew Before Departure", ""),
        ("Remarks by President Io Yew of Estvale", ""),
        ("Remarks by President Bo Elm and President Io Yew", ""),
        ("Remarks by the President With President Io Yew", ""),
        ("Remarks by Marsh Parish President Io Yew", ""),
        ("Remarks by the President Honoring Young Women", ""),
    ],
)
def test_a_title_names_in_full_a_president_whom_the_table_does_not_know(title, name):
    assert presides(title=title) == (name, "title" if name else "")


def test_a_page_of_somebody_whom_the_table_does_not_know_says_who_presides():
    assert presides(principal="Io Yew") == ("Io Yew", "principal")
    assert presides(principal="Eva Elm") == ("", "")
    assert presides(principal="Ada Alder") == ("", "")
    assert presides(principal="Io Yew", kind=BriefingKind.DEBATE) == ("", "")


def test_the_papers_of_presidents_say_whose_they_are():
    header = "[Public Papers of the Presidents of the Republic: Io Yew (2005, Book I)]"
    assert presides(header=header) == ("Io Yew", "header")


@pytest.mark.parametrize(
    ("president", "first_lady"), [("Bo Elm", "Eva Elm"), ("Io Yew", "")]
)
def test_the_table_names_nobody_in_a_republic_it_does_not_know(president, first_lady):
    text = (
        f"{president} photo\n\nExchange With Reporters\n\nJune 7, 2005\n\n"
        "Q. How are you?\n\nThe President. Well.\n\nThe First Lady. He is.\n"
    )
    names = {s.role: s.name for s in parsing.parse(text, offices=OFFICES).speakers}
    assert names["president"] == president
    assert names["first-lady"] == first_lady
