"""What every citation is made of: who, what, on what terms, when, where, address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from transcripts.models import Appearance, Basis, BriefingKind, Document
from transcripts.passages import Voice, voice

ARCHIVE = "Lectern"
# Those who see to it that others can be heard say nothing that is cited as theirs.
PROCEDURE = frozenset({"moderator", "operator", "interpreter", "aide"})
# A hearing of many is cited by the first of them.
MOST_AUTHORS = 20
UNMARKED = frozenset({Basis.ON_RECORD, Basis.UNSTATED})


@dataclass(frozen=True, slots=True)
class Author:
    """Who is cited: a person with a surname, or whoever a transcript does not name."""

    name: str
    role: str = ""
    family: str = ""
    given: str = ""

    @property
    def inverted(self) -> str:
        """The name with the surname first, where there is one."""
        return f"{self.family}, {self.given}" if self.family else self.name

    @property
    def in_words(self) -> str:
        """The name, and the role where it says more."""
        return f"{self.name}, {self.role}" if self.role else self.name


@dataclass(frozen=True, slots=True)
class Cited:
    """A briefing, or one exchange of it, as it is cited."""

    key: str
    title: str
    kind: BriefingKind
    authors: tuple[Author, ...]
    date: dt.date | None
    place: str
    basis: Basis
    attribution: str
    url: str
    whole: str  # the address of the briefing, also where an exchange is cited
    number: int = 0

    @property
    def pinpoint(self) -> str:
        """Which part of the briefing is meant, if not all of it."""
        return f"exchange {self.number}" if self.number else ""

    @property
    def terms(self) -> str:
        """On what terms it was said, unless that goes without saying."""
        return "" if self.basis in UNMARKED else self.ground_rules

    @property
    def ground_rules(self) -> str:
        """On what terms it was said, and as whose words; also where nothing says so."""
        if self.basis is Basis.UNSTATED:
            return "Ground rules not stated"
        as_whom = f", attributed to “{self.attribution}”" if self.attribution else ""
        return f"{self.basis.label}{as_whom}"


def cited(
    briefing: Document,
    cast: Sequence[Appearance],
    *,
    base: str,
    number: int = 0,
    answerers: Collection[str] = (),
) -> Cited:
    """Return what is cited of a briefing: all of it, or what some answered."""
    whole = f"{base}{briefing.get_absolute_url()}"
    day = f"{briefing.date:%Y-%m-%d}-" if briefing.date else ""
    return Cited(
        key=f"{day}{briefing.slug}{f'-q{number}' if number else ''}",
        title=" ".join(briefing.title.split()),
        kind=BriefingKind(briefing.kind),
        authors=_authors(cast, answerers),
        date=briefing.date,
        place=" ".join(briefing.place.split()),
        basis=Basis(briefing.basis),
        attribution=" ".join(briefing.attribution.split()),
        url=f"{base}{briefing.exchange_url(number)}" if number else whole,
        whole=whole,
        number=number,
    )


def _authors(
    cast: Sequence[Appearance], answerers: Collection[str]
) -> tuple[Author, ...]:
    """Return those who answered; else those who spoke and did not only ask."""
    heard = [(one, _voice(one)) for one in cast]
    answering = [(one, v) for one, v in heard if v.name in answerers]
    speaking = [(one, v) for one, v in heard if not one.role.asks]
    leading = [(one, v) for one, v in speaking if one.role.slug not in PROCEDURE]
    chosen: Iterable[tuple[Appearance, Voice]] = answering or leading or speaking
    authors = dict.fromkeys(_author(one, v) for one, v in chosen)
    return tuple(authors)[:MOST_AUTHORS]


def _author(appearance: Appearance, named: Voice) -> Author:
    speaker = appearance.speaker
    if speaker is None or speaker.is_local:
        return Author(named.name, named.role)
    family, comma, given = speaker.sort_name.partition(", ")
    if not comma:
        return Author(named.name, named.role)
    return Author(named.name, named.role, family, given)


def _voice(appearance: Appearance) -> Voice:
    label = appearance.labels[0] if appearance.labels else ""
    return voice(appearance.speaker, appearance.role, label)
