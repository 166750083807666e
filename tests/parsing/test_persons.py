import datetime as dt

import pytest

from tests.parsing.casting import cast, said


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


def test_a_president_and_his_forerunner_of_one_name_are_two_people():
    found = cast(
        said("PRESIDENT ELM", "FORMER PRESIDENT ELM"), date=dt.date(2013, 1, 1)
    )

    assert [(s.name, s.role) for s in found.speakers] == [
        ("Bo Q. Elm", "president"),
        ("Bo Elm", "former-president"),
    ]


def test_a_title_with_a_slip_is_no_part_of_the_name():
    (leader,) = cast(said("PRIME MINISTER YEW", "PRIME MINSTER YEW")).speakers
    assert leader.role == "foreign-leader"
