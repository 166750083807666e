import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from tests.importing.literals import BRIEFING, bring
from transcripts import importing, revisions
from transcripts.models import Change, Restoration

pytestmark = pytest.mark.django_db

MENDED = BRIEFING.replace("Why did it stop?", "Why did the ferry stop?")


@pytest.fixture
def mended():
    document = bring(BRIEFING).document
    importing.correct(document, text=MENDED, why="A word was lost.", base=1)
    return document


def restore(document, number=1, why="It was right.", base=2, **options):
    return importing.restore(document, number=number, why=why, base=base, **options)


def said(document):
    return " ".join(turn.text for turn in document.turns.in_order())


def test_an_earlier_text_is_current_again_and_keeps_how_it_came(mended):
    before = list(mended.versions.values("number", "how", "why", "sha256", "made_at"))
    restore(mended, why=" It  was right. ", user=User.objects.create(username="ann"))
    assert mended.versions.get(is_current=True).number == 1
    assert "Why did it stop?" in said(mended)
    after = list(mended.versions.values("number", "how", "why", "sha256", "made_at"))
    assert after == before
    told = Restoration.objects.get()
    assert (told.version.number, told.instead_of.number) == (1, 2)
    assert (told.why, str(told.user)) == ("It was right.", "ann")
    reason = mended.history.first().history_change_reason
    assert reason == "Version 1 restored: It was right."
    assert Change.objects.last().action == "updated"


def test_it_goes_back_and_forth_and_each_step_is_told(mended):
    restore(mended)
    restore(mended, number=2, base=1, why="It was not.")
    assert "Why did the ferry stop?" in said(mended)
    assert [r.why for r in Restoration.objects.all()] == [
        "It was not.",
        "It was right.",
    ]


def test_no_text_is_ever_shown_under_the_tag_of_another(mended):
    tags = [revisions.of_document(mended.pk).tag("page")]
    restore(mended)
    tags.append(revisions.of_document(mended.pk).tag("page"))
    restore(mended, number=2, base=1)
    tags.append(revisions.of_document(mended.pk).tag("page"))
    assert len(set(tags)) == 3


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"why": " "}, "Say why"),
        ({"number": 2}, "not one to go back to"),
        ({"number": 9}, "not one to go back to"),
    ],
)
def test_what_cannot_be_is_refused(mended, given, message):
    with pytest.raises(importing.Unmended, match=message):
        restore(mended, **given)
    assert mended.versions.get(is_current=True).number == 2
    assert not Restoration.objects.exists()


def test_who_comes_second_is_told_and_changes_nothing(mended):
    importing.correct(mended, text=f"{MENDED}\nQ: So?\n", why="Lost.", base=2)
    with pytest.raises(importing.Overtaken):
        restore(mended)
    assert mended.versions.get(is_current=True).number == 3


def test_a_text_that_is_refused_now_is_not_restored(mended, monkeypatch):
    first = mended.versions.get(number=1)
    mended.versions.filter(pk=first.pk).update(content=b" ")
    with pytest.raises(importing.Unmended, match="white space"):
        restore(mended)
    assert mended.versions.get(is_current=True).number == 2


def test_a_look_says_what_would_change_and_writes_nothing(mended):
    seen = importing.effect_of_restoring(mended, number=1, why="A look.", base=2)
    assert "1 turn" in seen.reread.in_words
    assert mended.versions.get(is_current=True).number == 2
    assert not Restoration.objects.exists()


def test_what_comes_in_later_is_a_version_after_all(mended):
    restore(mended)
    again = bring(BRIEFING.replace("county", "state"), "later.txt").document
    assert again == mended
    assert mended.versions.get(is_current=True).number == 3


def test_the_archive_still_agrees_with_its_record(mended, capsys):
    restore(mended)
    call_command("verify_archive")
