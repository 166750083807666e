"""What a search asks for: words, and conditions that hold besides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transcripts.search.nodes import DayRange, Query

ROLE, SPEAKER, VOICE, DAY = "role", "speaker", "voice", "day"


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
    the others were made into conditions.
    """

    query: Query = Query("")
    conditions: tuple[Condition, ...] = ()

    def without(self, facet: str) -> Wanted:
        """Return what is asked for when a facet's choices are lifted."""
        kept = tuple(c for c in self.conditions if c.facet != facet)
        return replace(self, conditions=kept)

    def is_narrowed_by(self, facet: str) -> bool:
        """Whether something of a facet was chosen."""
        return any(condition.facet == facet for condition in self.conditions)
