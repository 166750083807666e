"""Find the names of reporters that the text around a question offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache

from transcripts.parsing.name_lists import GIVEN_NAMES, NO_NAMES
from transcripts.parsing.transcript import Hint

CAP = r"[A-Z][a-zA-Z\u00c0-\u024f]*(?:-[A-Z][a-z\u00c0-\u024f]+)*(?:['’][A-Z][a-z]+)?"
NAME = re.compile(rf"(?P<name>{CAP}(?:\s(?:[A-Z]\.|{CAP}))?(?:\s{CAP})?)")
FULL = rf"(?P<name>{CAP}(?:\s(?:[A-Z]\.|{CAP})){{1,2}})"
PAPER = r"[A-Z][\w&'’-]*(?:\.[A-Z]\w*)*"
OUTLET = rf"(?:[Tt]he\s+)?(?P<outlet>{PAPER}(?:\s(?:of|the|and|&|{PAPER})){{0,5}})"

# -- before the question: who is called on -------------------------------------------
# said after a name, which it hides: lower case, without its stop
FILLERS = (
    "please go ahead",
    "go ahead",
    "please",
    "line is open",
    "line is now open",
    "may proceed",
    "you should be able to unmute",
    "you should be able to unmute yourself",
    "sorry",
    "thanks",
    "thank you",
    "(laughter.)",
)
# Our next question comes from Trevor Alder with Ashland News | go to the line of Ada
CALLED_WITH = re.compile(
    r"\b(?i:go(?:ing)?|turn|head|move|questions?|call|hear|start|come|back|next|up)\b"
    r"[^.?!\n]{0,30}?\b(?:to|from|on|with|is)\s+(?:the\s+line\s+of\s+)?"
    rf"(?P<name>{CAP}(?:\s(?:[A-Z]\.|{CAP})){{0,2}})"
    rf"(?:,?\s+(?:with|from|of|at|over\s+at|here\s+with)\s+{OUTLET}|,\s+"
    rf"{OUTLET.replace('outlet', 'paper')})?[\s.?!,—–-]*$"
)
# Next, Ada Alder from Mill Radio. | And then Ada Alder with the Ashland Press
NAMED_WITH = re.compile(
    rf"^(?:(?i:next|first|last|and|then|now|finally)(?:\s+up)?(?:\s+is)?,?\s+)+{FULL}"
    rf",?\s+(?:with|from|of|at)\s+{OUTLET}[\s.?!,—–-]*$"
)
# Go ahead, Matt. | Yes, Ada? | All right, go ahead, Phil --
CALLS = re.compile(
    r"(?:^|\s)(?:go\s+ahead|yes|yeah|okay|ok|all\s+right|sure|over\s+to\s+you|back\s+to\s+you|"
    r"your\s+turn|go|hi|hey|next|and|thank\s+you|thanks)(?:,\s+and)?$",
    re.IGNORECASE,
)
# Darlene, do you want to start? | Ada, go ahead. | And with that, Ada, kick us off.
ASKED_FIRST = re.compile(
    rf"(?:^|,\s+){NAME.pattern},?\s+(?:go\s+ahead|(?:do\s+)?you\s+(?:want|wanna|had|have\s+a|"
    r"have\s+the|can|get)|you['’]re\s+(?:up|next|first)|please|your\s+question|why\s+don['’]t"
    r"\s+you|kick\s+us|take\s+it)\b"
)
STOPS = " \n.?!,—–-"

# -- after it: whom the answer thanks ---------------------------------------------------
THANKS = frozenset({"thanks", "thank you", "thank you so much", "thank you very much"})
GREETS = THANKS | {"hi", "hey", "good question", "appreciate it", "appreciate that"}
OPENERS = frozenset(
    {"well", "so", "look", "yes", "yeah", "no", "sure", "right", "okay", "ok", "great"}
    | {"again", "listen", "absolutely"}
)
BARE = re.compile(r",\s+(?:I|we|you|it|that|there|let|as|what|look|no|yes)\b")

# -- in it: who says his own name -------------------------------------------------------
GREETING = (
    r"(?:(?:hi|hello|hey|yes|yeah|thanks?|thank\s+you|great|okay|sure|good\s+(?:morning|"
    r"afternoon|evening)|mr\.\s+\w+|madam\s+\w+|sir)\b[^.!?\n—–]{0,40}[,.!—–-]+\s+){0,3}"
)
SELF = re.compile(
    rf"(?i:{GREETING})(?:(?i:this\s+is|it['’]s|i['’]m|i\s+am|my\s+name\s+is)\s+)?{FULL}"
    rf"(?:(?P<tie>,?\s+(?:here\s+)?(?:with|from|of|at)\s+)|,\s+|\s--\s|\s[—–]\s){OUTLET}"
    r"(?=[.:,;?!—–]|\s--|$)"
)
# Helen [Helen Elm, United Press]
BRACKETS = re.compile(rf"\[{FULL},\s+(?P<outlet>[A-Z][^\]\n]{{1,60}})\]")
PRESS = re.compile(
    r"\b(?:News\w*|Press|Times|Post|Journal|Radio|Television|TV|Network|Reuters|Bloomberg|"
    r"Fox|Politico|POLITICO|Axios|Magazine|Tribune|Herald|Globe|Chronicle|Gazette|Examiner|"
    r"Broadcasting|Weekly|Report|Review|Daily|Media|Courier|Sun|Star|Observer|Guardian|"
    r"Telegraph|Inquirer|Telemundo|Univision|McClatchy|The\s+Hill|Financial|Economist|"
    r"Agency|Publications|Service|Company|Wire|Record|Examiner|Dispatch|Bulletin|Mail|"
    r"Voice|Corporation|[A-Z]{2,6})\b"
)
TWO_CAPITALS = re.compile(r"[A-Z][^\W\d_]+ [A-Z]")
TAIL, HEAD = 160, 200
ENDS_OF_FILLERS = frozenset(filler[-2:] for filler in FILLERS)
LONGEST_CALL = 110


def words_of(names: Iterable[str]) -> frozenset[str]:
    """Give the words of names, whatever their case."""
    return frozenset(word for name in names for word in name.casefold().split())


def hints_from(
    offers: Iterable[Hint | None], known: Set[str] = frozenset()
) -> list[Hint]:
    """Keep of the names offered for an asker each once: evidence, never identity.

    ``known`` are the words of the names of those who speak in the document under
    their own: whom an official thanks may be the moderator.
    """
    hints: list[Hint] = []
    for hint in offers:
        if hint is None or _is_repeated(hint, hints):
            continue
        if known.isdisjoint(hint.name.casefold().split()):
            hints.append(hint)
    return hints


def own_words(question: str, line: int) -> Hint | None:
    """Read who says his own name and paper: ``Steve Elm, Mill Radio. Is it so?``"""
    is_bracketed = question.find("[", 0, HEAD) >= 0
    if is_bracketed and (match := BRACKETS.search(question[:HEAD])):
        return _hint(match, line)
    if not TWO_CAPITALS.search(question, 0, 70):
        return None
    match = SELF.match(question[:HEAD])
    if not match or not _is_name(match["name"]):
        return None
    is_named = bool(match["tie"]) and len(match["outlet"]) > 2
    if not (PRESS.search(match["outlet"]) or is_named):
        return None
    return _hint(match, line)


def called_on(before: str, line: int) -> Hint | None:
    """Read whom the words before a question give the floor: ``Yes. Go ahead, Ada.``"""
    tail = before[-TAIL:]
    if "[" in tail and (match := BRACKETS.search(tail)):
        return _hint(match, line)
    text = tail.rstrip(STOPS)
    if text[-2:].lower() in ENDS_OF_FILLERS:  # as few do
        text = _without_filler(text)
    if not text:
        return None
    # These end in a name or a paper; most words before a question end in neither.
    is_name = text[max(text.rfind(" "), text.rfind("\n")) + 1].isupper()
    if not is_name and not _may_ask(text):
        return None
    cut = max(_last_stop(text), text.rfind("? "), text.rfind("! "), text.rfind(") "))
    paragraph = text.rfind("\n")
    last = text[max(cut, paragraph) + 1 :].strip()
    if not last or len(last) > LONGEST_CALL:
        return None
    hint = None
    if is_name:
        hint = (
            _called_by_comma(last, line)
            or _called_alone(last, line, is_paragraph=0 <= paragraph > cut)
            or _by_rule(_called_with(last), line)
            or _by_rule(NAMED_WITH.match(last), line)
        )
    if not hint and _may_ask(last):
        hint = _by_rule(_asked_first(last), line)
    return hint


def _asked_first(last: str) -> re.Match[str] | None:
    """Find ASKED_FIRST at the only places it may begin: the start and the commas."""
    at = 0
    while at >= 0:
        if match := ASKED_FIRST.match(last, at):
            return match
        at = last.find(",", at + 1)
    return None


def _called_with(last: str) -> re.Match[str] | None:
    """Match CALLED_WITH, a slow rule, where it may: a name follows a small word."""
    may_be = any(word in last for word in ("to ", "with ", "from ", "is ", "on "))
    return CALLED_WITH.search(last) if may_be else None


def _may_ask(last: str) -> bool:
    """Whether words of ASKED_FIRST are there: told by a look that takes no time."""
    return (
        "you" in last
        or "go ahead" in last
        or "please" in last
        or "kick us" in last
        or "take it" in last
    )


def _last_stop(text: str) -> int:
    """Find the point that ends the last sentence but one, not an initial's."""
    cut = text.rfind(". ")
    while cut >= 2 and text[cut - 1].isupper() and text[cut - 2] == " ":
        cut = text.rfind(". ", 0, cut)
    return cut


def _without_filler(text: str) -> str:
    low = text.lower()
    while ending := next((f for f in FILLERS if low.endswith(f)), ""):
        shorter = text[: -len(ending)].rstrip(STOPS)
        if (
            not shorter
            or text[len(shorter) : len(shorter) + 1] == ","
            or not _ends(text, shorter)
        ):
            break
        text, low = shorter, shorter.lower()
    return text


def _ends(text: str, shorter: str) -> bool:
    """Whether what is left ended a sentence of its own."""
    return any(mark in text[len(shorter) : len(shorter) + 3] for mark in ".?!\n")


def _called_by_comma(last: str, line: int) -> Hint | None:
    head, comma, name = last.rpartition(", ")
    if not comma or len(name) > 30 or not _is_whole_name(name):
        return None
    return Hint(name, "", line, last) if CALLS.search(head) else None


def _called_alone(last: str, line: int, *, is_paragraph: bool) -> Hint | None:
    """Take a name that stands alone: ``Justin.``; other words do so as well."""
    if len(last) > 30 or not _is_whole_name(last):
        return None
    words = last.lower().split()
    is_given = words[0] in GIVEN_NAMES
    is_odd = len(words) > 1 or words[0].endswith(("ly", "ed", "ing", "tion", "s"))
    if is_given or (is_paragraph and not is_odd):
        return Hint(last, "", line, last)
    return None


@lru_cache(maxsize=4096)
def _is_whole_name(text: str) -> bool:
    return bool(NAME.fullmatch(text)) and _is_name(text)


def _by_rule(match: re.Match[str] | None, line: int) -> Hint | None:
    return _hint(match, line) if match and _is_name(match["name"]) else None


def thanked(after: str, line: int) -> Hint | None:
    """Read whom an answer thanks for the question: ``Thanks, Ada. It will sail.``"""
    head = after[:HEAD]
    if "[" in head and (match := BRACKETS.search(head)):
        return _hint(match, line)
    comma = head.find(", ", 0, 40)
    if comma < 0:
        return None
    opener = head[:comma].lower()
    if opener in GIVEN_NAMES:
        is_called = BARE.match(head, comma)
        return Hint(head[:comma], "", line, head[:comma]) if is_called else None
    if opener not in OPENERS and opener not in GREETS:
        return None
    match = NAME.match(head, comma + 2)
    if not match or not _is_name(match["name"]):
        return None
    if not head[match.end() :].startswith((",", ".", " --", "—", " —", "–", " –")):
        return None
    if opener in OPENERS and match["name"].split()[0].lower() not in GIVEN_NAMES:
        return None
    return Hint(match["name"], "", line, head[: match.end()])


def _hint(match: re.Match[str], line: int) -> Hint:
    groups = match.groupdict()
    outlet = groups.get("outlet") or groups.get("paper") or ""
    name = " ".join(match["name"].split())
    quote = " ".join(match[0].strip(" \n.?!,—–-[]").split())
    return Hint(name, outlet.strip(" .,").removeprefix("The "), line, quote)


# A reporter is called on again and again, and so are many of the same name.
@lru_cache(maxsize=4096)
def _is_name(name: str) -> bool:
    words = name.split()
    if any(w.lower().rstrip(".") in NO_NAMES or not w[0].isupper() for w in words):
        return False
    if len(words) > 3 or name.isupper() or PRESS.search(name):
        return False
    return any(len(w) > 2 for w in words)


def _is_repeated(hint: Hint, hints: list[Hint]) -> bool:
    """Whether an earlier hint says the same in full: ``Ada`` after ``Ada Alder``."""
    words = set(hint.name.split())
    return any(words <= set(other.name.split()) for other in hints)
