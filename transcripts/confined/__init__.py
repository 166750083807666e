"""Read files in a process of their own, whose death harms nothing but that reading.

The process has limits of memory and of time, sees no settings and no database, and
can write no file. It is kept for the next file, and goes when nobody has asked it for
some minutes, or when the process that it helps goes. Knows no framework.
"""

from __future__ import annotations

import atexit
import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from transcripts import parsing
from transcripts.confined.replies import parsed_from_reply
from transcripts.parsed import TOO_MUCH, Parsed, Unparsed
from transcripts.parsing import offices as tenures

ROOT = Path(__file__).resolve().parents[2]
GRACE = 5  # seconds of the clock beyond those of the processor, and to start in
TOO_LONG = (
    "Reading it takes longer than it may (LECTERN_PARSE_SECONDS). Split it, or save its"
    " text as plain text (UTF-8) and import that."
)
DIED = (
    "The process that read it was ended ({}), as happens where memory is short, or"
    " where a file is made to do harm. Save its text as plain text (UTF-8) and import"
    " that."
)
LEFT = "The process that reads files does not stay. Look at the server's log."


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read, and within what limits."""

    content: bytes
    filename: str
    encoding: str | None
    offices: tuple[tenures.Office, ...]
    hint_date: dt.date | None
    seconds: int
    megabytes: int
    marks: tuple[parsing.Mark, ...] = ()
    distinct: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Helper:
    """A process that reads, and the line to it."""

    process: subprocess.Popen[bytes]
    line: Connection
    owner: int
    is_late: bool = False

    def answer(self, job: Job) -> Parsed | Unparsed:
        """Have a file read; raises ``EOFError`` or ``OSError`` where it died."""
        timer = threading.Timer(job.seconds + GRACE, self._end_late)
        timer.daemon = True
        timer.start()
        try:
            self.line.send_bytes(pickle.dumps(job))
            return parsed_from_reply(self.line.recv_bytes())
        finally:
            timer.cancel()

    def end(self) -> int:
        """End the process, and say how it ended."""
        self.line.close()
        try:
            return self.process.wait(0.2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def _end_late(self) -> None:
        self.is_late = True
        self.process.kill()


@dataclass(slots=True)
class Reader:
    """Reads one file after the other in a process that is started when it is needed."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    helper: _Helper | None = None

    def parsed(
        self,
        content: bytes,
        filename: str,
        *,
        encoding: str | None,
        offices: Iterable[tenures.Office],
        hint_date: dt.date | None,
        seconds: int,
        megabytes: int,
        marks: Iterable[parsing.Mark] = (),
        distinct: Iterable[str] = (),
    ) -> Parsed | Unparsed:
        """Read a file as ``parsed_from_bytes`` does; what goes wrong is a reason."""
        many = tuple(offices)
        limits = seconds, megabytes
        told = tuple(marks), frozenset(distinct)
        job = Job(content, filename, encoding, many, hint_date, *limits, *told)
        with self.lock:
            answer = self._answered(job)
            # One that left because nobody asked may do so just as somebody does.
            return self._answered(job) or Unparsed(LEFT) if answer is None else answer

    def end(self) -> None:
        """End the process, if there is one."""
        helper, self.helper = self.helper, None
        if helper and helper.owner == os.getpid():
            helper.end()

    def _answered(self, job: Job) -> Parsed | Unparsed | None:
        """Have a file read; nothing where the process had left of itself."""
        helper = self._ready()
        try:
            answer = helper.answer(job)
        except (EOFError, OSError):
            self.helper = None
            reason = _why_died(helper)
            return Unparsed(reason) if reason else None
        except BaseException:
            self.end()  # what it answers next is not what will be asked
            raise
        if isinstance(answer, Unparsed) and answer.reason == TOO_MUCH:
            self.end()  # memory that was short stays in pieces
        return answer

    def _ready(self) -> _Helper:
        helper = self.helper
        if helper and helper.owner == os.getpid() and helper.process.poll() is None:
            return helper
        self.end()
        self.helper = _started()
        return self.helper


def _started() -> _Helper:
    ours, theirs = Pipe()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "transcripts.confined.child", str(theirs.fileno())],
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    return _Helper(process, ours, os.getpid())


def _why_died(helper: _Helper) -> str:
    """Say how a process ended; nothing where it left as it should."""
    code = helper.end()
    if helper.is_late or code == -signal.SIGXCPU:
        return TOO_LONG
    if code == -signal.SIGABRT:  # C code without memory has no gentler way
        return TOO_MUCH
    if code == 0:
        return ""
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return DIED.format(name)


READER = Reader()
atexit.register(READER.end)
