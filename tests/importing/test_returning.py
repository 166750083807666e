"""What was decided is undone where documents were read again or came since."""

import pytest

from tests.importing.decisions import (
    DECISIONS,
    local,
    merged,
    person,
    rows,
    seven_texts,
)
from tests.literals import briefing, bring_in
from transcripts import importing
from transcripts.importing import moving
from transcripts.models import Appearance, Change, Speaker, SpeakerName, Turn

pytestmark = pytest.mark.django_db

COUNTS = "document_count", "exchange_count"


@pytest.fixture
def documents():
    return seven_texts()


def cast():
    """Give who speaks where under which label, and how much, by names alone."""
    voices = Appearance.objects.values_list(
        *("document__title", "sort_date", "key", "speaker__name", "speaker__slug"),
        *("role__slug", "is_open", "is_decided"),
    )
    turns = Turn.objects.values_list("document__date", "position", "speaker__slug")
    people = Speaker.objects.values_list("slug", "merged_into__slug", "identity")
    counts = Speaker.objects.values_list("slug", *COUNTS)
    return [sorted(map(repr, rows)) for rows in (voices, turns, people, counts)]


@pytest.mark.parametrize("name", DECISIONS)
def test_undoing_gives_back_what_was_read_again_since(documents, name, monkeypatch):
    monkeypatch.setattr(moving, "AT_A_TIME", 2)
    before, names = cast(), sorted(SpeakerName.objects.values_list("key", "speaker"))
    decision = DECISIONS[name](documents)
    for document in documents:
        importing.reread(document)
    moved = decision.moved.count()
    effect = importing.effect_of_undoing(decision)
    assert (effect.back, effect.left, effect.stuck) == (moved, 0, [])
    assert cast() != before
    importing.undo(decision)
    assert cast() == before
    assert sorted(SpeakerName.objects.values_list("key", "speaker")) == names


def test_a_text_that_came_after_a_merge_goes_back_by_its_name(documents):
    decision = merged()
    later = bring_in(briefing("June 6, 2021", "Adela Quill-Mott", "MS. QUILL-MOTT"))
    last = Change.objects.order_by("-pk").first().pk
    effect = importing.effect_of_undoing(decision)
    assert (effect.back, effect.since) == (3, 1)
    assert person("Ada Quill").document_count == 5
    importing.undo(decision)
    assert later.appearances.filter(speaker=person("Adela Quill-Mott")).count() == 1
    assert person("Adela Quill-Mott").document_count == 3
    told = {c.document_id for c in Change.objects.after(last)}
    assert told == {documents[2].pk, documents[6].pk, later.pk}


def test_what_was_decided_anew_since_stays_and_is_said(documents):
    decision = merged()
    quill = person("Ada Quill")
    importing.split(quill, [documents[2].pk], called="Bo Finn")
    importing.reread(documents[2])
    before = rows()
    effect = importing.effect_of_undoing(decision)
    assert (effect.back, effect.left) == (1, 1)
    assert effect.stuck == [
        f"“Adela Quill-Mott” in “{documents[2]}”: it is Bo Finn there by now, which"
        " stays so."
    ]
    with pytest.raises(importing.Incomplete, match="cannot come back"):
        importing.undo(decision)
    assert rows() == before
    importing.undo(decision, as_far_as_can_be=True)
    assert person("Bo Finn").document_count == 1
    assert person("Adela Quill-Mott").document_count == 1


def test_a_label_that_is_gone_leaves_nothing_to_give_back(documents):
    decision = importing.name(local(documents[4], "Mr. Mott"), "Bo Mott")
    documents[4].appearances.filter(speaker=person("Bo Mott")).update(key="MR. NOTT")
    effect = importing.effect_of_undoing(decision)
    assert (effect.back, effect.left) == (0, 1)
    assert "nobody of that label" in effect.stuck[0]
    assert effect.stays.startswith("Bo Mott")
    importing.undo(decision, as_far_as_can_be=True)
    assert person("Bo Mott").document_count == 1
