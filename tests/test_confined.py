"""What files may do to the process that reads them, and that it harms nothing else."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests import papers
from tests.importing.literals import BRIEFING
from transcripts.confined import Reader, replies
from transcripts.parsed import Parsed, Unparsed, parsed_from_bytes
from transcripts.parsing import offices

ROOT = Path(__file__).parents[1]
LARGE = BRIEFING * 20_000
LONG = BRIEFING * 100_000  # ten seconds' work, and on no machine less than two


@pytest.fixture
def reader():
    made = Reader()
    yield made
    made.end()


def read(reader, content=BRIEFING, name="a.txt", seconds=60, megabytes=1024):
    return reader.parsed(
        content.encode() if isinstance(content, str) else content,
        name,
        encoding=None,
        offices=offices.OFFICES,
        hint_date=None,
        seconds=seconds,
        megabytes=megabytes,
    )


def is_there(pid):
    """Whether a process runs; one that is dead and not yet buried does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def goes(pid, seconds=10):
    end = time.monotonic() + seconds
    while is_there(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_there(pid)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (BRIEFING, "a.txt"),
        (papers.word(BRIEFING), "a.docx"),
        (papers.pdf(BRIEFING), "a.pdf"),
        ("", "a.txt"),
        ("Milk. Eggs.", "a.txt"),
        (papers.pdf(""), "a.pdf"),
    ],
)
def test_a_file_is_read_apart_as_it_is_here(reader, content, name):
    raw = content.encode() if isinstance(content, str) else content
    assert read(reader, content, name) == parsed_from_bytes(raw, name)


def test_one_process_reads_one_file_after_the_other(reader):
    read(reader)
    pid = reader.helper.process.pid
    for _ in range(20):
        assert isinstance(read(reader), Parsed)
    assert reader.helper.process.pid == pid


def test_what_takes_too_long_is_refused_and_the_next_is_read(reader):
    read(reader)
    refused = read(reader, LONG, seconds=1)
    assert "longer than it may (LECTERN_PARSE_SECONDS)" in refused.reason
    assert isinstance(read(reader), Parsed)


def test_what_takes_too_much_memory_is_refused_and_the_next_is_read(reader):
    refused = read(reader, LARGE, megabytes=150)
    assert "more memory than it may (LECTERN_PARSE_MB)" in refused.reason
    assert isinstance(read(reader), Parsed)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_what_kills_the_process_is_refused_and_the_next_is_read(reader, how):
    read(reader)
    pid = reader.helper.process.pid
    threading.Timer(0.5, os.kill, (pid, how)).start()
    refused = read(reader, LONG)
    assert f"was ended ({how.name})" in refused.reason
    assert isinstance(read(reader), Parsed)


def test_a_process_that_left_for_want_of_work_is_started_again(reader):
    read(reader)
    reader.helper.process.terminate()
    reader.helper.process.wait()
    assert isinstance(read(reader), Parsed)


def test_many_threads_share_one_process(reader):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(read(reader))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [parsed_from_bytes(BRIEFING.encode(), "a.txt")] * 8


def test_the_process_knows_no_secret_and_can_write_no_file(reader, monkeypatch):
    monkeypatch.setenv("LECTERN_SECRET_KEY", "x" * 60)
    read(reader)
    here = Path(f"/proc/{reader.helper.process.pid}")
    assert b"LECTERN" not in (here / "environ").read_bytes()
    limits = (here / "limits").read_text()
    assert "Max file size             0 " in limits
    assert "Max core file size        0 " in limits


KILLED = """
import os, signal
from tests.test_confined import LONG, read
from transcripts.confined import READER
import threading
read(READER)
print(READER.helper.process.pid, flush=True)
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGKILL)).start()
read(READER, LONG)
"""
ENDED = """
from tests.test_confined import read
from transcripts.confined import READER
read(READER)
print(READER.helper.process.pid, flush=True)
"""


@pytest.mark.parametrize("code", [KILLED, ENDED])
def test_the_process_goes_with_the_one_that_it_helps(code):
    before = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'archive.settings'; import django; django.setup()\n"
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", before + code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert goes(int(answer.stdout)), answer.stderr


class Hostile:
    def __reduce__(self):
        return os.system, ("true",)


@pytest.mark.parametrize(
    "reply",
    [
        pickle.dumps(Hostile()),
        pickle.dumps(parsed_from_bytes),
        pickle.dumps({"a": 1}),
        pickle.dumps(Path("x")),
        b"\x80",
        b"",
    ],
)
def test_a_reply_that_is_no_parse_is_never_carried_out(reply):
    with pytest.raises(EOFError):
        replies.parsed_from_reply(reply)


def test_a_reason_is_a_reply():
    assert replies.parsed_from_reply(pickle.dumps(Unparsed("x"))) == Unparsed("x")
