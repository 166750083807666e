"""Who is who is decided, kept to, and undone exactly."""

import datetime as dt

import pytest

from tests.importing.decisions import (
    DECISIONS,
    TOGETHER,
    local,
    merged,
    person,
    rows,
    seven_texts,
)
from tests.literals import briefing, bring_in
from transcripts import importing
from transcripts.importing import moving
from transcripts.importing.counts import recount
from transcripts.importing.deciding import new_person
from transcripts.models import (
    Appearance,
    Change,
    Decision,
    Document,
    Speaker,
    SpeakerName,
    Standing,
    Turn,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents():
    return seven_texts()


@pytest.mark.parametrize("name", DECISIONS)
def test_what_is_undone_leaves_every_row_as_it_was(documents, name, monkeypatch):
    monkeypatch.setattr(moving, "AT_A_TIME", 2)
    before = rows()
    decision = DECISIONS[name](documents)
    assert rows() != before
    importing.undo(decision)
    assert rows() == before
    with pytest.raises(importing.Undecidable, match="undone already"):
        importing.undo(decision)


@pytest.mark.parametrize("name", DECISIONS)
def test_reading_again_keeps_what_was_decided(documents, name):
    DECISIONS[name](documents)
    cast = list(Appearance.objects.order_by("pk").values_list("key", "speaker__name"))
    counts = sorted(Speaker.objects.values_list("name", *deciding_counts()))
    for document in documents:
        importing.reread(document)
    again = Appearance.objects.order_by("pk").values_list("key", "speaker__name")
    assert sorted(again) == sorted(cast)
    assert sorted(Speaker.objects.values_list("name", *deciding_counts())) == counts


def deciding_counts():
    return "document_count", "exchange_count"


@pytest.mark.parametrize("name", DECISIONS)
def test_counts_are_those_that_counting_again_gives(documents, name):
    DECISIONS[name](documents)
    speakers = sorted(Speaker.objects.people().values_list())
    recount(Speaker.objects.people().values_list("pk", flat=True))
    assert sorted(Speaker.objects.people().values_list()) == speakers
    tallied = Appearance.objects.of_published().of_people()
    assert {
        (row["speaker"], row["role"], row["documents"])
        for row in tallied.tallied("speaker", "role")
    } == set(Standing.objects.values_list("speaker", "role", "document_count"))


def test_the_merged_have_one_name_and_one_count(documents):
    gone = person("Adela Quill-Mott")
    merged()
    quill = person("Ada Quill")
    assert (quill.document_count, quill.exchange_count) == (4, 11)
    assert quill.first_date == dt.date(2021, 1, 3)
    assert not Turn.objects.filter(speaker=gone).exists()
    gone.refresh_from_db()
    assert (gone.merged_into, gone.document_count) == (quill, 0)
    # A text that prints the other name means the same person from now on.
    later = bring_in(briefing("June 6, 2021", "Adela Quill-Mott", "MS. QUILL-MOTT"))
    assert later.appearances.filter(speaker=quill).count() == 1
    assert person("Ada Quill").document_count == 5


def test_an_exchange_of_both_names_counts_once(documents):
    both = TOGETHER.replace("ADELA QUILL-MOTT: And so", "ADELA QUILL-MOTT: So")
    merged()
    quill = person("Ada Quill")
    before = quill.exchange_count
    document = bring_in(both.replace("May 4", "May 5"), "8.txt")
    quill.refresh_from_db()
    assert quill.exchange_count == before + 2
    importing.reread(document)
    quill.refresh_from_db()
    assert quill.exchange_count == before + 2


def test_every_document_that_a_merge_touches_is_told_of_once(documents):
    last = Change.objects.order_by("-pk").first().pk
    decision = merged()
    told = [c.document_id for c in Change.objects.after(last)]
    assert told == [documents[2].pk, documents[6].pk]
    last = Change.objects.order_by("-pk").first().pk
    importing.undo(decision)
    assert [c.document_id for c in Change.objects.after(last)] == told


def test_who_takes_an_address_that_led_elsewhere_gets_another(documents):
    merged()
    SpeakerName.objects.filter(key="adela quill-mott").delete()
    bring_in(briefing("June 6, 2021", "Adela Quill-Mott", "MS. QUILL-MOTT"))
    assert person_slugs("Adela Quill-Mott") == [
        "adela-quill-mott",
        "adela-quill-mott-2",
    ]


def person_slugs(name):
    named = Speaker.objects.people().filter(name=name).order_by("slug")
    return list(named.values_list("slug", flat=True))


def test_a_decision_clears_what_is_to_be_reviewed(documents):
    document = Document.objects.get(pk=documents[4].pk)
    unsure = [why for why in document.review_reasons if "MR. MOTT" in why]
    assert unsure
    decision = importing.name(local(document, "Mr. Mott"), "Bo Mott")
    document.refresh_from_db()
    assert not [why for why in document.review_reasons if "MR. MOTT" in why]
    importing.undo(decision)
    document.refresh_from_db()
    assert [why for why in document.review_reasons if "MR. MOTT" in why] == unsure


def test_later_changes_stand_in_the_way_of_undoing(documents):
    first = merged()
    second = importing.merge(person("Ada Quill"), new_person("Z Q"))
    with pytest.raises(importing.Undecidable, match="later decisions first"):
        importing.undo(first)
    importing.undo(second)
    importing.undo(first)


def test_a_person_made_by_a_decision_and_known_elsewhere_stays(documents):
    decision = importing.name(local(documents[4], "Mr. Mott"), "Bo Mott")
    importing.identify(local(documents[5], "Mr. Mott"), person("Bo Mott"))
    with pytest.raises(importing.Undecidable, match="known elsewhere"):
        importing.undo(decision)
    assert person("Bo Mott").document_count == 2


REFUSED = {
    "Only two": lambda d: importing.merge(person("Ada Quill"), person("Ada Quill")),
    "Only two different": lambda d: importing.merge(
        local(d[4], "Mr. Mott"), person("Ada Quill")
    ),
    "a person already": lambda d: importing.name(local(d[4], "Mr. Mott"), "Ada Quill"),
    "Give": lambda d: importing.name(local(d[4], "Mr. Mott"), " . "),
    "can be given a name": lambda d: importing.name(person("Ada Quill"), "Bo Mott"),
    "can stay unnamed": lambda d: importing.leave_unnamed(person("Ada Quill")),
    "Choose documents": lambda d: importing.split(
        person("Ada Quill"), [], called="Bo Mott"
    ),
    "another person": lambda d: importing.split(
        person("Ada Quill"), [d[0].pk], person("Ada Quill")
    ),
    "one person already": lambda d: importing.keep_apart(
        person("Ada Quill"), person("Ada Quill")
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(documents, why):
    before = rows()
    with pytest.raises(importing.Undecidable, match=why):
        REFUSED[why](documents)
    assert rows() == before
    assert not Decision.objects.exists()


def test_a_merge_takes_as_many_queries_for_each_step_and_no_more(
    documents, django_assert_max_num_queries
):
    with django_assert_max_num_queries(36):
        merged()
