"""Queries that show how to ask, made of what this archive holds."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tantivy import Order, Query, Searcher

from transcripts.bodies import NAMES
from transcripts.models import Role, Speaker
from transcripts.parsing import BriefingKind
from transcripts.search import completing, tallying, vocabulary
from transcripts.search.compiling import compiled
from transcripts.search.entries import Shown
from transcripts.search.nodes import Field, Filter
from transcripts.search.wanted import Wanted

# The newest passages, out of which words are taken.
SAMPLE = 400
# health care, and not Elon Musk or there’s nothing: no names, and nothing cut off.
PAIR = re.compile(r"(?<![\w’'-])([a-z]{4,}) (?=([a-z]{4,})(?![\w’'-]))")

MADE_UP_BODY = "referred:state-department"
MADE_UP_DAY = dt.date(2022, 2, 12)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What queries are made of; the first two words are said side by side."""

    first: str
    second: str
    third: str
    speaker: str
    role: str
    kind: str
    title: str
    referred: str
    day: dt.date


def made_up() -> dict[str, str]:
    """Return a query for each way to ask, which may find nothing."""
    who = 'speaker:"Ada Quill"', 'role:"press secretary"', "type:gaggle"
    return _queries(
        Pieces("climate", "change", "energy", *who, "ferry", MADE_UP_BODY, MADE_UP_DAY)
    )


def examples(searcher: Searcher, *, stale: Collection[int] = ()) -> dict[str, str]:
    """Return a query for each way to ask; none where there is too little to ask for."""
    everything = compiled(Wanted(), searcher, stale=stale).query
    found = searcher.search(
        everything, SAMPLE, count=False, order_by_field="newest", order=Order.Desc
    )
    newest = [completing.shown_at(searcher, address) for _, address in found.hits]
    topics = _topics(searcher, newest)
    days = [shown.date for shown in newest if shown.date]
    if len(topics) < 3 or not days:
        return {}
    title = max(newest[0].title.split(), key=len)
    first, second, third = topics
    who = _most_heard(searcher, everything)
    referred = _referred_to(searcher, everything)
    pieces = Pieces(first, second, third, *who, title, referred, days[0])
    return {name: query.strip() for name, query in _queries(pieces).items() if query}


def _queries(of: Pieces) -> dict[str, str]:
    both = f"{of.first} {of.second}"
    month, year = f"{of.day}"[:7], of.day.year
    return {
        "words": both,
        "phrase": f'"{both}"',
        "without": f"{of.third} -{of.second}",
        "either": f"{of.first} OR {of.third}",
        "brackets": f"({of.first} OR {of.third}) {of.second}",
        "prefix": f"{of.first[:4]}*",
        "near": f'"{both}"~10',
        "question": f"{of.first} in:question",
        "answer": f"{of.first} in:answer",
        "statement": f"{of.first} in:statement",
        "speaker": of.speaker,
        "role": f"{of.first} {of.role}",
        "year": f"{of.first} date:{year}",
        "month": f"date:{month}",
        "day": f"date:{of.day}",
        "range": f"date:{year - 1}..{month}",
        "since": f'"{both}" since:{year - 1}',
        "recent": f"{of.first} date:last-12-months",
        "kind": f"{of.first} {of.kind}",
        "title": f"title:{of.title}",
        "referred": of.referred,
        "has": "has:deferral",
        "together": f'"{both}" {of.role} date:{year - 1}..{year}',
    }


def _topics(searcher: Searcher, newest: list[Shown]) -> list[str]:
    """Return two words that stand together more than others in passages, and a third."""
    said = {
        (shown.document, pair)
        for shown in newest
        for turn in shown.turns
        for pair in PAIR.findall(turn.text)
    }
    briefings = Counter(pair for _, pair in said)
    weights = {
        pair: number * math.prod(_weight(searcher, word) for word in pair)
        for pair, number in briefings.items()
    }
    best = sorted(weights, key=lambda pair: (-weights[pair], pair))[:3]
    return list(dict.fromkeys(word for pair in best for word in pair))[:3]


def _weight(searcher: Searcher, word: str) -> float:
    """Return how much a word tells apart."""
    passages = searcher.num_docs / (1 + vocabulary.frequency(searcher, word))
    return max(math.log(passages), 0.0)


def _most_heard(searcher: Searcher, everything: Query) -> tuple[str, str, str]:
    """Return filters on who is heard most, in which role, in which kind of briefing."""
    wanted = Wanted()  # a role by itself: with those below it, most are officials
    asked = {name: wanted.field(name) for name in ("speaker", "role", "kind")}
    counted = tallying.tally(searcher, everything, asked).facets
    roles = dict(Role.objects.answering().values_list("slug", "name"))
    people = Speaker.objects.people().filter(slug__in=_values(counted["speaker"][:1]))
    names = people.values_list("name", flat=True)
    called = [roles[slug] for slug in _values(counted["role"]) if slug in roles]
    kinds = [BriefingKind(value) for value in _values(counted["kind"])]
    typed = (Field.SPEAKER, names), (Field.ROLE, called), (Field.TYPE, kinds)
    speaker, role, kind = (
        "".join(str(Filter(f, v)) for v in vs[:1]) for f, vs in typed
    )
    return speaker, role, kind


def _referred_to(searcher: Searcher, everything: Query) -> str:
    """Return the filter on the body that most answers refer to."""
    asked = Wanted().fields(["referred"])
    (most, *_) = (*tallying.tally(searcher, everything, asked).facets["referred"], None)
    return str(Filter(Field.REFERRED, NAMES[most.value])) if most else ""


def _values(counts: Iterable[tallying.Count]) -> list[str]:
    return [one.value for one in counts]
