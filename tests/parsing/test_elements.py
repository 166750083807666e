import pytest

from transcripts.parsing import parse

TALK = """\
Exchange With Reporters on the Ferry

June 1, 1994

Ferries

Q. Will it sail?

The President. It will.

{}

And on Tuesday.

Q. When?
"""


def rows(text):
    return [
        (e.line, e.kind.value, e.label, e.is_continued) for e in parse(text).elements
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[At this point, the President spoke off the record.]", "stage"),
        ("* * * * *", "stage"),
        ("Visit of the Mayor of Ashland", "subhead"),
        ("FERRY POLICY", "subhead"),
        ("1 See Item 336.", "note"),
        ("[Page 728]", "stage"),
        ("Page 728", "furniture"),
    ],
)
def test_what_stands_within_a_turn_is_an_element_and_the_turn_goes_on(line, kind):
    assert rows(TALK.format(line)) == [
        (1, "title", "", False),
        (3, "date", "", False),
        (5, "subhead", "", False),
        (7, "question", "Q", False),
        (9, "answer", "The President", False),
        (11, kind, "", False),
        (13, "answer", "The President", True),
        (15, "question", "Q", False),
    ]


@pytest.mark.parametrize(
    "line", ["It is so.", "Ferries, mills and", "NO.", "[Laughter] Yes."]
)
def test_a_paragraph_of_the_turn_is_no_element_of_its_own(line):
    assert [row[0] for row in rows(TALK.format(line))] == [1, 3, 5, 7, 9, 15]


def test_blank_lines_before_the_first_words_belong_to_them():
    first = parse("\n\nQ: Is it so?\n\nMS. QUILL: Yes.\n").elements[0]
    assert (first.kind, first.line, first.start) == ("question", 1, 0)


def test_a_label_within_a_line_begins_an_element_there():
    text = "MS. QUILL: Hello.\n\nQ: So? MS. QUILL: Yes.\n\nQ: And?\n\nMS. QUILL: No.\n"
    places = [(e.line, e.column) for e in parse(text).elements]
    assert places == [(1, 1), (3, 1), (3, 8), (5, 1), (7, 1)]


def test_running_heads_are_cut_out_of_the_turn_that_they_stand_in():
    said = [f"and so it was {word * 9} on the quay" for word in "abcdefghijklmnopqr"]
    pages = ["\n".join([f"Page {n} of 3", *said[n * 6 - 6 : n * 6]]) for n in (1, 2, 3)]
    text = (
        pages[0].replace("and", "MS. QUILL: And", 1) + "\n\f" + "\n\f".join(pages[1:])
    )
    assert rows(text) == [
        (1, "furniture", "", False),
        (2, "statement", "MS. QUILL", False),
        (8, "furniture", "", False),
        (9, "statement", "MS. QUILL", True),
        (15, "furniture", "", False),
        (16, "statement", "MS. QUILL", True),
    ]
