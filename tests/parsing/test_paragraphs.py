import pytest

from transcripts.parsing.layouts import layout_of
from transcripts.parsing.lines import lines_from_text
from transcripts.parsing.paragraphs import page_heads, paragraphs

LINE = "the ferry sails again from Monday and the harbor is glad of it all"


def read(text, start=0):
    lines = lines_from_text(text)
    layout = layout_of(lines)
    found = paragraphs(lines, layout, start, len(text), page_heads(lines))
    return [(first, last, words) for first, last, _, words in found]


def test_each_line_is_a_paragraph_where_nothing_is_wrapped():
    assert read("One\u00a0  two.\n\nThree.\nFour.\n") == [
        (1, 1, "One two."),
        (3, 3, "Three."),
        (4, 4, "Four."),
    ]


def test_wrapped_lines_are_joined_up_to_a_blank_line():
    text = f"{LINE}\n{LINE}\nand so on.\n\n" * 3
    words = f"{LINE} {LINE} and so on."
    assert read(text) == [(1, 3, words), (5, 7, words), (9, 11, words)]


def test_wrapped_lines_are_joined_up_to_an_indent():
    text = f"     So {LINE[:60]}\n{LINE}\n{LINE}\n" * 4
    words = f"So {LINE[:60].strip()} {LINE} {LINE}"
    assert [(first, found) for first, _, found in read(text)] == [
        (1, words),
        (4, words),
        (7, words),
        (10, words),
    ]


def test_double_spaced_lines_are_joined():
    assert read(f"{LINE}\n\n" * 20) == [(1, 39, " ".join([LINE] * 20))]


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("for-", "mer", "for-mer"),
        ("it -", '- "Certainly', 'it --"Certainly'),
        ("it\\", "is", "it is"),
    ],
)
def test_a_break_within_a_word_or_dash_is_mended(end, begin, joined):
    text = f"{LINE} {end}\n{begin} {LINE}\n{LINE}\nand so on.\n\n" * 4
    assert joined in read(text)[0][2]


def test_page_heads_are_no_part_of_a_paragraph_that_runs_over_pages():
    said = [f"{LINE[:50]} and {word * 8}" for word in "abcdefghijklmnopqr"]
    pages = [
        "\n".join([f"Page {n} of 3", "Harbor Hall Talks", *said[n * 6 - 6 : n * 6]])
        for n in (1, 2, 3)
    ]
    text = "\n\f".join(pages)

    assert page_heads(lines_from_text(text)) == {1, 2, 9, 10, 17, 18}
    assert read(text) == [(3, 24, " ".join(said))]


@pytest.mark.parametrize(
    "text",
    [
        "Page 3 of the book.\nPage 4 of the book.\n" * 4,
        "Yes.\nYes.\nYes.\n",
        "Page 3 of 26\n",
        "\f",
    ],
)
def test_lines_repeated_for_other_reasons_are_no_page_heads(text):
    assert page_heads(lines_from_text(text)) == frozenset()


def test_commas_part_paragraphs_that_were_run_on():
    text = "It will sail on Monday.,And the fare will stay as it is now.," * 100
    found = read(text)

    assert {words for _, _, words in found} == {
        "It will sail on Monday.",
        "And the fare will stay as it is now.",
    }
    assert len(found) == 200
