"""What phrases do in answers is noted, and follows documents and the list of phrases."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.importing import phrases
from transcripts.models import Change, Document, PhraseList, PhraseUse

pytestmark = pytest.mark.django_db

PENTAGON = "department-of-defense"


def referring(body="Pentagon", **changes):
    return briefing(**changes).replace("Harbor Board", body)


def told(document):
    """Give what the phrases do, with the exchanges in which they do it."""
    numbers = dict(document.exchanges.values_list("first_position", "number"))
    uses = document.phrase_uses.order_by("first_position")
    found = {}
    for what, first in uses.values_list("what", "first_position"):
        found.setdefault(what, []).append(numbers[first])
    return found


@pytest.fixture
def documents():
    texts = [referring(), referring("FBI", date="March 1, 2022"), call(), REMARKS]
    return [bring_in(text, f"{n}.txt") for n, text in enumerate(texts)]


@pytest.fixture
def edition(monkeypatch):
    """The list of phrases has become another, which takes the Pentagon for nobody."""
    monkeypatch.setattr(phrases, "EDITION", "another")
    monkeypatch.setattr(phrases, "uses", without_the_pentagon(phrases.uses))


def without_the_pentagon(uses):
    def told_now(answers):
        return {w: turns for w, turns in uses(answers).items() if w != PENTAGON}

    return told_now


def test_an_import_notes_what_phrases_do_and_in_which_exchanges(documents):
    assert [told(document) for document in documents] == [
        {"referral": [2], PENTAGON: [2], "deferral": [3]},
        {"referral": [2], "fbi": [2], "deferral": [3]},
        {},
        {},
    ]


def test_what_is_said_twice_in_an_exchange_is_noted_once():
    text = "the FBI and to the FBI. Again, I'd refer you to the Bureau and to DOJ"
    found = told(bring_in(referring(text)))
    assert found["fbi"] == found["department-of-justice"] == [2]


def test_notes_follow_what_is_done_to_a_document(documents):
    document = documents[0]
    document.title, document.principal_slug = "Ferries", "cy-stone"
    importing.save_edited(document, fields=["title", "principal_slug"])
    use = document.phrase_uses.get(what=PENTAGON)
    assert (use.principal_slug, use.sort_date) == ("cy-stone", document.date)
    importing.withdraw(document, "Sent twice.")
    assert not document.phrase_uses.filter(is_published=True).exists()
    importing.publish(document)
    assert not document.phrase_uses.filter(is_published=False).exists()
    before = told(document)
    importing.reread(document)
    assert told(document) == before
    importing.delete(document)
    assert set(PhraseUse.objects.values_list("document", flat=True)) == {
        documents[1].pk
    }


def test_what_is_read_again_is_what_an_import_notes(documents):
    importing.withdraw(documents[1], "Sent twice.")
    columns = "document", "what", "first_position", "last_position", "is_published"
    before = set(PhraseUse.objects.values_list(*columns))
    module = import_module("transcripts.migrations.0029_phrases_by_passage")
    module.forget(apps, None)
    assert not PhraseUse.objects.exists()
    assert importing.renew_phrases() == 2
    assert set(PhraseUse.objects.values_list(*columns)) == before
    assert importing.renew_phrases() == 0


def test_an_answer_to_no_question_is_of_the_statement_it_stands_in():
    statement = (
        "MR. REED: Listen, a note off the top. " + "The ferry sails at noon. " * 30
    )
    answer = "MS. QUILL: I would direct you to the Pentagon."
    document = bring_in(f"{briefing()}\n{statement}\n\n{answer}\n")
    last = document.turns.get(position=9)
    assert (last.kind, last.exchange) == ("answer", None)
    uses = document.phrase_uses.filter(what=PENTAGON)
    assert list(uses.values_list("first_position", "last_position")) == [(8, 9)]


def test_answers_are_read_again_once_the_list_has_changed(documents, edition):
    last = Change.objects.latest("pk").pk
    assert importing.renew_phrases() == 1
    assert told(documents[0]) == {"referral": [2], "deferral": [3]}
    assert "fbi" in told(documents[1])
    noted = Change.objects.after(last).values_list("document_id", "action")
    assert list(noted) == [(documents[0].pk, "updated")]
    assert importing.renew_phrases() == 0


def test_what_readers_do_not_see_is_renewed_and_not_told_of(documents, edition):
    importing.withdraw(documents[0], "Sent twice.")
    last = Change.objects.latest("pk").pk
    assert importing.renew_phrases() == 1
    assert not Change.objects.after(last).exists()


def test_a_renewal_cut_short_goes_on_where_it_was(documents, edition, monkeypatch):
    monkeypatch.setattr(phrases, "SOME", 1)
    assert phrases._renew_some() == 1
    known = PhraseList.objects.get()
    assert (known.reading, known.through) == ("another", documents[0].pk)
    assert importing.renew_phrases() == 0
    known.refresh_from_db()
    assert (known.edition, known.reading, known.through) == ("another", "", 0)
    monkeypatch.setattr(phrases, "EDITION", "a third")
    monkeypatch.setattr(phrases, "uses", lambda answers: {})
    assert importing.renew_phrases() == 2


def test_a_list_that_is_as_it_was_takes_one_look(documents, django_assert_num_queries):
    importing.renew_phrases()
    with django_assert_num_queries(1):
        importing.renew_phrases()


@pytest.mark.parametrize("command", ["sync_index", "rebuild_index"])
def test_what_follows_the_archive_follows_the_list(documents, edition, command):
    call_command(command, verbosity=0)
    assert PENTAGON not in told(documents[0])
    assert Document.objects.count() == len(documents)
