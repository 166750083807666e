"""Count what each filter of a list would give, and put the filters in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Max, Q
from django.http import QueryDict

from transcripts.bodies import NAMES
from transcripts.filters import RULES, SAID, UNSTATED, BriefingFilter
from transcripts.models import BriefingKind
from transcripts.phrases import Sort

# So many choices of a facet are in sight; the others are folded away.
IN_SIGHT = 8
MOST_CHOICES = 60

# The values of what phrases do, by facet, with their names.
PHRASES = {"referred": NAMES, "has": {sort.value: sort.label for sort in Sort}}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many briefings it would leave."""

    value: str
    name: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one filter."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def in_sight(self) -> list[Choice]:
        """The choices always shown: the chosen ones and the most frequent."""
        return self.choices[: max(IN_SIGHT, len(self.chosen))]

    @property
    def folded(self) -> list[Choice]:
        """The choices shown when asked for."""
        return self.choices[len(self.in_sight) :]

    @property
    def chosen(self) -> list[Choice]:
        """The choices in force."""
        return [choice for choice in self.choices if choice.is_chosen]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and what the address changes to without it."""

    name: str
    label: str
    text: str
    changes: dict = field(hash=False)


@dataclass(frozen=True, slots=True)
class Advice:
    """A filter to drop, and how many briefings there are without it."""

    label: str
    text: str
    count: int
    changes: dict = field(hash=False)


def facets(briefings: BriefingFilter) -> dict[str, Facet]:
    """Return each facet by its name; one query each."""
    roles = {slug: role.name for slug, role in briefings.roles.items()}
    found = [
        _facet(briefings, "role", "role__slug", roles),
        _facet(briefings, "kind", "kind", dict(BriefingKind.choices)),
        _facet(briefings, "rules", "basis", dict(RULES)),
        _facet(briefings, "principal", "principal_slug", {}),
        *(_facet(briefings, name, "what", PHRASES[name]) for name in SAID),
    ]
    return {facet.name: facet for facet in found}


def total(briefings: BriefingFilter, kinds: Facet) -> int:
    """Return how many briefings pass every filter: each has exactly one kind."""
    counted = kinds.chosen if "kind" in briefings.values else kinds.choices
    return sum(choice.count for choice in counted)


def _facet(
    briefings: BriefingFilter, name: str, column: str, names: dict[str, str]
) -> Facet:
    chosen = briefings.data.getlist(name) if name in briefings.values else []
    rows = {row[column]: row for row in _counted(briefings, name, column)}
    if name == "role":
        rows = _with_those_below(briefings, rows)
    if name == "rules" and "" in rows:
        rows[UNSTATED] = rows.pop("")
    values = [value for value in dict.fromkeys([*chosen, *rows]) if value]
    choices = []
    for value in values:
        row = rows.get(value, {"n": 0})
        called = names.get(value) or row.get("called") or value
        choices.append(Choice(value, called, row["n"], value in chosen))
    return Facet(name, briefings.filters[name].label, choices)


def _counted(briefings: BriefingFilter, name: str, column: str) -> Iterable[dict]:
    if name in SAID:
        uses = briefings.phrase_uses(without=name).filter(what__in=PHRASES[name])
        counted = uses.values(column).annotate(n=Count("document", distinct=True))
        return counted.order_by("-n", column)[:MOST_CHOICES]
    is_by_voice = name == "role" or (
        briefings.is_by_voice(without=name) and not briefings.is_by_phrase()
    )
    if is_by_voice:
        source, one = (
            briefings.appearances(without=name),
            Count("document", distinct=True),
        )
    else:
        source, one = briefings.documents(without=name).order_by(), Count("pk")
    counted = source.values(column).annotate(n=one)
    if name == "principal":
        called = "document__principal" if is_by_voice else "principal"
        counted = counted.annotate(called=Max(called))
    return counted.order_by("-n", column)[:MOST_CHOICES]


def _with_those_below(
    briefings: BriefingFilter, alone: dict[str, dict]
) -> dict[str, dict]:
    """Return roles with what choosing each gives: those below it are meant too."""
    known = briefings.roles
    asked = {
        family[0]: Count(
            "document",
            distinct=True,
            filter=Q(role__in=[known[slug].pk for slug in family]),
        )
        for family in briefings.families
        if any(slug in alone for slug in family)
    }
    if not asked:
        return alone
    heard = briefings.appearances(without="role")
    # Not by their names, in which a parameter's name may not have a hyphen.
    counted = heard.aggregate(**{f"n{known[slug].pk}": n for slug, n in asked.items()})
    rows = alone | {slug: {"n": counted[f"n{known[slug].pk}"]} for slug in asked}
    return dict(sorted(rows.items(), key=lambda row: (-row[1]["n"], row[0])))


def chips(briefings: BriefingFilter, known: dict[str, Facet]) -> list[Chip]:
    """Return the filters in force, each with the change that lifts it."""
    found = []
    for name in briefings.values:
        label = briefings.filters[name].label
        if name in known:
            found += [
                _choice_chip(known[name], choice) for choice in known[name].chosen
            ]
        else:
            found.append(Chip(name, label, _in_words(briefings, name), {name: None}))
    return found


def _choice_chip(facet: Facet, choice: Choice) -> Chip:
    others = [other.value for other in facet.chosen if other != choice]
    return Chip(facet.name, facet.label, choice.name, {facet.name: others or None})


def _in_words(briefings: BriefingFilter, name: str) -> str:
    if name == "speaker" and len(briefings.speakers) == 1:
        return briefings.speakers[0].name
    return briefings.data[name]


def advice(
    briefings: BriefingFilter, shown: list[Chip], without: Callable[[str], int]
) -> list[Advice]:
    """Return which filters to drop where nothing passes them all, the best first.

    ``without`` counts what passes all filters but the one of a name.
    """
    found = []
    for name in dict.fromkeys(chip.name for chip in shown):
        texts = [chip.text for chip in shown if chip.name == name]
        count = without(name)
        label = briefings.filters[name].label
        if count:
            found.append(Advice(label, " or ".join(texts), count, {name: None}))
    return sorted(found, key=lambda advice: -advice.count)


def params_of(data: QueryDict, *, without: Iterable[str] = ()) -> QueryDict:
    """Return the parameters of an address that say something."""
    params = QueryDict(mutable=True)
    for name, values in data.lists():
        said = [value for value in values if value]
        if said and name not in without:
            params.setlist(name, said)
    return params
