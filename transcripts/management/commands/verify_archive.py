"""Check that every source text is what it was when it came in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django_rich.management import RichCommand
from rich.progress import Progress

from transcripts import verifying
from transcripts.models import Version

FLAWED = 1


class Command(RichCommand):
    """Compute every hash and count again, and say what does not match."""

    help = (
        "Compute the SHA-256 of every source text again, and say what does not match"
        " what was noted when it came in, or a manifest that was downloaded earlier."
        " Exit code 0: all is as it was; 1: something is not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a manifest."""
        parser.add_argument(
            "manifest",
            nargs="?",
            type=Path,
            help="a file from /SHA256SUMS, of now or of long ago",
        )

    def handle(self, *, manifest: Path | None, verbosity: int, **options: Any) -> None:
        """Print each flaw, and how much was looked at."""
        listed = _read(manifest) if manifest else None
        number, flaws = Version.objects.count(), 0
        is_shown = bool(verbosity) and self.console.is_terminal
        with Progress(
            console=self.console, transient=True, disable=not is_shown
        ) as bar:
            task = bar.add_task("Source texts", total=number)
            for flaw in verifying.flaws_of_versions(listed):
                bar.advance(task)
                flaws += self._told(flaw)
        for flaw in verifying.flaws_of_documents():
            flaws += self._told(flaw)
        if verbosity:
            self.stdout.write(_verdict(number, flaws))
        if flaws:
            sys.exit(FLAWED)

    def _told(self, flaw: verifying.Flaw | None) -> bool:
        if flaw:
            self.stdout.write(str(flaw))
        return flaw is not None


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8") as lines:
            return verifying.manifest_from_lines(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    except verifying.BadManifest as error:
        raise CommandError(f"{path}, {error}. Download it again.") from error


def _verdict(number: int, flaws: int) -> str:
    texts = f"{number:,} source text{'' if number == 1 else 's'}"
    if not flaws:
        return f"{texts}: all as they came in."
    does = "thing does" if flaws == 1 else "things do"
    return f"{texts}: {flaws:,} {does} not match."
