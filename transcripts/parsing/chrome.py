"""Lines that are no transcript: menus, letterhead, mail headers, end marks.

Each table is tried in order on a line with blanks folded and ends stripped.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Whole lines, compared in small letters.
CHROME_LINES = frozenset(
    line.strip()
    for line in """
    skip to main content
    skip to content
    white house logo
    the white house
    the whitehouse
    here's how you know
    here’s how you know
    search form
    search
    share
    share:
    all news
    live
    menu
    close
    print
    email
    tweet
    twitter
    facebook
    linkedin
    google+
    instagram
    youtube
    subscribe
    contact us
    contact
    about
    home
    cdc home
    download
    download media
    download full video
    download audio
    play video
    embed
    view transcript
    transcript
    view header
    printer-friendly version
    printer-friendly page
    email this page to a friend
    video screen capture
    video image
    begin transcript
    end transcript
    about this speech
    filed under
    simple search of our archives
    report a typo
    presidential speeches
    press briefing transcripts
    opening comments
    contents:
    cite:
    for immediate release
    i n d e x
    index
    main navigation
    national desk
    this copy is for your personal, non-commercial use only.
    """.split("\n")
    if line.strip()
)

# For lines in small letters: told apart three times as fast.
CHROME = re.compile(
    r"""
      (?:an\ )?official\ website(?:s)?\b | share\ sensitive\ information | [.]gov\ website
    | secure\ [.]gov | a\ lock\b.*https | official\ websites\ use | here.s\ how\ you
    | this\ (?:is\ historical\ material|page\ is\ a\ historical)
    | you\ have\ accessed\ part\ of | for\ current\ information
    | for\ immediate\ release | for\ release\b
    | office\ of\ the\ (?:press\ sec|vice\ pres|first\ lad|spokes|assist)
    | (?:the\ )?white\ house,?\s+(?:president\b|office|washington)
    | (?:the\ )?white\s+house\s+office\s+of\ the
    | (?:u[.]?s[.]?\ )?department\ of\ (?:\w+\ ){1,3}?(?:news\ )?(?:transcript|briefing)?$
    | (?:u[.]?s[.]?\ )?department\ of\ [\w ]{3,30}$
    | office\ of\ the\ assistant\ secretary | dod\ news\ briefing$
    | daily\ press\ briefing$
    | (?:the\ )?national\ security\ council$
    | return\ to\b | choose\ another | printer.friendly | click\ (?:here|to)
    | (?:to|cc|from|subject|organization|lines|nntp-posting-host|sender|reply-to
       |newsgroups|message-id|references|path|keywords|distribution|contact|x-[\w-]+
       |briefer|briefers|presenter|presenters|author|url|posted|last\ updated|updated
       |source|subjects?)\s*:(?!\s*$)
    | (?:cite|issued\ on|share|contents|posted\ on|topics?|tags|related)\s*:
    | https?://\S+$ | www[.]\S+$ | <https?://[^>]*>$
    | \d+(?:st|nd|rd|th)\ president\ of | presidential\ speeches\ \|
    | (?:more|view\ all)\ .*\bspeeches | (?:video|audio|transcript)\ icon
    | backward\ +play | <(?:video|audio|source|img|iframe)\b
    | image\ of\b | [•·]\ | photo:
    | copyright\b | ©\ | all\ rights\ reserved | terms\ of\ (?:service|use)
    | [(\[]?\s*(?:begin|end)\ (?:of\ )?transcript\s*[)\]]?$
    | here\ is\ a\ press\ release | the\ following\ is\ a\ press\ release
    | [a-z][a-z. ]+,\ [a-z]{2,}\ \d{1,2}\ (?:/|--|—|–)
    | skip\ directly\ to | public\ papers\ of\b
    | page\ \d+(?:\ of\ \d+)?$ | to\ view\ the\ .*\bslides
    """,
    re.X,
)
# What such lines have anywhere: few lines have a mark of it, and need the look.
MARKS_INSIDE = ("photo", ".....", "newswire", "|")
INSIDE = re.compile(
    r"\bwhite house photo\b|\bphoto by\b|\.{5}\s*[\d, -]+$|/(?: ?u[.]s[.] )?newswire|\|.*\|"
)
RULE = re.compile(r"(?=.*[_=#~\-—–]{3})[_=*#~\-—–. ]+$")
MAIL = re.compile(r"(?:From|Subject|Organization|Path|Newsgroups|Date|To): \S")

# Editorial words that are neither chrome nor speech.
NOTE = re.compile(
    r"""
      \**\s*(?:editor.s\s+|please\s+)?note\s*: | (?:\\?\*){2,}(?!\s*$) | \\?\*\s*(?:please|correction|the|this|\[)
    | \**\s*(?:please\ )?see\ below | please\ see\ below | \**\s*corrections?\b
    | [(\[]?\s*as\ (?:prepared|delivered|released|recorded)\b
    | [(\[]?\s*(?:as\s+)?(?:delivered|remarks\ as|prepared|recorded|transcribed)\b[^.]*[)\]]?$
    | \*{1,3}\s*[A-Z][\w/.\ -]{2,40}:\s
    | this\ is\ a\ rough | this\ (?:was|is)\ an?\b.*\b(?:transcript|conference|briefing|interview)\b
    | the\ following\ (?:is|was|are)\b | (?:unofficial|unedited|rush|rough)\ transcript
    | \(\s*on\ the\ record\b | sample\ transcript\b | this\ sample\b
    """,
    re.I | re.X,
)
EMBARGO = re.compile(r".{0,12}\bembargo(?:ed)?\b", re.I)
CITATION = re.compile(
    r".*\S Online by (?:[A-Z][\w.'’-]+ ?){2,}|\[?(?:Public Papers of the Pres|Weekly Comp|Daily Comp)"
    r"|\[(?:Page|Pages|From the|Online from|[A-Z][a-z]+ \d{1,2}, \d{4}\])|\[From the U\.S",
)
OPENS_CITATION = ("[", "Public Papers", "Weekly Comp", "Daily Comp")
# The end of a release: `END`, `###`, `-30-`, `(more)`, `#56-04/14`
END_MARK = re.compile(
    r"[\\\s(*]*(?:END|-?\s*end\s*-?|E\s?N\s?D|(?:\\?#\s?)+|-\s?30\s?-|\(?\s*-?\s?(?:MORE|more)\s?-?\s*\)?"
    r"|\#?\d{1,3}-\d{2}/\d{2}|XXX+|\[End\]|\[END\]|End of transcript\.?)[\\\s)*]*$"
)
PAGE_MARK = re.compile(
    r"(?:Page\s+\d+(?:\s+of\s+\d+)?|-\s?\d{1,3}\s?-|\d{1,3}\s+of\s+\d{1,3}|\[p\.\s?\d+\])$",
    re.I,
)


def is_citation(text: str) -> bool:
    """Whether a line cites the papers it is from: few need the look for a credit."""
    if "Online by " not in text and not text.startswith(OPENS_CITATION):
        return False
    return CITATION.match(text) is not None


@lru_cache(maxsize=256)
def is_chrome(line: str) -> bool:
    """Whether a line belongs to the page or the letterhead, not the transcript."""
    folded = " ".join(line.split())
    if folded[:4] in ("----", "____", "===="):
        folded = folded.lstrip("-_= ") or folded
    lower = folded.lower()
    return (
        lower.strip("() ") in CHROME_LINES
        or lower in CHROME_LINES
        or bool(CHROME.match(lower))
        or (any(mark in lower for mark in MARKS_INSIDE) and bool(INSIDE.search(lower)))
        or bool(RULE.match(folded))
        or bool(PAGE_MARK.match(folded))
    )
