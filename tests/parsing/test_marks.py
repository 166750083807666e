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
