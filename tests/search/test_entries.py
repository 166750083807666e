"""Entries of the index, out of imported transcripts."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import literals
from transcripts import passages
from transcripts.models import Document, Exchange, Role, Speaker
from transcripts.search import schema
from transcripts.search.entries import Said, Shown, entries, shown_from_stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return literals.bring_in(literals.briefing())


def of(*documents):
    return list(entries([document.pk for document in documents]))


def test_a_document_gives_itself_and_its_passages_in_order(document):
    found = of(document)
    assert [
        (e.texts["part"], e.numbers["ordinal"], e.numbers["exchange"]) for e in found
    ] == [
        (["document"], 0, 0),
        (["statement"], 0, 0),
        (["exchange"], 1, 1),
        (["exchange"], 2, 2),
        (["exchange"], 3, 3),
    ]
    assert {e.numbers["document"] for e in found} == {document.pk}


def test_every_entry_fills_fields_of_the_schema_and_no_other(document):
    words = {*schema.WORDS, *map(schema.exact, schema.WORDS)}
    for entry in of(document):
        assert set(entry.numbers) == set(schema.NUMBERS)
        is_whole = entry.texts["part"] == [schema.DOCUMENT]
        told = map(schema.of_briefing, schema.TOLD) if is_whole else schema.TOLD
        terms = {schema.PART, *told}
        if is_whole:
            terms |= {schema.TOGETHER, schema.PHRASES_BY}
        else:
            terms.add(schema.ANSWERED)
        assert terms <= set(entry.texts) <= {*terms, *words}
        assert schema.exact("title") in entry.texts


def test_an_exchange_has_its_words_by_who_says_them(document):
    texts = of(document)[2].texts
    question = (
        "Thank you. When will the second ferry sail?\n\nAnd will the fare be the same?"
    )
    assert texts["question"] == [question]
    assert texts["question_exact"] == [question]
    assert texts["answer"][0].startswith("(Laughter.) The second ferry sails")
    assert texts["text"] == texts["question"] + texts["answer"]
    assert texts["role"] == ["reporter", "press-secretary"]
    assert texts["speaker"] == ["ada-quill"]
    assert texts["voice"] == ["press-secretary|ada-quill"]
    assert texts[schema.ANSWERED] == ["press-secretary|ada-quill"]


def test_a_role_is_within_those_that_it_is_a_kind_of(document):
    secretary = Role.objects.get(slug="press-secretary")
    above = [secretary.parent.slug] if secretary.parent else []
    other = Role.objects.create(name="Other", slug="other", position=200)
    top = Role.objects.get(slug=above[-1]) if above else secretary
    top.parent = other
    top.save()
    other.parent = secretary  # no form lets this pass
    other.save()
    texts = of(document)[1].texts
    assert texts["role"] == ["press-secretary"]
    assert texts["within"] == ["press-secretary", *above, "other"]


def test_a_statement_has_neither_question_nor_answer(document):
    texts = of(document)[1].texts
    assert texts["text"][0].startswith("Good afternoon, everyone.")
    assert not {"question", "answer"} & set(texts)


def test_the_document_itself_has_all_who_speak_and_nothing_that_they_say(document):
    texts = of(document)[0].texts
    assert texts["briefing_role"] == ["press-secretary", "reporter"]
    assert texts["title"] == [document.title]
    assert "text" not in texts


def test_what_is_known_of_the_document_is_on_each_entry(document):
    for n, entry in enumerate(of(document)):
        told = "{}" if n else "briefing_{}"
        assert entry.texts[told.format("kind")] == ["press_briefing"]
        assert entry.texts[told.format("rules")] == ["unstated"]
        assert entry.texts[told.format("principal")] == ["ann-lee"]
        assert entry.numbers["day"] == dt.date(2022, 2, 12).toordinal()
        assert entry.numbers["year"] == 2022
        assert divmod(entry.numbers["month"], 12) == (2022, 1)


def test_what_phrases_do_is_on_the_passage_and_all_of_it_on_the_document():
    text = literals.briefing().replace("Harbor Board", "Pentagon and to the FBI")
    found = of(literals.bring_in(text))
    said = [(e.texts.get("referred"), e.texts.get("has")) for e in found[1:]]
    assert said == [
        ([], []),
        ([], []),
        (["department-of-defense", "fbi"], ["referral"]),
        ([], ["deferral"]),
    ]
    whole = found[0].texts
    assert whole["briefing_referred"] == ["department-of-defense", "fbi"]
    assert whole["briefing_has"] == ["deferral", "referral"]
    assert whole[schema.PHRASES_BY] == [
        f"{role}|{what}"
        for role in ("press-secretary", "reporter")
        for what in ("deferral", "department-of-defense", "fbi", "referral")
    ]
    together = set(whole[schema.TOGETHER])
    assert len(together) == len(whole[schema.TOGETHER])
    assert together >= {
        "press-secretary||fbi|",
        "|ada-quill|fbi|",
        "press-secretary|ada-quill|fbi|referral",
        "reporter||fbi|referral",
        "||fbi|referral",
        "press-secretary|ada-quill||deferral",
    }
    assert not any("fbi" in term and "deferral" in term for term in together)
    assert not together & {"press-secretary|ada-quill||", "||fbi|", "|||deferral"}


def test_an_undated_document_has_no_day():
    numbers = of(literals.bring_in(literals.REMARKS))[0].numbers
    assert (numbers["day"], numbers["year"], numbers["month"]) == (0, 0, 0)


def test_whom_one_document_alone_knows_is_no_term():
    found = of(literals.bring_in(literals.call()))
    assert Speaker.objects.local().exists()
    assert found[0].texts["briefing_speaker"] == []
    assert [e.texts["speaker"] for e in found[1:]] == [[]] * (len(found) - 1)
    assert "senior-administration-official" in found[0].texts["briefing_role"]
    assert found[0].texts["briefing_rules"] == ["background"]


def test_what_shows_a_hit_needs_no_database(document):
    with CaptureQueriesContext(connection) as queries:
        entry = of(document)[3]
    shown = shown_from_stored(entry.stored)
    assert len(queries) == 6
    answer = (
        "I would direct you to the Harbor Board for that,"
        " <img src=x onerror=alert(1)> and all."
    )
    assert shown == Shown(
        document.pk,
        document.title,
        dt.date(2022, 2, 12),
        document.slug,
        "q2",
        "Exchange 2",
        2,
        "What about the lighthouse?",
        (
            Said("question", "Reporter", "", "Q", "What about the lighthouse?"),
            Said("answer", "Ada Quill", "Press Secretary", "MS. QUILL", answer),
        ),
    )


def test_the_document_itself_is_shown_by_its_title(document):
    shown = shown_from_stored(of(document)[0].stored)
    day = dt.date(2022, 2, 12)
    assert shown == Shown(document.pk, document.title, day, document.slug)


def test_passages_are_those_of_the_page(document):
    texts = [document, literals.bring_in(literals.call())]
    texts.append(literals.bring_in(literals.REMARKS))
    for text in texts:
        page = passages.passages(text.turns.in_order().as_spoken())
        shown = [shown_from_stored(entry.stored) for entry in of(text)[1:]]
        assert [(s.anchor, s.heading) for s in shown] == [
            (p.anchor, p.title) for p in page
        ]
        assert [[turn.name for turn in s.turns] for s in shown] == [
            [speech.voice.name for speech in p.speeches] for p in page
        ]


def test_what_is_not_published_gives_nothing(document):
    Document.objects.update(is_published=False)
    assert of(document) == []
    assert list(entries([])) == []


def test_queries_do_not_grow_with_documents(document):
    days = [f"March {day}, 2022" for day in range(1, 8)]
    more = [literals.bring_in(literals.briefing(date=day)) for day in days]
    with CaptureQueriesContext(connection) as queries:
        assert len(of(document, *more)) == 8 * 5
    assert len(queries) == 6


def test_a_document_written_anew_between_two_queries_is_left_to_the_log(
    document, monkeypatch
):
    other = literals.bring_in(literals.call())
    gone = Exchange.objects.exclude(document=document)
    monkeypatch.setattr(Exchange.objects, "filter", lambda **_: gone)
    found = [entry.numbers["document"] for entry in of(document, other)]
    assert set(found) == {other.pk}


def test_stored_text_is_json_of_one_line(document):
    for entry in of(document):
        assert json.loads(entry.stored)[0] == document.pk
        assert b"\n" not in entry.stored
