import pytest

from transcripts.parsing.printed_offices import office_case, office_from_phrase


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("Press Secretary", "Press Secretary"),
        ("Press Secretary Ada Alder and Mill Director", "Mill Director"),
        ("the President, Mill Director", "Mill Director"),
        ("THE PRESIDENT SECRETARY OF LABOR", "Secretary of Labor"),
        (
            "Ada Alder and Office of Science and Mill Policy Director",
            "Office of Science and Mill Policy Director",
        ),
        ("Press Secretary Ada Alder Secretary of Mills", "Secretary of Mills"),
        ("our very good friend", ""),
        ("and others", ""),
        ("", ""),
    ],
)
def test_the_office_beside_a_name_is_cut_out(phrase, office):
    assert office_from_phrase(phrase) == office


def test_offices_in_capitals_keep_their_acronyms():
    assert office_case("DIRECTOR OF THE OMB") == "Director of the OMB"
    assert office_case("NSC Director") == "NSC Director"
