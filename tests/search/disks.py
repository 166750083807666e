"""Disks of the tests' own: small ones, and such that cannot be written."""

import os
import subprocess
from contextlib import contextmanager

import pytest

MEGABYTE = 1024 * 1024


def _mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True, check=False)


@contextmanager
def disk(folder, megabytes=64):
    """Mount a disk of a size at a folder, where this process may mount one."""
    folder.mkdir(parents=True)
    size = f"size={megabytes}m"
    if (
        os.name != "posix"
        or _mount("-t", "tmpfs", "-o", size, "tmpfs", folder).returncode
    ):
        pytest.skip("this user may not mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(folder):
    """Leave no room on a disk for a while."""
    path = folder / "filling"
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(MEGABYTE)) == MEGABYTE:
                pass
        except OSError:
            pass
    try:
        yield
    finally:
        path.unlink()


@contextmanager
def unwritable(folder):
    """Let nobody write on a disk for a while, root included."""
    assert _mount("-o", "remount,ro", folder).returncode == 0
    try:
        yield
    finally:
        assert _mount("-o", "remount,rw", folder).returncode == 0
