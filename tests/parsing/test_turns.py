import pytest

from transcripts.parsing.labels import read_label
from transcripts.parsing.speeches import Speech
from transcripts.parsing.transcript import Block, BlockKind, ElementKind
from transcripts.parsing.turns import repeats_labels, turns_from

KINDS = {"E": ElementKind.ANSWER, "A": ElementKind.ANSWER, "Q": ElementKind.QUESTION}
NAMES = {"E": "ELM", "A": "ASH", "Q": "Q"}


def speeches(letters):
    return [
        Speech(
            read_label(NAMES[letter]),
            n,
            n,
            [Block(BlockKind.SPEECH, f"Words {n}.", n, n)],
            KINDS[letter],
        )
        for n, letter in enumerate(letters, 1)
    ]


@pytest.mark.parametrize(
    ("letters", "is_repeated"),
    [
        ("QEEEQAAAQEEEQAAA", True),
        ("QEQEQEQEQEQEQEEQ", False),
        ("QQQQQQQQQQQQQQQQ", False),
        ("EEEEE", False),
        ("", False),
    ],
)
def test_labels_repeated_on_paragraphs_show_over_a_document(letters, is_repeated):
    assert repeats_labels(speeches(letters)) is is_repeated


def test_paragraphs_under_a_repeated_label_are_one_turn():
    said = speeches("QEEEQAAAQEEE")
    turns = turns_from(said, [s.label for s in said])

    assert [turn.label for turn in turns] == ["Q", "ELM", "Q", "ASH", "Q", "ELM"]
    assert [turn.number for turn in turns] == [1, 2, 3, 4, 5, 6]
    assert (turns[1].first_line, turns[1].last_line) == (2, 4)
    assert turns[1].text == "Words 2.\n\nWords 3.\n\nWords 4."


def test_a_label_twice_in_a_row_is_two_turns_elsewhere():
    said = speeches("QEEQAQEQAQEQA")
    turns = turns_from(said, [s.label for s in said])
    assert len(turns) == 13


def test_two_questions_in_a_row_are_two_turns():
    said = speeches("QQEEEQQAAAEEEAAA")
    labels = [turn.label for turn in turns_from(said, [s.label for s in said])]
    assert labels == ["Q", "Q", "ELM", "Q", "Q", "ASH", "ELM", "ASH"]
