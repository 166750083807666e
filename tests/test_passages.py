import pytest

from transcripts.models import Exchange, Role, Speaker, SpokenTurn
from transcripts.passages import Voice, passages, voice

PRESS = Role(pk=1, slug="reporter", name="Reporter", asks=True)
UNTOLD = Role(pk=3, slug="speaker", name="Role not stated")
SECRETARY = Role(pk=2, slug="press-secretary", name="Press Secretary")
ADA = Speaker(pk=1, name="Ada Quill", slug="ada-quill")


def turn(position, kind, exchange=None, blocks=(), who=ADA):
    return SpokenTurn(
        kind,
        label="MS. QUILL" if who else "Q",
        blocks=list(blocks) or [["speech", f"Words {position}.", 1, 1, []]],
        speaker=who,
        role=SECRETARY if who else PRESS,
        exchange=exchange and Exchange(pk=exchange, number=exchange - 6),
    )


def test_turns_are_set_out_as_opening_exchanges_statement_and_closing():
    turns = [
        turn(1, "statement"),
        turn(2, "question", 7, who=None),
        turn(3, "answer", 7),
        turn(4, "statement"),
        turn(5, "question", 8, who=None),
        turn(6, "answer", 8),
        turn(7, "moderation"),
    ]
    found = passages(turns)
    assert [(p.kind, p.anchor, len(p.speeches)) for p in found] == [
        ("opening", "opening", 1),
        ("exchange", "q1", 2),
        ("statement", "statement-2", 1),
        ("exchange", "q2", 2),
        ("closing", "closing", 1),
    ]


def test_a_text_without_questions_is_one_statement():
    (only,) = passages([turn(1, "statement"), turn(2, "statement")])
    assert (only.kind, only.title) == ("opening", "Statement")


def test_a_briefing_may_begin_with_a_question():
    turns = [turn(1, "question", 7, who=None), turn(2, "answer", 7)]
    (only,) = passages(turns)
    assert (only.anchor, only.askers, only.answerers) == (
        "q1",
        ["Reporter"],
        ["Ada Quill"],
    )


def test_nothing_said_makes_no_passage():
    assert passages([]) == []


def test_subheads_at_the_head_of_a_turn_stand_above_its_speaker():
    blocks = [
        ["subhead", "Harbours", 1, 1, []],
        ["speech", "Well.", 2, 2, []],
        ["subhead", "Ferries", 3, 3, []],
    ]
    (only,) = passages([turn(1, "statement", blocks=blocks)])
    (speech,) = only.speeches
    assert [block.text for block in speech.heading] == ["Harbours"]
    assert [block.text for block in speech.blocks] == ["Well.", "Ferries"]


def test_an_exchange_keeps_the_evidence_of_who_asks():
    exchange = Exchange(pk=7, number=1, hints=[["Kit Moss", "Echo", 9, "Thanks, Kit"]])
    asked = turn(1, "question", who=None)
    (only,) = passages([asked._replace(exchange=exchange)])
    assert [(hint.name, hint.outlet, hint.line) for hint in only.hints] == [
        ("Kit Moss", "Echo", 9)
    ]


@pytest.mark.parametrize(
    ("speaker", "role", "label", "shown"),
    [
        (ADA, SECRETARY, "MS. QUILL", Voice("Ada Quill", "Press Secretary", "/x/")),
        (None, PRESS, "Q", Voice("Reporter")),
        (None, PRESS, "Q:", Voice("Reporter")),
        (ADA, UNTOLD, "MS. QUILL", Voice("Ada Quill", "", "/x/")),
        (None, UNTOLD, "Q", Voice("Speaker")),
        (None, PRESS, "A VOICE", Voice("A VOICE", "Reporter")),
        (
            Speaker(pk=2, name="PRESS SECRETARY", document_id=1),
            SECRETARY,
            "PRESS SECRETARY",
            Voice("PRESS SECRETARY"),
        ),
    ],
)
def test_a_voice_has_a_name_and_a_role_where_that_says_more(
    monkeypatch, speaker, role, label, shown
):
    monkeypatch.setattr(Speaker, "get_absolute_url", lambda self: "/x/")
    assert voice(speaker, role, label) == shown
