import pytest

from transcripts.parsing.layouts import layout_of
from transcripts.parsing.lines import lines_from_text

LINE = "the ferry sails again from Monday and the harbor is glad of it all"


def layout(text):
    return layout_of(lines_from_text(text))


def test_a_line_a_paragraph_is_not_wrapped():
    found = layout("MS. QUILL: Yes.\n\nQ    No?\n\n" * 10)

    assert found.wrap == 0
    assert found.words == "a line a paragraph"


def test_lines_that_reach_one_column_are_wrapped():
    found = layout(f"{LINE}\n{LINE}\n{LINE}\nand so on.\n\n" * 6)

    assert found.wrap == len(LINE)
    assert not found.indents


def test_wrapped_paragraphs_may_begin_with_an_indent():
    found = layout(f"     Q     So {LINE[:50]}\n{LINE}\n{LINE}\n{LINE}\n" * 6)

    assert found.wrap == len(LINE)
    assert found.indents


def test_a_blank_line_after_each_line_is_double_spacing():
    found = layout(f"{LINE}\n\n" * 20)

    assert found.wrap == len(LINE)
    assert found.step == 2


def test_one_long_line_is_flat():
    assert layout("Q. Will it sail? THE PRESIDENT. It will. " * 200).is_flat


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("---\ntitle: Mill Day\ndate: 2022-02-12\n---\n\nMS. QUILL: Yes.\n", 5),
        ("\n---\ntitle: Mill Day\n---\nMS. QUILL: Yes.\n", 4),
        ("---\nMS. QUILL: Yes.\n", 0),
        ("---\nno pairs\n---\nMS. QUILL: Yes.\n", 0),
        ("MS. QUILL: Yes.\n---\ntitle: x\n---\n", 0),
    ],
)
def test_front_matter_is_counted_with_the_blank_lines_after_it(text, front):
    assert layout(text).front == front
