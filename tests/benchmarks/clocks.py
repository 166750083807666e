"""Measure time that was spent on a piece of work, not time that passed beside it."""

import time
from functools import cache
from pathlib import Path

from django.db import connection


def spent() -> float:
    """Return the seconds that this process and its database server have computed."""
    return time.process_time() + _spent_by_server()


def _spent_by_server() -> float:
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    schedule = _schedule(connection.connection.info.backend_pid)
    return int(schedule.read_text().split()[0]) / 1e9


@cache
def _schedule(process: int) -> Path:
    return Path(f"/proc/{process}/schedstat")
