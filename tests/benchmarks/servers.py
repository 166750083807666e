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
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "deploy" / "lectern.service"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
PATIENCE = 30  # seconds

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


@contextmanager
def granian(target: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve the site on a free port, as the unit for systemd does."""
    port = free_port()
    command = granian_command(target, port)
    with started(command, port, os.environ | environment):
        yield port


@contextmanager
def nginx(folder: Path) -> Iterator[int]:
    """Serve the files of a folder on a free port."""
    port, conf = free_port(), folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    conf.write_text(NGINX_CONF.format(folder=folder, port=port, user=user))
    command = [str(NGINX), "-c", str(conf), "-p", str(folder)]
    with started(command, port, dict(os.environ)):
        yield port


@contextmanager
def started(
    command: list[str], port: int, environment: dict[str, str]
) -> Iterator[None]:
    """Run a server until the block ends."""
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet
    )
    try:
        wait_for(port, server)
        yield
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
