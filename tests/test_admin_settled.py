"""People found by part of a name, slips denied, and what undoing brings back, shown."""

import re

import pytest
from django.urls import reverse

from tests.desk import INLINE, address
from tests.literals import bring_in
from tests.reviews import REMARKS, four_texts, member, mott, person, words
from transcripts import importing
from transcripts.admin import finding
from transcripts.admin.finding import people_called
from transcripts.importing.naming import file_under
from transcripts.models import Decision, Speaker

pytestmark = pytest.mark.django_db

REVIEW = reverse("admin:transcripts_speaker_review")
DECIDE = reverse("admin:transcripts_speaker_decide")


@pytest.fixture
def archive():
    return four_texts()


@pytest.fixture
def editor():
    return member("Editor")


@pytest.mark.parametrize("typed", ["quill", "QUI", "b quill", "ada-quill", "Adá"])
def test_a_person_is_found_by_any_part_of_a_name(archive, editor, typed):
    quill = person("Ada B. Quill") if typed == "b quill" else person("Ada Quill")
    sent = {"local": mott(archive[2]).pk, "called": typed, "known": "1"}
    page = editor.post(DECIDE, sent | {"next": REVIEW})
    if typed == "ada-quill":  # the last part of an address is nobody else's
        assert page.url == REVIEW
    else:
        assert f'name="person" value="{quill.pk}">{quill.name}</button>' in page.text
        assert INLINE.findall(page.text) == []
        assert not Decision.objects.exists()
        hidden = re.findall(
            r'type="hidden" name="(local|next)" value="(.*?)"', page.text
        )
        assert editor.post(DECIDE, dict(hidden) | {"person": quill.pk}).url == REVIEW
    assert archive[2].appearances.get(key="MR. MOTT").speaker == quill


def test_an_alias_finds_whom_it_means_and_a_new_name_its_bearer(archive, editor):
    importing.merge(person("Ada B. Quill"), person("Ada Quill"))
    quill = person("Ada Quill")
    quill.name = "Adela Finn"
    importing.save_speaker(quill, fields=["name"])
    for typed in ("b qui", "finn", "ada"):
        assert people_called(typed) == [quill]
    assert people_called("b finn") == []  # of two names, which nobody had as one
    assert people_called("fi") == []  # three letters begin a word


def test_a_split_asks_whom_part_of_a_name_means(archive, editor):
    quill, other = person("Ada Quill"), person("Ada B. Quill")
    url = address("speaker", "split", quill.pk)
    sent = {"document": [archive[0].pk, archive[2].pk], "to": "b quill", "look": "1"}
    page = editor.post(url, sent)
    assert f'name="to" value="{other.slug}">Ada B. Quill</button>' in page.text
    assert page.text.count('type="hidden" name="document"') == 4
    assert "What would be Ada B. Quill’s" in words(
        editor.post(url, sent | {"to": other.slug})
    )


def test_people_are_found_within_bounds_however_many_there_are(
    archive, django_assert_max_num_queries
):
    people = [Speaker(name=f"Bo Mottram {n}", slug=f"bo-{n}") for n in range(60)]
    for one in Speaker.objects.bulk_create(people):
        file_under(one, one.name)
    with django_assert_max_num_queries(2):
        assert len(people_called("mottr bo")) == finding.OFFERED


def test_what_undoing_brings_back_is_shown_before_it_is_undone(archive, editor):
    decision = importing.merge(person("Ada B. Quill"), person("Ada Quill"))
    url = reverse("admin:transcripts_decision_undo", args=[decision.pk])
    importing.reread(archive[1])
    page = editor.get(url)
    assert "1 voice comes back to Ada B. Quill." in words(page)
    assert INLINE.findall(page.text) == []
    importing.split(person("Ada Quill"), [archive[1].pk], called="Bo Finn")
    shown = editor.post(url, {"next": REVIEW}, follow=True)
    assert "1 cannot come back" in words(shown)
    assert "it is Bo Finn there by now" in words(shown)
    assert decision in Decision.objects.in_force()
    editor.post(url, {"partly": "1"})
    assert decision not in Decision.objects.in_force()
    assert "This was undone already." in words(editor.get(url))


def test_a_typing_error_that_is_none_is_one_step_and_undone(archive, editor):
    text = REMARKS.format(day=5).replace("MR. MOTT: The", "MR. MOTTE: The")
    text += "\nMR. MOTT: And so it is.\n\nMR. MOTT: For good.\n"
    document = bring_in(text, "5.txt")
    defect = document.defects.get(code="label-slip")
    shown = editor.get(REVIEW, {"queue": "slips"})
    assert "It is none: keep it as it is printed" in words(shown)
    editor.post(DECIDE, {"no-slip": defect.pk})
    decision = Decision.objects.get()
    assert (decision.kind, decision.made_by.username) == ("no-slip", "editor")
    assert "Nothing here waits" in editor.get(REVIEW, {"queue": "slips"}).text
    assert document.appearances.filter(key="MR. MOTTE").exists()
    undo = reverse("admin:transcripts_decision_undo", args=[decision.pk])
    assert "1 document would be read again without it." in words(editor.get(undo))
    editor.post(undo, {"next": REVIEW})
    assert not document.appearances.filter(key="MR. MOTTE").exists()
    assert defect.message in editor.get(REVIEW, {"queue": "slips"}).text
