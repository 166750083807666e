"""A citation of the tests' own."""

import datetime as dt

from transcripts.citations.cited import Author, Cited
from transcripts.models import Basis, BriefingKind

TODAY = dt.date(2026, 11, 27)
ADA = Author("Ada Quill", "Press Secretary", "Quill", "Ada")
OFFICIAL = Author("Senior Administration Official")


def citation(**changes):
    """Give the citation of an exchange of a briefing."""
    told = {
        "key": "2022-02-12-press-briefing-q3",
        "title": "Press Briefing by Press Secretary Ada Quill",
        "kind": BriefingKind.PRESS_BRIEFING,
        "authors": (ADA,),
        "date": dt.date(2022, 2, 12),
        "place": "Harbor Hall Briefing Room",
        "basis": Basis.UNSTATED,
        "attribution": "",
        "url": "https://archive.example/briefings/2022/02/12/press-briefing/q/3/",
        "whole": "https://archive.example/briefings/2022/02/12/press-briefing/",
        "number": 3,
    }
    return Cited(**(told | changes))
