"""How names are compared, and set as an index does."""

import pytest

from transcripts.importing.names import (
    is_full_name,
    name_from_label,
    name_key,
    sort_name,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quill", "ADA QUILL"),
        ("Inés Söder-Lund", "Ines Soder-Lund"),
        ("J.D. Marsh", "J. D. Marsh"),
        ("Bo O'Hara", "Bo OHara"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ib W. Mott", "Ib Mott"),
        ("Ib Mott Jr.", "Ib Mott"),
        ("Ada Quill", "Ada Quillan"),
    ],
)
def test_other_names_have_other_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "is_full"),
    [
        ("Ada Quill", True),
        ("J. D. Marsh", True),
        ("Quill", False),
        ("Quill Jr.", False),
        ("Ada Q.", False),
        ("", False),
    ],
)
def test_a_full_name_has_more_than_a_surname(name, is_full):
    assert is_full_name(name) is is_full


@pytest.mark.parametrize(
    ("name", "sorted_"),
    [
        ("Ada Quill", "Quill, Ada"),
        ("Inés Söder-Lund", "Söder-Lund, Inés"),
        ("Ib Mott, Jr.", "Mott, Ib Jr."),
        ("Bo W. Mott III", "Mott, Bo W. III"),
        ("Quill", "Quill"),
    ],
)
def test_a_name_is_sorted_by_its_surname(name, sorted_):
    assert sort_name(name) == sorted_


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. McDONOUGH", "Mr. McDonough"),
        ("MS. MCALLISTER", "Ms. McAllister"),
        ("SENIOR ADMINISTRATION OFFICIAL", "Senior Administration Official"),
        ("DR. SÖDER-LUND", "Dr. Söder-Lund"),
        ("The President", "The President"),
        ("U.S. TRADE OFFICIAL", "U.S. Trade Official"),
    ],
)
def test_a_label_in_capitals_is_written_as_a_name(label, name):
    assert name_from_label(label) == name
