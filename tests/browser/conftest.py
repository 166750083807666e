"""Drive the machine's own Chromium, for Playwright's builds are not needed here."""

import os

import pytest

from tests.conftest import CHROMIUM

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start Chromium without errands of its own; root has to go without sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": QUIET + sandbox,
    }


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_playwright():
    """Allow the ORM in a thread where Playwright keeps an event loop running."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(autouse=True)
def _rows_of_migrations(django_db_serialized_rollback, live_server):
    """Give each test the rows that migrations made: a flush takes them."""
