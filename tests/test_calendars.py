import datetime as dt

import pytest

from transcripts.calendars import Span, of_days, of_months


def title(day, count, is_lacking):
    return f"{day} {count} {is_lacking}"


def days(year, counts=(), spans=()):
    return of_days(year, dict(counts), spans, title)


@pytest.mark.parametrize(("year", "number"), [(2021, 365), (2020, 366), (1, 365)])
def test_a_year_has_a_cell_for_each_day_each_in_its_own_place(year, number):
    cells = days(year).cells
    assert len({(cell.x, cell.y) for cell in cells}) == number


def test_days_of_a_week_stand_below_each_other_from_monday():
    cells = days(2024).cells  # begins on a Monday
    assert {cell.x for cell in cells[:7]} == {cells[0].x}
    assert [cell.y for cell in cells[:7]] == sorted(cell.y for cell in cells[:7])
    assert cells[7].x > cells[6].x
    assert cells[7].y == cells[0].y


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (3, 3), (4, 4), (40, 4)])
def test_a_day_is_the_fuller_the_more_it_has(count, level):
    first, *_ = days(2021, {dt.date(2021, 1, 1): count}).cells
    assert (first.level, first.title) == (level, f"2021-01-01 {count} False")


@pytest.mark.parametrize(
    ("span", "lacking"),
    [
        (Span(dt.date(2021, 1, 2), dt.date(2021, 1, 3)), [2, 3]),
        (Span(dt.date(2020, 1, 1), dt.date(2021, 1, 1)), [1]),
        (Span(dt.date(2021, 12, 30), None), [364, 365]),
        (Span(dt.date(2022, 1, 1), None), []),
    ],
)
def test_days_in_a_gap_are_told(span, lacking):
    cells = days(2021, spans=[span]).cells
    assert [n for n, cell in enumerate(cells, 1) if cell.stroke] == lacking


def test_months_are_told_by_quarters_of_the_most():
    counts = {(2021, 1): 100, (2021, 2): 75, (2021, 3): 26, (2021, 4): 1}
    drawn = of_months([2021], counts, [], title)
    assert [cell.level for cell in drawn.cells] == [4, 3, 2, 1] + [0] * 8
    assert [label.text for label in drawn.labels][-1] == "2021"


def test_a_month_that_has_a_day_of_a_gap_is_told():
    gap = Span(dt.date(2021, 1, 31), dt.date(2021, 3, 1))
    cells = of_months([2021], {}, [gap], title).cells
    assert [bool(cell.stroke) for cell in cells] == [True] * 3 + [False] * 9
