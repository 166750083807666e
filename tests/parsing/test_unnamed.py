"""Turns that a sign alone opens, and who asks in them."""

import pytest

from tests.parsing.test_other_styles import spoken
from transcripts.parsing import outline_from_transcript, parse

SAID = (
    "Good afternoon. The ferry sails again from Monday.",
    "Thank you. When will the second ferry sail?",
    "When it is mended, and no sooner than that.",
    "What about the lighthouse?",
    "I would direct you to the Harbor Board for that.",
)
KINDS = ["statement", "question", "answer", "question", "answer"]


@pytest.mark.parametrize("sign", [">> ", ">>> ", ">>", "- ", "– ", "— "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", ["", "Remarks at the Harbor\n\nMay 3, 2012\n\n"])
def test_a_sign_opens_turns(sign, gap, head):
    text = head + gap.join(sign + said for said in SAID) + "\n"
    assert [kind for kind, _ in spoken(text)] == KINDS
    assert [turn.blocks[0].text for turn in parse(text).turns] == list(SAID)


def test_lines_of_captions_in_capitals_run_on():
    text = """\
>> GOOD AFTERNOON, EVERYONE. THE FERRY
SAILS AGAIN.
>> DR. MARSH. WHEN WILL THE SECOND
FERRY SAIL?
>> THANK YOU
>> WHAT ABOUT THE LIGHTHOUSE? MR. DEY
MR. DEY. IS IT LIT?
>> IT IS LIT.
"""
    turns = parse(text).turns
    assert [turn.first_line for turn in turns] == [1, 3, 5, 6, 8]
    assert turns[0].blocks[0].text == "GOOD AFTERNOON, EVERYONE. THE FERRY SAILS AGAIN."
    assert [turn.label for turn in turns] == ["", "Q", "", "Q", ""]


def test_no_printed_label_opens_such_a_turn():
    rows = outline_from_transcript(parse("\n".join(f">> {s}" for s in SAID)))
    assert rows.splitlines() == [
        "1\tstatement\t+",
        "2\tquestion\tQ +",
        "3\tanswer\t+",
        "4\tquestion\tQ +",
        "5\tanswer\t+",
    ]


def test_some_turns_may_have_labels():
    text = (
        ">> Ada Quill: Good afternoon.\n>> When does it sail?\n>> Ada Quill: Today.\n"
        ">> And the other?\n>> Ada Quill: Tomorrow.\n>> Why?\n"
    )
    assert [label for _, label in spoken(text)][:4] == ["Ada Quill", "Q"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "It is my aim to say this:\n\n" + "- The ferry sails on Monday.\n\n" * 8,
        "MS. QUILL: It is so.\n\nQ: Why?\n\n- Is it?\n\n- It is.\n\n" * 3,
        "Dear friend, this is what you wrote to me.\n\n"
        + ">> and then the ferry which\n>> had been mended sailed from\n" * 9,
    ],
    ids=["a list", "labels", "a letter quoted"],
)
def test_signs_alone_prove_nothing(text):
    labels = {label for _, label in spoken(text)}
    assert len(parse(text).turns) <= 1 or labels == {"MS. QUILL", "Q"}
