"""Load for web servers: wrk where it is installed, else a plain loop of ours."""

import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from http.client import HTTPConnection
from typing import NamedTuple

WRK = shutil.which("wrk")
CONNECTIONS = 8
NAME = "wrk" if WRK else "a loop in Python, itself slower than a fast server"


class Load(NamedTuple):
    """How many requests were answered, and in how long."""

    requests: int
    seconds: float


def load(port: int, path: str, headers: Mapping[str, str], seconds: float) -> Load:
    """Ask for a path over and over."""
    if WRK:
        return _by_wrk(port, path, headers, seconds)
    with ProcessPoolExecutor(2) as pool:
        asked = (port, path, dict(headers), seconds)
        both = [pool.submit(_by_loop, *asked) for _ in range(2)]
        return Load(sum(one.result() for one in both), seconds)


def _by_wrk(port: int, path: str, headers: Mapping[str, str], seconds: float) -> Load:
    command = [str(WRK), "-t1", "--timeout=30s", f"-c{CONNECTIONS}"]
    command.append(f"-d{max(1, round(seconds))}s")
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    command.append(f"http://127.0.0.1:{port}{path}")
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    number = re.search(r"(\d+) requests in", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert number and rate, said
    return Load(int(number[1]), int(number[1]) / float(rate[1]))


def _by_loop(port: int, path: str, headers: dict[str, str], seconds: float) -> int:
    connection = HTTPConnection("127.0.0.1", port)
    began, number = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{path}: {answer.status}")
        number += 1
    connection.close()
    return number
