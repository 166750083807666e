import pytest

from transcripts.charts import ABOVE, BASE, WIDTH, Point, chart, step


def points(*values):
    return [Point(value, f"{2000 + n}", f"{value} %") for n, value in enumerate(values)]


def test_bars_stand_on_one_line_in_proportion():
    drawn = chart(points(1, 2, 4), {})
    full = BASE - ABOVE
    assert [bar.height for bar in drawn.bars] == [full / 4, full / 2, full]
    assert {bar.y + bar.height for bar in drawn.bars} == {BASE}
    assert [bar.title for bar in drawn.bars] == ["2000: 1 %", "2001: 2 %", "2002: 4 %"]


def test_what_is_nothing_has_no_bar_and_what_is_little_has_one():
    drawn = chart(points(0, 0.001, 90), {})
    assert [bar.title[:4] for bar in drawn.bars] == ["2001", "2002"]
    assert drawn.bars[0].height > 0.5


@pytest.mark.parametrize("number", [1, 2, 12, 80, 700, 3000])
def test_bars_are_thin_apart_and_within_the_drawing(number):
    bars = chart(points(*[1] * number), {}).bars
    assert bars[0].x >= 0
    assert bars[-1].x + bars[-1].width <= WIDTH + 0.01
    assert all(0 < bar.width <= 12 for bar in bars)
    ends = [bar.x + bar.width for bar in bars]
    assert all(
        end <= after.x + 0.02 for end, after in zip(ends, bars[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("values", "text", "anchor"),
    [
        ([9, 1, 1, 1, 1, 1, 1], "9 %", "start"),
        ([1, 1, 9, 1, 9], "9 %", "middle"),
        ([1, 1, 1, 1, 1, 1, 9], "9 %", "end"),
    ],
)
def test_the_highest_bar_is_labelled_within_the_drawing(values, text, anchor):
    top = chart(points(*values), {}).top
    assert (top.text, top.anchor) == (text, anchor)
    assert 0 <= top.x <= WIDTH


def test_of_nothing_there_are_names_alone():
    drawn = chart(points(0, 0, 0), {0: "2000", 2: "2002"})
    assert (drawn.bars, drawn.top) == ((), None)
    assert [tick.text for tick in drawn.ticks] == ["2000", "2002"]


@pytest.mark.parametrize(
    ("span", "steps", "chosen"),
    [(4, [1, 2, 5], 1), (9, [1, 2, 5], 2), (30, [1, 2, 5], 5), (900, [1, 2, 5], 5)],
)
def test_names_are_not_too_many(span, steps, chosen):
    assert step(span, steps) == chosen
