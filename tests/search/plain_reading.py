"""What a search gives by a plain reading of the database, one passage at a time."""

from dataclasses import dataclass
from functools import cache

from transcripts import passages
from transcripts.bodies import slug_of
from transcripts.models import Document, Speaker
from transcripts.parsing import BlockKind
from transcripts.parsing.roles import ROLES
from transcripts.referrals import uses
from transcripts.search import schema
from transcripts.search.query import All, Any, Field, Not, Part, Phrase, Prefix, Word


def is_wanted(asked, passage):
    """Say whether a passage has all that a query and parameters ask for."""
    return (
        is_about(asked, passage)
        and is_phrased(asked, passage)
        and is_voiced(asked, passage)
        and has_words(asked[0], passage)
    )


@dataclass
class Passage:
    """A passage as the database has it."""

    document: Document
    anchor: str
    part: str
    turns: list


def read():
    """Read the passages out of the database."""
    for document in Document.objects.all():
        turns = document.turns.in_order().with_voices()
        runs = list(passages.runs(turns))
        for place, (exchange, run) in enumerate(runs):
            if exchange is None:
                anchor, _ = passages.statement_name(place, len(runs) - 1)
            else:
                anchor = run[0].exchange.anchor
            part = "statement" if exchange is None else "exchange"
            yield Passage(document, anchor, part, run)


def is_said(node, texts):
    """Say whether texts hold what is sought, word by word."""
    match node:
        case Not(inner):
            return not is_said(inner, texts)
        case All(nodes):
            return all(is_said(inner, texts) for inner in nodes)
        case Any(nodes):
            return any(is_said(inner, texts) for inner in nodes)
        case Word(word):
            (stem,) = schema.stemmed_words(word)
            return any(f" {stem} " in stems(text) for text in texts)
        case Prefix(start):
            return any(f" {start}" in exact(text) for text in texts)
        case Phrase(words):
            return any(f" {' '.join(words)} " in exact(text) for text in texts)


@cache
def stems(text):
    """Return the stems of a text, a blank around each."""
    return f" {' '.join(schema.stemmed_words(text))} "


@cache
def exact(text):
    """Return the words of a text, a blank around each."""
    return f" {' '.join(schema.exact_words(text))} "


def texts_in(passage, part):
    """Return what is said in a part of a passage, or None where it has none such."""
    if part is None:
        return [turn.text for turn in passage.turns]
    if part is Part.STATEMENT:
        is_there = passage.part == "statement"
        return [turn.text for turn in passage.turns] if is_there else None
    if passage.part == "statement":
        return None
    return [turn.text for turn in passage.turns if turn.kind == part]


def has_words(query, passage):
    """Say whether what is sought is said where it is sought."""
    if not query.values(Field.IN):
        return query.node is None or is_said(query.node, texts_in(passage, None))
    found = (texts_in(passage, part) for part in query.values(Field.IN))
    return any(
        query.node is None or is_said(query.node, texts)
        for texts in found
        if texts is not None
    )


def called(name):
    """Return the slugs of the people whom a name means."""
    people = list(Speaker.objects.people())
    slugs = {who.slug for who in people if who.slug == name}
    parts = name.casefold().split()
    return slugs or {
        who.slug for who in people if all(part in who.name.casefold() for part in parts)
    }


def with_kinds(slugs):
    """Return slugs of roles, and of the roles that are kinds of them."""
    kinds = {role.slug for role in ROLES if role.kind_of in slugs}
    return set(slugs) | (with_kinds(kinds) if kinds else set())


def is_voiced(asked, passage):
    """Say whether those speak who are asked for, in the roles asked for."""
    query, params = asked
    roles = [with_kinds(params.get("role", [])), with_kinds(query.values(Field.ROLE))]
    speakers = [
        {slug for name in names for slug in called(name)} if names else None
        for names in (params.get("speaker", []), query.values(Field.SPEAKER))
    ]
    heard = [
        (turn.role.slug, turn.speaker.slug if turn.speaker else "")
        for turn in passage.turns
    ]
    roles = [group for group in roles if group] or [None]
    speakers = [group for group in speakers if group is not None] or [None]
    refused = with_kinds(query.values(Field.ROLE, is_excluded=True))
    return not any(role in refused for role, _ in heard) and all(
        any(
            (group is None or role in group) and (people is None or who in people)
            for role, who in heard
        )
        for group in roles
        for people in speakers
    )


def is_about(asked, passage):
    """Say whether the briefing passes the filters on it."""
    query, params = asked
    document = passage.document
    day = document.date
    ranges = query.values(Field.DATE)
    first, last = params.get("date_from", [""])[0], params.get("date_to", [""])[0]
    return (
        (not first or (day is not None and str(day) >= first))
        and (not last or (day is not None and str(day)[: len(last)] <= last))
        and (not ranges or any(is_within(day, one) for one in ranges))
        and document.kind in params.get("kind", [document.kind])
        and (document.basis or "unstated")
        in params.get("rules", [document.basis or "unstated"])
        and document.principal_slug
        in params.get("principal", [document.principal_slug])
        and passage.part in params.get("part", [passage.part])
    )


def is_phrased(asked, passage):
    """Say whether phrases in the answers do what is asked for."""
    query, params = asked
    done = uses(
        (turn.position, block.text)
        for turn in passage.turns
        if turn.kind == "answer"
        for block in turn.parsed_blocks
        if block.kind is BlockKind.SPEECH
    )
    typed = query.values(Field.REFERRED), query.values(Field.HAS)
    groups = [params.get("referred"), params.get("has")]
    groups += [[slug_of(name) for name in typed[0]], [str(sort) for sort in typed[1]]]
    refused = map(slug_of, query.values(Field.REFERRED, is_excluded=True))
    return all(any(what in done for what in group) for group in groups if group) and (
        not any(what in done for what in refused)
    )


def is_within(day, days):
    """Say whether a day is one of some days."""
    return day is not None and ((days.first or day) <= day <= (days.last or day))
