"""Read on what terms a briefing was given, from the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcripts.parsing.transcript import Basis, GroundRules, RuleSentence

# Text without one of these holds no ground rule.
CUES = ("background", "embargo", "ttribut", "record", "BACKGROUND", "EMBARGO", "RECORD")
# A sentence ends where a new one begins, not after a.m., Mr. or U.S. Begins with all that
# may end one: few characters are looked at twice.
SENTENCE_END = re.compile(
    r"[.?!\n](?:(?<=[.?!])(?<![ap]\.m\.)(?<!\b(?:Mr|Ms|Dr|Mt|St)\.)(?<!\bMrs\.)"
    r"(?<!\b[A-Z]\.)[”\"’')]*(?=\s+[\"“‘A-Z\[(\\])|(?<=[ap]\.m\.)(?=\s+(?:And|The|This|So|We|By"
    r"|You|As|In|If|It|For|But|Again|With|Thank\w*|I|Our|Today|Once|After|Please)\b)|(?<=\n))"
)
# what a rule speaks of: this call, today's briefing, we, everything here
SUBJECT = re.compile(
    r"\b(?:this|that|today['’]s|tonight['’]s|the|our|entire|whole|these|a|separate)\s+"
    r"(?:[\w'’-]+\s+){0,4}?(?:calls?|briefings?|conversations?|gaggles?|sessions?|"
    r"discussions?|portion|section|part|q&a|contents?|information|remarks|backgrounder|"
    r"event|readout|roundtable|speakers?|interview|ground\s+rules|meeting|period)\b|"
    r"^\W*(?:[\w'’]+,?\s+){0,7}?(?:this|it|that|these|everything|all\s+of\s+this|we|here)"
    r"(?:['’](?:s|re|ll)|\s+(?:is|are|was|will|can|here|should|do))\b|"
    r"\bthis\s+(?:is|was|will)\b|\bwe(?:['’]re|['’]ll|\s+are|\s+will)\b",
    re.IGNORECASE,
)
# other talk: what somebody said on background once, what will be held later; for
# text in small letters
ELSEWHERE = re.compile(
    r"\byesterday\b|\blast\s+(?:week|night|month|year)\b|\blater\s+(?:today|this)\b|"
    r"\bi\s+(?:spoke|talked|said|briefed|was\s+told|told)\b|\bnext\s+week\b|"
    r"\b(?:told|spoken?|quoted|said|confirmed)\s+(?:\w+\s+){0,3}(?:on|off)\s+(?:the\s+)?"
    r"(?:background|record)|\?\W*$|\bwould(?:n['’]t)?\s+(?:you|they|he|she)\b|"
    r"\b(?:informed|briefed|learned|heard)\s+(?:\w+\s+)?on\s+background\b|"
    r"\bnext\s+(?:day|few|couple)\b|"
    r"\b(?:did|had|held)\b.{0,60}\bbackground\s+(?:briefing|call)|"
    r"\ba\s+background\s+(?:press\s+)?(?:briefing|call)\b.{0,60}\b(?:this\s+(?:afternoon|"
    r"evening)|later|tomorrow)\b|"
    r"\bgo(?:es|ing)?\s+(?:on|off)\s+the\s+record\s+(?:on|about|against|supporting)\b"
)
ABROAD = re.compile(
    r"\b(?:arms|oil|trade|weapons|grain|economic|multilateral|full|the\s+E\.?U\.?)\s+"
    r"(?:\w+\s+)?embargo|\bembargo\s+(?:on|against)\s+(?!this|the\s+(?:call|contents?|"
    r"White|fact|info|brief|news|materials?)|that\b|it\b|all\b)",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:not|no|isn['’]t|aren['’]t|wasn['’]t|never)\s+(?:\w+\s+){0,4}$", re.IGNORECASE
)

BASES = (
    (Basis.OFF_RECORD, re.compile(r"\boff[\s-]+the[\s-]+record\b", re.IGNORECASE)),
    (Basis.DEEP_BACKGROUND, re.compile(r"\bdeep\s+background\b", re.IGNORECASE)),
    (
        Basis.BACKGROUND,
        re.compile(
            r"\b(?:on|for|under|be)[\s-]+(?:an?\s+)?(?:on[\s-]+)?background\b(?!\s+(?:of|check|info|material|note)\w*)|"
            r"\bbackground\s+(?:press\s+|conference\s+)?(?:call|briefing|gaggle|session)\b|"
            r"\bsourced\s+to\s+(?:an?\s+)?senior\b|embargo\w*[^.]{0,20},\s+background\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.ON_RECORD,
        re.compile(
            r"(?:^\W*|\b(?:is|are|was|were|be|been|being|re|ll|s|now|speaking|this|call|"
            r"conducted|held|everything|all|but|today|you|briefing|off-camera|an)\W+"
            r"(?:[\w-]+\W+){0,2}?)on[\s-]+the[\s-]+record\b(?!\s+(?:of|as|that|stat\w+|"
            r"about|against|support\w+|for\s+(?!attribution)))",
            re.IGNORECASE,
        ),
    ),
)
BASIS_WORDS = ("record", "background", "sourced")  # one of which each basis needs
# What holds where parts differ: a few words off the record leave a call on background.
STRICTEST = (
    Basis.DEEP_BACKGROUND,
    Basis.BACKGROUND,
    Basis.OFF_RECORD,
    Basis.ON_RECORD,
)

WHOM = (
    r"(?:an?\s+|the\s+|two\s+|three\s+)?[“\"‘']?(?P<whom>(?:[\w.-]+\s+){0,4}?"
    r"(?:officials?|SAOs?|aides?|sources?|spokes\w+|diplomats?)\b[”\"’']?"
    r"(?:,?\s+and\s+(?:an?\s+)?[“\"]?(?:[\w.-]+\s+){0,4}?officials?\b[”\"]?)?)"
)
ATTRIBUTION = re.compile(
    r"\b(?:attribut(?:ed|able|e|ion|ing)|sourced|referred)\b(?:\s+(?:is|quotes|it|this|that|them|"
    r"comments|everything))?\s*(?:--|—|,)?\s*(?:or\s+)?(?:(?:to\s+--\s+)?for\s+background,\s+)?"
    rf"(?:to\s+be\s+)?(?:to|as)\s+(?:as\s+|be\s+)?{WHOM}|"
    rf"\bon\s+(?:deep\s+)?background,?\s+(?:as|with|by|from|to)\s+{WHOM.replace('whom', 'who')}",
    re.IGNORECASE,
)
EMBARGO = re.compile(
    r"\bembargo(?:ed)?\b[^.;]{0,60}?\b(?:until|till|til|unto|for(?=\s+[\d\w]+(?::\d\d)?\s?"
    r"(?:[ap]\.?m|noon))|lifts?\s+(?:at|on|when|after)|lifted\s+(?:at|on|when|after)|is"
    r"(?=\s+(?:now\s+)?\d))\s+(?:[—-]+\s*)?(?:at\s+)?(?P<until>.+)",
    re.IGNORECASE | re.DOTALL,
)
# what follows the time: , and attributable … | , which means … | . Thanks
UNTIL_ENDS = re.compile(
    r"[”\"’)]*\s*(?:[;—]|--|,?\s+(?:and|but|so|which|as\s+is|unless|on\s+background|not)\b|"
    r",\s+(?:on|attribut\w+|is|under)\b|(?<!\b[apAP]\.[mM])[.!?][”\"’)]*\s*$|[”\"’)]+\s*$).*",
    re.DOTALL,
)
LIFTED = re.compile(
    r"\bembargo\b[^.]{0,60}\b(?:is|will)\s+(?:now\s+)?lift(?:ed)?\b", re.I
)
# (ON THE RECORD UNLESS OTHERWISE NOTED) | EMBARGOED UNTIL 8:00 P.M.
HEADER_RULE = re.compile(
    r"\W*(?:this\s+is\s+)?(?:embargoed\b|on\s+the\s+record\b|off\s+the\s+record\b|"
    r"(?:press\s+)?(?:on\s+)?(?:deep\s+)?background(?:\s+briefing)?\b|not\s+for\s+"
    r"attribution)",
    re.IGNORECASE,
)
TITLE_WHO = re.compile(
    r"\bby\s+(?:an?\s+|two\s+)?(?P<whom>senior\s+\w+\s+officials?)", re.I
)
LONGEST = 600
LONGEST_UNTIL = 120


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    line: int


def ground_rules_from(
    opening_turns: Sequence[tuple[str, int]],
    title: str,
    header_lines: Sequence[tuple[str, int]],
) -> GroundRules:
    """Read basis, attribution and embargo, with the sentences that set them.

    ``opening_turns`` are what moderators and openers say at the start and the end,
    each with its line; ``header_lines`` the lines above the first words. Where parts
    of a briefing differ, the strictest basis is given.
    """
    said = [s for text, line in opening_turns for s in _sentences(text, line)]
    said = [s for s in said if not ELSEWHERE.search(s.text.lower())]
    printed = [_Sentence(t.strip(), n) for t, n in header_lines if _is_rule(t)]
    titled = [
        _Sentence(title, next((n for t, n in header_lines if t.strip() == title), 1))
    ]
    bases = [
        *((b, s) for s in said if SUBJECT.search(s.text) for b in _bases(s.text)),
        *((b, s) for s in printed for b in _bases(s.text)),
        *((b, s) for s in titled for b in _bases(title)),
    ]
    basis = next(
        (b for b in STRICTEST if any(b is c for c, _ in bases)), Basis.UNSTATED
    )
    attribution = _attribution(said, title, titled[0], basis)
    embargo = _embargo([*printed, *said])
    found = [("basis", s) for b, s in bases if b is basis and basis]
    found += [("attribution", s) for s in attribution[1]]
    found += [("embargo", s) for s in embargo[1]]
    return GroundRules(basis, attribution[0], embargo[0], _kept(found))


def _kept(found: list[tuple[str, _Sentence]]) -> tuple[RuleSentence, ...]:
    """Keep each sentence once for each rule, in the order of the text."""
    unique = dict.fromkeys((s.line, sets, s.text) for sets, s in found)
    ordered = sorted(unique, key=lambda u: u[0])
    return tuple(RuleSentence(sets, text, line) for line, sets, text in ordered)


def _sentences(text: str, line: int) -> Iterator[_Sentence]:
    if not any(cue in text for cue in CUES):
        return
    at = 0
    cuts = [m.end() for m in SENTENCE_END.finditer(text)]
    for end in (*cuts, len(text)):
        sentence, at = text[at:end].strip(), end
        if len(sentence) <= LONGEST and any(cue in sentence for cue in CUES):
            yield _Sentence(sentence, line)


def _is_rule(line: str) -> bool:
    is_entry = "..." in line  # of a table of contents
    return len(line) < 120 and not is_entry and bool(HEADER_RULE.match(line))


def _bases(text: str) -> list[Basis]:
    """Give the bases a sentence names and does not deny."""
    low = text.lower()
    if not any(word in low for word in BASIS_WORDS):
        return []
    if "embargo" in low and ABROAD.search(text):
        return []
    matches = ((basis, rule.search(text)) for basis, rule in BASES)
    found = [b for b, m in matches if m and not NOT.search(text[: m.start()])]
    if Basis.DEEP_BACKGROUND in found and Basis.BACKGROUND in found:
        found.remove(Basis.BACKGROUND)
    return found


def _attribution(
    said: list[_Sentence], title: str, titled: _Sentence, basis: Basis
) -> tuple[str, list[_Sentence]]:
    matches = [(m, s) for s in said if (m := ATTRIBUTION.search(s.text))]
    if matches:
        first = matches[0][0]
        whom = " ".join((first["whom"] or first["who"]).split())
        return whom.replace("“", "").replace("”", "").strip("\"'‘’ "), [
            s for _, s in matches
        ]
    named = TITLE_WHO.search(title)
    if named and basis in (Basis.BACKGROUND, Basis.DEEP_BACKGROUND):
        return named["whom"].lower(), [titled]
    return "", []


def _embargo(sentences: list[_Sentence]) -> tuple[str, list[_Sentence]]:
    """Give until when; a time said to hold now comes before an older one."""
    found = []
    lifted = []
    for sentence in sentences:
        text = sentence.text
        if "mbargo" not in text and "MBARGO" not in text or ABROAD.search(text):
            continue
        match = EMBARGO.search(text)
        if match and not NOT.search(text[: match.start()]):
            until = UNTIL_ENDS.sub("", match["until"]).strip(' ,”"')
            is_new = " now " in text[: match.start("until")]
            found.append((until[:LONGEST_UNTIL], is_new, sentence))
        elif LIFTED.search(text):
            lifted.append(sentence)
    if found:
        best = next((f for f in found if f[1]), found[0])
        return best[0], [s for _, _, s in found]
    return ("lifted", lifted) if lifted else ("", [])
