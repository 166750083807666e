"""Name the bodies that answers send people to, each in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What each body is called here, and the words by which it is meant. A pattern is
# looked for where a body is expected, never in running text: "State" alone is the
# department only after "I'd refer you to".
BODIES: tuple[tuple[str, str], ...] = (
    (
        "Department of Defense",
        r"Pentagon|Department\s+of\s+Defense|Defense\s+Department|DOD|DoD|Defense|"
        r"Secretary\s+of\s+Defense|CENTCOM|Central\s+Command|Joint\s+Chiefs(?:\s+of\s+"
        r"Staff)?|(?:U\.S\.\s+)?(?:Army|Navy|Air\s+Force|Marine\s+Corps|military)",
    ),
    (
        "Department of State",
        r"State\s+Department|Department\s+of\s+State|Secretary\s+of\s+State|State",
    ),
    (
        "Department of Justice",
        r"Department\s+of\s+Justice|Justice\s+Department|DOJ|Attorney\s+General|Justice|"
        r"U\.S\.\s+[Aa]ttorney(?:['’]s\s+[Oo]ffice)?|Special\s+Counsel(?:['’]s\s+[Oo]ffice)?",
    ),
    ("FBI", r"FBI|F\.B\.I\.|Federal\s+Bureau\s+of\s+Investigation|Bureau"),
    (
        "Department of the Treasury",
        r"Treasury(?:\s+Department)?|Department\s+of\s+(?:the\s+)?Treasury|"
        r"Secretary\s+of\s+the\s+Treasury|OFAC",
    ),
    ("Internal Revenue Service", r"IRS|Internal\s+Revenue\s+Service"),
    (
        "Department of Homeland Security",
        r"Department\s+of\s+Homeland(?:\s+Security)?|Homeland\s+Security|DHS|ICE|CBP|TSA|"
        r"Customs\s+and\s+Border\s+Pro\w+|Border\s+Patrol",
    ),
    ("Federal Emergency Management Agency", r"FEMA"),
    ("Coast Guard", r"(?:U\.S\.\s+)?Coast\s+Guard"),
    ("Secret Service", r"(?:U\.S\.\s+)?Secret\s+Service|USSS"),
    (
        "Department of Health and Human Services",
        r"HHS|Department\s+of\s+Health(?:\s+and\s+Human\s+Services)?|"
        r"Health\s+and\s+Human\s+Services|CMS",
    ),
    ("Centers for Disease Control and Prevention", r"CDC|Centers\s+for\s+Disease\s+Control"),
    ("Food and Drug Administration", r"FDA|Food\s+and\s+Drug\s+Administration"),
    ("National Institutes of Health", r"NIH|National\s+Institutes\s+of\s+Health"),
    ("Department of Energy", r"Department\s+of\s+Energy|Energy\s+Department|DOE"),
    ("Department of Education", r"Department\s+of\s+Education|Education\s+Department"),
    (
        "Department of Transportation",
        r"Department\s+of\s+Transportation|Transportation\s+Department|DOT",
    ),
    ("Federal Aviation Administration", r"FAA|Federal\s+Aviation\s+Administration"),
    ("National Transportation Safety Board", r"NTSB"),
    ("Department of Labor", r"Department\s+of\s+Labor|Labor\s+Department|DOL"),
    ("Department of Commerce", r"Department\s+of\s+Commerce|Commerce(?:\s+Department)?"),
    ("Department of Agriculture", r"Department\s+of\s+Agriculture|USDA"),
    ("Department of the Interior", r"Department\s+of\s+(?:the\s+)?Interior|Interior\s+Department"),
    ("Department of Veterans Affairs", r"VA|Department\s+of\s+Veterans['’]?\s+Affairs"),
    ("Department of Housing and Urban Development", r"HUD"),
    ("Environmental Protection Agency", r"EPA|Environmental\s+Protection\s+Agency"),
    ("Office of Management and Budget", r"OMB|Office\s+of\s+Management(?:\s+and\s+(?:the\s+)?Budget)?"),
    ("United States Trade Representative", r"USTR|U\.S\.\s+Trade\s+Representative"),
    ("National Security Council", r"NSC|National\s+Security\s+Council|[Nn]ational\s+[Ss]ecurity\s+[Tt]eam"),
    (
        "Intelligence community",
        r"[Ii]ntelligence\s+[Cc]ommunity|ODNI|DNI|Director\s+of\s+National\s+Intelligence|"
        r"CIA|NSA|[Ii]ntelligence\s+(?:[Aa]gencies|[Oo]fficials)",
    ),
    ("White House Counsel", r"White\s+House\s+[Cc]ounsel(?:['’]s\s+[Oo]ffice)?|Counsel['’]s\s+[Oo]ffice"),
    ("Office of the Vice President", r"Vice\s+President['’]s\s+(?:[Oo]ffice|[Tt]eam|staff)|Office\s+of\s+the\s+Vice\s+President"),
    ("Office of the First Lady", r"First\s+Lady['’]s\s+(?:[Oo]ffice|[Tt]eam|staff)|East\s+Wing"),
    ("Federal Reserve", r"Federal\s+Reserve|Fed"),
    ("Securities and Exchange Commission", r"SEC|Securities\s+and\s+Exchange\s+Commission"),
    ("National Archives", r"National\s+Archives|Archives|NARA"),
    ("Inspector general", r"(?:[Ii]nspector|INSPECTOR)\s+[Gg]eneral|IG"),
    ("Supreme Court", r"Supreme\s+Court"),
    (
        "Congress",
        r"Congress|Senate|Hill|Capitol\s+Hill|(?:House|Senate)\s+(?:leadership|leaders|"
        r"Republicans|Democrats)|(?:[Cc]ongressional\s+)?Republicans|Speaker['’]s\s+[Oo]ffice|Speaker|Leader['’]s\s+[Oo]ffice",
    ),
    ("Democratic National Committee", r"DNC|Democratic\s+National\s+Committee"),
    ("Republican National Committee", r"RNC|Republican\s+National\s+Committee"),
    ("Campaign", r"(?:[A-Z][\w’']+\s+|re-?election\s+)?[Cc]ampaign"),
    ("Transition", r"(?:presidential\s+|[A-Z]\w+\s+)?[Tt]ransition(?:\s+[Tt]eam|\s+[Oo]ffice)?"),
    ("United Nations", r"U\.?N\.?|United\s+Nations"),
    ("NATO", r"NATO"),
    ("Agency for International Development", r"USAID|A\.?I\.?D\."),
    ("Office of Personnel Management", r"OPM"),
    ("General Services Administration", r"GSA"),
    ("Israel Defense Forces", r"IDF|Israeli\s+Defense\s+Forces|Israel\s+Defense\s+Forces"),
    (
        "Another government",
        r"(?:Afghan|Australian|Brazilian|British|Canadian|Chinese|Colombian|Cuban|Egyptian|"
        r"French|German|Haitian|Indian|Iranian|Iraqi|Israeli|Italian|Japanese|Jordanian|"
        r"Korean|Lebanese|Libyan|Mexican|Pakistani|Palestinian|Philippine|Polish|Russian|"
        r"Saudi|South\s+Korean|Syrian|Turkish|Ukrainian|Venezuelan|Vietnamese|Yemeni)s?"
        r"(?:\s+(?:government|authorities|officials))?|Turks|Poles|Swedes|Finns|"
        r"government\s+of\s+(?:the\s+)?[A-Z]\w+",
    ),
    (
        "State and local officials",
        r"(?:state\s+and\s+)?local\s+(?:\w+\s+)?(?:officials|authorities|law\s+enforcement|police)|"
        r"(?:state|law\s+enforcement)\s+(?:officials|authorities)|[Gg]overnor(?:['’]s\s+[Oo]ffice)?",
    ),
)  # fmt: skip

_EACH = "|".join(rf"(?P<b{number}>{words})" for number, (_, words) in enumerate(BODIES))
BODY = rf"(?:{'|'.join(words for _, words in BODIES)})(?![\w’'])"
_BODY = re.compile(rf"(?<![\w.])(?:{_EACH})(?![\w’'])")

# Words that are a name as they stand: no sign of a pattern is in them.
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")

# Signs of the patterns, and how they read.
_IN_WORDS = (
    (r"\\s\+", " "),
    (r"\[A-Z\](?:\[\\w’'\]|\\w)\+|\\w\+", "…"),
    (r"\[['’]+\]", "’"),
    (r"\[([A-Za-z])[A-Za-z]\]", r"\1"),
    (r"\\\.\??", "."),
    (r"([-’])\?", r"\1"),
    (r"([a-z])\?", r"{\1}"),
)
_GROUP = re.compile(r"\(\?:(?P<inner>[^()]*)\)(?P<optional>\??)")


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
    ways = dict.fromkeys(way.replace(r"\s+", " ") for way in words.split("|"))
    return [way for way in ways if _PLAIN.fullmatch(way) and _is_called(way, words)]


def names_in_words(name: str) -> list[str]:
    """Return all names of a body as people read them.

    ``Treasury (Department)``: what may be left out; ``state / local``: either;
    ``government of …``: any word.
    """
    words = dict(BODIES)[name]
    for sign, word in _IN_WORDS:
        words = re.sub(sign, word, words)
    while group := _GROUP.search(words):
        inner = shown = re.sub(r" ?\| ?", " / ", group["inner"])
        if group["optional"]:
            shown = re.sub(r"\S.*\S|\S", r"{\g<0>}", inner)
        words = words[: group.start()] + shown + words[group.end() :]
    return words.translate(str.maketrans("{}", "()")).split("|")


def ways_to_type() -> list[str]:
    """Return the slugs and the plain names of the list, with hyphens for blanks."""
    names = (way for name, _ in BODIES for way in plain_names(name))
    return [*NAMES, *(name.lower().replace(" ", "-") for name in names)]


def _as_words(typed: str) -> str:
    return " ".join(re.sub(r"[-_\s]+", " ", typed).split()).lower()


def _is_called(name: str, words: str) -> bool:
    return re.fullmatch(f"(?:the )?(?:{words})", name, re.IGNORECASE) is not None
