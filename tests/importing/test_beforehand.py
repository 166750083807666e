"""What is decided of a text before it is imported holds then, and when it is read again."""

import datetime as dt

import pytest

from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.importing import Decisions, Unsound, Voice
from transcripts.models import (
    Change,
    Decision,
    Document,
    LineMark,
    OldAddress,
    Speaker,
    Version,
)
from transcripts.parsing import ElementKind as Kind
from transcripts.parsing import mark_of

pytestmark = pytest.mark.django_db

OPEN = BRIEFING.replace("by Press Secretary Ada Quill", "on the Ferry")
WAS = {"title": "The Ferry Sails", "date": "2019-03-05", "start_time": "13:00"}


def voices(document):
    return {a.key: a.speaker and a.speaker.name for a in document.appearances.all()}


def kinds(document):
    return [turn.kind for turn in document.turns.in_order()]


def lost(document):
    return [d.code for d in document.defects.all() if d.code.startswith("mark-")]


def test_fields_are_as_they_were_decided_and_stay_so():
    document = bring(BRIEFING, decided=Decisions(WAS)).document
    for _ in range(2):
        found = Document.objects.get()
        assert (found.title, found.date) == ("The Ferry Sails", dt.date(2019, 3, 5))
        assert (found.start_time, found.start_printed) == (dt.time(13), "")
        assert found.duration_minutes == 20
        assert found.slug == "the-ferry-sails"
        importing.reread(document)
    assert not OldAddress.objects.exists()


NONE = dict.fromkeys(("date", "place", "start_time", "principal", "attribution"))


def test_a_field_may_be_decided_to_be_none_and_stays_so():
    decided = Decisions.from_json(Decisions(NONE).to_json())
    document = bring(BRIEFING, decided=decided).document
    for _ in range(2):
        found = Document.objects.get()
        assert {name: getattr(found, name) for name in NONE} == {
            "date": None,
            "place": "",
            "start_time": None,
            "principal": "",
            "attribution": "",
        }
        assert set(NONE) < set(found.decided_fields)
        assert not [why for why in found.review_reasons if "date" in why]
        assert "/undated/" in found.get_absolute_url()
        importing.reread(document)


def test_a_field_that_is_decided_to_be_none_is_said_to_be_so():
    decided = Decisions({"place": None, "title": "The Ferry"})
    assert decided.in_words == "that there is no place, title"
    bring(BRIEFING, decided=Decisions({"place": "The Quay"}))
    later = bring(BRIEFING.replace("county", "state"), decided=decided)
    assert "does not become “none”." in later.reason
    assert Document.objects.get().place == "The Quay"


def test_every_document_has_a_title_and_a_kind():
    for name in ("title", "kind"):
        with pytest.raises(Unsound, match=f"{name}: every document has one"):
            Decisions.from_json({"fields": {name: None}})


def test_one_change_tells_of_a_document_with_decided_fields():
    bring(BRIEFING, decided=Decisions(WAS))
    assert [change.action for change in Change.objects.all()] == ["created"]


def test_a_date_that_was_decided_says_who_held_an_office():
    text = CALL.format(date="").replace("SENIOR ADMINISTRATION OFFICIAL", "MS. QUILL")
    document = bring(text, decided=Decisions({"date": "2019-03-05"})).document
    assert document.date == dt.date(2019, 3, 5)
    assert not [why for why in document.review_reasons if "date" in why]


@pytest.mark.parametrize("way", ["known", "new", "unnamed"])
def test_who_speaks_is_decided_and_stays_so(way):
    bring(BRIEFING)
    person = Speaker.objects.people().get(name="Ada Quill")
    voice = {
        "known": Voice("MS. REED", person=person.pk),
        "new": Voice("MS. REED", called="Iris Reed"),
        "unnamed": Voice("MS. REED"),
    }[way]
    text = OPEN.replace("QUILL", "REED").replace("ferry", "boat")
    document = bring(text, decided=Decisions(speakers=(voice,))).document
    named = {"known": "Ada Quill", "new": "Iris Reed", "unnamed": "Ms. Reed"}[way]
    for _ in range(2):
        assert voices(document)["MS. REED"] == named
        assert document.appearances.get(key="MS. REED").is_decided
        importing.reread(document)
    assert Decision.objects.count() == 1


def test_a_decision_made_beforehand_can_be_undone():
    decided = Decisions(speakers=(Voice("MS. QUILL", called="Iris Reed"),))
    document = bring(OPEN, decided=decided).document
    importing.undo(Decision.objects.get())
    assert voices(document)["MS. QUILL"] == "Ms. Quill"
    assert not Speaker.objects.people().exists()


def test_whoever_was_merged_since_is_meant():
    one = Speaker.objects.create(name="Iris Reed", slug="iris-reed")
    other = Speaker.objects.create(name="I. Reed", slug="i-reed")
    importing.merge(other, one)
    decided = Decisions(speakers=(Voice("MS. QUILL", person=other.pk),))
    assert voices(bring(OPEN, decided=decided).document)["MS. QUILL"] == "Iris Reed"


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (Voice("MS. REED", called="Iris Reed"), "Nobody speaks as MS. REED"),
        (Voice("MS. QUILL", person=999), "The person chosen is gone since."),
        (Voice("Q", called="Iris Reed"), "does not tell its voices apart"),
    ],
)
def test_what_cannot_be_decided_is_said(voice, said):
    outcome = bring(OPEN, decided=Decisions(speakers=(voice,)))
    assert said in outcome.reason
    assert outcome.status == "created"


def test_marks_are_kept_with_the_document_and_hold_when_it_is_read_again():
    marks = (mark_of(BRIEFING, 17, Kind.QUESTION), mark_of(BRIEFING, 7, Kind.TITLE))
    document = bring(BRIEFING, decided=Decisions(marks=marks)).document
    assert [row.as_parsed() for row in document.marks.all()] == list(marks)
    before = kinds(document)
    assert document.title == "Harbor Hall"
    assert before.count("question") == 3
    importing.reread(document)
    document.refresh_from_db()
    assert (document.title, kinds(document)) == ("Harbor Hall", before)


def test_a_new_version_is_read_by_the_marks_of_its_document_and_by_its_own():
    first = mark_of(BRIEFING, 17, Kind.QUESTION)
    bring(BRIEFING, decided=Decisions(marks=(first,)))
    newer = BRIEFING.replace("county", "state")
    second = mark_of(newer, 11, Kind.MODERATION)
    document = bring(newer, decided=Decisions(marks=(second,))).document
    assert Version.objects.count() == 2
    assert document.marks.count() == 2
    assert kinds(document).count("question") == 3
    assert kinds(document)[0] == "moderation"
    assert lost(document) == []


def test_a_mark_that_a_new_version_loses_is_said():
    mark = mark_of(BRIEFING, 17, Kind.QUESTION)
    bring(BRIEFING, decided=Decisions(marks=(mark,)))
    document = bring(BRIEFING.replace("It is mended now.", "Soon.")).document
    assert lost(document) == ["mark-lost"]
    assert document.marks.count() == 1


def test_mending_and_restoring_keep_marks_and_say_which_they_lose():
    mark = mark_of(BRIEFING, 17, Kind.QUESTION)
    document = bring(BRIEFING, decided=Decisions(marks=(mark,))).document
    keeps = BRIEFING.replace("county", "state")
    loses = BRIEFING.replace("It is mended now.", "Soon.")
    looks = [
        importing.effect(document, text=text, why="A slip.", base=1)
        for text in (keeps, loses)
    ]
    assert [len(look.unmarked) for look in looks] == [0, 1]
    importing.correct(document, text=keeps, why="A slip.", base=1)
    assert kinds(document).count("question") == 3
    importing.restore(document, number=1, why="It was right.", base=2)
    assert kinds(document).count("question") == 3


def test_lines_of_a_stored_document_are_marked_and_unmarked():
    document = bring(BRIEFING).document
    before = kinds(document)
    importing.mark_line(document, mark_of(BRIEFING, 17, Kind.QUESTION))
    assert kinds(document).count("question") == 3
    importing.mark_line(document, mark_of(BRIEFING, 17, Kind.ANSWER))
    row = LineMark.objects.get()  # what was said last of a line counts
    assert row.kind == "answer"
    importing.unmark_line(document, row.pk)
    assert kinds(document) == before
    with pytest.raises(importing.Unmended):
        importing.unmark_line(document, row.pk)
    assert Change.objects.last().action == "updated"


def test_marks_that_leave_nothing_to_be_read_are_refused():
    text = "MS. QUILL: Good afternoon.\n"
    document = bring(text).document
    with pytest.raises(importing.Unmended):
        importing.mark_line(document, mark_of(text, 1, Kind.FURNITURE))
    assert not LineMark.objects.exists()
    assert document.turns.count() == 1


def test_what_looks_like_another_version_may_be_a_separate_document():
    bring(BRIEFING)
    newer = BRIEFING.replace("county", "state")
    decided = Decisions(separate=True)
    seen = importing.preview(content=newer.encode(), filename="b.txt", decided=decided)
    assert seen.status == "created"
    assert bring(newer, decided=decided).status == "created"
    assert Document.objects.count() == 2


def test_what_was_decided_before_stays_and_the_conflict_is_said():
    bring(BRIEFING, decided=Decisions({"title": "The Ferry"}))
    newer = BRIEFING.replace("county", "state")
    decided = Decisions({"title": "The Boat", "place": "The Quay"})
    seen = importing.preview(content=newer.encode(), filename="b.txt", decided=decided)
    outcome = bring(newer, decided=decided)
    for said in (seen.reason, outcome.reason):
        assert "Title stays as it was decided before, “The Ferry”" in said
        assert "“The Boat”" in said
    document = Document.objects.get()
    assert (document.title, document.place) == ("The Ferry", "The Quay")


def test_a_speaker_decided_before_stays_and_the_conflict_is_said():
    bring(OPEN, decided=Decisions(speakers=(Voice("MS. QUILL", called="Iris Reed"),)))
    newer = OPEN.replace("county", "state")
    decided = Decisions(speakers=(Voice("MS. QUILL", called="Eva Reed"),))
    outcome = bring(newer, decided=decided)
    assert "MS. QUILL stays Iris Reed" in outcome.reason
    assert voices(outcome.document)["MS. QUILL"] == "Iris Reed"


def test_decisions_are_what_their_json_says():
    decided = Decisions(
        WAS,
        (Voice("MS. QUILL", called="Iris Reed"), Voice("Q", person=3)),
        (mark_of(BRIEFING, 17, Kind.QUESTION), mark_of(BRIEFING, 11, None, column=1)),
        separate=True,
    )
    assert Decisions.from_json(decided.to_json()) == decided
    assert Decisions.from_json({}) == Decisions()
    assert Decisions().to_json() == {}


MARK = {"line": 1, "text": "a", "nth": 1, "of": 1, "before": "", "after": ""}


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ([], "decisions:"),
        ({"colour": "red"}, "decisions: there is no “colour”"),
        ({"fields": {"slug": "x"}}, "fields: there is no “slug”"),
        ({"fields": {"title": 3}}, "title:"),
        ({"fields": {"title": ""}}, "title:"),
        ({"fields": {"date": "2019-02-30"}}, "date:"),
        ({"fields": {"kind": "opera"}}, "kind:"),
        ({"fields": {"source_url": "javascript:1"}}, "source_url:"),
        ({"separate": 1}, "separate:"),
        ({"speakers": {}}, "speakers:"),
        ({"speakers": [{"key": ""}]}, "speakers:"),
        ({"speakers": [{"key": "Q", "person": 1, "called": "A B"}]}, "speakers: Q"),
        ({"marks": [MARK | {"nth": 0}]}, "marks:"),
        ({"marks": [MARK | {"kind": "opera"}]}, "marks: there is no element “opera”"),
        ({"marks": [MARK | {"colour": "red"}]}, "marks: there is no “colour”"),
    ],
)
def test_json_that_is_no_decision_is_refused_by_field(stored, said):
    with pytest.raises(Unsound, match=said):
        Decisions.from_json(stored)
