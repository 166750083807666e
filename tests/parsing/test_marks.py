"""What a person said of lines holds, whatever the parser would make of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.parsing import ElementKind as Kind
from transcripts.parsing import Mark, mark_of, parse

TEXT = """\
Ferry Day Special

The Quay

May 3, 2022

MS. QUILL: Good afternoon.

Note of the printer

Is it so? somebody asked.

It is.

Q    Will it sail?

MS. QUILL: It will.

MR. NOBODY: is what the board said.
"""


def marked(*said, text=TEXT):
    return parse(text, marks=[mark_of(text, line, kind) for line, kind in said])


def spoken(transcript):
    return [(turn.kind.value, turn.label) for turn in transcript.turns]


def test_without_marks_nothing_changes():
    assert parse(TEXT, marks=[]) == parse(TEXT)


def test_lines_of_the_header_are_what_was_said():
    found = marked((1, Kind.TITLE), (3, Kind.LOCATION))
    assert (found.title.value, found.place.value) == ("Ferry Day Special", "The Quay")
    found = marked((1, Kind.PRINCIPAL), (3, Kind.TITLE))
    assert (found.title.value, found.principal.value) == (
        "The Quay",
        "Ferry Day Special",
    )


def test_a_field_may_be_read_from_any_line():
    found = marked((9, Kind.TITLE))
    assert (found.title.value, found.title.first_line) == ("Note of the printer", 9)
    assert "Note of the printer" not in found.turns[0].text


@pytest.mark.parametrize("kind", [Kind.FURNITURE, Kind.NOTE, Kind.SUBHEAD, Kind.STAGE])
def test_a_line_of_no_speech_is_taken_out_of_a_turn(kind):
    found = marked((9, kind))
    assert "Note of the printer" not in found.turns[0].text
    assert kind in {element.kind for element in found.elements if element.line == 9}
    assert spoken(found)[0] == ("statement", "MS. QUILL")
    assert "Is it so?" in found.turns[0].text


def test_a_label_that_is_none_belongs_to_the_turn_before():
    assert spoken(marked())[-1] == ("answer", "MR. NOBODY")
    found = marked((19, None))
    assert spoken(found)[-1] == ("answer", "MS. QUILL")
    assert found.turns[-1].text.endswith("MR. NOBODY: is what the board said.")


def test_a_turn_has_the_kind_that_was_said():
    assert spoken(marked((7, Kind.MODERATION)))[0] == ("moderation", "MS. QUILL")


def test_a_line_within_a_turn_may_be_somebody_elses():
    found = marked((11, Kind.QUESTION), (13, Kind.ANSWER))
    assert spoken(found)[:3] == [
        ("statement", "MS. QUILL"),
        ("question", "Q"),
        ("answer", "MS. QUILL"),
    ]
    assert len(found.exchanges) == 2


def test_words_without_a_label_may_begin_in_the_header():
    found = marked((3, Kind.STATEMENT))
    assert found.turns[0].text.startswith("The Quay")


def test_marks_hold_where_lines_came_and_went():
    marks = [mark_of(TEXT, 9, Kind.FURNITURE), mark_of(TEXT, 19, None)]
    mended = TEXT.replace("May 3, 2022\n\n", "").replace("afternoon", "evening")
    found = parse(mended, marks=marks)
    assert "Note of the printer" not in found.turns[0].text
    assert spoken(found)[-1] == ("answer", "MS. QUILL")
    assert not [d for d in found.defects if d.code == "mark-lost"]


def test_the_nth_of_lines_alike_is_meant():
    text = TEXT.replace("It is.", "Note of the printer")
    first, second = (marked((line, Kind.FURNITURE), text=text) for line in (9, 13))
    assert [e.line for e in first.elements if e.kind is Kind.FURNITURE] == [9]
    assert [e.line for e in second.elements if e.kind is Kind.FURNITURE] == [13]


def test_a_mark_whose_line_is_gone_is_said():
    marks = [mark_of(TEXT, 9, Kind.FURNITURE)]
    found = parse(TEXT.replace("Note of the printer\n\n", ""), marks=marks)
    (lost,) = [d for d in found.defects if d.code == "mark-lost"]
    assert "“Note of the printer”" in lost.message
    assert "furniture" in lost.message


def test_a_blank_line_cannot_be_marked():
    with pytest.raises(ValueError, match="nothing on line 2"):
        mark_of(TEXT, 2, Kind.TITLE)


LINES = st.sampled_from([*TEXT.split("\n"), "Q. So?", "A. Yes.", "May 3, 2022", "  "])
MARKS = st.lists(
    st.tuples(st.integers(1, 25), st.sampled_from([*Kind, None])), max_size=6
)


@settings(max_examples=300)
@given(rows=st.lists(LINES, min_size=1, max_size=25), said=MARKS)
def test_nothing_is_lost_whatever_is_said(rows, said):
    text = "\n".join(rows)
    if not text.strip():
        return
    marks = [
        mark_of(text, line, kind)
        for line, kind in said
        if line <= len(rows) and rows[line - 1].strip()
    ]
    marks.append(Mark(3, "never there", 1, None))
    found = parse(text, marks=marks)
    assert "".join(text[e.start : e.end] for e in found.elements) == text
    assert [t.number for t in found.turns] == list(range(1, len(found.turns) + 1))
    assert sum(d.code == "mark-lost" for d in found.defects) == 1


LAUGHS = """\
MS. QUILL: Good afternoon.

(Laughter.)

The ferry sails.

(Laughter.)

It sails today.
"""


def furniture(text, marks):
    return [e.line for e in parse(text, marks=marks).elements if e.kind == "furniture"]


def test_a_mark_never_moves_to_a_line_that_only_says_the_same():
    first, second = (mark_of(LAUGHS, line, Kind.FURNITURE) for line in (3, 7))
    without = LAUGHS.replace("(Laughter.)\n\n", "", 1)
    assert furniture(LAUGHS, [first]) == [3]
    assert furniture(without, [first]) == []
    assert furniture(without, [second]) == [5]
    lost = [d.code for d in parse(without, marks=[first]).defects]
    assert "mark-lost" in lost


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Good afternoon.", "Good evening.", 3),  # one neighbour agrees
        ("(Laughter.)\n\nThe", "(Laughter.)\n\nOne.\n\nThe", 3),
        ("Good afternoon.", "Good afternoon.\n\nWell.\n\n(Laughter.)\n\nOh.", 9),
    ],
)
def test_neighbours_tell_lines_alike_apart(before, after, line):
    mark = mark_of(LAUGHS, 3, Kind.FURNITURE)
    assert furniture(LAUGHS.replace(before, after), [mark]) == [line]


def test_a_line_whose_neighbours_all_changed_is_known_by_its_place():
    mark = mark_of(LAUGHS, 3, Kind.FURNITURE)
    changed = LAUGHS.replace("Good afternoon", "Hello").replace("The ferry", "It")
    assert furniture(changed, [mark]) == [3]


RUN_ON = (
    "MS. QUILL: Good afternoon. Q: Why? MS. QUILL: The storm. Q: When? MS. QUILL: Now."
    " Q: So it sails? MS. QUILL: It sails."
)


def test_one_label_of_a_line_may_be_none():
    text = RUN_ON
    at = text.index("Q: When")
    found = parse(text, marks=[mark_of(text, 1, None, column=at + 1)])
    every = len(parse(text).turns)
    assert every > 4
    assert len(found.turns) == every - 1
    assert "The storm. Q: When? " in " ".join(turn.text for turn in found.turns) + " "


@pytest.mark.parametrize(
    ("line", "kind"),
    [(1, Kind.DATE), (3, Kind.START_TIME), (9, Kind.END_TIME)],
)
def test_a_line_that_cannot_be_read_as_was_said_is_odd(line, kind):
    (odd,) = [d for d in marked((line, kind)).defects if d.code == "mark-unread"]
    assert odd.line == line
    assert kind.value.replace("_", " ") in odd.message


def test_a_line_that_is_read_as_was_said_is_not_odd():
    text = TEXT.replace("Note of the printer", "It ended at 2:15 p.m.")
    found = marked(
        *((1, Kind.TITLE), (5, Kind.DATE), (3, Kind.LOCATION), (9, Kind.END_TIME)),
        text=text,
    )
    assert not [d for d in found.defects if d.code == "mark-unread"]
    assert found.end.line == 9


def test_a_title_that_was_said_comes_before_that_of_the_front_matter():
    text = "---\ntitle: Another\n---\n\n" + TEXT
    assert marked((5, Kind.TITLE), text=text).title.value == "Ferry Day Special"


def test_a_long_line_is_known_by_little():
    text = TEXT.replace("It is.", "It is. " * 400)
    assert len(mark_of(text, 13, Kind.FURNITURE).text) < 300
