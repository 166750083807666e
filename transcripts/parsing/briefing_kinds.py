"""Tell what sort of event a document records, from its title, then from its labels."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from transcripts.parsing.labels import Family, read_label
from transcripts.parsing.transcript import BriefingKind

ASKED_FOR = (BriefingKind.STATEMENT, BriefingKind.MESSAGE)

# Words of a title, first match wins. Beside each a title that it must match; the
# tests hold those that it must not.
# For titles in small letters: told apart three times as fast as letters of any case.
TITLE_RULES = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        # Readout of the Governor's Call; FACT SHEET: The Mill
        (
            r"^(?:revised:?\s+)?(?:readout\s+of|statements?\s+(?:by|on|from)|fact\s+sheet|"
            r"press\s+release|media\s+advisory|proclamation|executive\s+order)\b",
            BriefingKind.STATEMENT,
        ),
        # Messages -- To Modify Duties; Annual Message to the Assembly
        (
            r"^(?:annual\s+|special\s+)?(?:messages?|letters?|mensaje)\b|"
            r"\bannual\s+message\b|^(?:the\s+)?state\s+of\s+the\s+union\b|"
            r"\bweekly\s+(?:radio\s+)?address\b",
            BriefingKind.MESSAGE,
        ),
        # First Presidential Debate
        (
            r"\b(?:presidential|candidates?['’]?|primary|governors?['’]?)\s+debate\b|^debate\b",
            BriefingKind.DEBATE,
        ),
        # Interview With the Ashland Courier; not: Remarks on the Interview
        (r"^(?:(?!remarks)\w+['’]?s?\s+){0,5}interviews?\b", BriefingKind.INTERVIEW),
        # Press Gaggle en route Ashland
        (r"\bgaggle\b", BriefingKind.GAGGLE),
        # Background Press Call on the Mill; Background Briefing
        (r"\bbackground(?:er)?\b(?!\s+check)", BriefingKind.BACKGROUND_CALL),
        # On-the-Record Press Call; Briefing via Conference Call
        (
            r"\bpress\s+call\b|\bconference\s+call\b|\bbriefing\s+call\b|"
            r"\b(?:press|regional)\b.{0,40}\bcall\s+(?:by|with|on|to|previewing)\b|"
            r"\bvia\s+teleconference\b",
            BriefingKind.PRESS_CALL,
        ),
        # The Governor's News Conference; Joint Press Availability
        (
            r"\b(?:press|news|joint|media)\s+(?:conferences?|availability|availabilities)\b",
            BriefingKind.NEWS_CONFERENCE,
        ),
        # Exchange With Reporters; Question-and-Answer Session With Reporters
        (
            r"\bexchange(?:s)?\s+with\b|\binformal\s+exchange\b|"
            r"\bquestions?[\s-]+and[\s-]+answers?\s+session\s+with\s+"
            r"(?:\w+\s+){0,3}(?:reporters|correspondents|the\s+press|journalists|editors)\b",
            BriefingKind.EXCHANGE,
        ),
        # Remarks by the Governor and the Flood Board in Press Briefing
        (r"\b(?:press|news|media)\s+briefing\b", BriefingKind.PRESS_BRIEFING),
        # Remarks at a Briefing on the Flood: not itself a briefing of the press
        (
            r"^(?:excerpts?\s+(?:of|from)\s+)?(?:remarks|address|speech|toasts?|eulogy)\b",
            BriefingKind.REMARKS,
        ),
        # Daily Briefing by the Press Secretary; Readout to the Press by Ada Alder
        (r"\bbriefings?\b|\breadout\s+to\s+the\s+press\b", BriefingKind.PRESS_BRIEFING),
        # Roundtable with Regional Reporters
        (r"\broundtable\b.{0,60}\b(?:reporters|press)\b", BriefingKind.PRESS_BRIEFING),
        # Inaugural Address; Town Hall in Ashland
        (
            r"\b(?:remarks|address|speech|town\s+hall|toast|swearing-in|discussion|"
            r"ceremony)\b",
            BriefingKind.REMARKS,
        ),
        (r"\bstatement\b", BriefingKind.STATEMENT),
    )
)
# April 3, 1968: Press Conference
DATE_FIRST = re.compile(r"^[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}: ")
# Remarks Before Air Force One Departure: reporters call out, somebody stops.
IN_PASSING = re.compile(
    r"\b(?:before|after|prior\s+to|upon|on|at)\b.{0,60}\b(?:departure|departing|arrival|"
    r"arriving|boarding)\b",
    re.IGNORECASE,
)
# Fellow-Citizens of the Senate | To the Congress of the United States:
SALUTATION = re.compile(
    r"\s*(?:fellow[- ]citizens\s+of|gentlemen\s+of\s+the\s+(?:senate|house|congress)|"
    r"to\s+the\s+(?:senate|house|congress)\b|"
    r"mr\.\s+(?:president|speaker|vice\s+president),.{0,80}\b(?:members|senators)\b)",
    re.IGNORECASE,
)
# welcome to the second presidential debate | tonight's debate between the candidates
DEBATE_SAID = re.compile(
    r"\b(?:presidential|minute|first|second|third|last|final|tonight['’]s)\s+debate\b|"
    r"\bdebate\s+(?:between|among)\b",
    re.IGNORECASE,
)
UNNAMED = frozenset({"senior-administration-official", "anonymous-official"})
MANY_ASKERS = 5


def briefing_kind(
    title: str,
    *,
    asked: bool,
    labels: Collection[str],
    categories: Iterable[str] = (),
    opening: str = "",
    is_asked_first: bool = False,
) -> BriefingKind:
    """Choose the kind by the title's words, the archive's categories, then labels.

    ``asked`` holds where somebody puts a question, ``labels`` are the distinct labels
    printed, ``opening`` the first words of the body, and ``is_asked_first`` whether
    a question comes before anybody has said something.
    """
    kind = _from_words(DATE_FIRST.sub("", " ".join(title.split())), asked)
    for category in categories:
        kind = kind or _from_words(category, asked)
    kind = kind or _from_content(asked, labels, opening)
    is_bare = not title and kind is BriefingKind.NEWS_CONFERENCE
    return BriefingKind.EXCHANGE if is_bare and is_asked_first else kind


def _from_words(words: str, asked: bool) -> BriefingKind | None:
    low = words.lower()
    kinds = (kind for rule, kind in TITLE_RULES if rule.search(low))
    kind = next((k for k in kinds if not (asked and k in ASKED_FOR)), None)
    if kind is BriefingKind.REMARKS and asked and IN_PASSING.search(words):
        return BriefingKind.EXCHANGE
    return kind


def _from_content(asked: bool, labels: Collection[str], opening: str) -> BriefingKind:
    if not asked:
        if SALUTATION.match(opening):
            return BriefingKind.MESSAGE
        return BriefingKind.REMARKS if labels else BriefingKind.OTHER
    if DEBATE_SAID.search(opening):
        return BriefingKind.DEBATE
    read = [read_label(label) for label in labels]
    roles = {label.role for label in read}
    if roles & UNNAMED:
        return BriefingKind.BACKGROUND_CALL
    if any(label.family is Family.PRESS for label in read):
        is_principal = roles & {"president", "vice-president", "first-lady"}
        has_spokesman = roles & {"press-secretary", "deputy-press-secretary"}
        if is_principal and not has_spokesman:
            return BriefingKind.NEWS_CONFERENCE
        return BriefingKind.PRESS_BRIEFING
    if any(label.affiliation for label in read):
        return BriefingKind.NEWS_CONFERENCE
    has_chair = any(label.title.upper().startswith("CHAIR") for label in read)
    return _among_named(len(labels), has_chair)


def _among_named(voices: int, has_chair: bool) -> BriefingKind:
    """Tell an interview, a debate and a conference whose askers are named apart."""
    if voices <= 2:
        return BriefingKind.INTERVIEW
    if voices > MANY_ASKERS or has_chair:
        return BriefingKind.NEWS_CONFERENCE
    return BriefingKind.DEBATE
