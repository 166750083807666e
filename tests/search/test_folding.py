import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.samples import SAMPLES, parsed
from transcripts.search import folding, schema

# Letters that fold, letters of other scripts, digits that are none, odd blanks.
ODD = "éÉñßæŒĳšİıſﬁ½²①⑴०йΣς中한ʼ’—…\u00a0\u0301\u200b\u2028\ufeff\x00_'-.😀"
TEXTS = st.text(alphabet=st.sampled_from("abtheING 0.\n" + ODD)) | st.text()


def words(text):
    """Give the words of a folded text with the characters that each stands for."""
    found = folding.folded(text)
    return [
        (match[0], found.place(*match.span()))
        for match in folding.WORD.finditer(found.data)
        if match[0] != folding.DROPPED and len(match[0]) < schema.LONGEST_WORD
    ]


def tokens(text):
    """Give the same as the engine cuts them."""
    cut = schema.ANALYZERS[schema.UNSTEMMED].pre_tokenize(text).tokens
    return [(folding.term(t.text), (t.char_offset_from, t.char_offset_to)) for t in cut]


@given(TEXTS)
@example("Café déjà vu")
@example("STRASSE Straße")
@example("x" * 120 + " after")
@example("a ⑴ b")
def test_a_text_folds_to_the_words_that_the_engine_cuts(text):
    assert words(text) == tokens(text)


@given(TEXTS)
def test_a_stem_is_that_of_the_engine(text):
    stems = [folding.stem(word) for word, _ in words(text)]
    assert stems == [folding.term(word) for word in schema.stemmed_words(text)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_transcripts_fold_to_the_words_that_the_engine_cuts(path):
    for turn in parsed(path).turns:
        assert words(turn.text) == tokens(turn.text)


@pytest.mark.parametrize(
    ("text", "is_quick"),
    [
        ("It’s 5 o’clock – or “so” …", True),
        ("Señor Muñoz à côté", True),
        ("Straße", False),
        ("Київ", False),
        ("½ a loaf", False),
    ],
)
def test_texts_of_western_letters_keep_their_places(text, is_quick):
    assert (folding.folded(text).starts is None) == is_quick


ENDINGS = """
    s es ed ing ly ies ied ying y e er ers ement ment ation ations ization izations
    ational ability abilities bility iveness fulness ousness ically icate iciti alize
    ogy ogies ogist lessly eed eedly edly ingly ency ancy ibly ably
""".split()


def test_every_word_of_a_stem_begins_as_it_should():
    known = {
        word
        for path in SAMPLES
        for word in re.findall("[a-z]+", parsed(path).text.lower())
    }
    known |= {"dying", "lying", "skies", "idly", "gently", "early", "news", "i", "y"}
    made = {
        stump + end for word in known for stump in (word, word[:-1]) for end in ENDINGS
    }
    strays = [
        word
        for word in (each.encode() for each in known | made)
        if not word.startswith(folding.beginning(folding.stem(word)))
    ]
    assert strays == []


def test_a_stem_of_one_letter_begins_with_it():
    assert [folding.beginning(letter) for letter in (b"i", b"e", b"y")] == [
        b"i",
        b"e",
        b"y",
    ]
