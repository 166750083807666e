"""Read the archive's texts again with the parser as it is now."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django_rich.management import RichCommand
from rich.progress import track
from rich.table import Table

from transcripts.importing import rereading
from transcripts.importing.rereading import Aspect, Reread
from transcripts.models.reasons import because
from transcripts.operators import run_by

SOME_REFUSED = 1


class Command(RichCommand):
    """Say what reading again changes, and change it."""

    help = (
        "Read again the text of every document that another version of the parser has"
        " read, and say what changes. What a person decided stays; exchanges whose"
        " number moved are redirected. Exit code 0: all well; 1: some texts are refused"
        " now, and stay as they were."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to read, and whether to write."""
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would change; change nothing",
        )
        parser.add_argument(
            "--all", action="store_true", help="read also what this parser has read"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write each change as JSON"
        )

    def handle(self, *, dry_run: bool, verbosity: int, **options: Any) -> None:
        """Read, report, and exit by how it went."""
        documents = rereading.read_by_another(is_any=options["all"])
        total = documents.count()
        each = rereading.reread_all(documents.iterator(chunk_size=100), is_dry=dry_run)
        if verbosity and self.console.is_terminal:
            each = iter(
                track(each, "Reading", total, console=self.console, transient=True)
            )
        tally: Counter[str] = Counter()
        rows = []
        for found in _told(each):
            tally.update(kinds_of(found))
            if found.changes or found.refusal:
                rows.append(row(found))
                if verbosity:
                    self.stdout.write(f"{found.document}: {found.in_words}")
        if path := options["report"]:
            _write(path, rows)
        if verbosity:
            self.console.print(table(tally, total, dry_run))
        if tally["refused"]:
            sys.exit(SOME_REFUSED)


def kinds_of(found: Reread) -> list[str]:
    """Return in which lines of the table a document is counted."""
    if found.refusal:
        return ["refused"]
    return ["changed", *found.changes] if found.changes else ["unchanged"]


def row(found: Reread) -> dict[str, object]:
    """Return what a report says of a document."""
    return {
        "document": found.document.get_absolute_url(),
        "title": found.document.title,
        "changes": {aspect.value: number for aspect, number in found.changes.items()},
        "fields": list(found.fields),
        "refused": found.refusal,
    }


def table(tally: Counter[str], total: int, dry_run: bool) -> Table:
    """Return the table that a run ends with."""
    made = Table(title="Would be" if dry_run else "Read again", title_justify="left")
    made.add_column("Documents")
    made.add_column("Number", justify="right")
    made.add_row("looked at", f"{total:,}")
    for name in ("unchanged", "changed", *(aspect.value for aspect in Aspect)):
        indent = "  " if name in set(Aspect) else ""
        made.add_row(f"{indent}{name}", f"{tally[name]:,}")
    made.add_row("refused", f"{tally['refused']:,}")
    return made


def _told(each: Iterable[Reread]) -> Iterator[Reread]:
    with because(run_by("reread_transcripts")):
        yield from each


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    try:
        path.write_text(json.dumps(rows, indent=1))
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error}") from error
