import time

import pytest

from transcripts.parsing.hints import (
    called_on,
    hints_from,
    own_words,
    thanked,
    words_of,
)
from transcripts.parsing.transcript import Hint


def names(question="Why?", before="", after="", known=()):
    found = hints(question, before, after, known)
    return [(hint.name, hint.outlet) for hint in found]


def hints(question, before, after, known=()):
    offers = [own_words(question, 10), called_on(before, 9), thanked(after, 11)]
    return hints_from(offers, words_of(known))


@pytest.mark.parametrize(
    ("before", "name", "outlet"),
    [
        ("That is all I have. Go ahead, Matt.", "Matt", ""),
        ("All right, go ahead, Phil —", "Phil", ""),
        ("I don't know. Yes, Ada?", "Ada", ""),
        ("We will see what comes of it.\nJustin.", "Justin", ""),
        ("We will see what comes of it.\n\nWeija.", "Weija", ""),
        ("Justin.", "Justin", ""),
        ("And with that, Ada, you want to kick us off?", "Ada", ""),
        ("Darlene, do you want to start?", "Darlene", ""),
        (
            "Next, why don't we go to Jon Elm with the Ashland Press.",
            "Jon Elm",
            "Ashland Press",
        ),
        (
            "Our next question comes from Ada Elm from Mill News. Please go ahead.",
            "Ada Elm",
            "Mill News",
        ),
        ("First, we’ll go to the line of Demetri.", "Demetri", ""),
        ("Thanks. Let’s go to Ada B. Elm, Mill Radio.", "Ada B. Elm", "Mill Radio"),
        ("Next, Ada Elm from Mill Radio.", "Ada Elm", "Mill Radio"),
        (
            "Let’s go to Ada Elm with Mill Radio. You should be able to unmute.",
            "Ada Elm",
            "Mill Radio",
        ),
        ("Yes, Helen [Helen Elm, United Press].", "Helen Elm", "United Press"),
    ],
)
def test_the_one_called_on_is_offered(before, name, outlet):
    assert names(before=before) == [(name, outlet)]


@pytest.mark.parametrize(
    "before",
    [
        "Yes.",
        "Not that I know of. Absolutely.",
        "Go ahead, sir.",
        "Next question, please.",
        "And then Deputy Secretary Elm from Ashland came over with the rest of us.",
        "I would point you to the Department of Justice.",
        "We talk about it with Iran, and Iraq.",
        "That is for Congress.\n\nAnyway.",
        "He wrote to President Elm.",
        "Mm-hmm.",
        "It’s a long story and I’m done.",
        "We go to Ohio with a message for the people there who are waiting.",
        "The President will travel to Ashland and Elmwood next week to meet with Governor Elm.",
        "Thanks, everyone.",
        "Okay, guys.",
        "",
    ],
)
def test_other_last_words_offer_nobody(before):
    assert names(before=before) == []


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("Thanks, Trevor. I would say that", "Trevor"),
        ("Thank you, Weijia. As you know", "Weijia"),
        ("Well, Kevin, the mill is closed.", "Kevin"),
        ("Look, Peter -- the mill", "Peter"),
        ("Jon, I think you know.", "Jon"),
        ("Ann [Ann Elm, Mill Post], I said so.", "Ann Elm"),
    ],
)
def test_the_one_an_answer_speaks_to_is_offered(after, name):
    assert [n for n, _ in names(after=after)] == [name]


@pytest.mark.parametrize(
    "after",
    [
        "Thanks, everyone.",
        "Thanks, guys.",
        "Thank you, sir.",
        "Well, Mr. President, I think so.",
        "Well, Russia, as you know, does that.",
        "Well, Ashland, I think, is closed.",
        "So, I’m going to look into it.",
        "Look, Congress has to act.",
        "First, I want to say",
        "Jon, the mill and the river",
        "Elmwood, I think, is closed.",
        "No, that’s not right.",
        "",
    ],
)
def test_other_first_words_offer_nobody(after):
    assert names(after=after) == []


@pytest.mark.parametrize(
    ("question", "name", "outlet"),
    [
        ("Owen Elm with EWTN. Is it so?", "Owen Elm", "EWTN"),
        ("Steve Elm, CNBC. Mr. Chairman, why?", "Steve Elm", "CNBC"),
        ("Hi, thanks. This is Ada Elm from Mill Daily. Why?", "Ada Elm", "Mill Daily"),
        ("Mr. President, Dick Elm, UPI.", "Dick Elm", "UPI"),
        (
            "Marvin L. Elm, Associated Press: Mr. President, why?",
            "Marvin L. Elm",
            "Associated Press",
        ),
        ("Thank you. Ada Elm here with The Ashland Post.", "Ada Elm", "Ashland Post"),
        ("[Ada Elm, Mill Journal]. Why?", "Ada Elm", "Mill Journal"),
    ],
)
def test_the_one_who_says_his_name_is_offered_with_the_outlet(question, name, outlet):
    assert names(question) == [(name, outlet)]


@pytest.mark.parametrize(
    "question",
    [
        "President Elm, Prime Minister Birch, thank you.",
        "Senator Elm, NATO is gone.",
        "Vladimir Elm, the mill owner, said so.",
        "White House, NSC. Who speaks?",
        "Mr. Elm, with respect, why?",
        "Does Ada Elm with CNN know?",
        "Thank you.",
    ],
)
def test_other_names_in_a_question_are_not_the_askers(question):
    assert names(question) == []


def test_each_hint_says_where_and_in_which_words_it_was_read():
    found = hints("Hi. Why?", "So go ahead, Ada.", "Thanks, Ada. Yes.")
    assert found == [Hint("Ada", "", 9, "So go ahead, Ada")]


def test_different_names_are_all_kept():
    found = names(before="Go ahead, Ada.", after="Thanks, Kevin. Yes.")
    assert found == [("Ada", ""), ("Kevin", "")]


def test_those_who_speak_under_their_names_are_no_askers():
    assert names(after="Thanks, Ada. Yes.", known=["Ada Alder"]) == []
    assert names(after="Thanks, Ada. Yes.", known=["MR. ELM"]) == [("Ada", "")]


def test_hostile_words_are_read_in_no_time():
    began = time.process_time()
    for text in ("A " * 100_000, "Ada, " * 50_000, "[Ada" * 50_000, "go to " * 50_000):
        for _ in range(50):
            names(text, text, text)
    assert time.process_time() - began < 10
