"""The process that reads files within limits: ``python -m transcripts.confined.child``."""

from __future__ import annotations

import logging
import os
import pickle
import queue
import resource
import sys
import threading
from multiprocessing.connection import Connection

from transcripts.confined import Job
from transcripts.parsed import OUR_FAULT, TOO_MUCH, Parsed, Unparsed, parsed_from_bytes

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE
NEARLY = 0.6
IDLE = 300  # seconds after which a process that nobody asks goes


def main(line: Connection) -> None:
    """Read what comes down the line, and answer, until nobody is there any more."""
    logging.basicConfig(format="{asctime} {levelname} {name}: {message}", style="{")
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    waiting: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_listen, args=(line, waiting), daemon=True).start()
    while True:
        try:
            job = pickle.loads(waiting.get(timeout=IDLE))
        except queue.Empty:
            return
        line.send_bytes(pickle.dumps(_answer(job)))


def _listen(line: Connection, waiting: queue.Queue[bytes]) -> None:
    """Wait for files even while one is read: the end of the line is the end of all."""
    try:
        while True:
            waiting.put(line.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(job: Job) -> Parsed | Unparsed:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _limit(resource.RLIMIT_CPU, spent + job.seconds + 1)
    _limit(resource.RLIMIT_AS, job.megabytes * MEGABYTE)
    answer = parsed_from_bytes(
        job.content,
        job.filename,
        encoding=job.encoding,
        offices=job.offices,
        hint_date=job.hint_date,
        marks=job.marks,
        distinct=job.distinct,
    )
    _limit(resource.RLIMIT_AS, resource.RLIM_INFINITY)
    # Without memory, code may fail in other words: no fault of its own then.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
    is_short = peak > job.megabytes * MEGABYTE * NEARLY
    is_fault = isinstance(answer, Unparsed) and answer.reason == OUR_FAULT
    return Unparsed(TOO_MUCH) if is_short and is_fault else answer


def _limit(kind: int, most: int) -> None:
    """Set a limit that can be raised again, within what the system allows."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        most = hard if most == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, hard))


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
