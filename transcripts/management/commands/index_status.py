"""Say how the search index is."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.template.defaultfilters import filesizeformat

from transcripts.search.health import Health, health

NO_SEARCH = 1


class Command(BaseCommand):
    """Say how far the index has come, how large it is, and whether it is sound."""

    help = (
        "Say how the search index is. Exit code 0: readers can search; 1: they cannot,"
        " or it may be damaged."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how closely to look."""
        parser.add_argument(
            "--check", action="store_true", help="read every byte, to find damage"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        """Print it, and exit by it."""
        found = health(is_thorough=check)
        self.stdout.write(found.in_words)
        for name, value in lines(found):
            self.stdout.write(f"{name:<13}{value}")
        for flaw in found.flaws:
            self.stdout.write(f"damage       {flaw}")
        if not found.is_well:
            sys.exit(NO_SEARCH)


def lines(found: Health) -> list[tuple[str, str]]:
    """Return what is known, each with its name."""
    committed = (
        f"{found.committed_at:%Y-%m-%d %H:%M:%S} UTC" if found.committed_at else "never"
    )
    return [
        ("folder", str(settings.SEARCH_INDEX)),
        ("position", f"change {found.change:,} of {found.last_change:,}"),
        ("committed", committed),
        ("briefings", f"{found.documents:,}"),
        ("passages", f"{found.passages:,}"),
        ("segments", f"{found.segments:,}"),
        ("size", filesizeformat(found.size).replace("\xa0", " ")),
    ]
