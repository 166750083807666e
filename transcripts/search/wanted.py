"""What a search asks for: words, and conditions that hold besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain, product

from transcripts.bodies import slug_of
from transcripts.search import schema
from transcripts.search.nodes import DayRange, Field, Query, Value

ROLE, SPEAKER, VOICE, DAY, KIND = "role", "speaker", "voice", "day", "kind"
WITHIN = "within"
REFERRED, HAS = "referred", "has"
# Fields of what one passage has, by what of it they tell; see ``schema.together``.
OF_A_PASSAGE = {ROLE: VOICE, SPEAKER: VOICE, REFERRED: REFERRED, HAS: HAS}

# The values of the index that a value typed may mean: of a name, slugs.
type Meant = Callable[[Value], Iterable[str | DayRange]]


@dataclass(frozen=True, slots=True)
class Condition:
    """A field of the index, any of whose values will do; of none, nothing does.

    ``facet`` names the facet of the page that the condition was chosen from.
    """

    field: str
    values: tuple[str | DayRange, ...]
    facet: str = ""
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words sought, and the conditions; names in them are slugs by now.

    Of the query's own filters only those on words count here (``in:``, ``title:``);
    the others were made into conditions. ``sorts`` says of which entries, by their
    part, where no word does: of passages, or of briefings. ``families`` are roles with
    others below them, each before those, all of whom a choice of it means.
    """

    query: Query = Query("")
    conditions: tuple[Condition, ...] = ()
    sorts: tuple[str, ...] = schema.PASSAGES
    families: tuple[tuple[str, ...], ...] = ()

    def without(self, facet: str) -> Wanted:
        """Return what is asked for when a facet's choices are lifted."""
        kept = tuple(c for c in self.conditions if c.facet != facet)
        return replace(self, conditions=kept)

    def without_field(self, field: str) -> Wanted:
        """Return what is asked for without what must hold of a field."""
        kept = tuple(c for c in self.conditions if c.field != field or c.is_excluded)
        return replace(self, conditions=kept)

    def and_also(self, condition: Condition) -> Wanted:
        """Return what is asked for with one more condition."""
        return replace(self, conditions=(*self.conditions, condition))

    def groups(self, field: str) -> list[tuple[str, ...]]:
        """Return the values of each condition on a field of terms that must hold."""
        return [
            tuple(str(value) for value in one.values)
            for one in self.conditions
            if one.field == field and not one.is_excluded
        ]

    def family(self, role: str) -> tuple[str, ...]:
        """Return a role, and those below it."""
        return next((some for some in self.families if some[0] == role), (role,))

    def field(self, name: str) -> str:
        """Return the field that tells of the entries asked for what ``name`` tells."""
        told = schema.SPAN if name == DAY else name
        return told if self.sorts == schema.PASSAGES else schema.of_briefing(told)

    @property
    def is_told_of_briefings(self) -> bool:
        """Whether something is asked that entries of briefings alone tell."""
        told = any(self.groups(field) for field in (*schema.TOLD, DAY))
        return self.sorts != schema.PASSAGES and told

    @property
    def is_of_one_passage(self) -> bool:
        """Whether briefings are asked for by several things that one passage has."""
        told = {OF_A_PASSAGE[field] for field in OF_A_PASSAGE if self.groups(field)}
        return self.sorts != schema.PASSAGES and len(told) > 1

    def fields(self, names: Iterable[str]) -> dict[str, str]:
        """Return the fields of the entries asked for that count facets.

        To choose a role is to choose those below it.
        """
        return {name: self.field(WITHIN if name == ROLE else name) for name in names}

    def is_narrowed_by(self, facet: str) -> bool:
        """Whether something of a facet was chosen."""
        return any(condition.facet == facet for condition in self.conditions)


def typed_conditions(query: Query, roles: Meant, speakers: Meant) -> list[Condition]:
    """Return the query's own filters on who speaks, when, in which kind, and with what
    phrases.

    Several filters on one field make one condition: any of them will do.
    """
    fields: dict[Field, tuple[str, Meant]] = {
        Field.ROLE: (ROLE, roles),
        Field.SPEAKER: (SPEAKER, speakers),
        Field.TYPE: (KIND, lambda kind: [str(kind)]),
        Field.REFERRED: (REFERRED, lambda body: [slug_of(str(body))]),
        Field.HAS: (HAS, lambda sort: [str(sort)]),
        Field.DATE: (DAY, lambda days: [days] if isinstance(days, DayRange) else []),
    }
    found = []
    for (field, (name, meant)), is_excluded in product(fields.items(), (False, True)):
        typed = query.values(field, is_excluded=is_excluded)
        if typed:
            values = dict.fromkeys(chain.from_iterable(map(meant, typed)))
            found.append(Condition(name, tuple(values), is_excluded=is_excluded))
    return found
