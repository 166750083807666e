"""Count a facet whose values are not simply those of the passages found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from tantivy import Query, Searcher

from transcripts.search import schema, tallying
from transcripts.search.compiling import compiled
from transcripts.search.tallying import MOST_CHOICES, Count, Tally, ranked
from transcripts.search.told import DONE
from transcripts.search.wanted import (
    OF_A_PASSAGE,
    ROLE,
    SPEAKER,
    VOICE,
    Condition,
    Wanted,
)

PARTNERS = {ROLE: SPEAKER, SPEAKER: ROLE}


def counted(
    searcher: Searcher, wanted: Wanted, query: Query, facets: Iterable[str]
) -> Tally:
    """Count what a query finds, and facets that are not counted apart from that."""
    names = list(facets)
    role = _only_role(wanted)
    beside = {facet: DONE[facet] for facet in names if role and facet in DONE}
    fields = wanted.fields(name for name in names if name not in beside)
    if not beside:
        return tallying.tally(searcher, query, fields)
    fields[schema.PHRASES_BY] = schema.PHRASES_BY
    found = tallying.tally(searcher, query, fields)
    done = _done_by(role, found.facets.pop(schema.PHRASES_BY))
    for facet, values in beside.items():
        some = [one for one in done if one.value in values]
        found.facets[facet] = tuple(some[:MOST_CHOICES])
    return found


def is_apart(wanted: Wanted, facet: str) -> bool:
    """Whether a facet is counted apart from what is found.

    Its own choices are left out; and where a speaker is asked for, a role counts
    where that speaker has it, as it would if it were chosen. So does of briefings what
    one passage has beside all that is asked of it.
    """
    return wanted.is_narrowed_by(facet) or _is_joined(wanted, facet)


def _is_joined(wanted: Wanted, facet: str) -> bool:
    return bool(_partners(wanted, facet)) or _is_of_one_passage(wanted, facet)


def _is_of_one_passage(wanted: Wanted, facet: str) -> bool:
    """Whether a value of a facet must go with others, and no pairs tell how often."""
    if facet not in OF_A_PASSAGE or (facet in DONE and _only_role(wanted)):
        return False
    return wanted.and_also(Condition(facet, ("",))).is_of_one_passage


def lifted(
    searcher: Searcher, wanted: Wanted, facet: str, *, stale: Collection[int]
) -> tuple[Count, ...]:
    """Return what choosing each value of a facet gives, its own choices left out."""
    others = wanted.without(facet)
    query = compiled(others, searcher, stale=stale).query
    if not _is_joined(others, facet):
        return counted(searcher, others, query, [facet]).facets[facet]
    is_of_few = facet == ROLE and others.query.node is None and _go_alone(others, facet)
    if is_of_few or _is_of_one_passage(others, facet):
        return _one_by_one(searcher, others, facet, stale)
    partners = _partners(others, facet)
    found = []
    voices = tallying.pairs(searcher, query, others.field(VOICE))
    for value, heard in _heard(voices, others, facet, partners).items():
        count = heard[0].count
        if len(heard) > 1 or len(partners) > 1:
            # Several of those asked for may be heard so in one passage.
            chosen = _chosen(others, facet, value, heard)
            query = compiled(chosen, searcher, stale=stale).query
            count = tallying.tally(searcher, query).total
        found.append(Count(value, count))
    return tuple(one for one in ranked(found)[:MOST_CHOICES] if one.count)


def _chosen(others: Wanted, facet: str, value: str, heard: Iterable[Count]) -> Wanted:
    """Return what is asked for when a value is chosen besides its partners.

    Where the partners are all that it goes with, the voices that were found say it
    with the fewest terms.
    """
    if not _go_alone(others, facet):
        values = others.family(value) if facet == ROLE else (value,)
        return others.and_also(Condition(facet, values))
    voices = Condition(VOICE, tuple(voice.value for voice in heard))
    return others.without_field(PARTNERS[facet]).and_also(voices)


def _go_alone(others: Wanted, facet: str) -> bool:
    """Whether a facet's partners are all that any value of it must go with."""
    return not others.groups(facet) and len(others.groups(PARTNERS[facet])) == 1


def _only_role(wanted: Wanted) -> str:
    """Return the role that is all that briefings are asked of passages, if it is one."""
    if wanted.sorts == schema.PASSAGES:
        return ""
    match [(field, one) for field in OF_A_PASSAGE for one in wanted.groups(field)]:
        case [(field, (role,))] if field == ROLE:
            return role
    return ""


def _done_by(role: str, pairs: Iterable[Count]) -> list[Count]:
    """Return what phrases do where somebody speaks in a role, out of all such pairs."""
    theirs = schema.voice(role, "")
    return [
        Count(pair.value.removeprefix(theirs), pair.count)
        for pair in pairs
        if pair.value.startswith(theirs)
    ]


def _one_by_one(
    searcher: Searcher, others: Wanted, facet: str, stale: Collection[int]
) -> tuple[Count, ...]:
    """Count the values of a facet of which there are few, each by a query of its own.

    Where no words weigh what is found, that takes less than to look through all that
    goes with any of them.
    """
    (field,) = others.fields([facet]).values()
    found = []
    for value, _ in searcher.terms_with_prefix(field, "", limit=MOST_CHOICES):
        meant = others.family(value) if facet == ROLE else (value,)
        chosen = others.and_also(Condition(facet, meant))
        query = compiled(chosen, searcher, stale=stale).query
        found.append(Count(value, tallying.number(searcher, query)))
    return tuple(one for one in ranked(found) if one.count)


def _heard(
    voices: Iterable[Count],
    others: Wanted,
    facet: str,
    partners: Iterable[Iterable[str]],
) -> dict[str, list[Count]]:
    """Return for each value of a facet the voices it is heard in with its partners."""
    wanted = {partner for group in partners for partner in group}
    found = defaultdict(list)
    for voice in voices:
        role, _, speaker = voice.value.partition("|")
        value, partner = (role, speaker) if facet == ROLE else (speaker, role)
        if partner in wanted:
            found[value].append(voice)
    if facet != ROLE:
        return found
    heads = [family[0] for family in others.families]
    families = {role: others.family(role) for role in [*found, *heads]}
    below = {
        role: [voice for one in family for voice in found.get(one, ())]
        for role, family in families.items()
    }
    return {role: some for role, some in below.items() if some}


def _partners(wanted: Wanted, facet: str) -> list[tuple[str, ...]]:
    """Return the speakers who are asked for, where the facet is roles; or the roles."""
    return wanted.groups(PARTNERS[facet]) if facet in PARTNERS else []
