"""Lay numbers out as the bars of a chart, for a template to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# In units of the drawing, which is as wide as its place.
WIDTH, HEIGHT = 720, 158
ABOVE, BELOW = 34, 32
BASE = HEIGHT - BELOW
WIDEST_BAR, LOWEST_BAR = 12.0, 0.8
# Words that stand nearer to an edge begin or end where they belong.
EDGE = 60
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A number, what it belongs to, and how both are written."""

    value: float
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its corner, its size, and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """Some words, where they stand, and which end of them does."""

    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over a line, the highest with its number, and names below the line."""

    bars: tuple[Bar, ...]
    top: Label | None
    ticks: tuple[Label, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def chart(points: Sequence[Point], names: Mapping[int, str]) -> Chart:
    """Return the bars of some points, with names below those at some places."""
    highest = max((point.value for point in points), default=0)
    if not highest:
        return Chart((), None, _ticks(len(points), names))
    bars = tuple(
        _bar(place, point, len(points), highest)
        for place, point in enumerate(points)
        if point.value
    )
    top = next(n for n, point in enumerate(points) if point.value == highest)
    label = _label(_middle(top, len(points)), ABOVE - 8, points[top].text)
    return Chart(bars, label, _ticks(len(points), names))


def step(span: int, steps: Sequence[int]) -> int:
    """Return the least of some steps that divides a span into few enough parts."""
    return next((each for each in steps if span / each <= MOST_TICKS), steps[-1])


def _bar(place: int, point: Point, number: int, highest: float) -> Bar:
    slot = WIDTH / number
    width = min(WIDEST_BAR, max(slot * 0.7, min(slot, 1.0)))
    height = max(LOWEST_BAR, point.value / highest * (BASE - ABOVE))
    return Bar(
        round(_middle(place, number) - width / 2, 2),
        round(BASE - height, 2),
        round(width, 2),
        round(height, 2),
        f"{point.name}: {point.text}",
    )


def _middle(place: int, number: int) -> float:
    return WIDTH / number * (place + 0.5)


def _ticks(number: int, names: Mapping[int, str]) -> tuple[Label, ...]:
    return tuple(
        _label(_middle(place, number), HEIGHT - 4, name)
        for place, name in names.items()
    )


def _label(x: float, y: float, text: str) -> Label:
    ends = {x < EDGE: "start", x > WIDTH - EDGE: "end"}
    return Label(round(x, 2), y, ends.get(True, "middle"), text)
