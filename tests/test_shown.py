import pytest

from tests.test_passages import turn
from transcripts.passages import passages
from transcripts.shown import Show, choices, in_sequence, shown

TURNS = [
    turn(1, "statement"),
    turn(2, "question", 7, who=None),
    turn(3, "answer", 7),
    turn(4, "moderation", 7),
    turn(5, "question", 8, who=None),
    turn(6, "statement"),
]


@pytest.mark.parametrize(
    ("show", "said"),
    [
        (Show.ALL, [("opening", 1), ("q1", 3), ("q2", 1), ("closing", 1)]),
        (Show.QUESTIONS, [("q1", 1), ("q2", 1)]),
        (Show.ANSWERS, [("q1", 1)]),
        (Show.STATEMENT, [("opening", 1), ("closing", 1)]),
    ],
)
def test_a_part_has_its_turns_and_no_others(show, said):
    found = shown(passages(TURNS), show)
    assert [(passage.anchor, len(passage.speeches)) for passage in found] == said


@pytest.mark.parametrize(
    ("value", "show"),
    [
        (None, Show.ALL),
        ("", Show.ALL),
        ("questions", Show.QUESTIONS),
        ("answers", Show.ANSWERS),
        ("statement", Show.STATEMENT),
        ("Questions", Show.ALL),
        ("<b>", Show.ALL),
    ],
)
def test_what_is_not_known_shows_all(value, show):
    assert Show.asked(value) is show


def test_there_is_a_choice_where_there_are_parts():
    assert choices(passages(TURNS)) == list(Show)
    assert choices(passages(TURNS[1:5])) == [Show.ALL, Show.QUESTIONS, Show.ANSWERS]
    assert choices(passages(TURNS[:1])) == []
    assert choices([]) == []


def test_passages_know_those_beside_them():
    found = in_sequence(passages(TURNS))
    assert [(p.earlier, p.later) for p in found] == [
        ("", "q1"),
        ("opening", "q2"),
        ("q1", "closing"),
        ("q2", ""),
    ]
