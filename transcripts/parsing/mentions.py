"""Find where a text names somebody in full: in a title, a header, an introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transcripts.parsing.name_lists import GIVEN_NAMES
from transcripts.parsing.names import proper_case
from transcripts.parsing.printed_offices import (
    AFTER_OFFICE,
    BEFORE_OFFICE,
    HEADS,
    OFFICE_WORDS,
    SMALL,
    ends_in_office,
    office_from_phrase,
)
from transcripts.parsing.vocabulary import SENTENCE_WORDS

GREETING_LIST = """
welcome welcoming introducing introduce hi hello hey sure ok okay alright meet mr mrs ms
miss dr sir madam everybody everyone folks guys ladies gentlemen as well tomorrow tonight
yesterday monday tuesday wednesday thursday friday saturday sunday january february april
june july august september october november december both including like featuring former
dear colleague excuse sorry congratulations happy once because since until during before
while although though after under about into her your another other even never still
perhaps maybe unfortunately obviously finally lastly secondly firstly first then when where
per via re cc subject interview remarks briefing gaggle conference call press background
joint statement exchange
"""
NOT_GIVEN = OFFICE_WORDS | SENTENCE_WORDS | frozenset(GREETING_LIST.split())
HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "gen", "lt", "col", "adm", "capt", "sen", "rep"}
    | {"gov", "sgt", "maj", "rev", "hon", "prof", "ambassador", "sir", "president"}
)
NO_NAMES = SMALL | NOT_GIVEN
ONLY_HONORIFICS = HONORIFICS - OFFICE_WORDS
ELIDED = re.compile(r"[od]['’]\w")  # O'Holm
INITIALS = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.){1,3}")
GIVEN = re.compile(r"[^\W\d_][\w'’-]*\.?$|(?:[^\W\d_]\.){2,3}$")
# Begins with all that an end may begin with: few characters are looked at twice.
SENTENCE_END = re.compile(
    r"[.?!;:|\s](?:(?<=[^\W\d_]{3}[.?!;:])[\"”’)]*\s|(?<=[\n|])|(?<=[.?!])\s{2,}"
    r"|(?<=\s)(?:--|—)\s)"
)

# Myung-bak of Korea | Suk Yeol of the Republic; not: Karzai Press Conference
EASTERN = re.compile(
    r"\s+(?P<given>[A-Z][a-z]+(?:-[a-z]+)?(?:\s[A-Z][a-z]+)?)"
    r"(?=\s+(?:of|and|in|before|after|at|to)\b|[,.;]|\s*$)"
)
LONGEST_TITLE = 1000
WINDOW = 220
MOST = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """A full name met in a text, with the office printed beside it."""

    name: str
    title: str
    start: int


def mentions(surname: str, text: str) -> Iterator[Mention]:
    """Find the full names that end in a surname; at most a dozen a text.

    ``Press Briefing by Press Secretary Jen Psaki`` → Jen Psaki, Press Secretary.
    """
    for count, start in enumerate(_places(surname, text)):
        if count >= MOST:
            return
        found = _mention(start, text, surname)
        if found:
            yield found


def _places(surname: str, text: str) -> Iterator[int]:
    """Find a surname in any case where it is a whole word, or words.

    Names are many and each is looked for in few texts: to compile a pattern for each
    takes longer than to look for it.
    """
    if not surname or not _may_hold(text, surname):
        return
    wanted, low = _plain(surname), _plain(text)
    start = low.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_is_in_word(low[start - 1 : start]) or _is_in_word(low[end : end + 1])):
            yield start
        start = low.find(wanted, end)


def _plain(text: str) -> str:
    """Give a text in small letters, character for character, with plain apostrophes."""
    low = text.lower()
    if len(low) != len(text):  # `İ` is two characters in small letters
        low = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return low.replace("’", "'")


def _is_in_word(char: str) -> bool:
    return char.isalnum() or char in ("_", "-")


def _may_hold(text: str, surname: str) -> bool:
    """Whether a look for the usual spellings finds one: quicker than the rule."""
    if "'" in surname or "’" in surname:
        return True
    return any(form in text for form in _spellings(surname))


@lru_cache(maxsize=1024)
def _spellings(surname: str) -> frozenset[str]:
    return frozenset({surname, proper_case(surname), surname.title(), surname.upper()})


def _mention(start: int, text: str, surname: str) -> Mention | None:
    end = start + len(surname)
    printed = text[start:end]
    if not printed[0].isupper():
        return None
    before = text[max(0, start - WINDOW) : start]
    before = SENTENCE_END.split(before)[-1]
    words = before.split()
    given = _given(words, is_caps=printed.isupper())
    if not given:
        return None
    name = proper_case(" ".join([*given, _cased(printed, surname)]))
    title = office_from_phrase(_phrase_before(words[: -len(given)]))
    if not title:
        after = AFTER_OFFICE.match(text[end : end + WINDOW])
        title = office_from_phrase(after["office"]) if after else ""
    return Mention(name, title, start)


def _cased(printed: str, surname: str) -> str:
    """Give the surname with the capitals inside that either printing shows."""
    ours = proper_case(surname)
    return ours if printed.istitle() and not ours.istitle() else printed


def _given(words: list[str], *, is_caps: bool) -> list[str]:
    """Give the given names that end a run of words, if it ends in any."""
    given: list[str] = []
    for word in reversed(words[-4:]):
        plain = word.strip("“\"'‘(")
        if not _is_given(plain, is_caps=is_caps) or _size(given) == 2:
            break
        given.insert(0, plain)
    if len(given) > 1 and _is_of_office(words[: -len(given)]):
        given = given[1:]  # Secretary of Harbors Ada Alder
    if _size(given) == 2 and _is_stray(given, words[: -len(given)]):
        given = given[1:]
    is_only_initials = all(INITIALS.fullmatch(word) for word in given)
    return [] if is_only_initials and len(given) < 2 else given


def _is_of_office(words: list[str]) -> bool:
    """Whether the words before end in an office and ``of``."""
    return len(words) > 1 and words[-1].lower() == "of" and words[-2].lower() in HEADS


def is_part_of_name(word: str) -> bool:
    """Whether a word of a title, in capitals or not, may be part of a name."""
    return word.lower() not in NO_NAMES and _is_given(word, is_caps=True)


def _is_stray(given: list[str], before: list[str]) -> bool:
    """Whether the first word is the office's: ``… for Mill Peace George Elm``."""
    low = [word.strip(".").lower() for word in given]
    is_after_capital = bool(before) and before[-1][:1].isupper()
    is_honorific = is_after_capital and before[-1].strip(".").lower() in HONORIFICS
    known = low[0] not in GIVEN_NAMES and low[-1] in GIVEN_NAMES
    return known and is_after_capital and not is_honorific


def _size(given: list[str]) -> int:
    return sum(1 for word in given if len(word.strip(".")) > 1)


def _is_given(word: str, *, is_caps: bool) -> bool:
    low = word.rstrip(".").lower()
    if not word[:1].isupper() or not GIVEN.match(word) or low in NOT_GIVEN:
        return False
    is_short = ("'" in low or "’" in low) and not ELIDED.match(low)  # I'm, Ada's
    if is_short or low in HONORIFICS:
        return False
    is_initials = len(low) == 1 or "." in low
    is_acronym = word.isupper() and len(word) > 2 and not is_caps
    return is_initials or not is_acronym


def _phrase_before(words: list[str]) -> str:
    """Give the run of words before a name that may be an office."""
    while words and words[-1].strip("(").rstrip(".,").lower() in ONLY_HONORIFICS:
        words = words[:-1]
    first = len(words)
    for at in range(len(words) - 1, -1, -1):
        word = words[at].strip("“\"'‘(,.")
        if word[:1].isupper() or word.lower() in OFFICE_WORDS:
            first = at
        elif word.lower() not in SMALL:
            break
    phrase = " ".join(words[first:])
    for match in BEFORE_OFFICE.finditer(phrase):
        phrase = match.string[match.end() :]
    is_joined = phrase.split()[-1:] in (["and"], ["&"], ["AND"])
    return "" if is_joined or not ends_in_office(phrase) else phrase


def eastern_mention(surname: str, text: str) -> Mention | None:
    """Find a name that its surname begins, after a title: ``President Lee Myung-bak``."""
    for start in _places(surname, text[:LONGEST_TITLE]):
        end = start + len(surname)
        before = text[:start].split()[-3:]
        after = EASTERN.match(text, end)
        is_titled = bool(before) and before[-1].lower() in OFFICE_WORDS
        if (
            text[start].isupper()
            and is_titled
            and after
            and _is_eastern(after["given"])
        ):
            printed = _cased(text[start:end], surname)
            name = proper_case(f"{printed} {after['given']}")
            return Mention(name, office_from_phrase(_phrase_before(before)), start)
    return None


def _is_eastern(given: str) -> bool:
    return all(word.lower() not in NOT_GIVEN for word in given.split())
