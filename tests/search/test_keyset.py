import pytest

from transcripts.search import keyset
from transcripts.search.keyset import Keyed, Keys

KEYS = [3, 5, 8, 9, 12, 20, 21]


def fetch(first, last, runs_down, most):
    inside = [k for k in KEYS if (first or 0) <= k <= (99 if last is None else last)]
    return [(k, f"row {k}") for k in sorted(inside, reverse=runs_down)[:most]]


def page(*, is_descending=True, **keys):
    found = keyset.page(fetch, Keys(**keys), size=3, is_descending=is_descending)
    return [int(row[4:]) for row in found.rows], found.before, found.after


@pytest.mark.parametrize(
    ("keys", "rows", "before", "after"),
    [
        ({}, [21, 20, 12], None, 12),
        ({"after": 12}, [9, 8, 5], 9, 5),
        ({"after": 5}, [3], 3, None),
        ({"after": 3}, [], None, None),
        ({"after": 0}, [], None, None),
        ({"after": 10}, [9, 8, 5], 9, 5),
        ({"before": 3}, [9, 8, 5], 9, 5),
        ({"before": 9}, [21, 20, 12], None, 12),
        ({"before": 20}, [21, 20, 12], None, 12),
        ({"before": 99}, [21, 20, 12], None, 12),
    ],
)
def test_pages_run_down_from_a_key_and_back(keys, rows, before, after):
    assert page(**keys) == (rows, before, after)


@pytest.mark.parametrize(
    ("keys", "rows", "before", "after"),
    [
        ({}, [3, 5, 8], None, 8),
        ({"after": 8}, [9, 12, 20], 9, 20),
        ({"after": 20}, [21], 21, None),
        ({"before": 21}, [9, 12, 20], 9, 20),
        ({"before": 5}, [3, 5, 8], None, 8),
    ],
)
def test_pages_run_up_likewise(keys, rows, before, after):
    assert page(is_descending=False, **keys) == (rows, before, after)


def test_nothing_gives_an_empty_page():
    nothing = keyset.page(
        lambda *bounds: [], Keys(before=7), size=3, is_descending=True
    )
    assert nothing == Keyed((), None, None)
