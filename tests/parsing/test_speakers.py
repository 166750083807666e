import datetime as dt
from dataclasses import dataclass

import pytest

from transcripts.parsing.identities import Context
from transcripts.parsing.offices import Office
from transcripts.parsing.speakers import cast_from
from transcripts.parsing.transcript import BriefingKind, ElementKind, Speaker

OFFICES = (
    Office("president", "Cy Birch", dt.date(1980, 1, 20), dt.date(1988, 1, 20)),
    Office("president", "Ada Alder", dt.date(2000, 1, 20), dt.date(2004, 1, 20)),
    Office(
        "president", "Bo Elm", dt.date(2004, 1, 20), dt.date(2008, 1, 20), ("B. Elm",)
    ),
    Office("president", "Bo Q. Elm", dt.date(2012, 1, 20)),
    Office("vice-president", "Di Hazel", dt.date(2004, 1, 20), dt.date(2008, 1, 20)),
    Office("first-lady", "Eva Elm", dt.date(2004, 1, 20), dt.date(2008, 1, 20)),
    Office("press-secretary", "Flo Maple", dt.date(2004, 1, 20), dt.date(2006, 1, 1)),
    Office("press-secretary", "Gus Rowan", dt.date(2006, 1, 1), dt.date(2008, 1, 20)),
)
DAY = dt.date(2005, 6, 7)
ANSWER, ASK, HOST = ElementKind.ANSWER, ElementKind.QUESTION, ElementKind.MODERATION


@dataclass
class Said:
    label: str
    text: str = "Words."
    kind: ElementKind = ANSWER
    first_line: int = 1


def said(*labels):
    return [
        Said(label, kind=ASK if label in ("Q", "REPORTER") else ANSWER, first_line=n)
        for n, label in enumerate(labels, 1)
    ]


def cast(speeches, **context):
    return cast_from(speeches, Context(offices=OFFICES, **{"date": DAY, **context}))


def who(speeches, **context):
    return [(s.name, s.role, s.evidence) for s in cast(speeches, **context).speakers]


def test_the_title_names_the_briefer_and_the_role():
    found = cast(
        said("MS. OAK", "Q", "MS. OAK", "Q"),
        title="Press Briefing by Deputy Press Secretary Ida Oak, 6/7/05",
    )

    assert found.keys == ("Ida Oak", "Q", "Ida Oak", "Q")
    assert found.speakers == (
        Speaker(
            "Ida Oak",
            ("MS. OAK",),
            "deputy-press-secretary",
            "Ida Oak",
            "Deputy Press Secretary",
            evidence="title",
        ),
        Speaker("Q", ("Q",), "reporter"),
    )
    assert found.defects == ()


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

    title = "Press Gaggle by the Press Secretary of President Elm"
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


@pytest.mark.parametrize(
    "labels",
    [
        ("SECRETARY PINE", "MR. PINE"),
        ("PRESS SECRETARY JON F. PINE", "MR. PINE"),
        ("MR PINE", "MR. PINE", "Mr. PINE"),
        ("DR. PINE", "SURGEON GENERAL PINE"),
        ("PRESIDENT ELM", "THE PRESIDENT", "MR. ELM"),
        ("THE PRESDIENT", "THE PRESIDENT"),
        ("PRESIDENT YEW", "PRESIDNET YEW"),
        ("SENIOR ADMINISTRATION OFFICIAL", "SENIOR ADMINSTRATION OFFICIAL"),
        ("A PARTICIPANT", "PARTICIPANT"),
        ("MODERATOR", "MODEARTOR"),
        ("Q", "REPORTER"),
        ("DAVID PINE [Ashland Radio]", "DAVID PINE"),
    ],
)
def test_labels_of_one_person_are_one_speaker(labels):
    assert len(cast(said(*labels)).speakers) == 1


@pytest.mark.parametrize(
    "labels",
    [
        ("MS. IDA PINE", "MS. UNA PINE"),
        ("MR. PINE", "MS. PINE"),
        ("PRESIDENT ELM", "MRS. ELM"),
        ("PRESIDENT ELM", "DR. ELM"),
        ("PRESIDENT YEW", "MRS. YEW"),
        ("SENATOR PINE", "GOVERNOR PINE"),
        ("PRESIDENT ELM", "FORMER PRESIDENT ELM"),
        ("SENIOR ADMINISTRATION OFFICIAL", "SENIOR ADMINISTRATION OFFICIAL #2"),
        ("SENIOR ADMINISTRATION OFFICIAL ONE", "SENIOR ADMINISTRATION OFFICIAL TWO"),
        ("FBI OFFICIAL", "FAA OFFICIAL"),
        ("MODERATOR", "OPERATOR"),
        ("MR. PINE", "MR. PANE"),
        ("Q", "AUDIENCE"),
    ],
)
def test_labels_of_two_people_stay_two_speakers(labels):
    found = cast(said(*labels))

    assert len(found.speakers) == 2
    assert len(set(found.keys)) == 2


def test_an_honorific_wrong_once_is_a_slip_and_reported():
    found = cast(
        said(
            "MS. PINE",
            "Q",
            "MS. PINE",
            "Q",
            "MS. PINE",
            "Q",
            "MS. PINE",
            "Q",
            "MR. PINE",
        )
    )

    assert len(found.speakers) == 2
    assert [(d.code, d.line) for d in found.defects] == [
        ("open-speaker", 1),
        ("honorific-slip", 9),
    ]


def test_one_who_speaks_right_after_a_namesake_is_another_person():
    labels = ("MS. PINE", "Q") * 5 + ("MS. PINE", "MR. PINE")
    assert len(cast(said(*labels)).speakers) == 3


def test_a_typing_error_is_resolved_where_the_evidence_is_plain():
    labels = ("MR. BRAMBLE", "Q") * 4 + ("MR. BRAMLE",)
    found = cast(said(*labels), title="Briefing by Jon Bramble")

    assert [s.labels for s in found.speakers] == [("MR. BRAMBLE", "MR. BRAMLE"), ("Q",)]
    assert [(d.code, d.line) for d in found.defects] == [("label-slip", 9)]


def test_a_name_that_the_words_hold_too_is_no_typing_error():
    speeches = said(*("MR. BRAMBLE", "Q") * 4, "MR. BRAMLE")
    speeches[1].text = "Mr. Bramle, too?"
    assert len(cast(speeches).speakers) == 3


def test_anonymous_officials_stay_anonymous_and_need_no_review():
    found = cast(said("SENIOR ADMINISTRATION OFFICIAL", "Q"))

    official = found.speakers[0]
    assert official.is_anonymous
    assert not official.is_open
    assert official.name == ""
    assert official.role == "senior-administration-official"
    assert found.defects == ()


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (BriefingKind.NEWS_CONFERENCE, "reporter"),
        (BriefingKind.INTERVIEW, "interviewer"),
    ],
)
def test_named_askers_ask_under_their_own_names(kind, role):
    speeches = [
        Said("THE PRESIDENT"),
        Said("DAVID PINE [Ashland Radio]", kind=ASK),
        Said("MR. YEW", kind=ASK),
    ]
    found = cast(speeches, kind=kind)

    assert [(s.name, s.role, s.affiliation) for s in found.speakers[1:]] == [
        ("David Pine", role, "Ashland Radio"),
        ("Yew", role, ""),
    ]
    assert not any(s.is_open for s in found.speakers)


def test_who_only_hosts_is_a_moderator():
    assert who([Said("MS. PINE", kind=HOST)]) == [("", "moderator", "")]


def test_a_central_bank_has_a_chair():
    speeches = said("CHAIR PINE")
    title = "Press Conference of the Federal Reserve"
    assert cast(speeches, title=title).speakers[0].role == "central-bank-chair"
    assert cast(speeches).speakers[0].role == "official"


def test_speech_without_a_label_is_the_principals():
    assert who(said(""), principal="Bo Elm") == [("Bo Elm", "president", "principal")]
    assert cast(said("")).speakers[0].is_open


def test_nobody_speaking_gives_an_empty_cast():
    found = cast([])
    assert (found.keys, found.speakers, found.defects) == ((), (), ())


def test_keys_are_unique_and_the_same_at_every_reading():
    speeches = said("MR. PINE", "Q", "MS. PINE", "Q", "MR. PINE", "STUDENT", "MS. PINE")
    first, second = cast(speeches), cast(speeches)

    assert first == second
    keys = [s.key for s in first.speakers]
    assert len(keys) == len(set(keys)) == 4


def test_a_president_and_his_forerunner_of_one_name_are_two_people():
    found = cast(
        said("PRESIDENT ELM", "FORMER PRESIDENT ELM"), date=dt.date(2013, 1, 1)
    )

    assert [(s.name, s.role) for s in found.speakers] == [
        ("Bo Q. Elm", "president"),
        ("Bo Elm", "former-president"),
    ]


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


def test_a_title_with_a_slip_is_no_part_of_the_name():
    (leader,) = cast(said("PRIME MINISTER YEW", "PRIME MINSTER YEW")).speakers
    assert leader.role == "foreign-leader"
