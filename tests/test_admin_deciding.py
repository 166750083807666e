"""Who is who, decided at the desk: what is shown, one step each, and shut doors."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.desk import INLINE, address, log_in
from tests.literals import bring_in
from tests.reviews import REMARKS, four_texts, member, mott, person, words
from transcripts import importing
from transcripts.models import Decision, Defect, Moved

pytestmark = pytest.mark.django_db

REVIEW = reverse("admin:transcripts_speaker_review")
DECIDE = reverse("admin:transcripts_speaker_decide")


@pytest.fixture
def archive():
    return four_texts()


@pytest.fixture
def editor():
    return member("Editor")


def test_an_open_label_is_shown_with_its_evidence(archive, editor):
    importing.name(mott(archive[2]), "Ib Mott")
    shown = words(editor.get(REVIEW))
    assert "MR. MOTT in Remarks on the Pier" in shown
    assert "2 April 2021 · 2 turns" in shown
    assert "Good morning. The pier is open again" in shown
    assert "ADA QUILL Thank you." in shown
    assert "Decided to be Ib Mott in 1 other document." in shown
    assert "Of that surname: Ib Mott" in shown
    assert shown.count("Stays unnamed") == 1


def test_offices_of_the_day_are_evidence(editor):
    bring_in(REMARKS.format(day=1).replace("MR. MOTT", "DR. BIDEN"), "3.txt")
    assert "President that day: Joe Biden." in words(editor.get(REVIEW))


STEPS = {
    "known": {"called": "Ada Quill", "known": "1"},
    "new": {"called": "Bo Finn", "new": "1"},
    "unnamed": {"unnamed": "1"},
}


@pytest.mark.parametrize(
    ("step", "name", "is_local"),
    [
        ("known", "Ada Quill", False),
        ("new", "Bo Finn", False),
        ("unnamed", "Mr. Mott", True),
    ],
)
def test_an_open_label_is_decided_in_one_step_and_undone(
    archive, editor, step, name, is_local
):
    local = mott(archive[2])
    sent = STEPS[step] | {"local": local.pk, "next": REVIEW}
    shown = editor.post(DECIDE, sent, follow=True)
    decision = Decision.objects.get()
    assert f"Decided: {decision}" in shown.text.replace("&quot;", '"')
    assert decision.made_by.username == "editor"
    voice = archive[2].appearances.get(key="MR. MOTT")
    assert (voice.speaker.name, voice.speaker.is_local) == (name, is_local)
    assert not voice.is_open
    assert words(shown).count("MR. MOTT in Remarks") == 1

    undo = reverse("admin:transcripts_decision_undo", args=[decision.pk])
    assert undo in shown.text
    editor.post(undo, {"next": REVIEW})
    voice.refresh_from_db()
    assert (voice.speaker, voice.is_open) == (local, True)


def test_a_person_that_the_evidence_offers_is_one_button(archive, editor):
    quill = person("Ada Quill")
    sent = {"local": mott(archive[2]).pk, "person": quill.pk}
    assert editor.post(DECIDE, sent).url == REVIEW
    assert archive[2].appearances.get(key="MR. MOTT").speaker == quill


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"called": "Nobody", "known": "1"}, "Nobody’s name has such words"),
        ({"called": "Ada Quill", "new": "1"}, "is a person already"),
        ({"called": "\0", "known": "1"}, "Nobody’s name has such words"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(archive, editor, said, why):
    sent = said | {"local": mott(archive[2]).pk}
    assert why in words(editor.post(DECIDE, sent, follow=True))
    assert not Decision.objects.exists()


def test_people_who_may_be_one_are_merged_or_kept_apart(archive, editor):
    one, other = person("Ada Quill"), person("Ada B. Quill")
    shown = editor.get(REVIEW, {"queue": "pairs"})
    assert "Perhaps one person under two names." in shown.text
    editor.post(DECIDE, {"apart": f"{one.pk}-{other.pk}"})
    shown = editor.get(REVIEW, {"queue": "pairs"})
    assert "Nothing here waits" in shown.text
    importing.undo(Decision.objects.get())
    editor.post(DECIDE, {"merge": f"{other.pk}-{one.pk}"})
    assert "Nothing here waits" in editor.get(REVIEW, {"queue": "pairs"}).text
    other.refresh_from_db()
    assert other.merged_into == one


def test_one_name_with_two_people_is_shown(archive, editor):
    importing.split(person("Ada Quill"), [archive[2].pk], called="Ada Quill")
    shown = editor.get(REVIEW, {"queue": "pairs"})
    assert "One name, and two people." in shown.text


def test_a_typing_error_is_shown_in_its_place_and_confirmed_once(archive, editor):
    defect = Defect.objects.create(
        document=archive[2],
        code="label-slip",
        line=9,
        message="“MR. MOT” is taken for “MR. MOTT”.",
    )
    shown = editor.get(REVIEW, {"queue": "slips"})
    assert defect.message in shown.text
    assert "There is nothing to add from here" in shown.text
    editor.post(DECIDE, {"slip": defect.pk})
    assert "Nothing here waits" in editor.get(REVIEW, {"queue": "slips"}).text
    again = Defect.objects.create(
        document=archive[3], code="label-slip", line=9, message=defect.message
    )
    assert "Nothing here waits" in editor.get(REVIEW, {"queue": "slips"}).text
    importing.undo(Decision.objects.get())
    assert again.message in editor.get(REVIEW, {"queue": "slips"}).text


def test_a_merge_shows_what_moves_before_it_moves(archive, editor):
    gone, kept = person("Ada B. Quill"), person("Ada Quill")
    url = address("speaker", "merge", gone.pk)
    assert kept.name in words(editor.get(url, {"name": "quill"}))
    shown = words(editor.get(url, {"into": kept.pk}))
    assert "1 published document, 3 exchanges" in shown
    assert "Texts that print “ada b quill” will mean Ada Quill" in shown
    assert not Moved.objects.exists()
    editor.post(f"{url}?into={kept.pk}")
    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert editor.get(url).status_code == 404


def test_a_split_shows_what_moves_before_it_moves(archive, editor):
    quill = person("Ada Quill")
    url = address("speaker", "split", quill.pk)
    sent = {"document": [archive[2].pk], "called": "Ada Quill the Elder"}
    shown = editor.post(url, sent | {"look": "1"})
    assert "What would be Ada Quill the Elder’s" in shown.text
    assert not Moved.objects.exists()
    editor.post(url, sent | {"save": "1"})
    elder = person("Ada Quill the Elder")
    assert elder.document_count == 1
    assert archive[2].appearances.filter(speaker=elder, is_decided=True).exists()
    again = editor.post(url, {"save": "1", "called": "X", "document": []})
    assert "Choose documents" in again.text


def test_doors_are_shut_to_those_who_may_not_decide(archive):
    viewer, stranger = member("Viewer"), log_in("view_document", name="cy")
    quill, local = person("Ada Quill"), mott(archive[2])
    decision = importing.name(mott(archive[3]), "Bo Finn")
    undo = reverse("admin:transcripts_decision_undo", args=[decision.pk])
    pages = [
        DECIDE,
        address("speaker", "merge", quill.pk),
        address("speaker", "split", quill.pk),
        undo,
    ]
    shown = viewer.get(REVIEW)
    assert shown.status_code == 200
    assert "Stays unnamed" not in shown.text
    assert "Undo" not in shown.text
    assert stranger.get(REVIEW).status_code == 403
    for client in (viewer, stranger):
        for url in pages:
            assert client.get(url).status_code == 403
            sent = {"local": local.pk, "unnamed": "1", "save": "1"}
            assert client.post(url, sent).status_code == 403
    for url in [REVIEW, *pages]:
        assert "/admin/login/" in Client().post(url).url
    assert list(Decision.objects.in_force()) == [decision]


def test_steps_are_taken_by_post_and_with_the_token_alone(archive, editor):
    sent = {"local": mott(archive[2]).pk, "unnamed": "1"}
    editor.get(DECIDE, sent)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="editor"))
    assert strict.post(DECIDE, sent).status_code == 403
    assert not Decision.objects.exists()


def test_nobody_is_led_elsewhere(archive, editor):
    sent = {"local": mott(archive[2]).pk, "unnamed": "1", "next": "https://evil.test/"}
    assert editor.post(DECIDE, sent).url == REVIEW


@pytest.mark.parametrize("queue", ["open", "slips", "pairs"])
def test_a_queue_takes_as_many_queries_however_long(
    archive, editor, queue, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16) as few:
        editor.get(REVIEW, {"queue": queue})
    before = len(few)
    for day in range(3, 20):
        bring_in(REMARKS.format(day=day), f"{day}x.txt")
    with django_assert_max_num_queries(before):
        page = editor.get(REVIEW, {"queue": queue})
    assert INLINE.findall(page.text) == []
    if queue == "open":
        assert page.text.count("<article") == 10
        on = re.search(r'href="(\?queue=open&amp;after=[^"]+)"', page.text)[1]
        second = editor.get(REVIEW + on.replace("&amp;", "&"))
        assert second.text.count("<article") == 9


def test_an_appearance_says_by_which_rule_its_speaker_is_known(archive, editor):
    by_name = archive[2].appearances.get(speaker__name="Ada Quill")
    assert "one full name is one person" in by_name.rule
    importing.identify(mott(archive[2]), person("Ada Quill"))
    decided = archive[2].appearances.get(key="MR. MOTT")
    page = editor.get(address("appearance", "change", decided.pk))
    assert "A person decided who this is." in page.text
