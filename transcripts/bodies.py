"""Name the bodies that answers send people to, each in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What each body is called here, and its names, by which it is meant where a body is
# expected, never in running text: "State" alone is the department only after "I'd refer
# you to". Between names stands "|"; what braces hold may be left out, and of what
# parentheses hold one is there; "~office" may have a capital; "…" is the rest of a word,
# "…’" of one with an apostrophe perhaps; "’" is of either form.
_WORDS = {
    "Department of Defense": (
        "Pentagon|Department of Defense|Defense Department|DOD|DoD|Defense|"
        "Secretary of Defense|CENTCOM|Central Command|Joint Chiefs{ of Staff}|"
        "{U.S. }(Army|Navy|Air Force|Marine Corps|military)"
    ),
    "Department of State": (
        "State Department|Department of State|Secretary of State|State"
    ),
    "Department of Justice": (
        "Department of Justice|Justice Department|DOJ|Attorney General|Justice|"
        "U.S. ~attorney{’s ~office}|Special Counsel{’s ~office}"
    ),
    "FBI": "FBI|F.B.I.|Federal Bureau of Investigation|Bureau",
    "Department of the Treasury": (
        "Treasury{ Department}|Department of {the }Treasury|Secretary of the Treasury|"
        "OFAC"
    ),
    "Internal Revenue Service": "IRS|Internal Revenue Service",
    "Department of Homeland Security": (
        "Department of Homeland{ Security}|Homeland Security|DHS|ICE|CBP|TSA|"
        "Customs and Border Pro…|Border Patrol"
    ),
    "Federal Emergency Management Agency": "FEMA",
    "Coast Guard": "{U.S. }Coast Guard",
    "Secret Service": "{U.S. }Secret Service|USSS",
    "Department of Health and Human Services": (
        "HHS|Department of Health{ and Human Services}|Health and Human Services|CMS"
    ),
    "Centers for Disease Control and Prevention": "CDC|Centers for Disease Control",
    "Food and Drug Administration": "FDA|Food and Drug Administration",
    "National Institutes of Health": "NIH|National Institutes of Health",
    "Department of Energy": "Department of Energy|Energy Department|DOE",
    "Department of Education": "Department of Education|Education Department",
    "Department of Transportation": (
        "Department of Transportation|Transportation Department|DOT"
    ),
    "Federal Aviation Administration": "FAA|Federal Aviation Administration",
    "National Transportation Safety Board": "NTSB",
    "Department of Labor": "Department of Labor|Labor Department|DOL",
    "Department of Commerce": "Department of Commerce|Commerce{ Department}",
    "Department of Agriculture": "Department of Agriculture|USDA",
    "Department of the Interior": "Department of {the }Interior|Interior Department",
    "Department of Veterans Affairs": "VA|Department of Veterans{’} Affairs",
    "Department of Housing and Urban Development": "HUD",
    "Environmental Protection Agency": "EPA|Environmental Protection Agency",
    "Office of Management and Budget": "OMB|Office of Management{ and {the }Budget}",
    "United States Trade Representative": "USTR|U.S. Trade Representative",
    "National Security Council": (
        "NSC|National Security Council|~national ~security ~team"
    ),
    "Intelligence community": (
        "~intelligence ~community|ODNI|DNI|Director of National Intelligence|CIA|NSA|"
        "~intelligence (~agencies|~officials)"
    ),
    "White House Counsel": "White House ~counsel{’s ~office}|Counsel’s ~office",
    "Office of the Vice President": (
        "Vice President’s (~office|~team|staff)|Office of the Vice President"
    ),
    "Office of the First Lady": "First Lady’s (~office|~team|staff)|East Wing",
    "Federal Reserve": "Federal Reserve|Fed",
    "Securities and Exchange Commission": "SEC|Securities and Exchange Commission",
    "National Archives": "National Archives|Archives|NARA",
    "Inspector general": "(~inspector|INSPECTOR) ~general|IG",
    "Supreme Court": "Supreme Court",
    "Congress": (
        "Congress|Senate|Hill|Capitol Hill|(House|Senate) (leadership|leaders|"
        "Republicans|Democrats)|{~congressional }Republicans|Speaker’s ~office|"
        "Speaker|Leader’s ~office"
    ),
    "Democratic National Committee": "DNC|Democratic National Committee",
    "Republican National Committee": "RNC|Republican National Committee",
    "Campaign": "{[A-Z]…’ |re{-}election }~campaign",
    "Transition": "{presidential |[A-Z]… }~transition{ ~team| ~office}",
    "United Nations": "U{.}N{.}|United Nations",
    "NATO": "NATO",
    "Agency for International Development": "USAID|A{.}I{.}D.",
    "Office of Personnel Management": "OPM",
    "General Services Administration": "GSA",
    "Israel Defense Forces": "IDF|Israeli Defense Forces|Israel Defense Forces",
    "Another government": (
        "(Afghan|Australian|Brazilian|British|Canadian|Chinese|Colombian|Cuban|"
        "Egyptian|French|German|Haitian|Indian|Iranian|Iraqi|Israeli|Italian|Japanese|"
        "Jordanian|Korean|Lebanese|Libyan|Mexican|Pakistani|Palestinian|Philippine|"
        "Polish|Russian|Saudi|South Korean|Syrian|Turkish|Ukrainian|Venezuelan|"
        "Vietnamese|Yemeni){s}{ (government|authorities|officials)}|Turks|Poles|"
        "Swedes|Finns|government of {the }[A-Z]…"
    ),
    "State and local officials": (
        "{state and }local {… }(officials|authorities|law enforcement|police)|(state|"
        "law enforcement) (officials|authorities)|~governor{’s ~office}"
    ),
}


def _pattern(words: str) -> str:
    """Return what finds the names of a body that the list has in signs of its own."""
    words = words.replace(".", r"\.").replace(" ", r"\s+").replace("’", "['’]")
    words = words.replace("…['’]", r"[\w’']+").replace("…", r"\w+")
    words = re.sub(r"~(\w)", lambda one: f"[{one[1].upper()}{one[1]}]", words)
    words = re.sub(r"\{(\\.|\['’\]|.)\}", r"\1?", words)
    return re.sub("[({]", "(?:", words).replace("}", ")?")


BODIES = tuple((name, _pattern(words)) for name, words in _WORDS.items())

_EACH = "|".join(rf"(?P<b{number}>{words})" for number, (_, words) in enumerate(BODIES))
BODY = rf"(?:{'|'.join(words for _, words in BODIES)})(?![\w’'])"
_BODY = re.compile(rf"(?<![\w.])(?:{_EACH})(?![\w’'])")

# Words that are a name as they stand: no sign is in them.
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_GROUP = re.compile(r"\((?P<either>[^(){}]*)\)|\{(?P<perhaps>[^(){}]*)\}")


def slug_of(name: str) -> str:
    """Return a body as addresses name it: ``department-of-defense``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


# The names by their slugs, as the list has them.
NAMES = {slug_of(name): name for name, _ in BODIES}


def bodies(words: str) -> tuple[str, ...]:
    """Return the names of the bodies that some words name, each once."""
    return tuple(dict.fromkeys(_named(words)))


def _named(words: str) -> Iterator[str]:
    for match in _BODY.finditer(words):
        yield BODIES[int((match.lastgroup or "b0")[1:])][0]


def called(typed: str) -> list[str]:
    """Return the bodies that a name typed means: by their names, or as the list has it.

    Where it is no whole name, those whose names have all its words.
    """
    name = _as_words(typed)
    if whole := [one for slug, one in NAMES.items() if _as_words(slug) == name]:
        return whole
    if meant := [one for one, words in BODIES if _is_called(name, words)]:
        return meant
    asked = set(name.split())
    return [one for slug, one in NAMES.items() if asked <= set(slug.split("-"))]


def plain_names(name: str) -> list[str]:
    """Return those names of a body that stand in the list without any sign."""
    words = dict(BODIES)[name]
    ways = dict.fromkeys(_WORDS[name].split("|"))
    return [way for way in ways if _PLAIN.fullmatch(way) and _is_called(way, words)]


def names_in_words(name: str) -> list[str]:
    """Return all names of a body as people read them.

    ``Treasury (Department)``: what may be left out; ``state / local``: either;
    ``government of …``: any word.
    """
    words = re.sub(r"\{([-.’])\}", r"\1", _WORDS[name])
    words = re.sub(r"~(\w)", lambda one: one[1].upper(), words)
    words = re.sub(r"(?:\[A-Z\])?…’?", "…", words)
    while group := _GROUP.search(words):
        shown = re.sub(r" ?\| ?", " / ", group["either"] or group["perhaps"])
        if group["perhaps"]:
            shown = re.sub(r"\S.*\S|\S", r"<\g<0>>", shown)
        words = words[: group.start()] + shown + words[group.end() :]
    return words.translate(str.maketrans("<>", "()")).split("|")


def ways_to_type() -> list[str]:
    """Return the slugs and the plain names of the list, with hyphens for blanks."""
    names = (way for name, _ in BODIES for way in plain_names(name))
    return [*NAMES, *(name.lower().replace(" ", "-") for name in names)]


def _as_words(typed: str) -> str:
    return " ".join(re.sub(r"[-_\s]+", " ", typed).split()).lower()


def _is_called(name: str, words: str) -> bool:
    return re.fullmatch(f"(?:the )?(?:{words})", name, re.IGNORECASE) is not None
