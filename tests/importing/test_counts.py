"""What is counted of people as documents come in is what counting them anew gives."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.importing.literals import BRIEFING, CALL, bring
from transcripts.importing.counts import FIELDS, recount
from transcripts.models import Speaker

pytestmark = pytest.mark.django_db

UNDATED = BRIEFING.replace("March 4, 2019\n\n", "")
TWICE = """\
Remarks by President Bea Low and Press Secretary Ada Quill

{date}

ADA QUILL: Good morning, all of you.

BEA LOW: Good morning. I have a question for you.

Q: Who pays?

ADA QUILL: The county.

BEA LOW: The state does.
"""


def counted():
    """Return what is counted of each person."""
    return {s.name: [getattr(s, f) for f in FIELDS] for s in Speaker.objects.people()}


@pytest.mark.parametrize(
    "texts",
    [
        [BRIEFING],
        [BRIEFING, UNDATED],
        [UNDATED, BRIEFING],
        [BRIEFING, BRIEFING.replace("March 4, 2019", "March 1, 2018")],
        [TWICE.format(date="May 2, 2020"), BRIEFING, TWICE.format(date="May 3, 2020")],
        [CALL.format(date="March 5, 2019"), UNDATED],
    ],
)
def test_people_are_counted_right_document_by_document(texts):
    for text in texts:
        bring(text)
    now = counted()

    recount(Speaker.objects.values_list("pk", flat=True))

    assert now == counted()


def test_a_long_document_takes_no_more_queries_than_a_short_one():
    def queries(text):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            bring(text)
        return len(captured)

    bring(BRIEFING)
    short = BRIEFING.replace("March 4", "March 5")
    head, end = BRIEFING.replace("March 4", "March 6").split("Q: Who pays")
    asked = "".join(f"Q: And pier {n}?\n\nMS. QUILL: Of oak.\n\n" for n in range(400))

    assert queries(f"{head}{asked}Q: Who pays{end}") == queries(short) <= 24
