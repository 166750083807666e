"""Who is who in a document: one speaker for each person, whatever the labels."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from transcripts.parsing import names
from transcripts.parsing.evidence import identify
from transcripts.parsing.hints import own_words
from transcripts.parsing.identities import HIGH, Context, Identity
from transcripts.parsing.parties import Party, Speech, Texts, parties_from
from transcripts.parsing.persons import (
    VAGUE,
    Person,
    capacity_key,
    fits,
    is_one,
    is_slip,
    should_be_named,
)
from transcripts.parsing.printed_offices import office_case
from transcripts.parsing.transcript import BriefingKind, Defect, ElementKind, Speaker

ANONYMOUS = ("senior-administration-official", "anonymous-official")
BANK = re.compile(
    r"\bFederal (?:Reserve|Open Market)\b|\bFOMC\b|\bcentral bank\b|"
    r"\bChair\w* \w+['’]s Press Conference\b",
    re.IGNORECASE,
)
KEPT, TAKEN = "label-kept", "” is taken for “"
MOST_SEARCHES = 60  # labels of a document looked for in what was said

LEADERS = {BriefingKind.INTERVIEW: "interviewer", BriefingKind.DEBATE: "moderator"}
# Transcript of Chair Alder’s Press Conference: central banks print it so
CHAIRED = re.compile(r"\bchair(?:man|woman)?\s+[\w-]+['’]s\s+press\s+conference\b")


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a document, and the key of each speech's."""

    keys: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    defects: tuple[Defect, ...]


def cast_from(
    speeches: Sequence[Speech], context: Context, distinct: Collection[str] = ()
) -> Cast:
    """Give every speech its speaker, from the document's own evidence.

    What a person said is no slip is ``distinct``, in the words that note a slip.
    """
    parties, of_speech = parties_from(speeches)
    texts = Texts([speech.text for speech in speeches])
    work = _Work(context, texts, frozenset(distinct))
    for place in sorted(range(len(parties)), key=lambda n: _rank(parties[n])):
        work.place(parties[place])
    work.mend_slips()
    work.note_open()
    ordered = sorted(work.persons, key=lambda p: min(v.first for v in p.parties))
    keys = _keys(ordered)
    key_of = {
        id(party): key
        for person, key in zip(ordered, keys, strict=True)
        for party in person.parties
    }
    speakers = tuple(
        _speaker(person, key, work) for person, key in zip(ordered, keys, strict=True)
    )
    defects = tuple(sorted(work.defects, key=lambda d: d.line))
    of_party = [key_of[id(party)] for party in parties]
    return Cast(tuple([of_party[n] for n in of_speech]), speakers, defects)


def _rank(party: Party) -> tuple[int, int]:
    """Full names first, then surnames, the most heard first: they set the names."""
    return (
        0 if names.is_full(party.name) else 1 if party.name else 2,
        -party.turns,
    )


@dataclass(slots=True)
class _Work:
    """Persons found so far in one document."""

    context: Context
    texts: Texts
    distinct: frozenset[str] = frozenset()
    persons: list[Person] = field(default_factory=list)
    index: dict[str, list[Person]] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)
    searches: int = 0

    def place(self, party: Party) -> None:
        """Give a party to a person known already, or to a new one."""
        identity = self._identify(party)
        person = self._known(party, identity)
        if person is None:
            self._file(Person([party], identity))
            return
        if party.sex and person.sex and party.sex != person.sex:
            if self._is_kept(party, person):
                self._file(Person([party], identity))
                return
            self._report(party, person, "honorific-slip")
        person.parties.append(party)
        if not person.identity.name and (identity.name or identity.role):
            person.identity = identity

    def _identify(self, party: Party) -> Identity:
        self.searches += bool(party.name)
        may_search = self.searches <= MOST_SEARCHES
        return identify(party, self.texts, self.context, may_search=may_search)

    def _known(self, party: Party, identity: Identity) -> Person | None:
        if not party.name and not identity.name:
            same = self.nearest(capacity_key(party))
            return next((p for p in same if not p.surname), None)
        namesakes = self.nearest(_last(identity.name or party.name))
        if identity.name:
            for person in namesakes:
                if self._is_one(person.identity.name, identity.name):
                    return person
        if not party.name or names.is_full(party.name):
            return None
        near = [p for p in namesakes if p.surname and fits(party, identity, p)]
        return near[0] if len(near) == 1 else None

    def _is_one(self, first: str, second: str) -> bool:
        """Whether two full names are one person's; office holders are told apart."""
        if {first, second} <= self.context.office_names or not first:
            return first == second
        return is_one(first, second)

    def nearest(self, key: str) -> list[Person]:
        """Give the persons filed under a surname or a capacity."""
        return self.index.setdefault(key, [])

    def _file(self, person: Person) -> None:
        self.persons.append(person)
        party = person.parties[0]
        keys = {_last(person.identity.name), _last(party.name)} - {""}
        for key in keys or {capacity_key(party)}:
            self.nearest(key).append(person)

    def mend_slips(self) -> None:
        """Give a rare label to the near-identical frequent one: ``MR. EARNET``."""
        if len(self.persons) > MOST_SEARCHES:
            return
        for person in sorted(self.persons, key=lambda p: p.turns):
            if not person.surname or person.turns > 3 or _is_proven(person):
                continue
            best = [p for p in self.persons if p is not person and is_slip(person, p)]
            if len(best) != 1 or self._is_said(person.surname):
                continue
            if any(self._is_kept(party, best[0]) for party in person.parties):
                continue
            for party in person.parties:
                self._report(party, best[0], "label-slip")
            best[0].parties += person.parties
            self.persons.remove(person)

    def _is_said(self, surname: str) -> bool:
        """Whether the odd surname is met in the words too, and so a real name."""
        word = names.proper_case(surname)
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        texts = (self.context.title, *self.texts)
        return any(word in text and whole.search(text) for text in texts)

    def _report(self, party: Party, person: Person, code: str) -> None:
        self.defects.append(Defect(code, party.line, _taken(party, person)))

    def _is_kept(self, party: Party, person: Person) -> bool:
        """Whether somebody said that a label is no slip; note that it was obeyed."""
        message = _taken(party, person)
        if message not in self.distinct:
            return False
        self.defects.append(Defect(KEPT, party.line, kept_apart(message)))
        return True

    def note_open(self) -> None:
        """Mark the speakers whom the text does not name, and say so."""
        for person in self.persons:
            party = person.parties[0]
            person.is_open = not person.identity.name and should_be_named(person)
            if person.is_open:
                shown = party.printed or "(no label)"
                message = f"“{shown}”: the text does not say who this is."
                self.defects.append(Defect("open-speaker", party.line, message))


def kept_apart(message: str) -> str:
    """Return what is noted where a slip of that message was said to be none."""
    return message.replace(TAKEN, "” is not taken for “", 1)


def _taken(party: Party, person: Person) -> str:
    return f"“{party.printed}{TAKEN}{person.parties[0].printed}”."


def _is_proven(person: Person) -> bool:
    """Whether more than the label itself names a person."""
    return bool(person.identity.name) and person.identity.evidence != "label"


def _last(name: str) -> str:
    """Give what people of one surname have in common."""
    words = names.folded(name)
    return words[-1] if words else ""


def _keys(persons: Sequence[Person]) -> list[str]:
    """Give each person a key of their own, readable and the same at every reading."""
    taken: dict[str, int] = {}
    keys = []
    for person in persons:
        party = person.parties[0]
        key = person.identity.name
        key = key or (party.printed if party.name else capacity_key(party))
        taken[key] = taken.get(key, 0) + 1
        keys.append(key if taken[key] == 1 else f"{key} ({taken[key]})")
    return keys


def _speaker(person: Person, key: str, work: _Work) -> Speaker:
    counts: dict[str, int] = {}
    for party in person.parties:
        for label, turns in party.labels.items():
            counts[label] = counts.get(label, 0) + turns
    reads = [party.read for party in person.parties]
    is_asker = all(party.only_asks for party in person.parties)
    name = person.identity.name
    if not name and is_asker and person.surname:
        name = names.proper_case(person.surname)
    return Speaker(
        key=key,
        labels=tuple(sorted(counts, key=lambda label: -counts[label])),
        role=_role(person, work),
        name=name,
        title=person.identity.title
        or next((office_case(r.title) for r in reads if r.name and r.title), ""),
        affiliation=next((r.affiliation for r in reads if r.affiliation), "")
        or (_own_affiliation(person, work) if is_asker and name else ""),
        evidence=person.identity.evidence,
        is_anonymous=not name and reads[0].role in ANONYMOUS,
        is_open=person.is_open,
    )


def _own_affiliation(person: Person, work: _Work) -> str:
    """Take the paper that an asker under his own name gives with it."""
    if person.parties[0].is_press:
        return ""
    hint = own_words(work.texts[person.parties[0].first][:200], 0)
    return hint.outlet if hint and names.ends_with(hint.name, person.surname) else ""


def _role(person: Person, work: _Work) -> str:
    read = person.parties[0].read
    if person.parties[0].is_press:
        return read.role
    if all(party.only_asks for party in person.parties) and person.role in VAGUE:
        is_talk = work.context.kind in (BriefingKind.INTERVIEW, BriefingKind.DEBATE)
        return "interviewer" if is_talk else "reporter"
    only_hosts = all(party.only_hosts for party in person.parties)
    if only_hosts and not person.role and not person.parties[0].is_doctor:
        return "moderator"
    if all(party.only_leads for party in person.parties) and person.role in VAGUE:
        return LEADERS.get(work.context.kind, person.role or "speaker")
    if _is_central_bank(person, work):
        return "central-bank-chair"
    if work.context.kind is BriefingKind.DEBATE and _may_run(person):
        return "candidate"
    return person.role or "speaker"


def _may_run(person: Person) -> bool:
    """Whether somebody answers in a debate, and not for an office that shows more."""
    answers = sum(p.kinds.get(ElementKind.ANSWER, 0) for p in person.parties)
    is_other = person.role in (*HIGH, "interpreter", "moderator")
    return answers * 2 >= person.turns and not is_other


def _is_central_bank(person: Person, work: _Work) -> bool:
    """Whether a chair is of a central bank, by the page or by his own first words."""
    context = work.context
    if not person.parties[0].read.title.upper().startswith("CHAIR"):
        return False
    if BANK.search(f"{context.title}\n{context.header}"):
        return True
    first = min(party.first for party in person.parties)
    is_conference = context.kind is BriefingKind.NEWS_CONFERENCE
    return is_conference and BANK.search(work.texts[first]) is not None
