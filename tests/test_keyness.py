import pytest

from transcripts.keyness import CRITICAL, keys, log_likelihood


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "likelihood"),
    [
        (10, 10, 100, 100, 0.0),
        (0, 0, 100, 100, 0.0),
        (20, 0, 1_000, 1_000, 27.73),  # 2 × 20 ln 2
        (0, 20, 1_000, 1_000, 27.73),
        (30, 10, 10_000, 10_000, 10.46),
        (100, 50, 10_000, 20_000, 69.31),  # 2 (100 ln 2 - 50 ln 2)
    ],
)
def test_likelihood_is_dunnings(a, b, c, d, likelihood):
    assert log_likelihood(a, b, c, d) == pytest.approx(likelihood, abs=0.01)


def test_words_said_more_on_one_side_are_its_keys():
    here = {"ferry": 60, "the": 500, "fare": 3, "x": 437}
    there = {"ferry": 4, "the": 500, "board": 60, "x": 436}
    (ferry,) = keys(here, there)
    assert (ferry.word, ferry.here, ferry.there) == ("ferry", 60, 4)
    assert ferry.per_thousand_here == 60
    assert ferry.likelihood > CRITICAL
    assert [key.word for key in keys(there, here)] == ["board"]


@pytest.mark.parametrize(("here", "there"), [({}, {}), ({"a": 9}, {}), ({}, {"a": 9})])
def test_nothing_is_compared_with_nothing(here, there):
    assert keys(here, there) == []
