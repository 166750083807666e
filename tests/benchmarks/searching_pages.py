"""Ask the production server for search pages, and see what memory it then holds."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.benchmarks import servers
from tests.benchmarks.questions import Question

SITE = "archive.wsgi:application"
HEADERS = {"Host": "127.0.0.1", "X-Forwarded-Proto": "https"}
PRODUCTION = {
    "LECTERN_PRODUCTION": "1",
    "LECTERN_ALLOWED_HOSTS": "127.0.0.1",
    "LECTERN_BEHIND_PROXY": "1",
}

type Sorts = dict[str, list[Question]]


def measure(sorts: Sorts, rounds: int) -> tuple[dict[str, list[float]], str]:
    """Return what a page of each sort of question took, and the server's memory."""
    os.environ |= PRODUCTION
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input"]
    subprocess.run(collect, cwd=servers.ROOT, check=True, stdout=subprocess.DEVNULL)
    with servers.granian(SITE) as site:
        idle = site.memory()
        times = {sort: _times(site.port, some, rounds) for sort, some in sorts.items()}
        busy = site.memory()
    return times, (
        f"each web process {idle} before a search, {busy} after, with the index open"
    )


def _times(port: int, some: Iterable[Question], rounds: int) -> list[float]:
    """Return the milliseconds of each page, those of the first round left out."""
    connection = HTTPConnection("127.0.0.1", port)
    taken: list[float] = []
    for number in range(rounds + 1):
        for question in some:
            began = time.perf_counter()
            _ask(connection, f"/search/?{urlencode({'q': question.typed})}")
            if number:
                taken.append((time.perf_counter() - began) * 1000)
    connection.close()
    return taken


def _ask(connection: HTTPConnection, path: str) -> None:
    connection.request("GET", path, headers=HEADERS)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
