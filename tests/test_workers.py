"""Real workers, killed and doubled: each briefing comes in once, and whole."""

import os
import time

from tests.scratch import scratch_database

STAGED = """
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.many import text
from transcripts.admin import batches
from transcripts.admin.staging import stage
from transcripts.models import Upload
user = User.objects.create_superuser("ann")
files = [SimpleUploadedFile(f"{n}.txt", text(n % 28).replace("2019", str(1950 + n // 28)).encode()) for n in range(60)]
upload = stage(user, chosen=files, text="", encoding="", source_name="")
batches.go_on(upload)
"""
STARTED = """
from transcripts.admin import batches
from transcripts.models import Upload
batches.start(Upload.objects.get(), Upload.objects.get().user)
"""
AGAIN = """
from transcripts.admin import batches
from transcripts.models import Upload
for _ in range(2):
    batches.go_on(Upload.objects.get())
"""
WORKER = ("db_worker", "--batch", "--no-startup-delay", "--interval", "0.1")
TORN = """
SELECT d.id FROM transcripts_document d WHERE
  (SELECT count(*) FROM transcripts_version v WHERE v.document_id = d.id) <> 1 OR
  (SELECT count(*) FROM transcripts_turn t WHERE t.document_id = d.id) <> d.turn_count
  OR (SELECT count(*) FROM transcripts_change c WHERE c.document_id = d.id) <> 1
"""


def shell(database, code):
    code, printed = database.run("shell", "--verbosity", "0", "--command", code)
    assert code == 0, printed


def count(database):
    [(number,)] = database.rows("SELECT count(*) FROM transcripts_document")
    return number


def killed_midway(database):
    """Have a worker begin with the upload, and kill it once some files are in."""
    shell(database, STAGED)
    code, printed = database.run(*WORKER)
    assert code == 0, printed
    shell(database, STARTED)
    worker = database.start(*WORKER)
    deadline = time.monotonic() + 60
    while count(database) < 5:
        assert worker.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(worker.pid, 9)
    worker.communicate(timeout=20)
    assert 5 <= count(database) < 60
    assert database.rows(TORN) == []


def test_workers_killed_and_doubled_bring_each_file_in_once(tmp_path, monkeypatch):
    monkeypatch.setenv("LECTERN_TASKS", "database")
    with scratch_database(tmp_path) as database:
        killed_midway(database)
        shell(database, AGAIN)  # two tasks of one upload
        workers = [database.start(*WORKER) for _ in range(2)]
        printed = [worker.communicate(timeout=120)[0] for worker in workers]
        assert [worker.returncode for worker in workers] == [0, 0], printed
        assert count(database) == 60
        assert database.rows(TORN) == []
        statuses = "SELECT status, count(*) FROM transcripts_stagedfile GROUP BY status"
        assert database.rows(statuses) == [("created", 60)]


def test_what_a_killed_worker_left_goes_on_with_the_next_one_by_itself(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("LECTERN_TASKS", "database")
    monkeypatch.setenv("LECTERN_PARSE_SECONDS", "3")  # so that it is soon missed
    with scratch_database(tmp_path) as database:
        killed_midway(database)
        workers = [database.start(*WORKER[:1], *WORKER[2:]) for _ in range(2)]
        deadline = time.monotonic() + 90
        while count(database) < 60:
            assert {worker.poll() for worker in workers} == {None}
            assert time.monotonic() < deadline
            time.sleep(0.1)
        for worker in workers:
            worker.terminate()
        printed = [worker.communicate(timeout=60)[0] for worker in workers]
        assert [worker.returncode for worker in workers] == [0, 0], printed
        assert database.rows(TORN) == []
        statuses = "SELECT status, count(*) FROM transcripts_stagedfile GROUP BY status"
        assert database.rows(statuses) == [("created", 60)]
