"""Speeches, offices and a cast to try who is who on."""

import datetime as dt
from dataclasses import dataclass

from transcripts.parsing.identities import Context
from transcripts.parsing.offices import Office
from transcripts.parsing.speakers import cast_from
from transcripts.parsing.transcript import ElementKind

OFFICES = (
    Office("president", "Cy Birch", dt.date(1980, 1, 20), dt.date(1988, 1, 20)),
    Office("president", "Ada Alder", dt.date(2000, 1, 20), dt.date(2004, 1, 20)),
    Office(
        "president", "Bo Elm", dt.date(2004, 1, 20), dt.date(2008, 1, 20), ("B. Elm",)
    ),
    Office("president", "Bo Q. Elm", dt.date(2012, 1, 20)),
    Office("vice-president", "Di Hazel", dt.date(2004, 1, 20), dt.date(2008, 1, 20)),
    Office("first-lady", "Eva Elm", dt.date(2004, 1, 20), dt.date(2008, 1, 20)),
    Office("press-secretary", "Flo Maple", dt.date(2004, 1, 20), dt.date(2006, 1, 1)),
    Office("central-bank-chair", "Hal Larch", dt.date(2000, 1, 1)),
    Office("press-secretary", "Gus Rowan", dt.date(2006, 1, 1), dt.date(2008, 1, 20)),
)
DAY = dt.date(2005, 6, 7)
ANSWER, ASK, HOST = ElementKind.ANSWER, ElementKind.QUESTION, ElementKind.MODERATION


@dataclass
class Said:
    label: str
    text: str = "Words."
    kind: ElementKind = ANSWER
    first_line: int = 1


def said(*labels):
    return [
        Said(label, kind=ASK if label in ("Q", "REPORTER") else ANSWER, first_line=n)
        for n, label in enumerate(labels, 1)
    ]


def cast(speeches, **context):
    return cast_from(speeches, Context(offices=OFFICES, **{"date": DAY, **context}))


def who(speeches, **context):
    return [(s.name, s.role, s.evidence) for s in cast(speeches, **context).speakers]
