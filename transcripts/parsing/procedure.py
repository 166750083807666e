"""What hosts say, and what is a question put: words that tell parts in a talk.

The patterns are for text in small letters: with many words to choose from, those
are told apart three times as fast as letters of either case.
"""

from __future__ import annotations

import re

# What a host says: matches `Last question.`, `Thanks, everybody.`, `over to you`
PROCEDURE = re.compile(
    r"""\b(?:
      (?:last|next|first|final|one\ more|another|more|take|any|your|few|two|couple\ of)\ +
        (?:\w+\ +)?questions? | questions?\ and\ answers? | q\s?&\s?a | go\ ahead
    | thank(?:s|\ you)\b[^.?!]{0,40}\b(?:everybody|everyone|all|guys|folks|press|joining|you\ very)
    | (?:turn|hand|throw|kick|pass)\ (?:it|things|this|the\ call)\b | over\ to | opening\ (?:remarks|comments)
    | on\ (?:deep\ )?background | background\ (?:call|briefing) | on\ (?:the\ )?record | off\ the\ record
    | attribut\w+ | embargo\w* | ground\ rules | rais(?:e|ing)\ (?:your|their)\ hand | mute | operator
    | follow.?up | (?:this|today.s|the|our)\ call | conference\ call | joining | introduce
    | without\ further | wrap | let.?s\ go | we.re\ (?:done|out\ of\ time|gonna|going\ to\ go)
    | that.s\ (?:it|all) | come\ on | this\ way | out\ the\ door | press,?\ (?:out|let)
    | time\ for | move\ on | stand\ by | please\ (?:welcome|go|stand|hold) | make\ your\ way
    | ladies\ and\ gentlemen | (?:do|would|did)\ you\ (?:want|like|wish)\ to | want\ to\ (?:take|add)
    )\b""",
    re.X,
)
# What the moderator of a debate says: `Governor, two minutes.`
DEBATE = re.compile(
    r"""\b(?:
      opening\ statements? | closing | conclusion | summation | rebut\w* | your\ respons\w+
    | (?:to|you)\ respond | (?:one|two|three|your)\ minutes? | (?:thirty|sixty|ninety)\ seconds
    | the\ (?:panel\w*|candidates) | (?:same|next|first)\ (?:question|one)
    | question\ (?:is|comes|goes|from|for|to) | thank\ you\ both | good\ night | time.s\ up
    )\b""",
    re.X,
)
# What only such a moderator says; press calls have first and next questions too.
TIMING = re.compile(
    r"\b(?:(?:opening|closing) (?:statement|remark)s?|rebut\w*|your response|you respond"
    r"|(?:one|two|three) minutes?|(?:thirty|sixty|ninety) seconds|the candidates"
    r"|time.s up)\b"
)
# The words that give the floor to somebody else.
HANDOVER = re.compile(
    r"""\b(?:
      (?:turn|hand|throw|kick|pass)\ (?:it|things|this|that|the\ (?:call|floor|podium|mic\w*))\b
    | over\ to\ (?:you|our|my|\w+) | please\ (?:join|welcome|give) | introduc\w+ | without\ further\ ado
    | (?:is|are)\ (?:here|with\ us)\b | joined\ (?:today\ )?by | we\ (?:have|.ve\ got)\ with\ us
    | (?:he|she|they)(?:.s|.ll|\ will|\ is|\ are)\ (?:going\ to\ )?(?:be\ )?(?:speak|talk|give|brief|offer|start|open|make|begin)\w*
    | take\ it\ away | the\ floor\ is | (?:bring|invite|call|welcome)\ (?:up|on|\w+\ (?:up|to))
    | (?:go|turn)\ (?:first\ )?to\b | hear\ from | opening\ (?:remarks|comments|statement)
    | with\ that | over\ to
    )""",
    re.X,
)
# What an aide says to all: `Shake hands with everyone`, `Why don't you ask him?`
DIRECTS = re.compile(r"\?|\b(?:everyone|everybody|guys|kids|folks)\b")
# `Do you wish to follow up?`, `Senator?`: directions put as questions
DIRECTION = re.compile(
    r"(?:follow.?up|rebut|respond|response|minutes?\b|seconds\b|like to (?:add|reply|answer)"
    r"|the (?:same|next|first|last) question|question (?:is |comes |goes )?(?:from|for|to)\b"
    r"|your (?:opening|closing)|can you hear|comment on that|summation|time,? please)"
)
MANY = 80  # words: what a turn has beyond is counted where it matters alone
MANY_WITHIN = 600  # characters, that most often have as many words
HAS_VERB = re.compile(r"\b[a-z]{2,}")  # not a name alone: `Mr. Harrow?`


def word_count(text: str) -> int:
    """About how many words there are."""
    return text.count(" ") + 1 if text else 0


def words_at_least(text: str) -> int:
    """About how many words there are, counted no further than it takes to know MANY.

    Most of what is said is in long turns, and each character counted takes its time.
    """
    if len(text) <= MANY_WITHIN:
        return word_count(text)
    words = text.count(" ", 0, MANY_WITHIN) + 1
    return words if words >= MANY else word_count(text)


def asks(text: str) -> bool:
    """Whether a turn puts a real question, not ``Senator?`` or ``Follow-up?``"""
    for part in text.split("?")[:-1]:
        sentence = part[max(part.rfind(end) for end in ".!\n") + 1 :]
        if HAS_VERB.search(sentence) and not DIRECTION.search(sentence.lower()):
            return True
    return False
