"""Real workers, killed and doubled: each briefing comes in once, and whole."""

import os
import time

import pytest

pytestmark = pytest.mark.long

FILES = 30
STARTED = f"""
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from tests.many import text
from transcripts.admin import batches
from transcripts.admin.staging import stage
from transcripts.models import Upload
user = User.objects.create_superuser("ann")
texts = [text(n % 28).replace("2019", str(1950 + n // 28)) for n in range({FILES})]
files = [SimpleUploadedFile(f"{{n}}.txt", text.encode()) for n, text in enumerate(texts)]
upload = stage(user, chosen=files, text="", encoding="", source_name="")
batches.go_on(upload)
call_command("db_worker", batch=True, startup_delay=False, interval=0.1)
batches.start(Upload.objects.get(), user)
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
    shell(database, STARTED)
    worker = database.start(*WORKER)
    deadline = time.monotonic() + 60
    while count(database) < 5:
        assert worker.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(worker.pid, 9)
    worker.communicate(timeout=20)
    assert 5 <= count(database) < FILES
    assert database.rows(TORN) == []


def test_workers_killed_and_doubled_bring_each_file_in_once(scratch, monkeypatch):
    monkeypatch.setenv("LECTERN_TASKS", "database")
    killed_midway(scratch)
    shell(scratch, AGAIN)  # two tasks of one upload
    workers = [scratch.start(*WORKER) for _ in range(2)]
    printed = [worker.communicate(timeout=120)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], printed
    assert count(scratch) == FILES
    assert scratch.rows(TORN) == []
    statuses = "SELECT status, count(*) FROM transcripts_stagedfile GROUP BY status"
    assert scratch.rows(statuses) == [("created", FILES)]


def test_what_a_killed_worker_left_goes_on_with_the_next_one_by_itself(
    scratch, monkeypatch
):
    monkeypatch.setenv("LECTERN_TASKS", "database")
    monkeypatch.setenv("LECTERN_PARSE_SECONDS", "3")  # so that it is soon missed
    killed_midway(scratch)
    workers = [scratch.start(*WORKER[:1], *WORKER[2:]) for _ in range(2)]
    deadline = time.monotonic() + 90
    while count(scratch) < FILES:
        assert {worker.poll() for worker in workers} == {None}
        assert time.monotonic() < deadline
        time.sleep(0.1)
    for worker in workers:
        worker.terminate()
    printed = [worker.communicate(timeout=60)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], printed
    assert scratch.rows(TORN) == []
    statuses = "SELECT status, count(*) FROM transcripts_stagedfile GROUP BY status"
    assert scratch.rows(statuses) == [("created", FILES)]
