import time

import pytest

from transcripts.parsing.ground_rules import ground_rules_from
from transcripts.parsing.transcript import Basis, GroundRules, RuleSentence

NOTHING = GroundRules()


def rules(*said, title="Press Call on the Mill", header=()):
    return ground_rules_from(
        [(text, n) for n, text in enumerate(said, 5)], title, header
    )


@pytest.mark.parametrize(
    ("said", "basis", "attribution", "embargo"),
    [
        (
            "This call is on background, attributable to a “senior administration "
            "official,” and embargoed until the call concludes.",
            Basis.BACKGROUND,
            "senior administration official",
            "the call concludes",
        ),
        (
            "Today’s call will be on background for attribution to “senior "
            "administration officials.” The contents are embargoed until 5:00 a.m. "
            "Eastern tomorrow, May 12th. And with that, Ada.",
            Basis.BACKGROUND,
            "senior administration officials",
            "5:00 a.m. Eastern tomorrow, May 12th",
        ),
        (
            "As a reminder, we are on background, attributed to a senior military "
            "official and a senior administration official.",
            Basis.BACKGROUND,
            "senior military official and a senior administration official",
            "",
        ),
        (
            "So we will do this on background as two senior mill officials.",
            Basis.BACKGROUND,
            "senior mill officials",
            "",
        ),
        (
            "I figured we’d do a gaggle on background, attributable to an SAO.",
            Basis.BACKGROUND,
            "SAO",
            "",
        ),
        (
            "This call is on background, so our speaker will be referred to as a "
            "“senior mill official.”",
            Basis.BACKGROUND,
            "senior mill official",
            "",
        ),
        ("Everything here is on deep background.", Basis.DEEP_BACKGROUND, "", ""),
        ("This conversation is off the record.", Basis.OFF_RECORD, "", ""),
        (
            "The call will be on the record, but it will be embargoed until the end "
            "of the call.",
            Basis.ON_RECORD,
            "",
            "the end of the call",
        ),
        ("This is an off-camera, on-the-record briefing.", Basis.ON_RECORD, "", ""),
        (
            "It will now be embargoed until 7:00 a.m. on Friday.",
            Basis.UNSTATED,
            "",
            "7:00 a.m. on Friday",
        ),
        ("And with that, the embargo is lifted.", Basis.UNSTATED, "", "lifted"),
        (
            "The embargo will be lifted at 8:00 p.m. tonight.",
            Basis.UNSTATED,
            "",
            "8:00 p.m. tonight",
        ),
        (
            "We will start with on-the-record remarks. The Q&A session will be on "
            "background.",
            Basis.BACKGROUND,
            "",
            "",
        ),
    ],
)
def test_sentences_set_the_ground_rules(said, basis, attribution, embargo):
    found = rules(said)

    assert found.basis is basis
    assert found.attribution == attribution
    assert found.embargo == embargo
    assert found.sentences


@pytest.mark.parametrize(
    "said",
    [
        "I spoke on background yesterday about the mill.",
        "You all were briefed on background about that.",
        "We did have a background briefing here earlier.",
        "We will have a background call later today on the mill.",
        "She has a strong background in milling.",
        "I want to give some background on the call.",
        "This bill requires background checks.",
        "Would you go off the record?",
        "He told them off the record that the mill is closed.",
        "This is the warmest year on record.",
        "He has on the record stated that it is so.",
        "The board will lift the arms embargo on Ashland.",
        "We have an oil embargo until the talks end.",
        "This call is not held under any embargo.",
        "The call is not embargoed until anything.",
        "A readout will be attributed to Ada Alder.",
        "The drop can be attributed to many things.",
        "Sin embargo, para las familias, es un reto.",
        "Is this on the record?",
        "",
    ],
)
def test_other_talk_sets_none(said):
    assert rules(said) == NOTHING


def test_the_sentences_come_with_their_lines_in_order():
    found = rules(
        "Hi.\nThis is on background. Thanks.",
        "As a reminder, this was on background, attributable to a “mill official.”",
    )

    assert found.sentences == (
        RuleSentence("basis", "This is on background.", 5),
        RuleSentence(
            "basis",
            "As a reminder, this was on background, attributable to a “mill official.”",
            6,
        ),
        RuleSentence(
            "attribution",
            "As a reminder, this was on background, attributable to a “mill official.”",
            6,
        ),
    )


def test_the_title_sets_the_basis_and_whom_to_name():
    title = "Background Press Call by Senior Mill Officials on the Flood"
    found = rules(title=title, header=[(title, 3)])

    assert found.basis is Basis.BACKGROUND
    assert found.attribution == "senior mill officials"
    assert found.sentences == (
        RuleSentence("basis", title, 3),
        RuleSentence("attribution", title, 3),
    )


def test_an_on_the_record_call_says_so_in_its_title():
    assert rules(title="On-the-Record Press Call").basis is Basis.ON_RECORD
    assert rules(title="Remarks on Background Checks").basis is Basis.UNSTATED


@pytest.mark.parametrize(
    ("line", "basis", "embargo"),
    [
        ("(ON THE RECORD UNLESS OTHERWISE NOTED)", Basis.ON_RECORD, ""),
        ("EMBARGOED UNTIL 8:00 P.M.", Basis.UNSTATED, "8:00 P.M."),
        (
            "THIS IS EMBARGOED UNTIL 10:00 PM EST, March 2",
            Basis.UNSTATED,
            "10:00 PM EST, March 2",
        ),
        ("Background Briefing on Mills, Friday ........ 9", Basis.UNSTATED, ""),
        ("Office of the Press Secretary", Basis.UNSTATED, ""),
    ],
)
def test_header_lines_set_rules(line, basis, embargo):
    found = rules(header=[(line, 2)])
    assert (found.basis, found.embargo) == (basis, embargo)


def test_an_embargo_that_holds_now_comes_before_an_older_one():
    found = rules(
        "This call is embargoed until 1:00 p.m. today.",
        "To repeat, this call will now be embargoed until 2:00 p.m. today.",
    )
    assert found.embargo == "2:00 p.m. today"
    assert len(found.sentences) == 2


def test_long_and_hostile_text_is_read_in_proportion():
    began = time.process_time()
    for said in (
        "on background " * 20_000,
        "embargo. A" * 30_000,
        "attributable to senior " * 10_000,
        "This is on background. " * 10_000,
        "the embargo until, " * 10_000,
    ):
        rules(said)
    assert time.process_time() - began < 10
