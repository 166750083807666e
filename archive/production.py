"""Say which settings are unsafe in production."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Raise, naming every unsafe setting, where production mode finds one."""
    faults = list(faults_of(settings))
    if faults:
        raise ImproperlyConfigured(
            "Lectern does not start in production mode (LECTERN_PRODUCTION) with"
            " unsafe settings:\n" + "\n".join(f"  - {fault}" for fault in faults)
        )


def refuse_without(module: str, setting: str, extra: str) -> None:
    """Raise where a setting asks for a package that an extra would have brought."""
    if find_spec(module) is None:
        raise ImproperlyConfigured(
            f"{setting} needs the package {module}: install requirements.txt, or the"
            f" extra {extra} of pyproject.toml, or set {setting} to off."
        )


def faults_of(settings: Mapping[str, Any]) -> Iterator[str]:
    """Name each unsafe setting, with what to do about it."""
    if settings["DEBUG"]:
        yield "LECTERN_DEBUG is on: it shows source code and settings to anyone"
    key = settings["SECRET_KEY"]
    if len(key) < SHORTEST_KEY or len(set(key)) < 5 or "insecure" in key:
        yield (
            "LECTERN_SECRET_KEY is weak: give at least 50 random characters, or"
            " leave it unset and Lectern makes one"
        )
    yield from _faults_of_addresses(settings)
    database = settings["DATABASES"]["default"]
    if "sqlite" in database["ENGINE"] and ":memory:" in str(database["NAME"]):
        yield "DATABASE_URL names a database in memory: it is lost at every stop"


def _faults_of_addresses(settings: Mapping[str, Any]) -> Iterator[str]:
    hosts = settings["ALLOWED_HOSTS"]
    if not hosts:
        yield "LECTERN_ALLOWED_HOSTS is empty: name the site's hosts, with commas"
    if "*" in hosts:
        yield "LECTERN_ALLOWED_HOSTS has a *: any Host header would be believed"
    for origin in settings["CSRF_TRUSTED_ORIGINS"]:
        if not origin.startswith("https://"):
            yield f"LECTERN_CSRF_TRUSTED_ORIGINS has {origin}: it is not https"
