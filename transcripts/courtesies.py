"""Tell courtesies and cross-talk from what is asked and answered, by words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Nothing longer is a courtesy, whatever it is made of.
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that a turn may be made of, with examples of turns that are and are not."""

    pattern: str
    example: str
    counter: str


# Jen, Mr. President, Dr. Fauci, Karine and Jake, guys; never "Sorry, No."
NAME = (
    r"(?-i:(?:[A-Z]\.){1,3}|(?!(?:Yes|Yeah|Yep|No|Nope|Not|Never|None|Nothing|Right|Correct|"
    r"Absolutely|True|False|Why|What|How|When|Who|Where)\b)[A-Z][\w’'-]*)"
)
WHOM = (
    rf"(?:(?:mr|mrs|ms|dr)\.?\s+)?{NAME}(?:\s+{NAME})?(?:,?\s+and\s+{NAME})?|sir|"
    r"ma['’]am|madam|everyone|everybody|guys|all|folks|again|mr\.\s+president|"
    r"madam\s+secretary"
)
CALL = rf"(?:[,\s]+(?:{WHOM}))?"

# Turns made of these alone, one after another, are folded. Yes and No are answers, and
# Okay may be one; a question mark makes a question of anything but "Can you hear me?".
RULES: tuple[Rule, ...] = (
    Rule(
        r"(?:(?:oh|okay|ok|great|sure|all\s+right|and|so|well|hi|hey)[,.]?\s+)?(?:many\s+)?"
        r"(?:thanks|thank\s+you)(?:\s+(?:so|very)\s+much|\s+a\s+lot|\s+again)?"
        rf"(?:\s+for\s+(?:doing|having|taking)\s+(?:this|that|us|the\s+call|me))?{CALL}",
        "Thank you, Jen.",
        "Thank you for the report on the ferry.",
    ),
    Rule(
        rf"good\s+(?:morning|afternoon|evening|night|to\s+see\s+you){CALL}",
        "Good afternoon, everyone.",
        "Good news, everyone.",
    ),
    Rule(rf"(?:hi|hello|hey)(?:\s+there)?{CALL}", "Hi, Jen.", "Hi-fi."),
    Rule(
        r"(?:you['’]re\s+(?:very\s+)?welcome|my\s+pleasure|"
        rf"(?:have\s+a\s+)?(?:good|great|nice|happy)\s+(?:day|weekend|week|evening|new\s+year)){CALL}",
        "You're welcome.",
        "You're welcome to see the report.",
    ),
    Rule(
        r"(?:(?:oh|okay|ok|sure|and|so|please|all\s+right)[,.]?\s+)?"
        rf"(?:go\s+ahead|next\s+question|last\s+question|please\s+go\s+ahead){CALL}(?:,?\s+please)?",
        "Sure. Go ahead, Peter.",
        "We go ahead with the ferry.",
    ),
    Rule(
        rf"(?:i['’]m\s+|so\s+|i\s+am\s+)?sorry{CALL}|(?:excuse|pardon)\s+me{CALL}|say\s+again|"
        r"(?:i\s+)?(?:didn['’]t|can['’]t|couldn['’]t)\s+hear\s+(?:you|that)",
        "I'm sorry.",
        "I'm sorry for the loss of the ferry.",
    ),
    Rule(
        r"can\s+you\s+hear\s+me(?:\s+(?:now|okay|all\s+right))?",
        "Hi. Can you hear me?",
        "Can you hear the ferry?",
    ),
    Rule(
        r"\(?(?:cross-?\s?talk|off-?mike|off-?mic|laughs|laughter)\)?",
        "(Crosstalk.)",
        "There was laughter on the ferry.",
    ),
    Rule(
        # a word with a capital alone may be a name, and "Absolutely --" or "Passport --"
        r"(?:well|so|but|i|i\s+mean|and(?:\s+then)?|mr\.\s+president|"
        rf"(?:mr|mrs|ms|dr)\.\s+{NAME})\s*,?\s*(?:--|—|–)",
        "And then --",
        "And then the ferry sailed --",
    ),
)  # fmt: skip

_TURN = re.compile(
    rf"\W*(?:(?:{'|'.join(rule.pattern for rule in RULES)})(?:[\s.,!?;—–-]|\.\.\.)*)+\W*",
    re.IGNORECASE,
)


def is_courtesy(text: str) -> bool:
    """Return whether a turn is nothing but courtesies or cross-talk."""
    is_short = len(text) < MOST_WORDS * 12 and len(text.split()) <= MOST_WORDS
    return is_short and _TURN.fullmatch(text) is not None
