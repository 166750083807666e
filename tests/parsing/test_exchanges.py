import pytest

from transcripts.parsing.exchanges import exchanges_from, with_hints
from transcripts.parsing.transcript import Block, BlockKind, ElementKind, Speaker, Turn

KINDS = {
    "s": ElementKind.STATEMENT,
    "q": ElementKind.QUESTION,
    "a": ElementKind.ANSWER,
    "m": ElementKind.MODERATION,
}


def turns(letters, words=None):
    return [
        Turn(
            number=n,
            kind=KINDS[letter],
            label=letter.upper(),
            speaker=letter,
            blocks=(Block(BlockKind.SPEECH, (words or {}).get(n, "Words."), n, n),),
            first_line=n,
            last_line=n,
        )
        for n, letter in enumerate(letters, 1)
    ]


@pytest.mark.parametrize(
    ("letters", "numbers"),
    [
        ("", []),
        ("sss", []),
        ("sqaqa", [(2, 3), (4, 5)]),
        ("qqaaq", [(1, 2, 3, 4), (5,)]),
        ("mqmqa", [(2, 3, 4, 5)]),
        ("qammqa", [(1, 2), (5, 6)]),
        ("qmam", [(1, 2, 3)]),
        ("qasqa", [(1, 2), (4, 5)]),
        ("qsqa", [(1,), (3, 4)]),
    ],
)
def test_questions_and_the_answers_after_them_are_one_exchange(letters, numbers):
    found = exchanges_from(turns(letters))
    assert [exchange.turns for exchange in found] == numbers
    assert [exchange.number for exchange in found] == list(range(1, len(found) + 1))


def test_each_question_of_a_run_has_the_name_called_before_it():
    said = turns(
        "maqmqaq",
        {
            2: "That is all. Go ahead, Matt.",
            4: "Next, let’s go to Ada Elm with Mill Radio.",
            6: "It is so.",
        },
    )
    speakers = [Speaker("m", ("M",), "moderator"), Speaker("q", ("Q",), "reporter")]
    first, last = with_hints(exchanges_from(said), said, speakers)

    assert [(h.name, h.outlet, h.line) for h in first.hints] == [
        ("Matt", "", 2),
        ("Ada Elm", "Mill Radio", 4),
    ]
    assert last.hints == ()


def test_somebody_who_speaks_under_a_label_is_no_reporter():
    said = turns("aqa", {3: "Thank you, Ada. It is so."})
    speakers = [Speaker("a", ("ADA",), "spokesperson", "Ada Elm")]
    (exchange,) = with_hints(exchanges_from(said), said, speakers)
    assert exchange.hints == ()
