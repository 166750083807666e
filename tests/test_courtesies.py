import pytest

from transcripts.courtesies import RULES, is_courtesy


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_rule_folds_its_example_and_not_its_counterpart(rule):
    assert is_courtesy(rule.example)
    assert not is_courtesy(rule.counter)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks.",
        "Thank you, Mr. President.",
        "Thank you so much, Dr. Moss. Good to see you.",
        "Okay. Go ahead, Kit. Go ahead.",
        "Hi, Ada. Can you hear me?",
        "Thanks, everybody. (Laughter.)",
        "Sorry, Kit --",
        "Dr. Moss —",
        "And —",
    ],
)
def test_thanks_and_cross_talk_are_folded(text):
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(Inaudible.)",
        "Yes.",
        "No.",
        "No --",
        "Yeah.",
        "Correct.",
        "Okay.",
        "Right.",
        "Why?",
        "Kit.",
        "Kit --",
        "No. Go ahead.",
        "Yes, go ahead, Kit.",
        "Yes, thank you.",
        "I'm sorry, No.",
        "No problem.",
        "Absolutely —",
        "Passport --",
        "Not that I am aware of.",
        "Thank you. When does the ferry sail?",
        "Thank you, Kit. The ferry sails on Monday.",
        "Thanks for the question about fares.",
        "Thank you. " * 13,
    ],
)
def test_whatever_may_say_something_is_not(text):
    assert not is_courtesy(text)
