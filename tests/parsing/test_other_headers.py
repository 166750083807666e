"""What stands above the first words in other houses, and who is nobody there."""

import pytest

from transcripts.parsing import parse


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Brussels, 3 May 2022", "2022-05-03", "Brussels"),
        ("Frankfurt am Main, 14 March 2024", "2024-03-14", "Frankfurt am Main"),
        (
            "Tuesday, April 5, 2022, 2:03 p.m. Ministry of Ferries",
            "2022-04-05",
            "Ministry of Ferries",
        ),
    ],
)
def test_date_and_place_may_share_a_line(line, date, place):
    text = f"## Press Conference on Ferries\n\n{line}\n\nMS. QUILL: Yes.\n\nQ    No?\n"
    found = parse(text)
    assert (found.date.value.isoformat(), found.place.value) == (date, place)
    assert found.title.value == "Press Conference on Ferries"


def test_a_line_that_names_an_officer_is_no_place():
    text = """\
Department Press Briefing

Ned Foster, Department Spokesperson

Washington, D.C.

2:03 p.m. EST

MR FOSTER: Good afternoon.

QUESTION: Is there a readout?
"""
    assert parse(text).place.value == "Washington, D.C."


def test_a_paper_is_nobody_in_person():
    text = """\
Regular Press Conference

AFP: Will it sail?

Lin Ferrow: It will.

Harbour Daily: And the fare?

Lin Ferrow: It stays.

AFP: Thank you.

Lin Ferrow: Thank you.
"""
    speakers = parse(text).speakers
    assert [(s.name, s.role) for s in speakers] == [
        ("", "reporter"),
        ("Lin Ferrow", "speaker"),
    ]
