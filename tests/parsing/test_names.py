import pytest

from transcripts.parsing import names


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ADA ALDER", "Ada Alder"),
        ("MCBIRCH", "McBirch"),
        ("McBIRCH", "McBirch"),
        ("LaELM", "LaElm"),
        ("O'HOLM", "O'Holm"),
        ("O’HOLM", "O’Holm"),
        ("ELM-BIRCH", "Elm-Birch"),
        ("CY F. DOGWOOD", "Cy F. Dogwood"),
        ("ELM III", "Elm III"),
        ("ELM JR.", "Elm Jr."),
        ("FERNÁNDEZ", "Fernández"),
        ("MJ ELM", "MJ Elm"),
        ("Ada Alder", "Ada Alder"),
        ("MCI", "Mci"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_written_as_people_write_them(printed, written):
    assert names.proper_case(printed) == written


@pytest.mark.parametrize(
    ("first", "second", "may_be"),
    [
        ("Cy F. Dogwood", "Cy Dogwood", True),
        ("Dogwood", "Cy Dogwood", True),
        ("Robert Elm", "Bob Elm", True),
        ("C. Dogwood", "Cy Dogwood", True),
        ("Cy Dogwood, Jr.", "CY DOGWOOD", True),
        ("Fernández", "Ana Fernandez", True),
        ("Ada Holm Birch", "Holm Birch", True),
        ("Cy Dogwood", "Ada Dogwood", False),
        ("Cy Dogwood", "Cy Elm", False),
        ("", "Cy Elm", False),
    ],
)
def test_names_of_one_person_agree(first, second, may_be):
    assert names.may_be_one(first, second) is may_be
    assert names.may_be_one(second, first) is may_be


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("EARNEST", "EARNEST", 0),
        ("EARNET", "EARNEST", 1),
        ("PASKI", "PSAKI", 1),
        ("ELM", "OAK", 3),
        ("ALDER", "ALDERSON", 3),
        ("", "AB", 2),
    ],
)
def test_slips_are_counted_up_to_a_limit(one, other, slips):
    assert names.distance(one, other) == slips
    assert names.distance(other, one) == slips


def test_a_full_name_has_more_than_a_surname():
    assert names.is_full("Ada Alder")
    assert not names.is_full("Alder, Jr.")
    assert not names.is_full("Elm-Birch")
    assert names.ends_with("Ada Elm-Birch", "ELM-BIRCH")
    assert not names.ends_with("Ada Elm-Birch", "")
