"""Labels before a dash: where they are how a text says who speaks, and nowhere else."""

import pytest

from tests.parsing.test_other_styles import spoken
from transcripts.parsing import parse


@pytest.mark.parametrize("dash", ["—", "–", "-", "--"])
def test_labels_may_stand_before_a_dash(dash):
    text = """\
Press Briefing by Press Secretary Jen Vance

March 4, 2019

MS. VANCE — Good afternoon. I have one announcement -- the ferry is mended.

Q — Thanks, Jen. When does it run?

MS. VANCE — On Monday.

Q — And the fare?

MS. VANCE — It stays as it was - for now.
""".replace(" —", f" {dash}")
    podium = ("answer", "MS. VANCE")
    assert spoken(text) == [
        ("statement", "MS. VANCE"),
        ("question", "Q"),
        podium,
        ("question", "Q"),
        podium,
    ]
    assert parse(text).turns[1].blocks[0].text == "Thanks, Jen. When does it run?"


def test_one_may_answer_many_before_a_dash():
    asked = "\n\n".join(
        f"{name} - What of the ferry, and who pays for it?\n\nLin Ferrow - The county."
        for name in ("Ada Quill", "Bo Marsh", "Cy Birch")
    )
    text = f"Weekly Briefing\n\nLin Ferrow - Good morning to all.\n\n{asked}\n"
    assert [label for _, label in spoken(text)] == [
        *("Lin Ferrow", "Ada Quill", "Lin Ferrow", "Bo Marsh"),
        *("Lin Ferrow", "Cy Birch", "Lin Ferrow"),
    ]


def test_dashes_open_no_turn_where_colons_do():
    text = """\
Press Briefing

MR. LEE: The route has four stops.

Oak Harbor - from the first of May.

Fern Point - from the first of June.

Oak Harbor - again in the autumn.

Fern Point - again in the winter.

Q: And the fare?

MR. LEE: It stays as it was.
"""
    assert [label for _, label in spoken(text)] == ["MR. LEE", "Q", "MR. LEE"]
