"""The roles somebody may speak in, in the order that lists show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role: its slug, its name for readers, and whether it asks.

    ``kind_of`` is the slug of the role that takes it in.
    """

    slug: str
    name: str
    plural: str
    asks: bool = False
    kind_of: str = ""


ROLES = (
    RoleName("president", "President", "Presidents"),
    RoleName("vice-president", "Vice President", "Vice Presidents"),
    RoleName("first-lady", "First Lady", "First Ladies"),
    RoleName(
        "press-secretary", "Press Secretary", "Press Secretaries", kind_of="official"
    ),
    RoleName(
        "deputy-press-secretary",
        "Deputy Press Secretary",
        "Deputy Press Secretaries",
        kind_of="official",
    ),
    RoleName("spokesperson", "Spokesperson", "Spokespersons", kind_of="official"),
    RoleName(
        "senior-administration-official",
        "Senior Administration Official",
        "Senior Administration Officials",
        kind_of="official",
    ),
    RoleName(
        "anonymous-official",
        "Unnamed Official",
        "Unnamed Officials",
        kind_of="official",
    ),
    RoleName(
        "cabinet-secretary",
        "Cabinet Secretary",
        "Cabinet Secretaries",
        kind_of="official",
    ),
    RoleName(
        "national-security-adviser",
        "National Security Adviser",
        "National Security Advisers",
        kind_of="official",
    ),
    RoleName("ambassador", "Ambassador", "Ambassadors", kind_of="official"),
    RoleName(
        "military-officer", "Military Officer", "Military Officers", kind_of="official"
    ),
    RoleName(
        "central-bank-chair",
        "Central Bank Chair",
        "Central Bank Chairs",
        kind_of="official",
    ),
    RoleName("official", "Official", "Officials"),
    RoleName("former-president", "Former President", "Former Presidents"),
    RoleName("foreign-leader", "Foreign Leader", "Foreign Leaders"),
    RoleName("member-of-congress", "Member of Congress", "Members of Congress"),
    RoleName("governor", "Governor", "Governors"),
    RoleName("mayor", "Mayor", "Mayors"),
    RoleName("candidate", "Candidate", "Candidates"),
    RoleName("moderator", "Moderator", "Moderators"),
    RoleName("operator", "Operator", "Operators"),
    RoleName("aide", "Aide", "Aides"),
    RoleName("interpreter", "Interpreter", "Interpreters"),
    RoleName("reporter", "Reporter", "Reporters", asks=True),
    RoleName("interviewer", "Interviewer", "Interviewers", asks=True),
    RoleName("audience", "Audience", "Audience", asks=True),
    RoleName("participant", "Participant", "Participants"),
    RoleName("guest", "Guest", "Guests"),
    RoleName("speaker", "Role not stated", "Role not stated"),
)

# That of those of whom no text says in which role they speak.
UNTOLD = "speaker"

BY_SLUG = {role.slug: role for role in ROLES}
