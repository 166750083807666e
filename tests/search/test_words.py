import sys

import pytest

from transcripts.search import schema
from transcripts.search.words import words


@pytest.mark.parametrize(
    "text",
    [
        "Don't — the U.S. won’t; COVID-19, 1,000 (one) and/or x_y",
        "Україна та її народ",
        "北京，习近平。東京タワー",
        "הָעִבְרִית שָׁלוֹם",
        "العَرَبِيَّة السلام",
        "हिन्दी में बात मोदी",
        "বাংলা তামিল தமிழ்",
        "สวัสดี ชาวโลก",
        "한국어 ελληνικά Tiếng Việt",
        "❤️ 1️⃣ 👩‍👩‍👧 🇺🇦 ½ ² Ⅷ",
    ],
)
def test_words_are_cut_as_the_index_cuts_them(text):
    cut = [word for word in words(text) for word in schema.exact_words(word)]
    assert cut == schema.exact_words(text)
    assert len(words(text)) == len(cut)


def test_what_is_a_letter_here_is_one_in_the_index():
    letters = (chr(n) for n in range(sys.maxunicode + 1) if chr(n).isalnum())
    assert [c for c in letters if schema.ANALYZERS["exact"].analyze(c) == []] == []
