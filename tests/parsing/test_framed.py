"""Labels told by what stands around them, where the same come again and take turns."""

import pytest

from tests.parsing.test_other_styles import spoken
from transcripts.parsing import parse

WORDS = (
    ("Ada Quill", "Good afternoon. The ferry sails again from Monday."),
    ("Reporter", "When will the second ferry sail?"),
    ("Ada Quill", "When it is mended, and no sooner than that."),
    ("Reporter", "What about the lighthouse?"),
    ("Ada Quill", "I would direct you to the Harbor Board for that."),
)
WANTED = [
    *(("statement", "Ada Quill"), ("question", "Reporter"), ("answer", "Ada Quill")),
    *(("question", "Reporter"), ("answer", "Ada Quill")),
]
FORMS = {
    "brackets": "[{0}] {1}\n\n",
    "parentheses": "({0}) {1}\n\n",
    "a colon after brackets": "[{0}]: {1}\n",
    "brackets on a line of their own": "[{0}]\n{1}\n\n",
    "a column": "{0} | {1}\n",
    "a table": "| {0} | {1} |\n",
    "a column of times": "00:01:02 | {0} | {1}\n",
    "a span of times below": "{0}\n00:00:01-00:00:14 (13 sec)\n{1}\n\n",
    "a time below": "{0}\n00:01:02\n{1}\n",
    "a time in brackets below": "{0}\n[00:01:02]\n{1}\n\n",
    "a time of minutes below": "{0}:\n(1:02)\n{1}\n\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("head", ["", "Remarks at the Harbor\n\nMay 3, 2012\n\n"])
@pytest.mark.parametrize("times", [1, 150])
def test_labels_are_told_by_their_frame(form, head, times):
    text = head + "".join(form.format(name, said * times) for name, said in WORDS)
    transcript = parse(text)
    assert [(str(t.kind), t.label) for t in transcript.turns] == WANTED
    assert transcript.turns[1].blocks[0].text.startswith("When will the second")
    assert "".join(text[e.start : e.end] for e in transcript.elements) == text


def test_names_in_small_letters_stand_above_times():
    form = FORMS["a time below"]
    text = "".join(form.format(name.lower(), said) for name, said in WORDS)
    assert [label for _, label in spoken(text)] == [name.lower() for name, _ in WORDS]


def test_answers_in_brackets_may_have_many_paragraphs():
    more = "It was a long winter.\n\n" * 5
    text = "".join(f"[{name}] {said}\n\n{more}" for name, said in WORDS)
    assert spoken(text) == WANTED


@pytest.mark.parametrize(
    "said",
    [
        "[Laughter] It is so.\n\n[Applause] It was so.\n\n",
        "[inaudible] ferry sails.\n\n[crosstalk] no.\n\n",
        "(Laughter.) It is so.\n\n(Applause.) It was so.\n\n",
        "[Cheering] It is so.\n\n[Pause] It was so.\n\n",
    ],
)
def test_stage_directions_are_nobodys_names(said):
    text = "My friends, it is good to be here in the harbor today.\n\n" + said * 6
    assert len(parse(text).turns) <= 1


def test_brackets_open_no_turn_where_colons_do():
    turn = (
        "MS. QUILL: It is so.\n\n[Mr. Marsh] nods.\n\nQ: Why?\n\n[Ms. Dey] rises.\n\n"
    )
    assert {label for _, label in spoken(turn * 4)} == {"MS. QUILL", "Q"}


def test_a_table_of_figures_has_no_speakers():
    text = "The state of the harbor is good, and I can prove it.\n\n" + "".join(
        f"Pier {n} | {n * 7} ships\n" for n in range(1, 9)
    )
    assert len(parse(text).turns) <= 1
