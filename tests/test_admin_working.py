"""Work on an upload: by a worker that may be killed, doubled, cancelled, sent again."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.utils import timezone

from tests.desk import UPLOAD, file, upload
from tests.importing.literals import CALL
from tests.many import act, became, many, text, work, would_be
from transcripts.admin import batches, looking, settling
from transcripts.models import Document, Phase, StagedFile, Upload, Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few")]


def test_progress_is_shown_while_a_worker_is_at_it_and_survives_reload(
    archivist, queued
):
    url = upload(archivist, *many(4))
    waiting = archivist.get(url)
    assert "0 of 4 files read" in waiting.text
    assert "waits for a worker" in waiting.text
    assert (
        '<noscript><meta http-equiv="refresh" content="5"></noscript>' in waiting.text
    )
    work()
    assert "4 of 4 files are ticked" in archivist.get(url).text
    act(archivist, url, "confirm")
    assert "0 of 4 files done" in archivist.get(url).text
    assert not Document.objects.exists()
    work()
    assert "New documents: 4" in archivist.get(url).text


def test_a_confirmation_sent_twice_is_handed_over_once(archivist, queued):
    url = upload(archivist, *many(3))
    work()
    act(archivist, url, "confirm")
    act(archivist, url, "confirm")
    batches.start(Upload.objects.get(), Upload.objects.get().user)
    work()
    assert Document.objects.count() == Version.objects.count() == 3
    assert LogEntry.objects.count() == 3


def test_a_worker_killed_midway_leaves_whole_files_and_the_next_goes_on(
    archivist, queued, monkeypatch
):
    url = upload(archivist, *many(4))
    work()
    act(archivist, url, "confirm")
    bring_in = settling.importing.import_document

    def die_at_third(**options):
        if options["filename"] == "2.txt":
            bring_in(**options)
            raise SystemExit
        return bring_in(**options)

    with monkeypatch.context() as patch:
        patch.setattr(settling.importing, "import_document", die_at_third)
        work()
    assert became(url) == {
        "0.txt": "created",
        "1.txt": "created",
        "2.txt": "",
        "3.txt": "",
    }
    assert Document.objects.count() == 2
    page = archivist.get(url)
    assert "2 of 4 files done" in page.text and "Now: 2.txt" in page.text
    assert "Nothing has happened" not in page.text

    long_ago = timezone.now() - dt.timedelta(hours=1)
    Upload.objects.update(moved_at=long_ago, started_at=long_ago, made_at=long_ago)
    Upload.objects.update(handed_at=long_ago)
    assert "waits for a worker" in archivist.get(url).text
    work()
    assert set(became(url).values()) == {"created"}
    assert Document.objects.count() == 4


def test_a_reading_cut_short_goes_on_and_still_knows_what_it_saw(
    archivist, queued, monkeypatch
):
    url = upload(archivist, *many(2), file(text(0), "twin.txt"))
    look = looking.Previews.of

    def die_at_twin(self, staged):
        if staged.filename == "twin.txt":
            raise SystemExit
        return look(self, staged)

    with monkeypatch.context() as patch:
        patch.setattr(looking.Previews, "of", die_at_twin)
        work()
    assert would_be(url)["twin.txt"] == ""
    act(archivist, url, "go-on")
    work()
    assert would_be(url)["twin.txt"] == "skipped"
    assert Upload.objects.get().phase is Phase.WAITING


def test_the_rest_can_be_cancelled_and_tried_again(archivist, queued, monkeypatch):
    errands = file("Milk. Eggs.", "list.txt")
    url = upload(archivist, *many(4), file("", "empty.txt"), errands)
    work()
    act(archivist, url, "keep", shown=["4"], wanted=[])
    act(archivist, url, "confirm")
    settled = settling._settled
    seen = []

    def cancel_after_first(staged, *rest):
        outcome = settled(staged, *rest)
        seen.append(staged.filename)
        batches.cancel(Upload.objects.get())
        return outcome

    with monkeypatch.context() as patch:
        patch.setattr(settling, "_settled", cancel_after_first)
        work()
    assert seen == ["0.txt"]
    assert became(url) == {
        "0.txt": "created",
        "1.txt": "left out",
        "2.txt": "left out",
        "3.txt": "left out",
        "empty.txt": "refused",
        "list.txt": "refused",
    }
    page = archivist.get(url)
    assert "There is no speech in it" in page.text
    assert settling.CANCELLED in page.text and "Retry what failed" in page.text
    act(archivist, url, "retry")
    work()
    assert became(url)["1.txt"] == became(url)["2.txt"] == "created"
    assert became(url)["3.txt"] == "left out"
    assert Document.objects.count() == 3


def test_what_fails_is_told_and_stops_no_other_and_can_be_tried_again(
    archivist, monkeypatch, caplog
):
    url = upload(archivist, *many(3))
    bring_in = settling.importing.import_document

    def fail_on_second(**options):
        if options["filename"] == "1.txt":
            bring_in(**options)
            raise ZeroDivisionError
        return bring_in(**options)

    with monkeypatch.context() as patch:
        patch.setattr(settling.importing, "import_document", fail_on_second)
        done = act(archivist, url, "confirm")
    assert "Lectern failed to store it" in done.text
    assert "Importing 1.txt failed" in caplog.text
    assert became(url)["1.txt"] == "failed"
    assert Document.objects.count() == 2
    act(archivist, url, "retry")
    assert set(became(url).values()) == {"created"}
    assert not StagedFile.objects.exclude(content=b"").exists()


def test_two_workers_at_one_upload_import_each_file_once(archivist, queued):
    url = upload(archivist, *many(4))
    work()
    act(archivist, url, "confirm")
    staged = Upload.objects.get()
    one = settling.settle(staged, staged.user)
    two = settling.settle(staged, staged.user)
    said = [next(one), next(two), next(two), next(one)]
    assert [outcome.filename for outcome in said] == [f"{n}.txt" for n in range(4)]
    # One has read what the other imports meanwhile.
    again = StagedFile.objects.get(filename="0.txt")
    again.status = ""
    assert settling._settled(again, staged, staged.user) is None
    assert Version.objects.count() == 4


def test_what_is_at_work_does_not_expire(archivist, queued):
    url = upload(archivist, *many(3))
    work()
    act(archivist, url, "confirm")
    Upload.objects.update(made_at=dt.datetime(2001, 1, 1, tzinfo=dt.UTC))
    upload(archivist, file(CALL.format(date="May 1, 2020")))
    assert archivist.get(url).status_code == 200
    work()
    upload(archivist, file(CALL.format(date="May 1, 2020")))
    assert archivist.get(url).status_code == 404


def test_a_large_upload_that_is_read_can_be_discarded_and_the_reading_ends(
    archivist, queued
):
    url = upload(archivist, *many(3))
    assert "was discarded" in act(archivist, url, "discard").text
    work()
    assert not StagedFile.objects.exists()
    assert archivist.get(url).status_code == 404


def test_nothing_is_kept_from_others_while_a_file_is_read(archivist, monkeypatch):
    url = upload(archivist, *many(3))
    parse = settling.importing.parsed_apart
    open_ = []

    def watched(*given, **options):
        open_.append(transaction.get_connection().savepoint_ids[:])
        return parse(*given, **options)

    depth = len(transaction.get_connection().savepoint_ids)
    monkeypatch.setattr(settling.importing, "parsed_apart", watched)
    act(archivist, url, "confirm")
    assert [len(ids) for ids in open_] == [depth] * 3
    assert archivist.get(UPLOAD).status_code == 200
