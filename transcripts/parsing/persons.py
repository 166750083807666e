"""Somebody who speaks, and which labels of a document may be theirs."""

from __future__ import annotations

from dataclasses import dataclass

from transcripts.parsing import names
from transcripts.parsing.identities import NOBODY, Identity
from transcripts.parsing.parties import Party

# Capacities of one known person, whom something may name; the others are anybody's.
SINGULAR = frozenset(
    {"president", "vice-president", "first-lady", "press-secretary", "mayor"}
    | {"cabinet-secretary", "foreign-leader", "ambassador", "governor"}
)
HIGH = frozenset({"president", "vice-president", "first-lady", "former-president"})
VAGUE = ("", "speaker", "official", "spokesperson")


@dataclass(slots=True)
class Person:
    """Somebody, while it is found out which labels are theirs."""

    parties: list[Party]
    identity: Identity = NOBODY
    is_open: bool = False

    @property
    def turns(self) -> int:
        return sum(party.turns for party in self.parties)

    @property
    def surname(self) -> str:
        return self.parties[0].name

    @property
    def sex(self) -> str:
        heard = sorted(self.parties, key=lambda party: -party.turns)
        return next((party.sex for party in heard if party.sex), "")

    @property
    def role(self) -> str:
        """The most telling role of the evidence and of the labels."""
        named = [self.identity.role, *(party.read.role for party in self.parties)]
        return next((role for role in named if role not in VAGUE), "") or next(
            (role for role in named if role not in ("", "speaker")), ""
        )


def fits(party: Party, identity: Identity, person: Person) -> bool:
    """Whether a bare surname may be this person's: no name, office or sex against."""
    if names.folded(party.name)[-1] != names.folded(person.surname)[-1]:
        return False
    if identity.name and person.identity.name:
        return False
    if _differ(party, person):
        return False
    if party.sex and person.sex and party.sex != person.sex:
        if any(_are_neighbours(party, other) for other in person.parties):
            return False
        return min(party.turns, person.turns) * 4 <= max(party.turns, person.turns)
    return True


def _are_neighbours(one: Party, other: Party) -> bool:
    """Whether one speaks right after the other: then they are two people."""
    return one.place in other.after or other.place in one.after


def is_one(first: str, second: str) -> bool:
    """Whether two full names are one person's: equal but for initials and Jr."""
    one, other = names.folded(first), names.folded(second)
    if len(one) < 2 or len(other) < 2:
        return one == other
    return one == other or (
        names.may_be_one(first, second) and _initials_fit(one, other)
    )


def _initials_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """George W. Bush is not George Bush's son in every page: initials must not clash."""
    middle = (
        [w for w in one[1:-1] if len(w) == 1],
        [w for w in other[1:-1] if len(w) == 1],
    )
    return not (middle[0] and middle[1]) or middle[0] == middle[1]


def _differ(party: Party, person: Person) -> bool:
    """Whether two labels of one surname show offices of two people."""
    role, other = party.read.role, person.role
    if role == "speaker":
        if other == "first-lady":
            return party.sex != "f"
        if other == "foreign-leader":
            return party.read.honorific.strip(".").lower() == "mrs"
        return other in HIGH and (party.sex == "f" or party.is_doctor)
    if other in VAGUE:
        return role in HIGH and person.sex == "f" and role != "first-lady"
    if role == other or "official" in (role, other):
        is_high = role in HIGH or other in HIGH
        return is_high and role != other and not _near_title(party, person)
    return True


def _near_title(party: Party, person: Person) -> bool:
    """``PRESIDNET OBAMA`` beside ``PRESIDENT OBAMA``."""
    title = party.read.title.upper()
    return any(
        len(title) > 0 and names.distance(title, v.read.title.upper()) <= 2
        for v in person.parties
    )


def is_slip(odd: Person, person: Person) -> bool:
    if not person.surname or person.turns < 3 * odd.turns:
        return False
    if odd.sex and person.sex and odd.sex != person.sex:
        return False
    one, other = odd.surname.upper().strip("."), person.surname.upper().strip(".")
    if " " in one and " " in other and one.split()[0] != other.split()[0]:
        return False  # two given names, two people
    size = max(len(one), len(other))
    return size >= 5 and 0 < names.distance(one, other) <= (1 if size < 7 else 2)


def should_be_named(person: Person) -> bool:
    """Whether somebody should look: one person speaks, and no name is known."""
    party = person.parties[0]
    if party.is_press or party.only_asks:
        return False
    if not party.read.printed:
        return True
    if party.name:
        return True
    return party.read.role in SINGULAR


def capacity_key(party: Party) -> str:
    role = party.read.role
    if party.is_press:
        return "Q" if role == "reporter" else role.upper()
    if role in ("president", "senior-administration-official", "moderator", "operator"):
        capacity = {"president": "THE PRESIDENT"}.get(
            role, role.replace("-", " ").upper()
        )
        return f"{capacity} {party.number}".strip()
    plain = party.read.printed.upper().strip(" .")
    return plain.removeprefix("A ").removeprefix("AN ") or "(no label)"
