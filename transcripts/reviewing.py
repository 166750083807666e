"""What waits for a decision on who is who, each with the evidence for and against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, Min, OuterRef, Q

from transcripts import parsing
from transcripts.models import (
    SLIPS,
    Appearance,
    Decision,
    DecisionKind,
    Defect,
    Office,
    Speaker,
    Turn,
)
from transcripts.paging import AFTER, Order, Page
from transcripts.parsing import names

NEWEST = Order("pk", int, is_descending=True)
BY_NAME = Order("sort_name")
AT_ONCE = 10
# So much of what is said is shown, and so many people of one surname.
OPENING, NAMESAKES, PRECEDENTS = 160, 5, 60
# People compared in one query, with how many after each, and in how many queries.
COMPARED, NEAR, WINDOWS = 400, 25, 6


type Heard = Appearance | parsing.Speaker


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A turn beside the one in question, or it itself."""

    label: str
    words: str
    is_it: bool


@dataclass(frozen=True, slots=True)
class Precedent:
    """Whom a label was decided to be in other documents, and in how many."""

    person: int
    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class OpenVoice:
    """A label whose speaker is open."""

    voice: Appearance
    neighbours: list[Neighbour] = field(default_factory=list)
    precedents: list[Precedent] = field(default_factory=list)
    namesakes: list[Speaker] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)

    @property
    def candidates(self) -> dict[int, str]:
        """The people whom one step can choose, those decided elsewhere first."""
        decided = {one.person: one.name for one in self.precedents}
        return decided | {one.pk: one.name for one in self.namesakes}


@dataclass(frozen=True, slots=True)
class Slip:
    """A label that the parser took for another's, misprinted."""

    defect: Defect
    neighbours: list[Neighbour] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, and why."""

    one: Speaker
    other: Speaker
    why: str


def open_voices(params: Mapping[str, str]) -> Page:
    """Return a page of the labels whose speaker is open, the latest first."""
    voices = Appearance.objects.open().exclude(speaker=None)
    page = NEWEST.page(voices.with_speaker().with_document(), params, AT_ONCE)
    said = _around_voices(page.rows)
    decided = precedents(page.rows)
    alike = namesakes({surname(voice) for voice in page.rows} - {""})
    held = list(Office.objects.select_related("role"))
    entries = [
        OpenVoice(
            voice,
            said.get(voice.speaker_id, []),
            decided.get(voice.key, []),
            alike.get(surname(voice), [])[:NAMESAKES],
            [office for office in held if _may_be(voice, office)],
        )
        for voice in page.rows
    ]
    return Page(entries, page.before, page.after)


def slips(params: Mapping[str, str]) -> Page:
    """Return a page of the typing errors of which nobody said whether they are."""
    judged = Decision.objects.in_force().filter(slip=OuterRef("message"))
    judged = judged.exclude(slip="")
    found = Defect.objects.filter(~Exists(judged), code__in=SLIPS)
    page = NEWEST.page(found.select_related("document"), params, AT_ONCE)
    spoken = Turn.objects.filter(
        _any(
            Q(document=d.document_id, first_line__lte=d.line, last_line__gte=d.line)
            for d in page.rows
        )
    )
    places = {(turn.document_id, turn.position): turn for turn in spoken}
    said = _around(places)
    entries = []
    for defect in page.rows:
        here = (
            place
            for place, turn in places.items()
            if place[0] == defect.document_id
            and turn.first_line <= defect.line <= turn.last_line
        )
        place = next(here, None)
        entries.append(Slip(defect, said.get(place, []) if place else []))
    return Page(entries, page.before, page.after)


def pairs(params: Mapping[str, str]) -> Page:
    """Return a page of people who may be one: of one name, or of names alike."""
    cursor, found = params.get(AFTER, ""), list[Pair]()
    for _ in range(WINDOWS):
        everybody = Speaker.objects.people().unmerged()
        place = {AFTER: cursor} if cursor else {}
        people = BY_NAME.page(everybody, place, COMPARED + NEAR).rows
        apart = _kept_apart(people)
        cursor = ""
        for at, person in enumerate(people[:COMPARED]):
            found += _alike(person, people[at + 1 : at + 1 + NEAR], apart)
            is_more = at + 1 < len(people)
            if is_more and (len(found) >= AT_ONCE or at + 1 == COMPARED):
                cursor = BY_NAME.cursor(person)
                break
        if found or not cursor:
            break
    return Page(found, after=cursor)


def _alike(
    person: Speaker, others: Iterable[Speaker], apart: set[frozenset[int]]
) -> Iterator[Pair]:
    for other in others:
        if frozenset({person.pk, other.pk}) in apart:
            continue
        if person.sort_name == other.sort_name:
            yield Pair(person, other, "One name, and two people.")
        elif _last(person.name) == _last(other.name) and names.may_be_one(
            person.name, other.name
        ):
            yield Pair(person, other, "Perhaps one person under two names.")


def _kept_apart(people: Iterable[Speaker]) -> set[frozenset[int]]:
    decided = Decision.objects.in_force().filter(kind=DecisionKind.APART)
    mine = decided.filter(speaker__in=[person.pk for person in people])
    return {frozenset(pair) for pair in mine.values_list("speaker", "person")}


def _last(name: str) -> str:
    words = names.folded(name)
    return words[-1] if words else ""


def surname(voice: Heard) -> str:
    """Return the last word of a label, as names are written: ``Mott``."""
    words = names.proper_case(" ".join(voice.labels[:1]) or voice.key).split()
    return words[-1].strip(".,:()") if words else ""


def namesakes(surnames: Iterable[str]) -> dict[str, list[Speaker]]:
    """Return the people of some surnames, those most heard first."""
    wanted = _any(Q(sort_name__startswith=f"{surname},") for surname in surnames)
    people = Speaker.objects.people().unmerged().filter(wanted).most_heard_first()
    found = defaultdict(list)
    for person in people[: PRECEDENTS * 2]:
        found[person.sort_name.partition(",")[0]].append(person)
    return found


def precedents(voices: Iterable[Heard]) -> dict[str, list[Precedent]]:
    """Return whom some labels were decided to be in other documents."""
    decided = Appearance.objects.filter(
        key__in={voice.key for voice in voices}, is_decided=True
    ).of_people()
    rows = decided.order_by().values_list("key", "speaker", "speaker__name")
    counted = rows.annotate(n=Count("document")).order_by("-n")[:PRECEDENTS]
    found = defaultdict(list)
    for key, *precedent in counted:
        found[key].append(Precedent(*precedent))
    return found


def _may_be(voice: Appearance, office: Office) -> bool:
    """Whether an office held that day tells by role or surname who speaks."""
    day = voice.document.date
    if day is None or office.start > day or (office.end and office.end <= day):
        return False
    is_named = _last(office.holder_name) == surname(voice).casefold()
    return is_named or office.role_id == voice.role_id


def _around_voices(voices: Iterable[Appearance]) -> dict[int | None, list[Neighbour]]:
    speakers = [voice.speaker_id for voice in voices]
    first = Turn.objects.filter(speaker__in=speakers).order_by()
    rows = first.values_list("speaker", "document").annotate(first=Min("position"))
    at = {speaker: (document, position) for speaker, document, position in rows}
    said = _around(at.values())
    return {speaker: said.get(place, []) for speaker, place in at.items()}


def _around(
    places: Iterable[tuple[int, int]],
) -> dict[tuple[int, int], list[Neighbour]]:
    """Return the turns at some places, each with that before and that after it."""
    wanted = list(places)
    beside = Turn.objects.filter(
        _any(Q(document=d, position__range=(p - 1, p + 1)) for d, p in wanted)
    )
    turns = {(turn.document_id, turn.position): turn for turn in beside.in_order()}
    return {
        (document, position): [
            _neighbour(turns[document, at], is_it=at == position)
            for at in range(position - 1, position + 2)
            if (document, at) in turns
        ]
        for document, position in wanted
    }


def _neighbour(turn: Turn, *, is_it: bool) -> Neighbour:
    words = " ".join(turn.text.split())
    cut = words if len(words) <= OPENING else f"{words[:OPENING].rsplit(' ', 1)[0]} …"
    return Neighbour(turn.label or "(no label)", cut, is_it)


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q(pk__in=[]))
