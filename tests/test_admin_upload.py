import datetime as dt
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from tests.desk import (
    UPLOAD,
    confirm,
    file,
    hashes,
    log_in,
    look,
    outcomes,
    report,
    upload,
)
from tests.importing.literals import BRIEFING, CALL, ROWS, bring
from transcripts.admin import settling
from transcripts.models import Document, Speaker, StagedFile, Upload, Version

pytestmark = pytest.mark.django_db

BAD = Path(__file__).parents[1] / "fixtures" / "bad"
OTHER = CALL.format(date="March 5, 2019")


def counts():
    return [model.objects.count() for model in ROWS]


def archive():
    """Give everything in the archive but keys, times and how it came in."""
    passing = {"id", "slug", "made_at", "created_at", "updated_at", "how", "filename"}
    return [
        {
            name: bytes(value) if isinstance(value, memoryview) else value
            for name, value in row.items()
            if name not in passing and not name.endswith("_id")
        }
        for model in ROWS
        for row in model.objects.order_by("pk").values()
    ]


@pytest.fixture
def archivist(db):
    """Log somebody in who may add and change documents, and nothing else."""
    return log_in(
        "add_document",
        "change_document",
        "view_document",
        "publish_document",
        name="ann",
    )


def test_a_preview_shows_what_was_read_and_writes_nothing(archivist):
    before = counts()
    shown = look(archivist, file(BRIEFING))
    assert counts() == before
    for words in (
        "Would be a new document",
        "Press Briefing by Press Secretary Ada Quill",
        "Monday, 4 March 2019",
        "1:05 P.M. EST",
        "1:20 P.M. EST",
        "Press briefing",
        "Harbor Hall",
        "MS. QUILL",
        "Press Secretary",
        "1 statement, 2 questions, 2 answers, 2 exchanges",
        "Why did it stop?",
    ):
        assert words in shown.text


def test_a_preview_shows_ground_rules_and_defects_with_their_lines(archivist):
    shown = look(archivist, file(OTHER.replace("March 5, 2019", "")))
    facts = {f.name: f for f in shown.context["previews"][0].reading.facts}
    assert facts["Ground rules"].value == "On background"
    assert facts["Ground rules"].line > 1
    assert facts["Date"].value == "none found: it would be undated"
    assert "no-date" in shown.text
    assert "For review: No date is printed in it." in shown.text


def test_confirming_gives_what_the_command_gives(archivist, tmp_path):
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (BRIEFING, OTHER), strict=True):
        path.write_text(text)
    with transaction.atomic():
        call_command("import_transcripts", *map(str, paths), verbosity=0)
        by_command = archive()
        transaction.set_rollback(True)
    assert not Document.objects.exists()

    url = upload(archivist, *(file(p.read_bytes(), p.name) for p in paths))
    done = confirm(archivist, url)

    assert archive() == by_command
    assert report(done) == {"a.txt": "created", "b.txt": "created"}
    assert set(Version.objects.values_list("how", flat=True)) == {"upload"}
    assert LogEntry.objects.count() == 2
    assert {d.history.get().history_user.username for d in Document.objects.all()} == {
        "ann"
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.txt", "The file is empty."),
        ("blank.txt", "only white space"),
        ("binary.txt", "looks like a PNG picture"),
        ("nul-bytes.txt", "NUL"),
        ("no-speech.txt", "There is no speech in it"),
        ("broken.zip", "The zip is damaged"),
        ("locked.zip", "locked with a password"),
        ("nested.zip", "a zip within a zip"),
        ("traversal.zip", "Its name leads out of the zip"),
        ("mixed-encoding.txt", "mixed-encoding"),
        ("wrong-encoding.txt", "mojibake"),
        ("no-date.txt", "it would be undated"),
        ("future-date.txt", "is in the future"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_stops_no_other(archivist, name, words):
    shown = look(archivist, file((BAD / name).read_bytes(), name), file(BRIEFING))
    assert words in shown.text
    assert outcomes(shown)["briefing.txt"][0] == "created"
    done = confirm(archivist, upload(archivist, file((BAD / name).read_bytes(), name)))
    assert words in done.text or "Created" in done.text
    assert done.status_code == 200


def test_other_kinds_of_files_are_refused_by_name(archivist):
    shown = look(archivist, file(BRIEFING, "a.doc"), file(BRIEFING, "b"))
    assert "none of .docx, .htm, .html, .md, .pdf" in outcomes(shown)["a.doc"][1]
    assert outcomes(shown)["b"][0] == "refused"


def test_the_same_bytes_and_the_same_briefing_are_told_within_an_upload(archivist):
    later = BRIEFING.replace("The county does", "The state does")
    files = file(BRIEFING, "1.txt"), file(BRIEFING, "2.txt"), file(later, "3.txt")
    url = upload(archivist, *files)
    told = outcomes(archivist.get(url))
    assert told["2.txt"] == ("skipped", "The same bytes are in this upload as 1.txt.")
    assert told["3.txt"][1].startswith("It seems to be the briefing of 1.txt again")

    done = report(confirm(archivist, url))
    assert done == {"1.txt": "created", "2.txt": "skipped", "3.txt": "new version"}


def test_what_is_known_is_told_with_a_link(archivist):
    document = bring(BRIEFING).document
    link = reverse("admin:transcripts_document_change", args=[document.pk])
    known = look(archivist, file(BRIEFING))
    assert outcomes(known)["briefing.txt"][0] == "skipped"
    assert link in known.text
    version = look(archivist, file(BRIEFING.replace("county", "state")))
    assert outcomes(version)["briefing.txt"][0] == "new version"
    assert link in version.text


def test_what_is_not_ticked_is_left_out(archivist):
    url = upload(
        archivist, file(BRIEFING, "a.txt"), file(OTHER, "b.txt"), file("", "c.txt")
    )
    wanted = hashes(archivist.get(url))[:1]
    done = archivist.post(url, {"wanted": wanted}, follow=True)
    assert report(done) == {"a.txt": "created", "b.txt": "left out", "c.txt": "refused"}
    assert not StagedFile.objects.exclude(content=b"").exists()


def test_nothing_ticked_imports_nothing_and_says_so(archivist):
    url = upload(archivist, file(BRIEFING))
    assert "Tick the files to import" in archivist.post(url, follow=True).text
    assert not Document.objects.exists()
    assert Upload.objects.get().confirmed_at is None


def test_confirming_twice_imports_once(archivist):
    url = upload(archivist, file(BRIEFING))
    wanted = hashes(archivist.get(url))
    confirm(archivist, url)
    again = archivist.post(url, {"wanted": wanted}, follow=True)
    assert report(again) == {"briefing.txt": "created"}
    assert Version.objects.count() == 1


def test_a_confirmation_cut_short_goes_on_where_it_was(archivist, monkeypatch):
    url = upload(archivist, file(BRIEFING, "a.txt"), file(OTHER, "b.txt"))
    bring_in = settling.importing.import_document

    def fail_on_second(**options):
        if options["filename"] == "b.txt":
            raise SystemExit
        return bring_in(**options)

    with monkeypatch.context() as patch:
        patch.setattr(settling.importing, "import_document", fail_on_second)
        with pytest.raises(SystemExit):
            confirm(archivist, url)
    assert Document.objects.count() == 1

    assert list(outcomes(archivist.get(url))) == ["b.txt"]
    assert report(confirm(archivist, url)) == {"a.txt": "created", "b.txt": "created"}


def test_an_upload_can_be_discarded(archivist):
    url = upload(archivist, file(BRIEFING))
    assert "was discarded" in archivist.post(url, {"discard": "1"}, follow=True).text
    assert not StagedFile.objects.exists()
    assert archivist.get(url).status_code == 404


def test_uploads_that_wait_are_listed_and_old_ones_go(archivist):
    url = upload(archivist, file(BRIEFING))
    assert url in archivist.get(UPLOAD).text
    long_ago = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
    Upload.objects.update(made_at=long_ago)
    upload(archivist, file(OTHER))
    assert archivist.get(url).status_code == 404


def test_a_pasted_text_is_read_as_a_file_of_it_would_be(archivist):
    crlf = BRIEFING.replace("\n", "\r\n").replace("mended", "mendéd")
    shown = look(archivist, text=crlf, encoding="utf-16", source_name="Press office")
    assert outcomes(shown) == {"Pasted text": ("created", "")}
    confirm(archivist, Upload.objects.get().get_absolute_url())
    version = Version.objects.get()
    assert bytes(version.content).decode() == crlf.replace("\r\n", "\n")
    assert (version.encoding, version.source_name) == ("utf-8", "Press office")


def test_an_encoding_named_is_the_one_that_files_are_read_by(archivist):
    content = BRIEFING.replace("storm", "störm").encode("mac-roman")
    url = upload(archivist, file(content), encoding="mac-roman")
    confirm(archivist, url)
    assert "störm" in Document.objects.get().turns.get(position=3).text
    assert Version.objects.get().encoding == "mac-roman"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose a file, or paste a text."),
        ({"text": " \r\n "}, "Choose a file, or paste a text."),
        ({"text": BRIEFING, "encoding": "rot13"}, "Select a valid choice."),
        ({"text": BRIEFING, "source_name": "x" * 201}, "at most 200 characters"),
    ],
)
def test_a_form_that_says_nothing_usable_is_shown_again(archivist, fields, words):
    response = archivist.post(UPLOAD, fields)
    assert words in response.text
    assert "<title>Error:" in response.text
    assert not Upload.objects.exists()


def test_a_preview_of_a_person_makes_no_person(archivist):
    look(archivist, file(BRIEFING))
    assert not Speaker.objects.exists()
