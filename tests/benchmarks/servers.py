"""Servers for benchmarks: the site under granian, and nginx with a file."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "deploy" / "lectern.service"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
PATIENCE = 60  # seconds
TICKS = os.sysconf("SC_CLK_TCK")

NGINX_CONF = """\
daemon off;
{user}
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    access_log off;
    sendfile on;
    default_type text/html;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        keepalive_requests 1000000;
    }}
}}
"""


def granian_command(target: str, port: int) -> list[str]:
    """Return the command of the unit for systemd, for another target and port."""
    started = re.search(r"^ExecStart=((?:.*\\\n)*.*)$", UNIT.read_text(), re.M)
    assert started, f"{UNIT} starts nothing"
    words = shlex.split(started[1].replace("\\\n", " "))
    words[0] = str(Path(sys.executable).with_name("granian"))
    words[words.index("--port") + 1] = str(port)
    return [*words[:-1], target]


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its port, and its first process."""

    port: int
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float:
        """Return the time that its processes have computed; 0 where none tells."""
        found = (Path(f"/proc/{pid}/stat") for pid in _family(self.process.pid))
        return sum(_ticks(stat.read_text()) for stat in found) / TICKS

    def memory(self) -> str:
        """Say what the largest of its processes holds, and how much of it is files'."""
        found = (Path(f"/proc/{pid}/status") for pid in _family(self.process.pid))
        held, mapped = max(_resident(status.read_text()) for status in found)
        return f"{held:.0f} MB ({mapped:.0f} of it pages of files)"


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _resident(status: str) -> tuple[float, float]:
    """Return the megabytes of memory that a process holds, and those of files."""
    kilobytes = dict(re.findall(r"(VmRSS|RssFile):\s+(\d+) kB", status))
    return int(kilobytes["VmRSS"]) / 1000, int(kilobytes["RssFile"]) / 1000


def _ticks(stat: str) -> int:
    """Return the ticks of a process, in user and in system mode (man 5 proc)."""
    _, _, rest = stat.rpartition(")")
    return sum(map(int, rest.split()[11:13]))


@contextmanager
def granian(target: str) -> Iterator[Server]:
    """Serve the site on a free port, as the unit for systemd does."""
    port = free_port()
    with started(granian_command(target, port), port) as server:
        yield server


@contextmanager
def nginx(folder: Path) -> Iterator[Server]:
    """Serve the files of a folder on a free port."""
    port, conf = free_port(), folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    conf.write_text(NGINX_CONF.format(folder=folder, port=port, user=user))
    command = [str(NGINX), "-c", str(conf), "-p", str(folder)]
    with started(command, port) as server:
        yield server


@contextmanager
def started(command: list[str], port: int) -> Iterator[Server]:
    """Run a server until the block ends."""
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        wait_for(port, server)
        yield Server(port, server)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return once somebody answers on the port."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(Request(f"http://127.0.0.1:{port}/health/"), timeout=PATIENCE)
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{server.args} did not answer")


def fetched(port: int, path: str, headers: dict[str, str]) -> tuple[bytes, str]:
    """Return a page and its tag."""
    with urlopen(Request(f"http://127.0.0.1:{port}{path}", headers=headers)) as page:
        return page.read(), page.headers["ETag"]


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
