"""Measure a briefing page under the production server, in one run with its peers.

    uv run python -m tests.benchmarks.page_speed
    uv run tests/on_postgres.py python -m tests.benchmarks.page_speed

A made-up archive is served by granian as deploy/lectern.service runs it, with the
settings of production. Its page of 60 turns is asked for as it is kept, as 304, as it
is made anew each time, and as a plain Django view returns the same bytes; nginx, where
it is installed, serves them as a file. Of several rounds the best counts.

A kept page is to be served no less than half as often as the plain view serves the same
bytes, and 304 no less than 0.7 times as often. Exit 1 where that does not hold.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import django

from tests.benchmarks import load, servers

TURNS = 60
BRIEFINGS = 300
HEADERS = {"Host": "127.0.0.1", "X-Forwarded-Proto": "https"}
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
SITE = "tests.benchmarks.page_site:application"
SAME_BYTES, BARE_TEMPLATE = "/page-speed/same-bytes/", "/page-speed/bare-template/"
FILE, SAME, BARE, ANEW = "nginx, a file", "same bytes", "bare template", "made anew"
LEAST = {"kept": 0.5, "304": 0.7}


class Measured(NamedTuple):
    """How often something was answered in a second, and computed for how long."""

    rate: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Case:
    """Something to ask for, over and over."""

    name: str
    server: servers.Server
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def measured(self, seconds: float) -> Measured:
        """Ask for it."""
        headers, before = HEADERS | dict(self.headers), self.server.cpu_seconds()
        number, took = load.load(self.server.port, self.path, headers, seconds)
        cpu = self.server.cpu_seconds() - before
        return Measured(number / took, cpu / number)


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("--seconds", type=float, default=3)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--briefings", type=int, default=BRIEFINGS)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="lectern-pages-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.environ |= environment(folder)
        path = prepare(folder, chosen.briefings)
        with serving(folder) as (site, files):
            cases = list(cases_of(site, files, folder, path))
            found = measured(cases, chosen.seconds, chosen.rounds)
    return report(found)


def environment(folder: Path) -> dict[str, str]:
    """Return settings of production, in a folder of its own."""
    return {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "LECTERN_PRODUCTION": "1",
        "LECTERN_ALLOWED_HOSTS": "127.0.0.1",
        "LECTERN_BEHIND_PROXY": "1",
        "LECTERN_VAR_DIR": str(folder / "var"),
        "PAGE_SPEED_FOLDER": str(folder),
    }


def prepare(folder: Path, briefings: int) -> str:
    """Make an archive; return the path of the briefing whose turns are 60."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from tests.benchmarks import archive
    from transcripts.models import Document

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    archive.fill(briefings)
    dated = Document.objects.dated().filter(turn_count=TURNS).newest_first()
    path = dated[0].get_absolute_url()
    (folder / "path.txt").write_text(path)
    connections.close_all()
    return path


@contextmanager
def serving(folder: Path) -> Iterator[tuple[servers.Server, servers.Server | None]]:
    """Start the servers."""
    with servers.granian(SITE) as site:
        if not servers.NGINX:
            yield site, None
            return
        with servers.nginx(folder) as files:
            yield site, files


def cases_of(
    site: servers.Server, files: servers.Server | None, folder: Path, path: str
) -> Iterator[Case]:
    """Return what to ask for, and lay the page down as a file."""
    page, tag = servers.fetched(site.port, path, HEADERS)
    (folder / "page.html").write_bytes(page)
    say(f"{path}\n{len(page):,} bytes, {TURNS} turns; load: {load.NAME}")
    if files:
        yield Case(FILE, files, "/page.html")
    yield Case(SAME, site, SAME_BYTES)
    yield Case("kept", site, path)
    yield Case("kept, Brotli", site, path, BROWSER)
    yield Case("304", site, path, BROWSER | {"If-None-Match": tag})
    yield Case(BARE, site, BARE_TEMPLATE)
    yield Case(ANEW, site, path, {"Cookie": "sessionid=none"})


def measured(cases: list[Case], seconds: float, rounds: int) -> dict[str, Measured]:
    """Return the best of each case, which take turns."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for _ in range(rounds):
        for case in cases:
            found[case.name].append(case.measured(seconds))
    return {
        name: Measured(max(m.rate for m in each), min(m.cpu for m in each))
        for name, each in found.items()
    }


def report(found: dict[str, Measured]) -> int:
    """Print rates and ratios; return 1 where one is too small."""
    same, file = found[SAME], found.get(FILE)
    say(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}"
    )
    say(f"{'':16}{'a second':>10}{'/ same':>8}{'/ nginx':>9}{'CPU ms':>9}{'/ same':>8}")
    for name, (rate, cpu) in found.items():
        beside = f"{rate / file.rate:9.3f}" if file else " " * 9
        say(
            f"{name:16}{rate:10,.0f}{rate / same.rate:8.2f}{beside}"
            f"{cpu * 1000:9.3f}{cpu / same.cpu:8.2f}"
        )
    bare, anew = found[BARE], found[ANEW]
    say(f"{ANEW} / {BARE}: {anew.rate / bare.rate:.2f}; CPU {anew.cpu / bare.cpu:.2f}")
    faults = [
        f"{name}: {found[name].rate / same.rate:.2f} of the same bytes, not {least}"
        for name, least in LEAST.items()
        if found[name].rate < least * same.rate
    ]
    for fault in faults:
        say(fault)
    return 1 if faults else 0


def say(line: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
