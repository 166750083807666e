"""Rules for phrases that send people elsewhere or put them off, each with examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from transcripts.bodies import BODY


class Sort(StrEnum):
    """What a phrase does."""

    REFERRAL = "referral"
    DEFERRAL = "deferral"

    @property
    def label(self) -> str:
        """What many of the sort are called."""
        return f"{self.capitalize()}s"


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase that marks; a group ``body`` in it holds whom it refers to."""

    id: str
    sort: Sort
    phrase: str  # as the public list has it
    pattern: re.Pattern[str]
    example: str
    counter: str  # what it must not match
    # A text is not looked through that has neither any of these words between blanks
    # nor any of these letters anywhere.
    cues: frozenset[str]
    stems: tuple[str, ...]

    @property
    def has_subject(self) -> bool:
        """Whether the phrase begins with who speaks."""
        return self.pattern.pattern.startswith(WHO)


# Who speaks; a phrase that begins so is looked for where this is found.
WHO = r"\b(?:I|[Ww]e)"
SUBJECT = re.compile(rf"{WHO}(?=['’\s])")
# I, I'd, we would, I think I'd, I'm going to have to ...
WE = (
    rf"{WHO}(?:['’](?:d|ll|m|re|ve)|\s+(?:would|will|am|are|can|could|should|have|do))?"
)
SOFTLY = (
    r"(?:\s+(?:just|really|still|also|certainly|again|probably|simply|even|obviously|"
    r"actually|definitely|honestly|right\s+now|here|going|gonna|to|have|be|like|then|"
    r"would|will|only|frankly|at\s+this\s+(?:point|time|stage)))*"
)
WHOM = (
    r"(?:you|that|those|it|this|them|these|folks|people|everyone|any|all|your)"
    r"(?:\s+(?:guys|all|question|questions|specific|one|back|over|directly|on\s+that)){0,3}"
)
# what stands before the body: my colleagues over at the
BEFORE = (
    r"(?:(?:the|our|my|your|folks|colleagues?|friends|partners|experts|officials|team|"
    r"teams|people|guys|those|press|communications|over|at|there|in|with|of|from|to|"
    r"back|again|office|secretary|spokes\w+|both|—|--)[,\s]+){0,8}"
)
TO_BODY = rf"\s+to\s+(?P<body>{BEFORE}{BODY}(?:,?\s+(?:and|or)\s+{BEFORE}{BODY})*)"
SAID = (
    r"\s+to\s+(?:(?:the|his|her|their|my|our|some|of|very|all|those|these|same|many|"
    r"previous|earlier|recent|past|public|[A-Z][\w’'-]*)\s+){0,5}?"
    r"(?:what|how|statements?|remarks|comments?|words|answer|speech|transcript|readout|"
    r"testimony|interview|opening|fact\s+sheet|report|letter|press\s+release|order|law|text|"
    r"website|web\s+site|transcripts|site)\b"
)
# I'm not going to, we won't, I don't want to
NOT_GOING = (
    rf"{WHO}(?:(?:['’]m|['’]re|\s+am|\s+are)(?:\s+\w+ly)?(?:\s+just)?\s+not\s+(?:just\s+)?"
    r"(?:(?:going|gonna|prepared|here|able)(?:\s+to)?|in\s+a\s+position\s+to)|\s+(?:just\s+|"
    r"certainly\s+|really\s+)?(?:will\s+not|won['’]t|(?:do\s+not|don['’]t)\s+(?:\w+ly\s+)?"
    r"(?:want|wish|intend|plan|care)\s+to)|(?:['’]d|\s+would)\s+(?:rather|prefer)\s+not"
    r"(?:\s+to)?)(?:\s+(?:just|really|even|\w+ly|(?:be\s+)?able\s+to|start\s+to|"
    r"be\s+in\s+a\s+position\s+to))*"
)
THAT = r"(?:\s+(?:on\s+)?(?:that|this|it|hypotheticals?|specifics|details)\b)?"
NOT_HAVE = (
    rf"{WHO}\s+(?:just\s+|really\s+|still\s+|certainly\s+)?(?:do\s+not|don['’]t)\s+"
    r"(?:\w+ly\s+|even\s+)?have"
)
# to read out, to announce
TELL = (
    r"(?:read(?:\s+(?:out|into))?|preview|announce|share|offer|report|add|confirm|say|"
    r"provide|give|lay\s+out|make(?=\s+(?:here|today|news|on|at|right|in|about)\b|[.,])|"
    r"show|predict|outline|detail|speak\s+to|discuss|talk\s+about)\b"
)
MORE = (
    r"(?:more|new|other|further|specific|particular|additional|detailed|immediate|lot|of|"
    r"official|great|deal|fresh|better|current|exact|precise|first-hand|the|scheduling|"
    r"personnel|travel|private|real|formal|at\s+this\s+(?:point|time))"
)
NEWS = (
    r"(?:updates?|information|details?|comments?|reactions?|responses?|announcements?|"
    r"readouts?|guidance|specifics|timelines?|timetable|news|insights?|answers?\s+for\s+you|"
    r"time\s*frame|date\s+for\s+you|number\s+for\s+you|preview)"
)


def _rule(
    id: str,
    sort: Sort,
    phrase: str,
    cues: str,
    *words: str,
    stems: tuple[str, ...] = (),
) -> Rule:
    pattern, example, counter = words
    has = frozenset(cues.split())
    return Rule(id, sort, phrase, re.compile(pattern), example, counter, has, stems)


RULES: tuple[Rule, ...] = (
    _rule(
        "earlier-words",
        Sort.REFERRAL,
        "I’d refer you to what was said",
        "refer point direct",
        rf"{WE}{SOFTLY}\s+(?:refer|point|direct)\s+{WHOM}{SAID}",
        "I would point you back to what the Mayor said on Monday.",
        "I would point to the fact that the ferry sails.",
    ),
    _rule(
        "refer-to",
        Sort.REFERRAL,
        "I’d refer you to the department",
        "",
        rf"\b(?:refer|direct|point)\s+{WHOM}{TO_BODY}",
        "For the cost I'd refer you to the Department of Transportation.",
        "The word refers to the Department of Transportation.",
        stems=("refer", "direct ", "point "),
    ),
    _rule(
        "send-to",
        Sort.REFERRAL,
        "I’d send you to the department",
        "send bounce kick turn",
        rf"{WE}{SOFTLY}\s+(?:send|bounce|kick|turn)\s+{WHOM}{TO_BODY}",
        "I will send you over to my colleagues at the Pentagon for that.",
        "They will send that to the Senate.",
    ),
    _rule(
        "defer-to",
        Sort.REFERRAL,
        "I’d defer to the department",
        "defer",
        rf"{WE}{SOFTLY}\s+defer(?:\s+{WHOM})?{TO_BODY}",
        "I would defer to the State Department on the travel of others.",
        "The payment was deferred to the Treasury.",
    ),
    _rule(
        "refer-elsewhere",
        Sort.REFERRAL,
        "I’d refer you to somebody else",
        "refer direct defer",
        rf"{WE}{SOFTLY}\s+(?:(?:refer|direct)\s+{WHOM}|defer(?:\s+{WHOM})?)\s+to\s+"
        r"(?!the\s+fact\b|a\s+place\b|that\b)"
        r"(?:(?:the|his|her|my|our|their|your|those|these|any|an?|some|other|either|each|this|"
        r"relevant|various|individual)\s+)*\w(?:[\w’'-]*\w)?",
        "I'd refer you to the harbour master for that.",
        "I'd refer you to the fact that it sails.",
    ),
    _rule(
        "ask-them",
        Sort.REFERRAL,
        "You would have to ask them",
        "ask check talk speak reach go contact",
        r"\b(?:[Yy]ou(?:['’]d|['’]ll|\s+should|\s+would|\s+will|\s+can|\s+could|\s+have|"
        r"\s+need|\s+might)|(?:encourage|suggest|urge|ask)\s+(?:that\s+)?you)"
        r"(?:\s+(?:probably|really|just|have|need|got|to|want|be))*\s+"
        r"(?:ask|check\s+with|talk\s+to|speak\s+to|speak\s+with|reach\s+out\s+to|go\s+to|contact)\s+"
        rf"(?P<body>them\b|him\b|her\b|{BEFORE}{BODY})",
        "You'd have to ask the Justice Department about that.",
        "You asked the Justice Department about that.",
    ),
    _rule(
        "question-for",
        Sort.REFERRAL,
        "That is a question for the department",
        "",
        r"\bquestions?\s+(?:(?:really|better|best|probably|more|clearly|just|I\s+think|put|"
        r"directed|posed|addressed)\s+){0,2}(?:for|to)\s+"
        rf"(?P<body>{BEFORE}{BODY}|them\b|him\b|her\b)",
        "That's a better question for the Treasury Department.",
        "He put a question about the Treasury Department.",
        stems=("question",),
    ),
    _rule(
        "leave-to",
        Sort.REFERRAL,
        "I’ll leave that to the department",
        "leave let",
        rf"{WE}{SOFTLY}\s+(?:leave|let)\s+(?:it\s+to\s+|that\s+to\s+|those\s+to\s+|that\s+"
        rf"up\s+to\s+|it\s+up\s+to\s+)?(?P<body>(?:{BEFORE}{BODY}|them\b))"
        r"(?=\s+(?:to\s+)?(?:speak|answer|address|comment|explain|discuss|talk|describe|"
        r"characterize|respond|decide)|\s*[.,;—-])",
        "I'll let the Coast Guard speak to the search.",
        "We let the Coast Guard leave the harbour.",
    ),
    _rule(
        "get-ahead",
        Sort.DEFERRAL,
        "I’m not going to get ahead of that",
        "ahead",
        rf"{NOT_GOING}\s+(?:get|be|go|jump)\s+(?:\w+\s+){{0,2}}?ahead\s+of\b{THAT}",
        "I don't want to get ahead of the Mayor.",
        "They will not get ahead of the Mayor.",
    ),
    _rule(
        "not-get-into",
        Sort.DEFERRAL,
        "I’m not going to get into that",
        "not won’t won't don’t don't",
        rf"{NOT_GOING}\s+(?:(?:get|go|wade|delve)\s+(?:\w+\s+){{0,2}}?(?:into|beyond|"
        r"further|there)|comment|speculate|preview|weigh\s+in|discuss|speak\s+to|"
        rf"talk\s+about|negotiate|characterize|engage\s+in|read\s+out)\b{THAT}",
        "I'm just not going to get into private conversations.",
        "The Senate is not going to get into private conversations.",
    ),
    _rule(
        "cannot-speak",
        Sort.DEFERRAL,
        "I can’t speak to that",
        "can’t can't cannot couldn’t couldn't",
        rf"{WHO}\s+(?:just\s+|really\s+)?(?:can['’]t|cannot|couldn['’]t)\s+"
        r"(?:just\s+|really\s+|necessarily\s+)?(?:speak\s+(?:to|about|on)|get\s+into|"
        rf"go\s+into|comment|discuss|talk\s+about|confirm)\b{THAT}",
        "I can't speak to the fare.",
        "They can't speak to the harbour master.",
    ),
    _rule(
        "no-comment",
        Sort.DEFERRAL,
        "No comment",
        "decline",
        r"\b(?:[Nn]o\s+(?:further\s+|immediate\s+|particular\s+|specific\s+)?comment"
        r"(?=\s+(?:on|from|about|beyond|to|for|at)\b|\s*[.,;—-]|$)|"
        r"(?:I|[Ww]e)(?:['’]d|['’]ll|\s+would|\s+will|\s+have\s+to)?\s+decline\s+to\s+\w+)",
        "We have no comment on that.",
        "There were no comments from the crew.",
        stems=("comment",),
    ),
    _rule(
        "nothing-on-that",
        Sort.DEFERRAL,
        "I don’t have anything on that",
        "have",
        rf"{NOT_HAVE}\s+(?:anything\s+(?:(?:more|else|new|further|specific|additional)\s+)*"
        r"(?:for\s+you|on\s+(?:that|this|it)|to\s+"
        rf"{TELL}|in\s+front\s+of\s+me|there\b|at\s+(?:this|the)\s+\w+|beyond\s+that)|"
        rf"(?:any|an?|much|the)\s+(?:{MORE}\s+)*{NEWS}\b(?:\s+(?:on|about|for)\s+(?:that|"
        r"this|it|you)\b)?)",
        "I don't have anything on that.",
        "I don't have anything to do with it.",
    ),
    _rule(
        "nothing-to-announce",
        Sort.DEFERRAL,
        "I don’t have any trips to announce",
        "have",
        rf"{NOT_HAVE}\s+(?:any|an?|much|the|that|those)\s+(?:\w[\w’'-]*\s+){{1,7}}?(?<!going\s)to\s+{TELL}",
        "I do not have any new visits or calls to announce today.",
        "I don't have a boat to sail.",
    ),
    _rule(
        "have-nothing",
        Sort.DEFERRAL,
        "I have nothing to add",
        "nothing no",
        rf"{WHO}(?:['’]ve(?:\s+got)?|\s+(?:still\s+|really\s+)?have)\s+"
        r"(?:nothing|no\s+(?:\w+\s+){1,3}?)\s*(?:(?:more|else|new|further)\s+)*"
        rf"(?:for\s+you|on\s+(?:that|this|it)|to\s+{TELL})",
        "We have nothing further to add.",
        "We have nothing to do with it.",
    ),
    _rule(
        "get-back",
        Sort.DEFERRAL,
        "I’ll get back to you",
        "get circle take check look",
        rf"{WHO}(?:(?:['’]d|['’]ll|\s+will|\s+can|\s+would|\s+have\s+to|\s+need\s+to)"
        r"(?:\s+(?:be|have|happy|glad|just|need|to|certainly|try|see))*|['’]m\s+happy\s+to)\s+"
        r"(?:get\s+back\s+to\s+you|circle\s+back|"
        r"get\s+you\s+(?:an?|that|the|some)\s+(?:answer|information|details)|"
        r"take\s+(?:the|that|your|this)\s+question|check\s+(?:on\s+(?:that|this|it)|"
        r"and\s+(?:see|get)|for\s+you|into)|look\s+into\s+(?:that|this|it))\b",
        "I'd have to check on that; I'll get back to you.",
        "I'll take one more question.",
    ),
)

CUES = frozenset().union(*(rule.cues for rule in RULES))
