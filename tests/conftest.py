"""Fit the suite to the machine: its browser, its corpus, its database."""

import os
import shutil
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests import scratch as scratches
from tests.desk import log_in
from tests.many import RIGHTS
from transcripts import revisions
from transcripts.admin import staging
from transcripts.models import Role

# The first has no windows to draw, which takes three quarters of the time.
SHELL = "chromium-headless-shell"
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
# What a browser makes of a page, it makes of markup, styles and scripts. Rows give the
# markup alone, which other tests hold to be right on both databases; so does a browser
# wherever somebody searches, filters, uploads, edits or logs in.
ONE_DATABASE = "sqlite"
ONCE = f"LEFT OUT: tests marked once, which run on {ONE_DATABASE}"
WITHOUT_BROWSER = f"NOT RUN: tests/browser, as no Chromium is on the PATH (Debian: apt install {SHELL})"


def pytest_configure(config):
    """Take what costs tests time and tells them nothing."""
    if os.environ.get("CI") and not CHROMIUM:
        raise pytest.UsageError(WITHOUT_BROWSER)
    # A busy machine is no fault of the code, and CI is to say the same twice.
    hypothesis.settings.register_profile(
        "lectern",
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
        derandomize="CI" in os.environ,
    )
    hypothesis.settings.load_profile("lectern")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # else each client looks at every file
    settings.PUBLISH_SECONDS = 0  # each query is a page's own
    revisions.LATELY_SECONDS = 0  # what a test has written is to be seen


def pytest_report_header(config):
    """Say what this run runs on, and what it leaves out."""
    return [
        f"database: {connection.vendor}",
        f"browser: {CHROMIUM or WITHOUT_BROWSER}",
        f"corpus: {CORPUS if CORPUS.is_dir() else 'none beside this checkout'}",
    ]


def pytest_terminal_summary(terminalreporter):
    """Repeat at the end what was left out."""
    if not CHROMIUM:
        terminalreporter.write_line(WITHOUT_BROWSER, yellow=True)
    if connection.vendor != ONE_DATABASE:
        terminalreporter.write_line(ONCE, yellow=True)


def pytest_ignore_collect(collection_path):
    """Leave the browser tests out where there is no browser."""
    if not CHROMIUM and collection_path.name == "browser":
        return True
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Run last what empties the database, roles and offices of migrations with it.

    pytest-django asks for that order, and pytest then brings together the tests that
    share a browser, which may put them before tests that need those rows.

    What takes long comes first of its sort: begun last, it would keep one process busy
    and the others waiting.
    """
    if connection.vendor != ONE_DATABASE:
        leave_out(
            [one for one in items if one.get_closest_marker("once")], config, items
        )
    items.sort(
        key=lambda one: (empties_database(one), not one.get_closest_marker("long"))
    )


def leave_out(some, config, items):
    config.hook.pytest_deselected(items=some)
    items[:] = [one for one in items if one not in some]


def empties_database(item):
    mark = item.get_closest_marker("django_db")
    needed = {"transactional_db", "live_server", "rows_of_migrations"}
    return bool(needed & set(getattr(item, "fixturenames", ()))) or bool(
        mark and mark.kwargs.get("transaction")
    )


@pytest.fixture(scope="session")
def corpus():
    """Give the folder of real transcripts, where it lies beside this checkout."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real transcripts is not on this machine")
    return CORPUS


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """Keep SQLite's test database in a file.

    One in memory cannot be closed by the threads of the live server, which then
    leave connections behind, and Python warns of those.
    """
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture(autouse=True)
def empty_cache():
    """Show no test what another has counted."""
    cache.clear()


@pytest.fixture(autouse=True)
def search_index(settings, tmp_path_factory):
    """Give each test a search index of its own, which is not there until written."""
    settings.SEARCH_INDEX = tmp_path_factory.getbasetemp() / f"index-{uuid4().hex}"
    return settings.SEARCH_INDEX


@pytest.fixture
def rows_of_migrations(transactional_db):
    """Bring back the roles and offices, which a transactional test before flushed.

    Django's own way, serialized_rollback, keeps them on a connection that is another
    one as soon as Playwright's event loop runs.
    """
    if not Role.objects.exists():
        migration = import_module("transcripts.migrations.0002_roles_and_offices")
        migration.add_roles(apps, None)
        migration.add_offices(apps, None)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """Give a database with its tables, for others to be copied from."""
    with scratches.migrated(tmp_path_factory.mktemp("migrated")) as scratch:
        yield scratch


@pytest.fixture
def scratch(migrated, tmp_path):
    """Give a database of its own for commands in processes of their own."""
    with scratches.copied(migrated, tmp_path) as scratch:
        yield scratch


@pytest.fixture
def archivist(db):
    """Give a client of somebody who may upload and publish."""
    return log_in(*RIGHTS, name="ann")


@pytest.fixture
def few(monkeypatch):
    """Take for many what is more than two, so that tests are quick."""
    monkeypatch.setattr(staging, "AT_ONCE", 2)


@pytest.fixture
def queued(settings):
    """Let a worker do what takes long."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
