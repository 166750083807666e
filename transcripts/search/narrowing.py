"""What narrows a search: names of fields, and what their values mean."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from transcripts import bodies
from transcripts.parsing import BriefingKind
from transcripts.phrases import Sort
from transcripts.search import days
from transcripts.search.nodes import DayRange, Field, Filter, Part, Value
from transcripts.search.words import words

# How alike a slip is to what was meant; longer than any name is none.
ALIKE = 0.75
LONGEST_NAME = 40

OTHER_NAMES = {
    "by": Field.SPEAKER,
    "kind": Field.TYPE,
    "since": Field.DATE,
    "until": Field.DATE,
    "after": Field.DATE,
    "before": Field.DATE,
}
NAMES = {**{field.value: field for field in Field}, **OTHER_NAMES}
BOUNDS: dict[str, Callable[[DayRange], DayRange]] = {
    "since": days.since,
    "until": days.until,
    "after": days.after,
    "before": days.before,
}
PARTS = {
    **{part.value: part for part in Part},
    **{f"{part.value}s": part for part in Part},
}
KINDS = {kind.value.replace("_", " "): kind for kind in BriefingKind}


class Mistyped(ValueError):
    """The value of a field cannot be read; says why, and offers what may be meant."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion


def nearest_name(name: str) -> str:
    """Return the field that a name nearly is."""
    return _nearest(name.lower(), NAMES)


def filters_from(name: str, value: str, today: dt.date) -> list[Filter]:
    """Return the filters that a value makes, or raise ``Mistyped``.

    A value without a word makes none.
    """
    if not words(value):
        return []
    field = NAMES[name]
    if field is Field.DATE:
        return [Filter(field, _days(name, value, today))]
    return [Filter(field, one) for one in READERS[field](value)]


def settled(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """Return each filter once; bounds of time as one range, parts as those to search.

    Parts that leave nothing to search, or leave out nothing, are no filter; nor are
    bounds with no day between them.
    """
    kept = list(dict.fromkeys(filters))
    parts = [f for f in kept if f.field is Field.IN]
    bounds = [f for f in kept if not f.is_excluded and _is_bound(f)]
    others = [f for f in kept if f not in parts and f not in bounds]
    return (*_settled_parts(parts), *others, *_settled_bounds(bounds))


def are_apart(filters: Iterable[Filter]) -> bool:
    """Whether bounds of time have no day between them."""
    bounds = [f for f in filters if not f.is_excluded and _is_bound(f)]
    return bool(bounds) and not _settled_bounds(bounds)


def _days(name: str, value: str, today: dt.date) -> DayRange:
    try:
        found = days.day_range(value, today)
    except days.NotDays as error:
        raise Mistyped(str(error), error.suggestion) from None
    return BOUNDS[name](found) if name in BOUNDS else found


def _name(value: str) -> list[str]:
    """Return what is typed for a speaker, a role or a body."""
    return [" ".join(value.strip(" -.,;'*").split())]


def _parts(value: str) -> list[Part]:
    value = value.lower().strip(" .,;*")
    if value in PARTS:
        return [PARTS[value]]
    message = f"“{value}” is no part; write in:question, in:answer or in:statement."
    raise Mistyped(message, _nearest(value, [part.value for part in Part]))


def _kinds(value: str) -> list[BriefingKind]:
    """Return the kind of that name, or all that have the words in theirs."""
    wanted = " ".join(words(value.lower().replace("_", " "))).removesuffix("s")
    if wanted in KINDS:
        return [KINDS[wanted]]
    asked = set(wanted.split())
    if found := [kind for name, kind in KINDS.items() if asked <= set(name.split())]:
        return found
    choices = ", ".join(name.replace(" ", "-") for name in KINDS)
    message = f"There is no kind “{value}”; there are {choices}."
    raise Mistyped(message, _nearest(wanted, KINDS).replace(" ", "-"))


def _bodies(value: str) -> list[str]:
    """Return the bodies that a name means in the list of phrases."""
    wanted = _name(value)[0]
    if found := bodies.called(wanted):
        return found
    message = f"The list of phrases has no body “{wanted}”."
    typed = wanted.lower().replace(" ", "-")
    raise Mistyped(message, _nearest(typed, bodies.ways_to_type()))


def _sorts(value: str) -> list[Sort]:
    value = value.lower().strip(" .,;*").removesuffix("s")
    if value in list(Sort):
        return [Sort(value)]
    message = f"“{value}” is no sort of phrase; write has:referral or has:deferral."
    raise Mistyped(message, _nearest(value, list(Sort)))


READERS: dict[Field, Callable[[str], Sequence[Value]]] = {
    Field.IN: _parts,
    Field.SPEAKER: _name,
    Field.ROLE: _name,
    Field.TYPE: _kinds,
    Field.REFERRED: _bodies,
    Field.HAS: _sorts,
}


def _nearest(value: str, choices: Iterable[str]) -> str:
    if not 3 <= len(value) <= LONGEST_NAME:
        return ""
    return next(iter(difflib.get_close_matches(value, choices, 1, ALIKE)), "")


def _is_bound(one: Filter) -> bool:
    return isinstance(one.value, DayRange) and not (one.value.first and one.value.last)


def _settled_parts(filters: list[Filter]) -> list[Filter]:
    wanted = {f.value for f in filters if not f.is_excluded} or set(Part)
    left = wanted - {f.value for f in filters if f.is_excluded}
    if not left or left == set(Part):
        return []
    return [Filter(Field.IN, part) for part in Part if part in left]


def _settled_bounds(filters: list[Filter]) -> list[Filter]:
    """Return ``since:2021 until:2022`` as one range; none where no day is in both."""
    ranges = [f.value for f in filters if isinstance(f.value, DayRange)]
    first = max((r.first for r in ranges if r.first), default=None)
    last = min((r.last for r in ranges if r.last), default=None)
    if not filters or (first and last and first > last):
        return []
    return [replace(filters[0], value=DayRange(first, last))]
