"""Count a facet whose values are not simply those of the passages found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product

from tantivy import Searcher

from transcripts.search import schema, tallying
from transcripts.search.compiling import compiled
from transcripts.search.tallying import MOST_CHOICES, Count, ranked
from transcripts.search.wanted import ROLE, SPEAKER, VOICE, Condition, Wanted

PARTNERS = {ROLE: SPEAKER, SPEAKER: ROLE}


def is_apart(wanted: Wanted, facet: str) -> bool:
    """Whether a facet is counted apart from what is found.

    Its own choices are left out; and where a speaker is asked for, a role counts
    where that speaker has it, as it would if it were chosen.
    """
    return wanted.is_narrowed_by(facet) or is_by_voice(wanted, facet)


def is_by_voice(wanted: Wanted, facet: str) -> bool:
    """Whether a facet is counted by who speaks in which role."""
    return bool(_partners(wanted, facet))


def lifted(
    searcher: Searcher, wanted: Wanted, facet: str, *, stale: Collection[int]
) -> tuple[Count, ...]:
    """Return what choosing each value of a facet gives, its own choices left out."""
    others = wanted.without(facet)
    query = compiled(others, searcher, stale=stale).query
    partners = _partners(wanted, facet)
    if not partners:
        counted = tallying.tally(searcher, query, others.fields([facet]))
        return counted.facets[facet]
    if facet == ROLE and others.query.node is None and _go_alone(others, facet):
        return _roles_of(searcher, others, partners[0], stale)
    found = []
    voices = tallying.voices(searcher, query, others.field(VOICE))
    for value, heard in _heard(voices, others, facet, partners).items():
        count = heard[0].count
        if len(heard) > 1 or len(partners) > 1:
            # Several of those asked for may be heard so in one passage.
            chosen = _chosen(others, facet, value, heard)
            query = compiled(chosen, searcher, stale=stale).query
            count = tallying.tally(searcher, query).total
        found.append(Count(value, count))
    return tuple(one for one in ranked(found)[:MOST_CHOICES] if one.count)


def with_those_below(
    searcher: Searcher,
    wanted: Wanted,
    alone: Collection[Count],
    *,
    stale: Collection[int],
) -> tuple[Count, ...]:
    """Return what choosing each role gives, where each is counted alone by now.

    Only where several of a family are heard is their number not known: one passage may
    have more than one of them.
    """
    others = wanted.without(ROLE)
    found = {one.value: one for one in alone}
    for family in wanted.families:
        heard = [one for one in alone if one.value in family]
        if len(heard) == 1:
            found[family[0]] = Count(family[0], heard[0].count)
        elif heard:
            chosen = others.and_also(Condition(ROLE, family))
            query = compiled(chosen, searcher, stale=stale).query
            total = tallying.tally(searcher, query).total  # quicker than to search
            found[family[0]] = Count(family[0], total)
    return ranked(found.values())[:MOST_CHOICES]


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


def _roles_of(
    searcher: Searcher,
    others: Wanted,
    people: Iterable[str],
    stale: Collection[int],
) -> tuple[Count, ...]:
    """Count the roles of some people, each by a query of its own.

    There are few roles. Where no words weigh what is found, that takes less than to
    look through all the voices in it.
    """
    everything = others.without_field(SPEAKER)
    found = []
    roles = searcher.terms_with_prefix(others.field(ROLE), "", limit=MOST_CHOICES)
    heads = [family[0] for family in others.families]
    for role in dict.fromkeys([*(role for role, _ in roles), *heads]):
        pairs = product(others.family(role), people)
        voices = tuple(schema.voice(one, person) for one, person in pairs)
        chosen = everything.and_also(Condition(VOICE, voices))
        query = compiled(chosen, searcher, stale=stale).query
        found.append(Count(role, tallying.number(searcher, query)))
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
