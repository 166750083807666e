"""Uploads of many files: listed, ticked, imported, reported."""

import csv
import io
import json
import zipfile

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk import file, log_in, outcomes, upload
from tests.importing.literals import bring
from tests.many import act, became, many, text, would_be
from transcripts.admin import following, settling, staging
from transcripts.models import Document, StagedFile, Upload, Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few")]


def test_a_large_upload_is_read_once_and_listed_from_what_was_kept(
    archivist, monkeypatch
):
    url = upload(archivist, *many(), file("Milk. Eggs.", "list.txt"))
    monkeypatch.setattr(settling.importing, "parsed_apart", None)  # would fail
    shown = archivist.get(url)
    assert "4 of 5 files are ticked" in shown.text
    assert "There is no speech in it" in shown.text
    assert "Would be a new document: 4" in shown.text
    first = StagedFile.objects.get(position=1)
    assert first.report == {
        "reason": "",
        "review": [],
        "document": None,
        "is_version_of": "",
        "title": "Press Briefing by Press Secretary Ada Quill",
        "date": "2019-03-01",
        "exchanges": 2,
        "speakers": 2,
        "defects": 0,
        "seen": first.report["seen"],
    }
    assert not Document.objects.exists()


def test_a_list_of_many_is_read_with_few_queries(archivist):
    queries = []
    for number in (3, 9):
        url = upload(archivist, *many(number))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            archivist.get(url)
        queries.append(len(caught))
        Upload.objects.all().delete()
    assert queries[0] == queries[1] <= 14


def test_all_that_is_ticked_is_imported_in_the_name_of_who_asked(archivist):
    url = upload(archivist, *many(), file("", "empty.txt"))
    done = act(archivist, url, "confirm", shown=["2"], wanted=[])
    assert became(url) == {
        "0.txt": "created",
        "1.txt": "left out",
        "2.txt": "created",
        "3.txt": "created",
        "empty.txt": "refused",
    }
    assert "New documents: 3" in done.text
    assert LogEntry.objects.count() == 3
    histories = [d.history.get().history_user for d in Document.objects.all()]
    assert {user.username for user in histories} == {"ann"}
    assert set(Version.objects.values_list("how", flat=True)) == {"upload"}


def test_the_same_twice_in_an_upload_is_told_and_imported_once(archivist):
    twin = file(text(0), "twin.txt")
    later = file(text(0).replace("The county", "The state"), "later.txt")
    url = upload(archivist, *many(2), twin, later)
    assert would_be(url)["twin.txt"] == "skipped"
    seen = StagedFile.objects.get(filename="later.txt").report["reason"]
    assert seen.startswith("It seems to be the briefing of 0.txt again")
    act(archivist, url, "confirm")
    assert became(url) == {
        "0.txt": "created",
        "1.txt": "created",
        "twin.txt": "skipped",
        "later.txt": "new version",
    }


def test_ticks_are_kept_page_by_page(archivist, monkeypatch):
    monkeypatch.setattr(following, "AT_MOST", 2)
    url = upload(archivist, *many(5))
    first = archivist.get(url)
    assert "Next files" in first.text and "3.txt" not in first.text
    act(archivist, url, "keep", shown=["1", "2"], wanted=["2"])
    second = archivist.get(url, {"after": "2"})
    assert "3.txt" in second.text and "1.txt" not in second.text
    assert "4 of 5 files are ticked" in second.text
    act(archivist, url, "confirm", shown=["3", "4"], wanted=["3"])
    assert [name for name, how in became(url).items() if how == "created"] == [
        "1.txt",
        "2.txt",
        "4.txt",
    ]


def test_what_cannot_be_imported_cannot_be_ticked(archivist):
    url = upload(archivist, *many(2), file("Milk. Eggs.", "list.txt"))
    ticks = ["3", "-1", "9" * 30]
    done = act(archivist, url, "confirm", shown=["1", "2", "3", "x"], wanted=ticks)
    assert "Tick the files to import" in done.text
    assert not Document.objects.exists()


def test_one_file_of_many_can_be_looked_at(archivist):
    url = upload(archivist, *many(3))
    shown = archivist.get(f"{url}2/")
    for words in ("Would be a new document", "MS. QUILL", "Why did it stop?"):
        assert words in shown.text
    assert archivist.get(f"{url}9/").status_code == 404


def test_a_report_is_handed_over_as_csv_and_json(archivist):
    formula = file(text(7), "=HYPERLINK(1).txt")
    url = upload(archivist, *many(2), formula, file("", "empty.txt"))
    act(archivist, url, "confirm")
    answer = archivist.get(f"{url}report.json")
    told = json.loads(answer.getvalue())
    assert [row["status"] for row in told] == ["created"] * 3 + ["refused"]
    assert (
        told[0]["document"]
        == Document.objects.get(date="2019-03-01").get_absolute_url()
    )
    assert "The file is empty" in told[3]["reason"]
    answer = archivist.get(f"{url}report.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert [row["file"] for row in rows][2] == "'=HYPERLINK(1).txt"
    assert archivist.get(f"{url}report.xml").status_code == 404


def test_a_report_can_be_narrowed(archivist):
    url = upload(archivist, *many(3), file("", "empty.txt"))
    act(archivist, url, "confirm")
    shown = archivist.get(url, {"of": "refused"})
    assert "empty.txt" in shown.text and "0.txt" not in shown.text


@pytest.mark.parametrize("path", ["", "1/", "report.csv"])
def test_somebody_elses_upload_is_open_to_those_alone_who_may(archivist, path):
    url = upload(archivist, *many(3)) + path
    assert log_in("add_document").get(url).status_code == 404
    assert (
        log_in("add_document", "change_upload", name="cy").get(url).status_code == 200
    )


def test_who_may_not_change_documents_is_told_and_brings_in_no_version(archivist):
    document = bring(text(0)).document
    ned = log_in("add_document", name="ned")
    later = file(text(0).replace("The county", "The state"), "later.txt")
    url = upload(ned, *many(3)[1:], later)
    assert would_be(url)["later.txt"] == "refused"
    act(ned, url, "confirm", shown=["3"], wanted=["3"])
    assert became(url)["later.txt"] == "refused"
    assert document.versions.count() == 1
    assert {d.is_published for d in Document.objects.exclude(pk=document.pk)} == {False}


@pytest.mark.long
def test_10_000_files_in_a_zip_are_refused_as_far_as_they_are_too_many(archivist):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(10_000):
            archive.writestr(f"{n}.txt", b"")
    url = upload(archivist, file(packed.getvalue(), "all.zip"))
    told = StagedFile.objects.in_order().last()
    assert (told.position, told.refusal) == (2_001, staging.TOO_MANY)
    act(archivist, url, "confirm")
    assert "Tick the files to import" in act(archivist, url, "confirm").text


def test_a_zip_that_lists_a_million_files_is_refused_unlisted(archivist):
    listed = b"PK\x05\x06".rjust(30, b"\0") + b"PK\x01\x02" * 30_000
    shown = outcomes(archivist.get(upload(archivist, file(b"PK" + listed, "all.zip"))))
    assert "lists more than 20,000 files" in shown["all.zip"][1]
