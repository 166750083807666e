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


def kept():
    """Give the notes as they stand."""
    return {
        (use.document.title, use.what, *use.turns, use.is_published)
        for use in PhraseUse.objects.select_related("document")
    }


def told(document):
    return dict(document.phrase_uses.values_list("what", "turns"))


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


def test_an_import_notes_what_phrases_do_and_in_which_turns(documents):
    assert [told(document) for document in documents] == [
        {"referral": [5], PENTAGON: [5], "deferral": [7]},
        {"referral": [5], "fbi": [5], "deferral": [7]},
        {},
        {},
    ]


def test_what_is_said_twice_in_a_turn_is_noted_once():
    text = "the FBI and to the FBI. Again, I'd refer you to the Bureau and to DOJ"
    found = told(bring_in(referring(text)))
    assert found["fbi"] == found["department-of-justice"] == [5]


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


def test_the_migration_notes_what_an_import_does(documents):
    importing.withdraw(documents[1], "Sent twice.")
    before = kept()
    PhraseUse.objects.all().delete()
    PhraseList.objects.all().delete()
    module = import_module("transcripts.migrations.0027_read_phrases")
    module.read_phrases(apps, None)
    assert kept() == before
    assert importing.renew_phrases() == 0


def test_answers_are_read_again_once_the_list_has_changed(documents, edition):
    last = Change.objects.latest("pk").pk
    assert importing.renew_phrases() == 1
    assert told(documents[0]) == {"referral": [5], "deferral": [7]}
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
