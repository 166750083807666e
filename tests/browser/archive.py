"""An archive for the browser to walk through: samples of the tests' own."""

import datetime as dt

from django.urls import reverse

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.models import Gap
from transcripts.search import catching_up

LONG_ANSWER = "\n\n".join(f"Paragraph {n} of a long answer. " * 12 for n in range(30))
# Of one word that takes the width of a small screen.
LONG_NAMED = "Konstantina Papadimitropoulou", "MS. PAPADIMITROPOULOU"
TALKED = """\
Remarks by Ann Lee on the Fare

THE MAYOR: Good evening. It is good to be here, whatever day that is.

Q: What of the fare?

THE MAYOR: It stays as it is.
"""


def fill():
    """Bring in briefings of every sort, one with a very long answer."""
    with catching_up.Pace():
        _bring_in_all()
    catching_up.bring_up()


def _bring_in_all():
    long = briefing("May 5, 2023").replace("As for the fare,", LONG_ANSWER)
    for number, text in enumerate([long, briefing(), call(), REMARKS]):
        bring_in(text, f"{number}.txt")
    june = bring_in(briefing("June 2, 2021"), "june.txt")
    bring_in(briefing("May 4, 2020", *LONG_NAMED), "long-named.txt")
    talk = bring_in(TALKED, "talk.txt")
    for document, words in (june, "I have one thing"), (talk, "It is good"):
        text = document.current_version.text.replace(words, f"{words},")
        importing.correct(document, text=text, why="A comma was lost.", base=1)
    gone = bring_in(briefing("April 4, 2019"), "gone.txt")
    importing.withdraw(gone, "It was read out by mistake.")
    importing.save_gap(Gap(first=dt.date(2021, 6, 8), what="The tapes were wiped."))


def fill_a_month():
    """Bring in so many briefings that a list of them has a second page."""
    with catching_up.Pace():
        for day in range(3, 31):
            bring_in(briefing(f"June {day}, 2021"), f"june-{day}.txt")


SLUG = "press-briefing-by-press-secretary-ada-quill/"
MENDED = "the+second+ferry+sailed+when+it+was+mended"
TALK = "/briefings/undated/remarks-by-ann-lee-on-the-fare/"
BY_PATH = {
    "year": "/briefings/2021/",
    "month": "/briefings/2021/06/",
    "day": "/briefings/2021/06/02/",
    "briefing": "/briefings/2023/05/05/" + SLUG,
    "call": "/briefings/2022/03/08/background-press-call-on-the-ferry-to-skerry-light/",
    "exchange": "/briefings/2023/05/05/" + SLUG + "q/1/",
    "hits": "/briefings/2023/05/05/" + SLUG + "?q=ferry+OR+laughter#hit-2",
    "hits of an exchange": "/briefings/2023/05/05/" + SLUG + "q/1/?q=ferry#hit-1",
    "no hits": "/briefings/2023/05/05/" + SLUG + "?q=submarine",
    "questions": "/briefings/2023/05/05/" + SLUG + "?show=questions",
    "statement": "/briefings/2023/05/05/" + SLUG + "?show=statement",
    "quoted": "/briefings/2023/05/05/" + SLUG + "?quote=the+LIGHTHOUSE#quoted",
    "quoted otherwise": "/briefings/2023/05/05/" + SLUG + "?quote=" + MENDED,
    "not quoted": "/briefings/2023/05/05/" + SLUG + "?quote=submarine",
    "phrases": "/about/phrases/",
    "cited": "/briefings/2023/05/05/" + SLUG + "q/1/cite/",
    "cited in no style": "/briefings/2023/05/05/" + SLUG + "cite/?style=chigaco",
    "speaker": "/speakers/ada-quill/",
    "role": "/roles/press-secretary/",
    "filtered": "/briefings/?role=press-secretary&date_from=2022",
    "nothing found": "/briefings/?role=moderator&date_to=1990",
    "mistaken": "/briefings/?date_from=soon",
    "search": "/search/",
    "searched": "/search/?q=ferry+in:answer&role=press-secretary&date_from=2021",
    "trends": "/search/trends/?q=ferry",
    "trends of a role": "/search/trends/?q=ferry&role=press-secretary&by=month",
    "no trend": "/search/trends/?q=xylophone",
    "not found": "/search/?q=xylophone&role=reporter",
    "mistyped": "/search/?q=rolle:x+ferry+%22open",
    "help": "/search/help/",
    "list with words": "/briefings/?q=ferry&date_from=2021",
    "looked up": "/lookup?source=ferry",
    "quote": "/quote/",
    "quote found": "/quote/?quote=as+for+the+fare+it+stays",
    "quote near": "/quote/?quote=The+second+ferry+will+sail+once+it+is+mended+and+no+sooner",
    "asked before": "/briefings/2023/05/05/" + SLUG + "q/1/before/",
    "coverage": "/coverage/",
    "coverage of a year": "/coverage/2021/",
    "figures": "/briefings/2023/05/05/" + SLUG + "figures/",
    "words of a year": "/briefings/2021/words/",
    "words of a month": "/briefings/2021/06/words/",
    "versions": "/briefings/2021/06/02/" + SLUG + "versions/",
    "difference": "/briefings/2021/06/02/" + SLUG + "versions/2/",
    "undated briefing": TALK,
    "undated exchange": TALK + "q/1/",
    "undated and asked before": TALK + "q/1/before/",
    "undated figures": TALK + "figures/",
    "undated versions": TALK + "versions/",
    "undated difference": TALK + "versions/2/",
    "undated cited": TALK + "cite/",
    "undated exchange cited": TALK + "q/1/cite/",
    "withdrawn": "/briefings/2019/04/04/" + SLUG,
    "missing": "/nowhere/",
}


def addresses():
    """Return the address of a page of each kind."""
    named = ["home", "briefings", "speakers", "roles", "about", "undated"]
    return {name: reverse(f"transcripts:{name}") for name in named} | BY_PATH


# Kinds that say that something is not there, and how.
AMISS = {"missing": 404, "looked up": 404, "withdrawn": 410}
