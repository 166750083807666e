import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.quotes import How, Quote, Range, find

SAID = [
    "When will the second ferry sail?",
    "The second ferry sails when it is mended, and no sooner than that.",
    "As for the fare -- it stays as it is. It “stays” all year.",
    "When will the second ferry sail?",
]


def words(found):
    return [SAID[span.paragraph][span.start : span.end] for span in found.ranges]


@pytest.mark.parametrize(
    ("quote", "how", "said"),
    [
        ("when it is mended", How.AS_QUOTED, ["when it is mended"]),
        ("WHEN IT IS MENDED and no", How.SAME_WORDS, ["when it is mended, and no"]),
        ('the fare — it stays as it is. It "stays"', How.SAME_WORDS, None),
        (
            "no sooner than that. As for the fare",
            How.AS_QUOTED,
            ["no sooner than that.", "As for the fare"],
        ),
        (
            "The second ferry … sooner than that",
            How.AS_QUOTED,
            ["The second ferry sails when it is mended, and no sooner than that"],
        ),
        ("The second ferry sailed when it was mended and no", How.NEAR, None),
    ],
)
def test_words_are_found_as_they_stand_or_nearly(quote, how, said):
    found = find(Quote(quote), SAID)
    assert found.how == how
    assert said is None or words(found) == said


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "…",
        "--",
        "submarine",
        "the lighthouse keeper wept for an hour",
        "no sooner … When it",
        "ferr",
        "mended sooner all",
    ],
)
def test_what_is_not_there_is_not_found(quote):
    assert find(Quote(quote), SAID) is None


def test_nothing_is_found_in_nothing():
    assert find(Quote("ferry"), []) is None


@pytest.mark.parametrize(
    ("prefix", "suffix", "paragraph"),
    [("", "", 0), ("", "The second ferry", 0), ("stays all year", "", 3)],
)
def test_of_several_places_the_words_around_decide(prefix, suffix, paragraph):
    found = find(Quote("When will the second ferry sail", prefix, suffix), SAID)
    assert found.ranges == (Range(paragraph, 0, 31),)


def test_a_likeness_touches_no_paragraph_beside_its_own():
    found = find(Quote("that? As to the fare it stays as it was"), SAID)
    assert {span.paragraph for span in found.ranges} == {2}


@given(st.data())
def test_whatever_is_copied_is_found_where_it_stands(data):
    paragraph = data.draw(st.integers(1, 2))
    text = SAID[paragraph]
    start = data.draw(st.integers(0, len(text) - 20))
    start = text.rfind(" ", 0, start + 1) + 1
    end = text.find(" ", start + 10)
    quote = text[start : end if end > 0 else None]
    found = find(Quote(quote), SAID)
    assert found is not None and found.how == How.AS_QUOTED
    (said,) = words(found)
    assert said in quote
