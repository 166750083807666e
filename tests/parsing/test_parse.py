import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.parsing import (
    NoTranscript,
    json_from_transcript,
    outline_from_transcript,
    parse,
)

FRAGMENTS = (
    "MS. QUILL:  Good morning.",
    "MR. McALDER: I see.",
    "Q    Is it so?",
    "Q\u00a0\u00a0 Go ahead.",
    "Q: Why?",
    "Q. When?",
    "[3.] Q. And then?",
    "QCan you say more?",
    "Quite often, no.",
    "THE PRESIDENT. It is.",
    "The President. It was.",
    "SENIOR ADMINISTRATION OFFICIAL: On background.",
    "MODERATOR: Next question.",
    "Ada Elm: (00:24)",
    "END 2:20 P.M. EDT",
    "1:20 P.M. EDT",
    "February 12, 2022",
    "Press Briefing by Press Secretary Ada Quill",
    "Harbor Hall",
    "NOTE: The exchange began at 10:20 a.m. in Harbor Hall.",
    "---\ntitle: Mill Day\n---\n",
    "(Laughter.)",
    "[Laughter]",
    "* * * * *",
    "<s>2013</s> \\[2023\\]",
    "**[He was briefed on it.]",
    "1 See Item 336.",
    "FARM POLICY",
    "Page 3 of 26",
    "\f",
    "\r",
    "\r\n",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\u200b",
    "\u00ad",
    "--",
    " ",
    "\n",
    "\n\n",
    "\t",
)
PIECES = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.sampled_from(("\n", "\n\n", "  ", ". ")),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip)
lawful = settings(max_examples=80, deadline=None, database=None)


@lawful
@given(TEXTS)
def test_elements_tile_the_text_in_order(text):
    elements = parse(text).elements

    assert "".join(text[e.start : e.end] for e in elements) == text
    assert [e.start for e in elements[1:]] == [e.end for e in elements[:-1]]
    assert (elements[0].line, elements[0].column) == (1, 1)
    for element in elements:
        before = text[: element.start]
        assert element.line == before.count("\n") + 1
        assert element.column == len(before) - (before.rfind("\n") + 1) + 1


@lawful
@given(TEXTS)
def test_turns_are_numbered_and_each_block_lies_within_its_turn(text):
    turns = parse(text).turns

    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    for turn in turns:
        assert 1 <= turn.first_line <= turn.last_line <= text.count("\n") + 1
        said = [b for b in turn.blocks if b.kind == "speech"]
        for block in said:
            assert turn.first_line <= block.first_line
            assert block.first_line <= block.last_line <= turn.last_line


@lawful
@given(TEXTS)
def test_spans_lie_inside_the_text_of_their_block(text):
    transcript = parse(text)
    blocks = [block for turn in transcript.turns for block in turn.blocks]
    for block in [*blocks, *transcript.notes]:
        for span in block.spans:
            assert 0 <= span.start < span.end <= len(block.text)


@lawful
@given(TEXTS)
def test_exchanges_are_made_of_questions_and_answers_in_order(text):
    transcript = parse(text)
    kinds = {turn.number: turn.kind for turn in transcript.turns}

    for number, exchange in enumerate(transcript.exchanges, 1):
        assert exchange.number == number
        assert exchange.questions
        assert {kinds[n] for n in exchange.questions} == {"question"}
        assert {kinds[n] for n in exchange.answers} <= {"answer"}
        assert set(exchange.questions + exchange.answers) <= set(exchange.turns)
        assert list(exchange.turns) == sorted(set(exchange.turns))
    members = [n for exchange in transcript.exchanges for n in exchange.turns]
    assert len(members) == len(set(members))
    asked = {n for n, kind in kinds.items() if kind == "question"}
    assert asked <= set(members)


@lawful
@given(TEXTS)
def test_every_turn_has_a_speaker_of_the_document(text):
    transcript = parse(text)
    keys = [speaker.key for speaker in transcript.speakers]

    assert len(keys) == len(set(keys))
    assert {turn.speaker for turn in transcript.turns} == set(keys)


@lawful
@given(TEXTS)
def test_parsing_twice_is_the_same(text):
    first, second = parse(text), parse(text)

    assert first == second
    assert outline_from_transcript(first) == outline_from_transcript(second)
    assert json_from_transcript(first) == json_from_transcript(second)


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n", "\u00a0\n"])
def test_a_blank_text_is_refused(text):
    with pytest.raises(NoTranscript):
        parse(text)


def test_a_text_in_which_nobody_speaks_has_no_turns():
    transcript = parse("Harbor Hall\n\nFebruary 12, 2022\n")

    assert transcript.turns == ()
    assert transcript.exchanges == ()


HEAD = "Remarks by Ada Quill\n\nMay 1, 1999\n\nMS. QUILL: Hello.\n\nQ    Who?\n\n"
HOSTILE = {
    "questions": "Q ",
    "questions with periods": "Q. ",
    "one long word": "A",
    "words without blanks": "abcdefghij",
    "parentheses that never close": "(",
    "brackets that never close": "[",
    "directions that never close": "[at this point ",
    "labels in a line": "MR. A: ",
    "labels in lines": "MR. A: \n",
    "initials": "A. ",
    "hyphenated capitals": "A-",
    "capitals and commas": "A, ",
    "stars": "*",
    "blanks": " ",
    "newlines": "\n",
    "colons": ":",
    "dots": ".",
    "rules": "#\n",
    "underscores": "_",
    "dashes": "- ",
    "words struck out that never close": "<s>",
    "words struck out": "<s>x</s> ",
    "times": "1:20 P.M. EDT\n",
    "front matter": "---\n",
    "pages": "\fPage 1 of 2\nQ    Go?\n",
    "addresses": "https://a.b/c\n",
    "hyphens at the end of lines": "a few more words than there are on a line-\n",
}
SMALL, LARGE = 12_000, 48_000


def seconds(text):
    """The least processor time of two readings."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        parse(text)
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("head", ["x", HEAD], ids=["bare", "in a turn"])
def test_four_times_the_text_takes_no_more_than_in_proportion(unit, head):
    # What is linear takes 4 times as long, what is quadratic 16 times; 10 leaves
    # room for a busy machine, and 20 ms for texts that are read in no time at all.
    small, large = (head + unit * (size // len(unit)) for size in (SMALL, LARGE))

    assert seconds(large) <= 10 * seconds(small) + 0.02


def test_four_times_the_lines_of_a_header_take_no_more_than_in_proportion():
    small, large = (
        "Ash Elm\n" * (size // 8) + "1:20 P.M. EDT\nMS. QUILL: Hello.\n"
        for size in (SMALL, LARGE)
    )
    assert seconds(large) <= 10 * seconds(small) + 0.02
