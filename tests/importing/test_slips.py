"""Whether a label is a typing error is decided once, for every text that prints it."""

import pytest

from tests.literals import bring_in
from transcripts import importing, parsing
from transcripts.importing import slips
from transcripts.models import Appearance, Change, Decision, Defect, Speaker
from transcripts.parsed import parsed_from_bytes

pytestmark = pytest.mark.django_db

TALK = """\
Remarks on the Pier

April {day}, 2021

MR. BARNETT: Good morning. The pier is open again, and everybody is glad of it.

Q: And the fare?

MR. BARNETT: The fare stays as it is, whatever anybody says of it.

Q: Since when?

{odd}: Since the storm, as you know very well.

Q: And the ferry?

MR. BARNETT: The ferry goes at nine. We said so yesterday.
"""
NOTE = "“MR. BARNET” is taken for “MR. BARNETT”."
KEPT = "“MR. BARNET” is not taken for “MR. BARNETT”."


def talk(day, odd="MR. BARNET"):
    return bring_in(TALK.format(day=day, odd=odd), f"{day}.txt")


def heard(document):
    return list(document.appearances.order_by("key").values_list("key", flat=True))


def noted(document):
    return sorted(
        document.defects.filter(message__contains="taken").values_list(
            "code", "message"
        )
    )


@pytest.fixture
def documents():
    return [talk(1), talk(2)]


def test_the_parser_takes_no_label_for_another_that_a_person_said_is_none():
    text = TALK.format(day=1, odd="MR. BARNET")
    keys = {speaker.key for speaker in parsing.parse(text).speakers}
    kept = parsing.parse(text, distinct=[NOTE])
    assert {speaker.key for speaker in kept.speakers} == keys | {"MR. BARNET"}
    assert [d.message for d in kept.defects if d.code == parsing.KEPT] == [KEPT]
    assert not [d for d in kept.defects if d.code == "label-slip"]
    other = parsing.parse(text, distinct=["“MR. BARNET” is taken for “MR. MOTT”."])
    assert {speaker.key for speaker in other.speakers} == keys


def test_an_honorific_that_is_none_is_another_person():
    text = TALK.format(day=1, odd="MS. BARNETT")
    text += "\nQ: And then?\n\nMR. BARNETT: At ten, as it always did.\n"
    note = "“MS. BARNETT” is taken for “MR. BARNETT”."
    assert note in [d.message for d in parsing.parse(text).defects]
    kept = parsing.parse(text, distinct=[note])
    assert {"MR. BARNETT", "MS. BARNETT"} <= {speaker.key for speaker in kept.speakers}


def test_a_label_that_is_no_slip_is_kept_here_elsewhere_and_in_texts_to_come(documents):
    assert [heard(d) for d in documents] == [["MR. BARNETT", "Q"]] * 2
    decision = importing.reject_slip(documents[0].defects.get(message=NOTE))
    later = talk(3)
    for document in (*documents, later):
        assert heard(document) == ["MR. BARNET", "MR. BARNETT", "Q"]
        assert noted(document) == [(parsing.KEPT, KEPT)]
        importing.reread(document)
        assert heard(document) == ["MR. BARNET", "MR. BARNETT", "Q"]
    assert str(decision) == f"It is not so: {NOTE.removesuffix('.')}"
    odd = Appearance.objects.filter(key="MR. BARNET")
    assert odd.filter(is_open=True).count() == 3


def test_what_is_parsed_apart_is_read_by_it_too(documents):
    importing.reject_slip(documents[0].defects.get(message=NOTE))
    content = TALK.format(day=4, odd="MR. BARNET").encode()
    apart = importing.parsed_apart(content, "4.txt")
    assert "MR. BARNET" in {speaker.key for speaker in apart.transcript.speakers}
    assert "MR. BARNET" not in {
        speaker.key
        for speaker in parsed_from_bytes(content, "4.txt").transcript.speakers
    }


def test_undoing_reads_without_it_what_came_since_too(documents):
    decision = importing.reject_slip(documents[0].defects.get(message=NOTE))
    later = talk(3)
    last = Change.objects.order_by("-pk").first().pk
    assert importing.effect_of_undoing(decision).read_again == 3
    assert Decision.objects.on_slip(NOTE).exists()
    importing.undo(decision)
    for document in (*documents, later):
        assert heard(document) == ["MR. BARNETT", "Q"]
        assert noted(document) == [("label-slip", NOTE)]
    assert not Speaker.objects.filter(name__icontains="barnet", name__endswith="et")
    told = {change.document_id for change in Change.objects.after(last)}
    assert told == {d.pk for d in (*documents, later)}


def test_who_was_decided_since_is_not_lost_silently(documents):
    decision = importing.reject_slip(documents[0].defects.get(message=NOTE))
    odd = documents[0].appearances.get(key="MR. BARNET").speaker
    named = importing.name(odd, "Cy Barnet")
    with pytest.raises(importing.Undecidable, match="was decided, and would be lost"):
        importing.undo(decision)
    assert "MR. BARNET" in heard(documents[0])
    importing.undo(named)
    importing.undo(decision)
    assert "MR. BARNET" not in heard(documents[0])


def test_a_slip_once_confirmed_is_asked_of_no_text_again(documents):
    decision = importing.confirm_slip(documents[0].defects.get(message=NOTE))
    later = talk(3)
    for document in (*documents, later):
        assert heard(document) == ["MR. BARNETT", "Q"]
    with pytest.raises(importing.Undecidable, match="decided already"):
        importing.reject_slip(later.defects.get(message=NOTE))
    importing.undo(decision)
    assert not Decision.objects.on_slip(NOTE).exists()


def test_no_more_documents_are_read_at_once_than_somebody_waits_for(
    documents, monkeypatch
):
    monkeypatch.setattr(slips, "MOST", 1)
    with pytest.raises(importing.Undecidable, match="More than 1 document"):
        importing.reject_slip(documents[0].defects.get(message=NOTE))
    assert not Decision.objects.exists()
    assert heard(documents[0]) == ["MR. BARNETT", "Q"]


def test_what_cannot_be_read_again_is_not_decided(documents, monkeypatch):
    importing.reread(documents[0])
    defect = Defect.objects.filter(document=documents[0], message=NOTE).get()
    version = documents[0].versions.get()
    version.content = b""
    version.save()
    with pytest.raises(importing.Undecidable, match="cannot be read again"):
        importing.reject_slip(defect)
    assert not Decision.objects.exists()
