"""Put into words what a search found: facets with their names, and chips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from transcripts import counts
from transcripts import facets as facets_in_words
from transcripts.facets import Chip, Choice, Facet
from transcripts.filters import RULES, SAID, BriefingFilter
from transcripts.models import BriefingKind, Document, Speaker, path_of
from transcripts.search import tallying
from transcripts.search.entries import Shown
from transcripts.search.finding import Hit, Page
from transcripts.search.query import DayRange, Field, Filter, Query
from transcripts.search.tallying import YEAR, Count, Tally
from transcripts.searches import PARTS, params_of_search

# Facets of which several values may be chosen.
CHOICES = ("part", "role", "kind", "rules", "principal", *SAID)
UNDATED = "0"
LABELS = {
    Field.IN: "Said in a",
    Field.SPEAKER: "Speaker",
    Field.ROLE: "Role",
    Field.DATE: "Date",
    Field.TYPE: "Kind of briefing",
    Field.TITLE: "Title has",
    Field.REFERRED: "Referred to",
    Field.HAS: "Answers with",
}


def facets(filters: BriefingFilter, tally: Tally) -> dict[str, Facet]:
    """Return the facets that were counted, by their names."""
    return {name: _facet(filters, name, found) for name, found in tally.facets.items()}


def chips(filters: BriefingFilter, known: Mapping[str, Facet]) -> list[Chip]:
    """Return the filters in force, those that were typed after those chosen."""
    listed = {name: facet for name, facet in known.items() if name in CHOICES}
    chosen = facets_in_words.chips(filters, listed)
    query = filters.query
    typed = [
        Chip("q", _label(one), _in_words(one), {"q": str(_without(query, one)) or None})
        for one in query.filters
    ]
    return [chip for chip in chosen if chip.name != "q"] + typed


def chosen(filters: BriefingFilter) -> dict[str, Facet]:
    """Return the facets that something was chosen of, for the sake of its name."""
    names = [name for name in CHOICES if name in filters.values]
    return facets(filters, Tally(0, dict.fromkeys(names, ())))


def words_chips(query: Query) -> list[Chip]:
    """Return the words themselves as a filter that can be lifted."""
    if query.node is None:
        return []
    narrowed = str(replace(query, node=None))
    return [Chip("q", "Words", str(query.node), {"q": narrowed or None})]


def _facet(filters: BriefingFilter, name: str, found: tuple[Count, ...]) -> Facet:
    counted = {one.value: one.count for one in found}
    chosen = _chosen(filters, name)
    if name == YEAR:
        counted = dict(sorted(counted.items(), reverse=True))
        counted.pop(UNDATED, None)
    else:
        counted = dict.fromkeys(chosen, 0) | counted
    names = _names(filters, name, list(counted))
    choices = [
        Choice(value, names.get(value, value), count, value in chosen)
        for value, count in counted.items()
    ]
    label = "Year" if name == YEAR else filters.filters[name].label
    return Facet(name, label, choices)


def _chosen(filters: BriefingFilter, name: str) -> list[str]:
    """Return the values of a facet that are in force."""
    if name == YEAR:
        days = [filters.values.get(bound) for bound in ("date_from", "date_to")]
        whole = all(days) and str(DayRange(*days))
        return [whole] if whole else []
    if name not in filters.values:
        return []
    if name == "speaker":
        return (
            [who.slug for who in filters.speakers] if len(filters.speakers) == 1 else []
        )
    return filters.data.getlist(name)


def _names(filters: BriefingFilter, name: str, values: list[str]) -> dict[str, str]:
    """Return the words of the page for the values of a facet."""
    if name == "role":
        return {slug: role.name for slug, role in filters.roles.items()}
    if name == "speaker":
        people = Speaker.objects.people().filter(slug__in=values)
        return dict(people.values_list("slug", "name"))
    if name == "principal":
        return {slug: _principal(slug) for slug in values}
    return FIXED.get(name, {})


FIXED = {
    "kind": dict(BriefingKind.choices),
    "rules": dict(RULES),
    "part": dict(PARTS),
    **facets_in_words.PHRASES,
}


def _principal(slug: str) -> str:
    """Return the name of a principal as the newest of the papers has it."""
    papers = Document.objects.published().of_principal(slug).newest_first()
    names = papers.values_list("principal", flat=True)
    return counts.once_a_change(f"principal {slug}", names.first) or slug


def _without(query: Query, one: Filter) -> Query:
    return replace(query, filters=tuple(f for f in query.filters if f != one))


def _label(one: Filter) -> str:
    return f"Not {LABELS[one.field].lower()}" if one.is_excluded else LABELS[one.field]


def _in_words(one: Filter) -> str:
    value = str(one.value)
    names = {Field.TYPE: FIXED["kind"], Field.HAS: FIXED["has"]}.get(one.field, {})
    return names.get(value, value)


@dataclass(frozen=True, slots=True)
class Passage:
    """A hit as a page shows it, and the address where it stands."""

    hit: Hit
    url: str


def passage(hit: Hit, filters: BriefingFilter) -> Passage:
    """Return a hit with a link to where it stands, which marks what is sought."""
    return Passage(hit, f"{_url(hit.shown, filters)}#{hit.shown.anchor}")


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in which something was found, and how much in all."""

    shown: Shown
    url: str
    passages: list[Passage]
    total: int

    @property
    def more(self) -> int:
        """How many passages are not shown here."""
        return self.total - len(self.passages)


def briefings(
    page: Page, totals: Mapping[int, int], filters: BriefingFilter
) -> list[Briefing]:
    """Return the hits of a page by briefing, with links that mark what is sought."""
    return [_briefing(hits, totals, filters) for hits in page.groups]


def _briefing(
    hits: list[Hit], totals: Mapping[int, int], filters: BriefingFilter
) -> Briefing:
    shown = hits[0].shown
    passages = [passage(hit, filters) for hit in hits]
    total = totals.get(shown.document, len(hits))
    return Briefing(shown, _url(shown, filters), passages, total)


def _url(shown: Shown, filters: BriefingFilter) -> str:
    """Return the address of a briefing that is opened from a search."""
    search = params_of_search(filters.data) if filters.query.node else None
    words = f"?{search.urlencode()}" if search else ""
    return f"{path_of(shown.date, shown.slug)}{words}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a list that was searched, and how many passages are found in it."""

    document: Document
    hits: int


def listed(rows: Iterable[tallying.Briefing]) -> list[Listed]:
    """Return the documents of briefings, the newest first."""
    hits = {row.document: row.hits for row in rows}
    shown = Document.objects.published().for_list().filter(pk__in=hits)
    return [Listed(document, hits[document.pk]) for document in shown.newest_first()]
