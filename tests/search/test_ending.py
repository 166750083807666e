import pytest
from hypothesis import given

from tests.search.test_query_laws import TEXTS
from transcripts.search.ending import ending
from transcripts.search.nodes import Field
from transcripts.search.words import cleaned


def of(text):
    """Tell what is being typed: what stands before, words, beginning, and in what."""
    end = ending(text)
    before = [text[:start] for start in end.starts]
    return before, end.words, end.beginning, end.field, end.is_quoted


@pytest.mark.parametrize(
    ("text", "before", "words", "beginning"),
    [
        ("cli", [""], (), "cli"),
        ("Cli", [""], (), "cli"),
        ("a b c", ["", "a ", "a b "], ("a", "b"), "c"),
        ("a b ", ["", "a ", "a b "], ("a", "b"), ""),
        ("a b c d e", ["a ", "a b ", "a b c ", "a b c d "], ("b", "c", "d"), "e"),
        ("x OR cli", ["x OR "], (), "cli"),
        ("-cli", ["-"], (), "cli"),
        ("(cli", ["("], (), "cli"),
        ('"x y" cli', ['"x y" '], (), "cli"),
        ("speaker:x cli", ["speaker:x "], (), "cli"),
        ("U.S. tro", ["U.S. "], (), "tro"),
        ("Café", [""], (), "cafe"),
    ],
)
def test_words_at_the_end(text, before, words, beginning):
    assert of(text) == (before, words, beginning, None, False)


@pytest.mark.parametrize(
    ("text", "before", "words", "beginning", "field", "is_quoted"),
    [
        ('"climate cha', "", ("climate",), "cha", None, True),
        ('x "climate ', "x ", ("climate",), "", None, True),
        ("speaker:", "speaker:", (), "", Field.SPEAKER, False),
        ("x by:ps", "x by:", (), "ps", Field.SPEAKER, False),
        ('-role:"press s', "-role:", ("press",), "s", Field.ROLE, True),
        ("date:last-w", "date:", ("last",), "w", Field.DATE, False),
    ],
)
def test_a_value_or_an_open_quotation_at_the_end(
    text, before, words, beginning, field, is_quoted
):
    assert of(text) == ([before], words, beginning, field, is_quoted)


@pytest.mark.parametrize(
    "text",
    ["", " ", '"closed"', "speaker:x ", 'speaker:"x"', "x*", "don't", "x,", "(", "-"]
    + ["speker:x", "x:y", "😀", "OR", "a AND", "x)"],
)
def test_where_nothing_goes_on(text):
    assert ending(text) is None


@given(TEXTS)
def test_any_text_has_an_end(text):
    text = cleaned(text)
    end = ending(text)
    assert end is None or all(0 <= start <= len(text) for start in end.starts)
