import pytest

from transcripts.parsing.prose import displayed


def marked(text):
    shown, spans = displayed(text)
    return shown, [(span.kind.value, shown[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain words.", "Plain words."),
        ("\\[sic\\] and \\*", "[sic] and *"),
        ("a \\ b \\n c", "a \\ b \\n c"),
        ("a **bold** word", "a bold word"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("co\u00adoperate", "cooperate"),
        ("an <em>odd</em> word", "an odd word"),
        ("a < b > c", "a < b > c"),
        ("<img src=x>", "<img src=x>"),
    ],
)
def test_markup_is_taken_away_and_nothing_else(text, shown):
    assert displayed(text)[0] == shown


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Yes. (Laughter.) No.", [("stage", "(Laughter.)")]),
        ("Yes [inaudible] no.", [("stage", "[inaudible]")]),
        ("It is (phonetic) so.", [("stage", "(phonetic)")]),
        ("(As interpreted.) It is.", [("stage", "(As interpreted.)")]),
        ("(Cell phone rings.) Oh.", [("stage", "(Cell phone rings.)")]),
        (
            "said \\[senior administration official\\] to me",
            [("redaction", "[senior administration official]")],
        ),
        ("I am [redacted].", [("redaction", "[redacted]")]),
        (
            "In <s>2013</s> \\[2023\\] it was.",
            [("struck", "2013"), ("correction", "[2023]")],
        ),
        (
            "We have <s>18 of 24</s> \\*\\[16 of 21\\] so far.",
            [("struck", "18 of 24"), ("correction", "*[16 of 21]")],
        ),
        ("A <del>bad</del> word.", [("struck", "bad")]),
    ],
)
def test_what_is_not_plain_speech_is_marked(text, spans):
    assert marked(text)[1] == spans


@pytest.mark.parametrize(
    "text",
    [
        "It is so (I think).",
        "The agency (FEMA) was there.",
        "Ask [the President] about it.",
        "In [2023] it was.",
        "(Laughter",
        "<s>never closed",
        "<s></s>",
        "It is (the first of many) a day.",
    ],
)
def test_other_brackets_are_speech(text):
    assert marked(text)[1] == []


def test_words_struck_out_twice_are_marked_twice():
    shown, spans = marked("<s>1</s> \\[2\\] and <s>3</s> \\[4\\]")

    assert shown == "1 [2] and 3 [4]"
    assert [words for _, words in spans] == ["1", "[2]", "3", "[4]"]
