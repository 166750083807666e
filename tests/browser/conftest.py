"""Drive the machine's own Chromium, for Playwright's builds are not needed here."""

import os

import pytest
from playwright.sync_api import expect

from tests.conftest import CHROMIUM

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
# A busy machine is no fault of the page: five seconds, as Playwright would wait for what
# is expected, can pass while a process is started that reads an uploaded file.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start Chromium without errands of its own; root has to go without sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": QUIET + sandbox,
    }


@pytest.fixture(scope="session")
def base_url(live_server):
    """Let ``page.goto("/about/")`` mean the server of the tests.

    The plugin's own fixture of this name warns under pytest 9, too.
    """
    return live_server.url


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_playwright():
    """Allow the ORM in a thread where Playwright keeps an event loop running."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(autouse=True)
def _rows(live_server, rows_of_migrations):
    """Give each test a server and the rows that a new archive has."""
