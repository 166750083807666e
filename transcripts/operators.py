"""Who runs a command, for the history."""

from __future__ import annotations

import getpass
import os


def run_by(command: str) -> str:
    """Return the name of a command and of the user of the machine who runs it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # as in a container, where a user has no name
        user = f"user {os.getuid()}"
    return f"{command}, run by {user}"
