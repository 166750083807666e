import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.sources import LONGEST, spellings

PRINTED = "https://www.whitehouse.gov/briefing-room/2022/02/12/press-briefing/"


@pytest.mark.parametrize(
    "typed",
    [
        PRINTED,
        f"  {PRINTED}\n",
        PRINTED.rstrip("/"),
        PRINTED.replace("https:", "http:"),
        PRINTED.replace("www.", ""),
        PRINTED.removeprefix("https://"),
        PRINTED.replace("www.whitehouse.gov", "WWW.WhiteHouse.GOV"),
        PRINTED.replace(".gov", ".gov:443"),
        PRINTED.replace("https", "HTTPS"),
        f"{PRINTED}#content",
        f"{PRINTED}?utm_source=mail&utm_medium=x",
        f"{PRINTED}?fbclid=123#top",
    ],
)
def test_an_address_is_known_again(typed):
    assert PRINTED in spellings(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("https://a.gov/?pid=7&utm_source=x", "http://www.a.gov/?pid=7"),
        ("https://a.gov/x?q=a%20b&q=", "https://a.gov/x?q=a%20b&q="),
        ("http://a.gov", "https://a.gov/"),
        ("https://a.gov:8080/x", "http://a.gov:8080/x"),
    ],
)
def test_what_says_which_page_is_kept(typed, printed):
    assert printed in spellings(typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("https://a.gov/?pid=7", "https://a.gov/"),
        ("https://a.gov/x", "https://a.gov/X"),
        ("https://a.gov/x", "https://b.gov/x"),
    ],
)
def test_another_page_is_another(typed, other):
    assert other not in spellings(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ferry",
        "the ferry. And",
        "ftp://a.gov/x",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "https://[::1",
        "mailto:x@a.gov",
        "https://a.gov/\x00",
        "https://me@a.gov/",
        "https://a.gov/" + "x" * LONGEST,
    ],
)
def test_what_is_no_web_address_has_no_spelling(typed):
    assert spellings(typed) == []


@given(st.text() | st.text().map("https://a.gov/{}".format))
def test_any_text_has_few_spellings(typed):
    assert len(spellings(typed)) <= 17
