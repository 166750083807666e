from dataclasses import dataclass

import pytest

from transcripts.parsing.parties import parties_from
from transcripts.parsing.transcript import ElementKind


@dataclass
class Said:
    label: str
    kind: ElementKind = ElementKind.ANSWER
    first_line: int = 1
    text: str = ""


def party(label):
    (found,), _ = parties_from([Said(label)])
    return found


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. ELM", "ELM"),
        ("SECRETARY LaELM", "LaELM"),
        ("MS. ADA ELM", "ADA ELM"),
        ("CHIEF ELM", "ELM"),
        ("ADMIRAR ELM", "ELM"),
        ("PRIME MINSTER ELM", "ELM"),
        ("DEPUTY ASSISTANT ELM", "ELM"),
        ("THE PRESIDENT", ""),
        ("Q", ""),
    ],
)
def test_a_name_is_what_is_left_without_titles(label, name):
    assert party(label).name == name


@pytest.mark.parametrize(
    ("label", "sex"),
    [("MR. ELM", "m"), ("MS ELM", "f"), ("Mrs. Elm", "f"), ("DR. ELM", ""), ("Q", "")],
)
def test_an_honorific_tells_the_sex(label, sex):
    assert party(label).sex == sex


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("SENIOR ADMINISTRATION OFFICIAL #2", "2"),
        ("SENIOR ADMINISTRATION OFFICIAL TWO", "2"),
        ("Speaker 12", "12"),
        ("SENIOR ADMINISTRATION OFFICIAL", ""),
    ],
)
def test_numbered_voices_are_told_apart(label, number):
    assert party(label).number == number


def test_spellings_of_a_label_are_one_party_in_the_order_heard():
    speeches = [
        Said("MR. ELM", first_line=3),
        Said("Q", ElementKind.QUESTION, 5),
        Said("MR ELM", first_line=7),
        Said("REPORTER", ElementKind.QUESTION, 9),
        Said("MS. ELM", ElementKind.MODERATION, 11),
        Said("MR. ELM", first_line=13),
    ]

    parties, of_speech = parties_from(speeches)

    assert of_speech == [0, 1, 0, 1, 2, 0]
    assert [(p.first, p.line, p.turns) for p in parties] == [
        (0, 3, 3),
        (1, 5, 2),
        (4, 11, 1),
    ]
    assert parties[0].printed == "MR. ELM"
    assert parties[1].only_asks
    assert parties[1].is_press
    assert parties[2].only_hosts
    assert parties[2].after == {1}
    assert parties[0].after == {1, 2}
