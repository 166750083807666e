import pytest

from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.models import Change, Document, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return bring(BRIEFING).document


def text_of(document):
    return document.versions.get(is_current=True).text


def correct(document, text, why="A slip of the typist.", base=1):
    return importing.correct(document, text=text, why=why, base=base)


def test_a_mended_text_is_a_version_with_its_reason_and_is_read(document):
    mended = text_of(document).replace("Why did it stop?", "Why did the ferry stop?")
    correct(document, mended, why=" A word  was lost. ")
    first, second = document.versions.order_by("number")
    assert (first.text, first.is_current) == (BRIEFING, False)
    assert (second.text, second.is_current) == (mended, True)
    assert (second.how, second.why) == ("correction", "A word was lost.")
    said = " ".join(turn.text for turn in document.turns.in_order())
    assert "Why did the ferry stop?" in said
    assert Change.objects.last().action == "updated"
    told = document.history.first().history_change_reason
    assert told == "Text mended: A word was lost."


def test_what_a_person_decided_outlives_the_mending(document):
    document.title, document.place = "The Pier", "Elsewhere"
    importing.save_edited(document, fields=["title", "place"])
    correct(document, text_of(document).replace("ferry", "boat"))
    stored = Document.objects.get()
    assert (stored.title, stored.place) == ("The Pier", "Elsewhere")


def test_who_mends_a_text_that_another_mended_is_told_and_loses_nothing(document):
    text = text_of(document)
    correct(document, text.replace("ferry", "boat"))
    with pytest.raises(importing.Overtaken, match="Version 2 became"):
        correct(document, text.replace("pier", "quay"))
    assert document.versions.count() == 2
    both = text.replace("ferry", "boat").replace("pier", "quay")
    correct(document, both, base=2)
    assert text_of(document) == both


@pytest.mark.parametrize(
    ("change", "why", "said"),
    [
        (lambda text: text, "A slip.", "nothing was changed"),
        (lambda text: text.replace("\n", "\r\n"), "A slip.", "nothing was changed"),
        (lambda text: text + "\nQ: And?\n", " ", "Say why"),
        (lambda text: " \n", "A slip.", "only white space"),
        (lambda text: "Nobody speaks here.\n", "A slip.", "no speech"),
    ],
    ids=["as it was", "other line ends", "no reason", "empty", "no speech"],
)
def test_what_is_no_mended_text_is_refused(document, change, why, said):
    with pytest.raises(importing.Unmended, match=said):
        correct(document, change(text_of(document)), why=why)
    assert document.versions.count() == 1


def test_the_text_of_another_version_is_named(document):
    other = bring(CALL.format(date="March 5, 2019"), "call.txt").document
    with pytest.raises(importing.Unmended, match="This is version 1 of “Background"):
        correct(document, text_of(other))


def test_other_line_ends_alone_are_no_change():
    document = bring(BRIEFING.replace("\n", "\r\n")).document
    with pytest.raises(importing.Unmended, match="nothing was changed"):
        correct(document, BRIEFING)
    correct(document, BRIEFING.replace("ferry", "boat"))
    assert text_of(document) == BRIEFING.replace("ferry", "boat")


def test_a_page_becomes_the_text_that_was_in_it():
    page = "<html><body>" + "".join(
        f"<p>{line}</p>" for line in BRIEFING.split("\n") if line
    )
    document = bring(page, "page.html").document
    correct(document, text_of(document).replace("ferry", "boat"))
    version = Version.objects.get(is_current=True)
    assert version.filename == "page.txt"
    assert bytes(version.content).decode() == version.text


def test_a_look_says_what_would_change_and_writes_nothing(document):
    text = text_of(document)
    mended = text + "\nQ: And the fare?\n\nMS. QUILL: It stays.\n"
    seen = importing.effect(document, text=mended, why="A page was lost.", base=1)
    assert "turns" in seen.reread.in_words
    assert "1 exchange" in seen.reread.in_words
    assert seen.lost == ()
    assert document.versions.count() == 1
    assert text_of(document) == text
    document.refresh_from_db()
    assert document.title == Document.objects.get().title


def test_a_look_names_decisions_that_would_be_about_nobody(document):
    decided = document.appearances.filter(labels__0__startswith="MS").first()
    decided.is_decided = True
    decided.save()
    mended = text_of(document).replace(decided.labels[0], "MR. OAK")
    seen = importing.effect(document, text=mended, why="Another spoke.", base=1)
    assert seen.lost == (str(decided),)
