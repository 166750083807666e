"""The settings: what they are with nothing set, and what production refuses."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.production import faults_of
from archive.proxy import client_address
from archive.secret import secret_key_from_file

ROOT = Path(__file__).parents[1]
READ_BY_LECTERN = ("LECTERN_", "DATABASE_URL", "DJANGO_")


def run(code, var, **environment):
    """Run ``code`` in a Python that knows no settings but ``environment``."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(READ_BY_LECTERN)
    }
    given = {"LECTERN_VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env=inherited | given | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name, var, **environment):
    code = f"from django.conf import settings; print(settings.{name})"
    answer = run(code, var, **environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


ANSWERS = {}  # of a Python that takes a second to ask
PRODUCTION = {"LECTERN_PRODUCTION": "1", "LECTERN_ALLOWED_HOSTS": "archive.example"}


def test_with_nothing_set_a_database_and_a_key_lie_in_var(tmp_path):
    assert setting("DATABASES['default']['NAME']", tmp_path) == str(
        tmp_path / "lectern.sqlite3"
    )
    assert (tmp_path / "secret-key").exists()


def test_with_nothing_set_nobody_outside_is_served_and_debug_is_off(tmp_path):
    assert setting("DEBUG", tmp_path) == "False"
    assert setting("ALLOWED_HOSTS", tmp_path) == "['.localhost', '127.0.0.1', '[::1]']"


def test_production_starts_with_its_hosts_named(tmp_path):
    assert setting("SECURE_SSL_REDIRECT", tmp_path, **PRODUCTION) == "True"
    assert setting("SESSION_COOKIE_SECURE", tmp_path, **PRODUCTION) == "True"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SESSION_COOKIE_SECURE", "True"),
        ("SESSION_COOKIE_HTTPONLY", "True"),
        ("SESSION_COOKIE_SAMESITE", "Strict"),
        ("SESSION_COOKIE_NAME", "sessionid"),
        ("SESSION_COOKIE_PATH", "/"),
        ("SESSION_COOKIE_DOMAIN", "None"),
        ("SESSION_COOKIE_AGE", "43200"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("CSRF_COOKIE_HTTPONLY", "True"),
        ("CSRF_COOKIE_SAMESITE", "Strict"),
        ("CSRF_COOKIE_NAME", "__Host-csrftoken"),
        ("SECURE_HSTS_SECONDS", "31536000"),
        ("SECURE_CONTENT_TYPE_NOSNIFF", "True"),
        ("X_FRAME_OPTIONS", "DENY"),
        ("AXES_FAILURE_LIMIT", "5"),
    ],
)
def test_production_is_strict(tmp_path_factory, name, value):
    var = tmp_path_factory.getbasetemp() / "strict"
    code = "from django.conf import settings; import json; print(json.dumps({n: str(getattr(settings, n)) for n in dir(settings) if n.isupper()}))"
    if code not in ANSWERS:
        ANSWERS[code] = json.loads(run(code, var, **PRODUCTION).stdout)
    assert ANSWERS[code][name] == value


def test_production_passes_djangos_own_check_for_deploying(tmp_path):
    code = "import django; django.setup(); from django.core.management import call_command as c; c('check', deploy=True, fail_level='WARNING')"
    answer = run(code, tmp_path, **PRODUCTION)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LECTERN_DEBUG", "1"),
        ("LECTERN_SECRET_KEY", "short"),
        ("LECTERN_SECRET_KEY", "a" * 64),
        ("LECTERN_SECRET_KEY", "django-insecure-" + "0123456789abcdef" * 4),
        ("LECTERN_ALLOWED_HOSTS", ""),
        ("LECTERN_ALLOWED_HOSTS", "archive.example,*"),
        ("LECTERN_CSRF_TRUSTED_ORIGINS", "http://archive.example"),
        ("DATABASE_URL", "sqlite://:memory:"),
    ],
)
def test_production_refuses_an_unsafe_setting_by_its_name(tmp_path, name, value):
    answer = run("import archive.settings", tmp_path, **PRODUCTION | {name: value})
    assert answer.returncode == 1
    assert "ImproperlyConfigured" in answer.stderr
    assert f"- {name} " in answer.stderr


def test_every_unsafe_setting_is_named_at_once():
    settings = {
        "DEBUG": True,
        "SECRET_KEY": "",
        "ALLOWED_HOSTS": [],
        "CSRF_TRUSTED_ORIGINS": [],
        "DATABASES": {"default": {"ENGINE": "postgresql", "NAME": "lectern"}},
    }
    assert len(list(faults_of(settings))) == 3


def test_a_wrong_value_is_refused_by_its_name(tmp_path):
    answer = run("import archive.settings", tmp_path, LECTERN_POOL_SIZE="many")
    assert "LECTERN_POOL_SIZE" in answer.stderr


def test_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "secret-key"
    first = secret_key_from_file(path)
    assert len(first) >= 50
    assert secret_key_from_file(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret-key"]


def test_processes_that_start_at_once_share_one_key(tmp_path):
    with ThreadPoolExecutor(8) as threads:
        keys = threads.map(secret_key_from_file, [tmp_path / "secret-key"] * 8)
    assert len(set(keys)) == 1


def test_another_database_is_named_by_its_address(tmp_path):
    address = "postgres://reader:pass@db.example/lectern"
    engine = setting("DATABASES['default']['ENGINE']", tmp_path, DATABASE_URL=address)
    assert engine == "django.db.backends.postgresql"
    pool = setting("DATABASES['default']['OPTIONS']", tmp_path, DATABASE_URL=address)
    assert "'max_size': 4" in pool


def test_policy_allows_nothing_inline_and_nothing_from_elsewhere(client, db):
    policy = client.get("/health/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_health_answers_once_the_database_has(client, db):
    assert client.get("/health/").content == b"ok\n"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("", "10.0.0.1"),
        ("192.0.2.7", "192.0.2.7"),
        ("203.0.113.9, 192.0.2.7", "192.0.2.7"),  # the first is the client's own claim
    ],
)
def test_a_client_behind_the_proxy_is_whom_the_proxy_saw(rf, forwarded, address):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = rf.get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == address
