import datetime as dt

import pytest

from tests.literals import briefing, bring_in, call
from tests.search.archive import searcher_of_archive
from tests.search.passages import exchange, searcher
from transcripts.models import Document, Speaker
from transcripts.search import completing
from transcripts.search.query import parse
from transcripts.search.suggesting import suggestions

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 23)
DAYS = ["January 3, 2021", "February 12, 2022", "March 1, 2022", "April 4, 2022"]
QUILL = ("speaker", 'speaker:"Ada Quill"')
HARBOR = ("phrase", '"harbor board"')
CALL = ("briefing", 'title:"Background Press Call on the Ferry to Skerry Light"')


@pytest.fixture
def archive():
    for day in DAYS:
        bring_in(briefing(day), f"{day}.txt")
    bring_in(call())
    return searcher_of_archive()


def suggested(searcher, text, **more):
    """Give the kinds and the queries of what is suggested."""
    found = suggestions(searcher, text, TODAY, **more)
    return [(one.kind.value, one.query) for one in found]


# The text is looked at in one archive, for that takes a while to import.
@pytest.mark.parametrize(
    "table",
    [
        {
            "skerry ": [("phrase", '"skerry light"')],
            "Skerry li": [
                ("phrase", '"skerry light"'),
                ("word", "Skerry light"),
                CALL,
            ],
            "harb": [HARBOR, ("word", "harbor")],
            "direct harbor b": [("phrase", 'direct "harbor board"'), ("word", "direct harbor board")],
            "-harb": [("phrase", '-"harbor board"'), ("word", "-harbor")],
            "president spo": [("word", "president spoke")],
            "mended spo": [],
            '"harbor b': [HARBOR],
            '"harbor ': [HARBOR],
        },
        {
            "qui": [QUILL, ("briefing", 'title:"Press Briefing by Press Secretary Ada Quill"')],
            "Ada Q": [QUILL, ("briefing", 'title:"Press Briefing by Press Secretary Ada Quill"')],
            "ferry ada": [("speaker", 'ferry speaker:"Ada Quill"')],
            "supper ada": [],
            "speaker:": [QUILL],
            'by:"ada q': [("speaker", 'by:"Ada Quill"')],
            "-speaker:q": [("speaker", '-speaker:"Ada Quill"')],
            "background": [CALL],
            "title:back": [CALL],
        },
        {
            "role:": [
                ("role", 'role:"Press Secretary"'),
                ("role", 'role:"Senior Administration Official"'),
                ("role", "role:Moderator"),
            ],
            "role:sec": [("role", 'role:"Press Secretary"')],
            "type:c": [("field", "type:background-call")],
            "in:": [("field", f"in:{part}") for part in ("question", "answer", "statement")],
            "ferry -in:q": [("field", "ferry -in:question")],
            "since:last-m": [("field", "since:last-month")],
        },
        dict.fromkeys(
            ["", "q", "zzz", "😀", "speaker:zz", '"', '"zz', "harbor*", "x" * 300], []
        ),
    ],
)  # fmt: skip
def test_what_is_suggested(archive, table):
    assert {text: suggested(archive, text) for text in table} == table


def test_a_briefing_is_suggested_with_what_leads_to_it(archive):
    [found] = [s for s in suggestions(archive, "backgr", TODAY) if s.shown]
    assert (found.text, found.shown.date) == (found.shown.title, dt.date(2022, 3, 8))


def test_what_is_suggested_finds_something(archive):
    for text in ["ferry s", "light", "harb", "qu", "skerry ", "role:", "type:", "t"]:
        for _, query in suggested(archive, text):
            assert parse(query, TODAY).mistakes == ()


def test_nothing_is_told_of_a_document_that_is_not_public(archive):
    Document.objects.filter(title__contains="Ada").update(is_published=False)
    withdrawn = searcher_of_archive()
    stale = list(
        Document.objects.filter(title__contains="Ada").values_list("pk", flat=True)
    )
    for text in [
        "light",
        "qui",
        "ada",
        "speaker:",
        "role:press",
        "harb",
        "title:ada",
        "harbor ",
    ]:
        hidden = [one for one in suggested(withdrawn, text) if one != CALL]
        assert hidden == []
        assert [
            one for one in suggested(archive, text, stale=stale) if one != CALL
        ] == []


def test_queries_do_not_grow_with_the_archive(archive, django_assert_num_queries):
    Speaker.objects.bulk_create(
        Speaker(name=f"Quill {n}", slug=f"quill-{n}", sort_name=f"{n}")
        for n in range(30)
    )
    with django_assert_num_queries(2):
        assert QUILL in suggested(archive, "qui")


def test_a_word_said_everywhere_is_not_suggested():
    said = [
        exchange("Does the committee meet?", "The committee meets.") for _ in range(50)
    ]
    said += [exchange("Which company?", "The company of ferries.") for _ in range(9)]
    for ordinal, passage in enumerate(said):
        passage.ordinal = ordinal
    index = searcher(*said)
    everything = completing.Query.all_query()
    assert list(completing.words_from(index, "com", everything)) == ["company"]
    assert completing.phrases_from(index, ["the"], "com", everything) == ["the company"]
