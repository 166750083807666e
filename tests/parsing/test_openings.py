import pytest

from transcripts.parsing.candidates import candidates
from transcripts.parsing.layouts import layout_of
from transcripts.parsing.lines import lines_from_text
from transcripts.parsing.openings import openings

TALK = """\
MS. QUILL:  Good afternoon.

Q    Will the ferry sail?

{}

Q    And the fare?

MS. QUILL:  It stays.
"""
PAPERS = """\
THE PRESIDENT. I have one thing to say.

[1.] Q. Will the ferry sail, Mr. President?

THE PRESIDENT. It will.

{}

Q. And the fare?

THE PRESIDENT. It stays.
"""
WRAPPED = """\
MS. QUILL:  The ferry sails again from Monday, and we have told the harbor
about it, and the harbor has told the company that runs the ferries which is
{}
and so the company will tell the people who buy tickets on the quay all day
long, which is what they had hoped for when they began to build the new quay.

Q    Will the ferry sail on Sunday as well, or is it only to sail from Monday
until Saturday, as the people of the town and of the island have been told?

MS. QUILL:  It sails on Sunday, and on Monday, and on each of the other days
of the week, as I have said before and as I shall be glad to say once more.
"""


def labels(text):
    lines = lines_from_text(text)
    layout = layout_of(lines)
    return [c.label.printed for c in openings(candidates(lines, layout), lines, layout)]


TALKERS = ["MS. QUILL", "Q", "Q", "MS. QUILL"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("MS. QUILL:  Yes.", "MS. QUILL"),
        ("MS. QUILL:Yes, and no blank after the colon.", "MS. QUILL"),
        ("MR. McALDER:  Yes.", "MR. McALDER"),
        ("SENIOR ADMINISTRATION OFFICIAL:  Yes.", "SENIOR ADMINISTRATION OFFICIAL"),
        ("THE PRESIDENT:  Yes.", "THE PRESIDENT"),
        ("SASHA:  Yes, it is so.", "SASHA"),
        ("Q Yes.", "Q"),
        ("Q\u00a0 \u00a0 Yes.", "Q"),
        ("\tQ\tYes.", "Q"),
        ("Q: Yes.", "Q"),
        ("Q. Yes.", "Q"),
        ("QCan you tell us?", "Q"),
        ("**Q**    Yes.", "Q"),
        ("Q    -- and the mill?", "Q"),
    ],
)
def test_a_label_at_the_head_of_a_paragraph_opens_a_turn(line, label):
    expected = [*TALKERS[:2], label, *TALKERS[2:]]
    assert labels(TALK.format(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Quite often, no.",
        "Questions have been raised.",
        "Quoting further: it was so.",
        "Q.E.D. is what I would say.",
        "QAnon is not a thing of ours.",
        "QUESTIONS",
        "Question: Will it sail? Answer: No.",
        "NOTE: In the excerpt below, Ms. Quill misspoke.",
        "Note: it is so.",
        "FACT SHEET: The ferry.",
        "WHO: The mayor.",
        "WHERE: The harbor.",
        "END 2:20 P.M. EDT",
        "END2:04 P.M. EST",
        "COVID-19: Wear a mask.",
        "NATO: We are glad.",
        "So my question is: will it sail?",
        "And my point is this: it will.",
        "The week ahead: there is none.",
        "Number three indicator: the fare.",
        "Bottom line: it sails.",
        "Remember this: it sails.",
        "In Honduras: it sails.",
        "Ada Elm: the ferry will sail.",
        "Latitude: 51 degrees.",
        "FARES: TICKETS, DEADLINES, AND SUPPORT FOR THE FERRY",
        "https://palace.example/: the address.",
        "12:30 it was.",
        "Mr. Alder. I forget his first name.",
        "It was said by MR. ALDER: never.",
    ],
)
def test_what_only_looks_like_a_label_opens_none(line):
    assert labels(TALK.format(line)) == TALKERS


@pytest.mark.parametrize(
    "line",
    [
        "SWIFT: at what point would the harbor have to tell the company of it all,",
        "NATO: We are prepared to discuss the ferry with those who sail upon it now,",
        "CBS: “The harbor wants to push the ferry” is what the evening news had said,",
        "American people: they have been told that the ferry sails again from Monday,",
        "Quite a lot of people have been told that it sails again from Monday at ten,",
        "MR. ALDER: he is the one who runs it, and it is he who has told the harbor,",
    ],
)
def test_a_line_that_a_wrap_has_made_opens_no_turn(line):
    assert labels(WRAPPED.format(line)) == ["MS. QUILL", "Q", "MS. QUILL"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("MR. CORK. Thank you.", "MR. CORK"),
        ("SECRETARY ALDER. It will sail.", "SECRETARY ALDER"),
        ("REPORTER. Thank you, Mr. President.", "REPORTER"),
        ("[12.] Q. And the mill?", "Q"),
        ("Q.A meeting was held.", "Q"),
        ("Q, Mr. President, was it held?", "Q"),
        ("[12.] MR. CORK. And the mill?", "MR. CORK"),
        ("DAVID PINE [Ashland Radio]. Mr. President, is it so?", "DAVID PINE"),
        ("THE PRESDENT. It is so.", "THE PRESDENT"),
        ("THE PRESIDENT, It is so.", "THE PRESIDENT"),
    ],
)
def test_period_labels_open_turns_where_they_are_the_style(line, label):
    expected = ["THE PRESIDENT", "Q", "THE PRESIDENT", label, "Q", "THE PRESIDENT"]
    assert labels(PAPERS.format(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Alder told me so.",
        "Mr. Alder. He told me so.",
        "U.S. ferries are good.",
        "U.S. FERRY POLICY",
        "The Ferry to Skerry Light",
        "Visit of President Bo Elm of Ashland",
        "QUESTIONS",
        "1 See Item 336.",
        "[At this point, the President spoke off the record.]",
    ],
)
def test_sentences_and_headings_open_none_among_period_labels(line):
    expected = ["THE PRESIDENT", "Q", "THE PRESIDENT", "Q", "THE PRESIDENT"]
    assert labels(PAPERS.format(line)) == expected


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("It was so. MS. QUILL: And so it is.", "MS. QUILL"),
        ("It was so.) MS. QUILL: And so it is.", "MS. QUILL"),
    ],
)
def test_a_known_label_after_a_sentence_opens_a_turn_within_a_line(line, label):
    assert labels(TALK.format(line)).count(label) == 3


def test_names_open_turns_where_names_are_the_style():
    text = "Ada Elm: (00:24)\nHello.\n\nBo Oak: (01:02)\nYes.\n\nNote: (oh)\nNo.\n\n"
    assert labels(text * 3) == ["Ada Elm", "Bo Oak"] * 3


def test_the_name_of_a_debater_opens_each_turn():
    text = "HOLLER: Is it so?\nELM: It is.\nHOLLER: Is it?\nELM: In short: yes.\n"
    assert labels(text) == ["HOLLER", "ELM", "HOLLER", "ELM"]


def test_a_name_in_full_opens_a_turn_where_a_surname_does_from_then_on():
    text = (
        "Ada Alder. Good evening, and welcome.\n\nMr. Elm. Thank you.\n\n"
        + "Ms. Alder. Governor?\n\nMr. Elm. Yes, it does.\n\n" * 3
    )
    assert labels(text)[:2] == ["Ada Alder", "Mr. Elm"]


def test_a_text_run_on_in_one_line_may_begin_with_a_name():
    text = "Ada Alder. So, it is late. Question. Is it? Ada Alder. It is. " * 120
    assert labels(text)[:3] == ["Ada Alder", "Question", "Ada Alder"]
