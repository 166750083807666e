import os
import subprocess
import sys

import pytest

from transcripts.parsing import parse

LONG = "It sails from Monday, and the harbor is glad of it, and so is the mayor. " * 8


def kinds(*turns):
    text = "\n\n".join(f"{label}: {words}" for label, words in turns)
    return "".join(turn.kind.value[0] for turn in parse(text).turns)


def test_what_comes_before_the_first_question_is_a_statement():
    assert (
        kinds(
            ("MS. QUILL", "Good afternoon."),
            ("MR. ALDER", "I have a word to add."),
            ("Q", "Will it sail?"),
            ("MS. QUILL", "It will."),
            ("MR. ALDER", "On Monday."),
            ("Q", "Thank you."),
        )
        == "ssqaaq"
    )


def test_a_text_without_questions_has_statements_only():
    assert kinds(("MS. QUILL", LONG), ("MR. ALDER", LONG)) == "ss"


def test_a_moderator_neither_asks_nor_answers():
    assert (
        kinds(
            ("MODERATOR", "Welcome to the call."),
            ("SENIOR ADMINISTRATION OFFICIAL", LONG),
            ("MODERATOR", "First question, please."),
            ("Q", "Will it sail?"),
            ("SENIOR ADMINISTRATION OFFICIAL", "It will."),
            ("MODERATOR", "That is all. Thank you, everyone."),
        )
        == "msmqam"
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I have a couple of things at the top. " + LONG, "s"),
        ("Before we begin, a few announcements. " + LONG, "s"),
        ("It will. " + LONG, "a"),
    ],
)
def test_a_topper_in_the_middle_is_a_statement(words, kind):
    turns = [
        ("Q", "Hello."),
        ("MS. QUILL", words),
        ("Q", "Will it sail?"),
        ("MS. QUILL", "It will."),
    ]
    asked = [
        ("Q", "Is this thing on?"),
        (
            "MS. QUILL",
            "It is, thank you, all of it, as you hear me now, I hope, do you not?",
        ),
    ]
    assert kinds(*asked, *turns)[3] == kind


def test_a_turn_after_stars_is_a_statement_again():
    turns = (
        "Q: Will it sail?\n\nMS. QUILL: It will.\n\n* * * * *\n\n"
        "MS. QUILL: Good evening.\n\nQ: Again?\n\nMS. QUILL: Yes.\n"
    )
    assert "".join(t.kind.value[0] for t in parse(turns).turns) == "qasqa"


def test_an_interviewer_asks_under_a_name():
    turns = [
        ("MS. PINE", "Thank you for having me. How is the ferry?"),
        ("THE GOVERNOR", LONG),
        ("MS. PINE", "And is the harbor glad of it?"),
        ("THE GOVERNOR", LONG),
        ("MS. PINE", "What do you say to the mayor?"),
        ("THE GOVERNOR", LONG),
    ]
    assert kinds(*turns) == "qaqaqa"


def test_in_a_debate_the_moderator_asks_and_directs():
    turns = [
        ("HOLLER", "Welcome to the debate. The candidates have two minutes each."),
        ("HOLLER", "The first question is for the governor. How is the ferry?"),
        ("ELM", LONG),
        ("HOLLER", "Senator, your rebuttal."),
        ("ASH", LONG),
        ("HOLLER", "Senator, the next question. What is the fare to be?"),
        ("ASH", LONG),
        ("HOLLER", "Governor, one minute."),
        ("ELM", LONG),
        ("HOLLER", "Thank you both, and good night."),
    ]
    assert kinds(*turns) == "mqamaqamam"


def test_the_reporters_last_thanks_are_a_question():
    turns = [
        ("Q", "Will it sail?"),
        ("THE PRESIDENT", "It will."),
        ("Q", "When?"),
        ("THE PRESIDENT", "On Monday."),
        ("MR. CORK", "Thank you, Mr. President."),
    ]
    assert kinds(*turns) == "qaqaq"


def test_a_greeting_of_the_press_opens_no_questioning():
    turns = [
        ("MS. QUILL", "Good afternoon."),
        ("Q", "Good afternoon."),
        ("MS. QUILL", LONG),
        ("Q", "Will it sail?"),
        ("MS. QUILL", "Yes."),
    ]
    assert kinds(*turns) == "sqsqa"


@pytest.mark.parametrize(
    ("quip", "found"),
    [("Happy Friday.", "sqs"), ("Nice suit.", "sqs"), ("Will the ferry sail?", "sqa")],
)
def test_an_opening_goes_on_after_a_quip_but_not_after_a_question(quip, found):
    turns = ("MS. QUILL", "Hi, everyone."), ("Q", quip), ("MS. QUILL", LONG * 2)
    assert kinds(*turns) == found


HOSTED = """\
import sys
from transcripts.parsing import parse
turns = parse(sys.stdin.read()).turns
print("".join(turn.kind.value[0] for turn in turns))
"""


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_of_two_who_direct_as_much_the_first_heard_is_the_host(seed):
    """Sets differ in order from process to process: the parse must not."""
    asked = "Will the ferry sail on Monday, and who pays for it?"
    turns = [
        (host, asked if n % 2 else "Your response.", briefer)
        for n in range(6)
        for host, briefer in (
            ("MR. BIRCH", "GOVERNOR HOLM"),
            ("MS. ALDER", "SENATOR ELM"),
        )
    ]
    text = "\n\n".join(f"{a}: {words}\n\n{b}: {LONG}" for a, words, b in turns)
    found = subprocess.run(
        [sys.executable, "-c", HOSTED],
        input=text,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "msqaqaqamaqaqaqamaqaqaqa"
