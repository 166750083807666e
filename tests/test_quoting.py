import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts import quoting
from transcripts.quoting import Change, Verdict
from transcripts.search.quotations import quotation, words_of

ANSWER = (
    "As for the fare, it stays as it is — and that’s the “last word” of the Harbor"
    " Board. The second ferry sails when it is mended, and no sooner than that."
)
QUESTION = "When will the second ferry sail? And will the fare be the same?"
TURNS = [QUESTION, ANSWER]
ALIKE = {
    "as it is": Verdict.VERBATIM,
    "the fare, it stays as it is": Verdict.VERBATIM,
    'that\'s the "last word"': Verdict.VERBATIM,
    "it stays as it is -- and that's": Verdict.VERBATIM,
    "  The   second\nferry sails ": Verdict.VERBATIM,
    "THE FARE IT STAYS": Verdict.SAME_WORDS,
    "the fare. It stays as it is": Verdict.SAME_WORDS,
    "thé fare, it stays": Verdict.SAME_WORDS,
    "the fare … the last word": Verdict.SAME_WORDS,
    "As for the fare ... the Harbor Board.": Verdict.VERBATIM,
    "As for the fare . . . no sooner than that": Verdict.VERBATIM,
    "it [the fare] stays as it is": Verdict.VERBATIM,
    "[T]he second ferry sails when [the ship] is mended": Verdict.VERBATIM,
    "[t]he second ferry sails": Verdict.SAME_WORDS,
    "MS. QUILL: As for the fare, it stays as it is": Verdict.VERBATIM,
    "will the fare be the same? As for the fare": Verdict.SAME_WORDS,
    "As for the fares, it stays as it was": Verdict.NEAR,
    "The second ferry sails once it is mended": Verdict.NEAR,
    "the ferry sails when mended, and no sooner than that": Verdict.NEAR,
    "The second ferry will sail when it has been mended, no sooner": Verdict.NEAR,
}
UNLIKE = [
    "the lighthouse stays dark",
    "As for the lighthouse we are not sure about anything at all",
    "no sooner … As for",  # in the other order
    "ferry fare board",
    "燈塔很安靜",
    "",
    "…",
]


def compared(text, turns=TURNS):
    words = [words_of(turn) for turn in turns]
    return quoting.Comparer(quotation(text)).compare(turns, words)


@pytest.mark.parametrize(("text", "verdict"), ALIKE.items())
def test_words_agree_with_what_was_said(text, verdict):
    found = compared(text)
    assert found is not None
    assert found.verdict is verdict
    assert (found.score == 1.0) == (verdict is not Verdict.NEAR)


@pytest.mark.parametrize("text", UNLIKE)
def test_words_do_not_agree(text):
    found = compared(text) if quotation(text).parts else None
    assert found is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "As for the fares, it stays",
            [
                (Change.KEPT, "As for the "),
                (Change.ADDED, "fares "),
                (Change.LEFT_OUT, "fare, "),
                (Change.KEPT, "it stays"),
            ],
        ),
        (
            "ferry sails when mended",
            [
                (Change.KEPT, "ferry sails when "),
                (Change.LEFT_OUT, "it is "),
                (Change.KEPT, "mended"),
            ],
        ),
        (
            "As for the fare … Harbor Board",
            [
                (Change.KEPT, "As for the fare, "),
                (Change.GAP, "it stays as it is — and that’s the “last word” of the "),
                (Change.KEPT, "Harbor Board"),
            ],
        ),
        (
            "it stays as it is, and that was the last word",
            [
                (Change.KEPT, "it stays as it is — and "),
                (Change.ADDED, "that was "),
                (Change.LEFT_OUT, "that’s "),
                (Change.KEPT, "the “last word"),
            ],
        ),
        (
            "It's mended, and no sooner than that's",
            [
                (Change.ADDED, "It's "),
                (Change.LEFT_OUT, "it is "),
                (Change.KEPT, "mended, and no sooner than "),
                (Change.ADDED, "that's "),
                (Change.LEFT_OUT, "that"),
            ],
        ),
        (
            "so as for the fare, it stays as it is, Ned",
            [
                (Change.ADDED, "so "),
                (Change.KEPT, "As for the fare, it stays as it is"),
                (Change.ADDED, "Ned "),
            ],
        ),
    ],
)
def test_what_differs_is_told_word_by_word(text, pieces):
    (line,) = compared(text).lines
    assert [(piece.change, piece.text) for piece in line.pieces] == pieces


def test_words_of_two_speakers_are_told_apart():
    question, answer = compared("be the same? As for the fare").lines
    assert (question.turn, question.said) == (0, "be the same")
    assert (answer.turn, answer.said) == (1, "As for the fare")
    assert question.before.endswith("will the fare ")
    assert answer.after.startswith(", it stays")


def test_parts_are_found_as_near_to_each_other_as_they_stand():
    (line,) = compared("second ferry … when").lines
    assert (line.turn, line.said) == (1, "second ferry sails when")


def test_what_stands_around_is_cut_at_a_blank():
    long = " ".join(f"word{n}" for n in range(200))
    (line,) = compared("word99 word100 word101 word102", [long]).lines
    assert re.fullmatch(r"… word\d+ .*word98 ", line.before)
    assert re.fullmatch(r" word103 .* word\d+ …", line.after)


def test_a_quotation_is_read_only_so_far():
    read = quotation("ferry " * 5_000)
    assert read.is_cut
    assert len(read.text) <= quoting.MOST_CHARACTERS


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_compared_with_any_other(text, other):
    read = quotation(text)
    if read.parts:
        quoting.Comparer(read).compare([other], [words_of(other)])
    assert all(read.text[w.start : w.end] for part in read.parts for w in part)


@given(st.data())
def test_any_run_of_words_is_found(data):
    words = words_of(ANSWER)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    found = compared(ANSWER[words[first].start : words[last].end], [ANSWER])
    assert found.verdict in (Verdict.VERBATIM, Verdict.SAME_WORDS)  # The, the
    assert found.score == 1.0


@given(
    st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=60), st.data()
)
def test_words_kept_and_left_out_are_those_said(said, data):
    some = data.draw(st.lists(st.sampled_from("a b c d e x".split()), min_size=1))
    text = " ".join(said)
    found = compared(" ".join(some), [text])
    for line in found.lines if found else ():
        assert line.said in text
        quoted = "".join(
            f"{p.text.strip()} " for p in line.pieces if p.change is not Change.LEFT_OUT
        )
        assert quoted.split() == some
