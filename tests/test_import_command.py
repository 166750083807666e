"""What the command imports, says and ends with, and that it can be killed."""

import json
import os
import time
from concurrent.futures.process import BrokenProcessPool
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.importing.literals import BRIEFING
from transcripts.importing import Batch
from transcripts.models import Document, Version

BAD = Path(settings.BASE_DIR) / "fixtures" / "bad"

# A document without its one current version, its structure, its line in the log.
TORN = """
SELECT d.id FROM transcripts_document d WHERE
  (SELECT count(*) FROM transcripts_version v WHERE v.document_id = d.id
   AND v.is_current) <> 1 OR
  (SELECT count(*) FROM transcripts_turn t WHERE t.document_id = d.id)
   <> d.turn_count OR
  (SELECT count(*) FROM transcripts_exchange e WHERE e.document_id = d.id)
   <> d.exchange_count OR
  (SELECT count(*) FROM transcripts_defect f WHERE f.document_id = d.id)
   <> d.defect_count OR
  (SELECT count(*) FROM transcripts_appearance a WHERE a.document_id = d.id) <> 2 OR
  (SELECT count(*) FROM transcripts_change c WHERE c.document_id = d.id) <> 1
"""
COUNTED = "SELECT name, document_count, exchange_count FROM transcripts_speaker"
DOCUMENTS = "SELECT count(*) FROM transcripts_document"


def command(*arguments, code=0, **options):
    """Run the command; return what it printed, once it ended with the code."""
    out = StringIO()
    try:
        call_command("import_transcripts", *map(str, arguments), stdout=out, **options)
        ended = 0
    except SystemExit as end:
        ended = end.code
    assert ended == code, out.getvalue()
    return out.getvalue()


@pytest.fixture
def briefings(tmp_path):
    """Write so many briefings, each of another day."""

    def write(number):
        folder = tmp_path / "briefings"
        folder.mkdir()
        for n in range(1, number + 1):
            text = BRIEFING.replace("March 4, 2019", f"March {n % 28 + 1}, {1950 + n}")
            (folder / f"{n:03}.txt").write_text(text)
        return folder

    return write


@pytest.fixture
def report(tmp_path):
    """Give a place for a report, and read it."""
    path = tmp_path / "report.json"
    return path, lambda: json.loads(path.read_text())


@pytest.mark.django_db
def test_a_batch_ends_with_a_table_and_code_0(briefings):
    printed = command(briefings(3))

    assert "created" in printed
    assert Document.objects.count() == 3
    assert not printed.endswith("refused:")


@pytest.mark.django_db
def test_each_kind_of_bad_input_is_named_and_the_batch_goes_on(report):
    path, read = report

    printed = command(BAD, "--report", path, code=1)

    became = {
        row["file"].removeprefix(f"{BAD}/"): row["status"] for row in read()["files"]
    }
    assert became == {
        "binary.txt": "refused",
        "blank.txt": "refused",
        "broken.zip": "refused",
        "empty.txt": "refused",
        "future-date.txt": "created",
        "locked.zip/secret.txt": "refused",
        "mixed-encoding.txt": "created",
        "nested.zip/beside.txt": "created",
        "nested.zip/inner.zip": "refused",
        "no-date.txt": "created",
        "no-speech.txt": "refused",
        "nul-bytes.txt": "refused",
        "same-bytes-1.txt": "created",
        "same-bytes-2.txt": "skipped",
        "traversal.zip/../../outside.txt": "refused",
        "traversal.zip/inside.txt": "created",
        "two-forms.html": "created",
        "two-forms.txt": "new version",
        "wrong-encoding.txt": "created",
    }
    for row in read()["files"]:
        if row["status"] == "refused":
            assert f"{row['file']}: {row['reason']}" in printed


@pytest.mark.django_db
def test_doubtful_input_is_marked_in_the_report(report):
    path, read = report

    command(BAD, "--report", path, code=1)

    rows = {Path(row["file"]).name: row for row in read()["files"]}
    assert rows["no-date.txt"]["review"] == ["No date is printed in it. Set its date."]
    assert "in the future" in rows["future-date.txt"]["review"][0]
    assert rows["mixed-encoding.txt"]["defects"] > 0
    assert rows["wrong-encoding.txt"]["defects"] > 0
    assert rows["no-date.txt"]["document"].startswith("/briefings/undated/")
    assert read()["counts"] == {
        "created": 8,
        "new version": 1,
        "skipped": 1,
        "refused": 9,
    }


@pytest.mark.django_db
def test_a_second_run_skips_everything(briefings):
    folder = briefings(2)
    command(folder)
    before = list(Version.objects.values())

    printed = command(folder)

    assert "the same bytes are there already" in printed
    assert list(Version.objects.values()) == before


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_writes_nothing(report):
    path, read = report
    command(BAD, "--dry-run", "--report", path, code=1)
    would = {row["file"]: row["status"] for row in read()["files"]}
    assert read()["dry_run"] is True
    assert not Document.objects.exists()

    command(BAD, "--report", path, code=1)

    done = {row["file"]: row["status"] for row in read()["files"]}
    # A preview sees the archive, not what the files before would have made of it.
    differs = {name for name in done if done[name] != would[name]}
    assert {Path(name).name for name in differs} == {"two-forms.txt"}


@pytest.mark.django_db
def test_where_nothing_can_be_read_the_code_is_2(tmp_path):
    assert "no such file" in command(tmp_path / "nowhere", code=2)
    assert "No transcripts are there" in command(tmp_path, code=2)


@pytest.mark.django_db
def test_the_source_and_the_encoding_are_what_one_says(tmp_path):
    path = tmp_path / "b.txt"
    path.write_bytes(BRIEFING.replace("Quill", "Quïll").encode("mac-roman"))

    command(path, "--source", "shoebox", "--encoding", "mac-roman")

    version = Version.objects.get()
    assert version.source_name == "shoebox"
    assert "Ada Quïll" in version.document.title


@pytest.mark.django_db
def test_an_encoding_or_report_that_cannot_be_is_said_before_anything_is_done(
    briefings,
):
    folder = briefings(1)

    with pytest.raises(CommandError, match="no encoding called klingon") as error:
        command(folder, "--encoding", "klingon")
    assert error.value.returncode == 2
    with pytest.raises(CommandError, match="cannot be written"):
        command(folder, "--report", folder / "nowhere" / "r.json")
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_a_quiet_run_prints_nothing(briefings):
    assert command(briefings(1), verbosity=0) == ""


@pytest.mark.django_db
def test_a_long_list_of_reasons_is_cut_and_the_report_is_named(tmp_path):
    for n in range(60):
        (tmp_path / f"{n}.txt").write_bytes(b"")

    printed = command(tmp_path, code=2)

    assert "and 20 more; --report FILE lists them all" in printed


@pytest.mark.django_db
def test_a_name_with_brackets_is_printed_as_it_is(tmp_path):
    (tmp_path / "[bold]x.txt").write_bytes(b"")

    assert "[bold]x.txt" in command(tmp_path, code=2)


@pytest.mark.django_db
@pytest.mark.parametrize("end", [KeyboardInterrupt, BrokenProcessPool])
def test_a_run_that_is_stopped_says_how_to_go_on(briefings, monkeypatch, end):
    def stop(batch, sources):
        yield from ()
        raise end

    monkeypatch.setattr(Batch, "imported", stop)

    with pytest.raises(CommandError, match="run the same command again"):
        command(briefings(1))


@pytest.mark.long
def test_a_killed_run_leaves_whole_documents_and_a_second_completes_it(
    briefings, report, scratch
):
    folder, (path, read) = briefings(150), report
    run = ("import_transcripts", str(folder), "--report", str(path))
    for processes, enough in (("1", 5), ("2", 40)):
        running = scratch.start(*run, "--processes", processes)
        kill_once_there_are(enough, scratch, running)
        assert enough <= count(scratch) < 150
        assert scratch.rows(TORN) == []
    before = count(scratch)

    code, printed = scratch.run(*run)

    assert code == 0, printed
    assert read()["counts"]["skipped"] == before
    assert read()["counts"]["created"] == 150 - before
    assert scratch.rows(TORN) == []
    assert scratch.rows(COUNTED) == [("Ada Quill", 150, 300)]


@pytest.mark.long
def test_two_runs_at_once_bring_each_briefing_in_once(briefings, scratch):
    folder = str(briefings(40))
    running = [scratch.start("import_transcripts", folder) for _ in range(3)]
    printed = [process.communicate(timeout=120)[0] for process in running]

    assert [process.returncode for process in running] == [0, 0, 0], printed
    assert count(scratch) == 40
    assert scratch.rows(TORN) == []


def count(database):
    """Count the documents, as another program sees them."""
    [(number,)] = database.rows(DOCUMENTS)
    return number


def kill_once_there_are(enough, database, process):
    """Kill a process outright as soon as it has imported so many."""
    deadline = time.monotonic() + 60
    while count(database) < enough:
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(process.pid, 9)
    process.communicate(timeout=20)  # which waits for its helpers to end as well


@pytest.mark.django_db
@pytest.mark.parametrize("processes", ["1", "2"])
def test_dates_are_taken_from_names_where_one_asks_for_it(tmp_path, processes):
    path = tmp_path / "2012-05-02-exchange.txt"
    path.write_text(
        "THE PRESIDENT: Hello.\n\nQ: Why?\n\nTHE PRESIDENT: I may not say.\n"
    )

    command(path, "--dates-from-names", "--processes", processes)

    document = Document.objects.get()
    assert document.get_absolute_url().startswith("/briefings/2012/05/02/")
    assert "2012-05-02, is not printed in it. Check it." in document.review_reasons[0]
    assert (
        document.appearances.in_role("president").get().speaker.name == "Barack Obama"
    )
