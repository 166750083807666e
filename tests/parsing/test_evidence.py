import datetime as dt

import pytest

from tests.parsing.casting import OFFICES, Said, cast, said, who
from transcripts.parsing.identities import Context
from transcripts.parsing.speakers import cast_from


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("THE PRESIDENT", "Bo Elm", "president"),
        ("The President", "Bo Elm", "president"),
        ("PRESIDENT ELM", "Bo Elm", "president"),
        ("MR. ELM", "Bo Elm", "president"),
        ("PRESIDENT ALDER", "Ada Alder", "former-president"),
        ("FORMER PRESIDENT BIRCH", "Cy Birch", "former-president"),
        ("THE VICE PRESIDENT", "Di Hazel", "vice-president"),
        ("VICE PRESIDENT HAZEL", "Di Hazel", "vice-president"),
        ("THE FIRST LADY", "Eva Elm", "first-lady"),
        ("MRS. ELM", "Eva Elm", "first-lady"),
        ("MS. MAPLE", "Flo Maple", "press-secretary"),
        ("CHAIR LARCH", "Hal Larch", "central-bank-chair"),
        ("MR. ROWAN", "Gus Rowan", "spokesperson"),
    ],
)
def test_offices_held_that_day_name_their_holders(label, name, role):
    assert who(said(label)) == [(name, role, "office")]


def test_a_president_of_elsewhere_is_a_foreign_leader_and_open():
    found = cast(said("PRESIDENT YEW"))

    assert [(s.role, s.is_open) for s in found.speakers] == [("foreign-leader", True)]
    assert [d.code for d in found.defects] == ["open-speaker"]


def test_the_principal_presides_where_the_date_allows_it():
    assert who(said("THE PRESIDENT"), principal="Cy Birch", date=None) == [
        ("Cy Birch", "president", "principal")
    ]
    assert who(said("THE PRESIDENT"), principal="Cy Birch") == [
        ("Bo Elm", "president", "office")
    ]
    assert who(said("THE PRESIDENT"), principal="B. Elm") == [
        ("Bo Elm", "president", "principal")
    ]


def test_without_a_date_the_title_may_name_the_president():
    title = "President Birch’s News Conference"
    assert who(said("THE PRESIDENT"), title=title, date=None) == [
        ("Cy Birch", "president", "title")
    ]
    assert who(said("THE PRESIDENT"), date=None) == [("", "president", "")]


def test_an_undated_page_knows_its_press_secretary_by_the_president_named():
    speeches = [Said("MR. ROWAN", "President Alder saw it. President Alder agreed.")]
    assert who(speeches, date=None) == [("", "speaker", "")]

    title = "Remarks by an Aide of President Elm"
    assert who(said("MR. ROWAN"), title=title, date=None) == [("", "speaker", "")]

    undated = cast_from(
        said("MR. ROWAN"),
        Context(title="On President Elm", offices=OFFICES[:3] + OFFICES[4:]),
    )
    assert undated.speakers[0].name == "Gus Rowan"


@pytest.mark.parametrize(
    ("words", "name", "role", "title"),
    [
        (
            "I'm joined by Secretary Jon Pine. Jon?",
            "Jon Pine",
            "cabinet-secretary",
            "Secretary",
        ),
        (
            "My colleague Jon Pine, Deputy National Security Advisor, is here.",
            "Jon Pine",
            "official",
            "Deputy National Security Advisor",
        ),
        ("With that, I give you Jon Pine.", "Jon Pine", "speaker", ""),
    ],
)
def test_an_introduction_names_who_speaks_next(words, name, role, title):
    found = cast([Said("MS. MAPLE", words), Said("MR. PINE")])

    assert found.speakers[1].name == name
    assert found.speakers[1].role == role
    assert found.speakers[1].title == title
    assert found.speakers[1].evidence == "introduction"


def test_people_introduce_themselves():
    speeches = [Said("MR. PINE", "Hi. My name is Jon Pine, with the Mill Board.")]
    assert who(speeches) == [("Jon Pine", "speaker", "introduction")]


def test_two_people_of_one_surname_in_the_words_leave_the_name_open():
    speeches = [Said("MS. MAPLE", "Jon Pine wrote to Ida Pine."), Said("MR. PINE")]
    assert cast(speeches).speakers[1].is_open


def test_words_said_later_introduce_nobody():
    speeches = [Said("MR. PINE"), Said("MS. MAPLE", "Thank you, Jon Pine.")]
    assert cast(speeches).speakers[0].name == ""


def test_a_president_of_elsewhere_named_in_the_title_is_a_foreign_leader():
    title = "Remarks by President Elm and President Jon Yew of Ashland"
    assert who(said("PRESIDENT YEW"), title=title) == [
        ("Jon Yew", "foreign-leader", "title")
    ]


def test_a_leader_is_not_named_after_a_namesake_in_the_words():
    speeches = [
        Said("THE PRESIDENT", "We mourn Una Yew today."),
        Said("PRIME MINISTER YEW"),
    ]
    assert cast(speeches).speakers[1].name == ""


def test_speech_without_a_label_is_the_principals():
    assert who(said(""), principal="Bo Elm") == [("Bo Elm", "president", "principal")]
    assert cast(said("")).speakers[0].is_open


@pytest.mark.parametrize(
    ("header", "label", "name"),
    [
        (
            "today’s briefing by Jon Yew, Spokesman for the Mill.",
            "SPOKESMAN",
            "Jon Yew",
        ),
        ("today’s briefing by Jon Yew, Spokesman for the Mill.", "", "Jon Yew"),
        ("briefing by Jon Yew, Deputy Spokesman for it", "Deputy Spokesman", "Jon Yew"),
        ("briefing by Jon Yew, Deputy Spokesman for it", "Spokesman", ""),
        ("briefing by Jon Yew, Spokesman for it, and Cy Oak, Spokesman of", "", ""),
        ("briefing by the Spokesman for the Mill", "Spokesman", ""),
    ],
)
def test_the_header_says_whose_briefing_it_is(header, label, name):
    assert cast([Said(label)], header=header).speakers[0].name == name


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("Press Gaggle en route Ashland", None, "Flo Maple"),
        ("Press Gaggle en route Ashland", dt.date(1996, 1, 1), "Flo Maple"),
        ("Press Gaggle en route Ashland", dt.date(1985, 1, 1), ""),
        ("Remarks at the Mill", dt.date(2002, 1, 1), "Flo Maple"),
        ("Remarks at the Mill", dt.date(1996, 1, 1), ""),
        ("Remarks at the Mill", None, ""),
    ],
)
def test_a_later_press_secretary_is_known_in_the_years_around(title, day, name):
    (speaker,) = cast(said("MS. MAPLE"), title=title, date=day).speakers

    assert speaker.name == name
    assert speaker.role == ("spokesperson" if name else "speaker")
