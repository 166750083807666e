"""How other houses print who speaks: each style whole, as what it must parse to."""

import pytest

from transcripts.parsing import parse


def spoken(text):
    """Return the kind and the label of each turn."""
    return [(turn.kind.value, turn.label) for turn in parse(text).turns]


def test_one_name_answers_papers_that_ask_under_their_own():
    text = """\
Foreign Ministry Spokesperson Lin Ferrow's Regular Press Conference

Reuters: There are reports of talks about the ferry. Can you confirm them?

Lin Ferrow: We have noted the reports. We will say more in due course.

AFP: A follow-up on that. Will the Minister attend?

Lin Ferrow: I have nothing to share at the moment.

Harbour Daily: The forum opens tomorrow, and the people of the town have waited.

Lin Ferrow: The forum is an important platform.

China News Service: Just to follow up, will the delegates be invited?

Lin Ferrow: Yes. All of them have said that they will come.
"""
    podium = ("answer", "Lin Ferrow")
    assert spoken(text) == [
        ("question", "Reuters"),
        podium,
        ("question", "AFP"),
        podium,
        ("question", "Harbour Daily"),
        podium,
        ("question", "China News Service"),
        podium,
    ]


def test_an_office_after_a_name_is_no_paper():
    text = """\
Weekly Media Briefing (April 12, 2024)

Shri Arun Mehra, Official Spokesperson: Good afternoon, friends. I have one
announcement.

Sid Rao: Sir, what is the status of the ferry?

Shri Arun Mehra, Official Spokesperson: It has brought back three hundred.

Yeshi Bell: Sir, any update on the fare?

Shri Arun Mehra, Official Spokesperson: When we have one, we will share it.
"""
    podium = "Shri Arun Mehra, Official Spokesperson"
    transcript = parse(text)
    assert spoken(text) == [
        ("statement", podium),
        ("question", "Sid Rao"),
        ("answer", podium),
        ("question", "Yeshi Bell"),
        ("answer", podium),
    ]
    speaker = next(
        s for s in transcript.speakers if s.key == transcript.turns[0].speaker
    )
    assert (speaker.name, speaker.role) == ("Arun Mehra", "spokesperson")


ASKED = [
    ("statement", "Nora Quill"),
    ("question", "Reporter"),
    ("answer", "Nora Quill"),
    ("question", "Reporter"),
    ("answer", "Nora Quill"),
]
SAID = [
    "Good afternoon, everyone. The ferry sails again from Monday.",
    "Thank you. Will it sail on Sunday?",
    "It will. There is a boat at noon.",
    "And what is the fare?",
    "It stays as it was.",
]


@pytest.mark.parametrize(
    "before",
    [
        "[00:00:05] {}: ",
        "(01:12) {}: ",
        "00:00:05 {}: ",
        "00:00:05.120 {}: ",
        "{} (00:05):\n",
        "{}  0:05\n",
        "{}\t1:00:05\n",
        "**{}**: ",
        "**{}:** ",
        "{}\n",
        "{}\n\n",
        "- {}: ",
        "\u2022 **{}:** ",
    ],
)
def test_marks_and_stamps_beside_a_label(before):
    turns = zip(ASKED, SAID, strict=True)
    body = "\n\n".join(before.format(label) + words for (_, label), words in turns)
    assert spoken(f"Ferry Briefing\n\nMay 3, 2022\n\n{body}\n") == ASKED


@pytest.mark.parametrize("mark", [":", "."])
def test_a_answers_where_q_asks(mark):
    text = f"""\
Interview With the Harbor Master

Q{mark} Will the ferry sail?

A{mark} Yes. It sails on Monday.

It will be full.

Q{mark} And the fare?

A{mark} Okay.
"""
    assert spoken(text) == [("question", "Q"), ("answer", "A")] * 2


def test_a_is_no_label_beside_other_labels():
    text = """\
Q: Will the ferry sail?

MS. QUILL: There are two answers.

A: it sails.

Q: And the other?

MS. QUILL: I said so.

A: it stays.
"""
    assert [label for _, label in spoken(text)] == ["Q", "MS. QUILL"] * 2


def test_questions_may_be_numbered():
    text = """\
Q1. You said that the fare is high. When will it change?

President Dubray: It will change next month.

Q2: Will there be exceptions?

President Dubray: There are two.
"""
    assert [label for _, label in spoken(text)] == [
        "Q1",
        "President Dubray",
        "Q2",
        "President Dubray",
    ]


def test_headings_that_come_again_are_no_labels():
    text = """\
MS. QUILL: Good afternoon.

Harbor News
The ferry sails on Monday.

Harbor News
The ferry sails on Tuesday.

Town News
The quay is open.

Town News
The quay is closed.
"""
    assert [label for _, label in spoken(text)] == ["MS. QUILL"]


def test_a_menu_that_comes_again_is_no_talk():
    menu = "Home Page\nAbout Harbors\nHome Page\nAbout Harbors\n" * 3
    text = f"{menu}\nThe ferry sails on Monday, and we are glad of it.\n"
    assert {label for _, label in spoken(text)} <= {""}


def test_a_network_that_is_spoken_of_asks_nothing():
    text = """\
MS. QUILL: Three of them wrote of it.

CBS: a network of stations.

CNN: another network.

Q Will they come?

MS. QUILL: They will.
"""
    assert [label for _, label in spoken(text)] == ["MS. QUILL", "Q", "MS. QUILL"]


def test_a_paper_at_the_end_of_a_sentence_asks_nothing():
    said = "THE PRESIDENT. I was on CNN. And then on NBC News. Reuters. All of them. "
    text = said * 90
    assert {label for _, label in spoken(text)} == {"THE PRESIDENT"}


INTERVIEW = """\
Interview With Governor Ruth Adair

April 30, 2024

You say you will bring fares down. How will you do that?

Ruth Adair: We will do many things. We have to build boats.

They take a year.

Would that be enough?

Adair: It would be a start. We did it before.

Let us talk about the quay. What would you change first?

Adair: The gates.

And then? Who pays for it?

Adair: The company does.
"""


def test_what_nobody_signs_between_answers_is_asked():
    assert spoken(INTERVIEW) == [
        ("question", "Q"),
        ("answer", "Ruth Adair"),
        ("question", "Q"),
        ("answer", "Adair"),
        ("question", "Q"),
        ("answer", "Adair"),
        ("question", "Q"),
        ("answer", "Adair"),
    ]
    transcript = parse(INTERVIEW)
    assert "".join(INTERVIEW[e.start : e.end] for e in transcript.elements) == INTERVIEW
    unsigned = [e for e in transcript.elements if e.is_continued]
    assert [e.kind.value for e in unsigned] == ["question"] * 4
    assert [t.text for t in transcript.turns][1:3] == [
        "We will do many things. We have to build boats.\n\nThey take a year.",
        "Would that be enough?",
    ]
    assert len(transcript.exchanges) == 4


def test_a_speaker_who_asks_himself_is_not_asked():
    text = INTERVIEW.replace("Would that be enough?", "That would be enough.").replace(
        "What would you change first?", "I would change it."
    )
    assert "question" not in {kind for kind, _ in spoken(text)}


def test_names_in_wrapped_text_are_counted_by_the_paragraph():
    line = "which the company that runs the ferries has told us\nagain and again\n"
    text = f"""\
Ferry Briefing

Nora Quill: The ferry sails on Monday, {line}{line}{line}and so it does.

Tom Ald: Will it sail on Sunday,
{line}{line}or will it not?

Nora Quill: It will sail on Sunday,
{line}{line}{line}{line}as you know.

Priya Ram: And the fare?

Nora Quill: It stays as it was,
{line}{line}{line}{line}as you know.
"""
    assert [label for _, label in spoken(text)] == [
        "Nora Quill",
        "Tom Ald",
        "Nora Quill",
        "Priya Ram",
        "Nora Quill",
    ]
