"""Import transcripts from files, folders, globs, zips or standard input."""

from __future__ import annotations

import codecs
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django_rich.management import RichCommand
from rich.progress import track
from rich.table import Table

from transcripts import reading
from transcripts.importing import Batch, Outcome, Status
from transcripts.models.reasons import because
from transcripts.operators import run_by

MOST_LISTED = 40
SOME_REFUSED = 1
NOTHING_READ = 2
STOPPED = 130  # as shells have it for Ctrl-C
GO_ON = "What was imported stays; run the same command again for the rest."

type Row = dict[str, str | int | list[str]]


class Command(RichCommand):
    """Import what can be, say what cannot and why; safe to run again."""

    help = (
        "Import transcripts. Running it again changes nothing, and completes a run"
        " that was cut short. Exit code 0: all well; 1: some files were refused;"
        " 2: nothing could be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to import, and how."""
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a file (.txt .md .html .docx .pdf), folder, glob or .zip; - for standard input",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done; do nothing"
        )
        parser.add_argument(
            "--encoding", help="of every file; otherwise each file tells by its bytes"
        )
        parser.add_argument(
            "--source", default="", metavar="NAME", help="where the files come from"
        )
        parser.add_argument(
            "--dates-from-names",
            action="store_true",
            help="where no date is printed, take that of the file's name, for review",
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write what was done as JSON"
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=1,
            metavar="N",
            help="parse in so many processes (default 1); one writes",
        )

    def handle(self, *, paths: list[str], dry_run: bool, **options: Any) -> None:
        """Import, report, and exit by how it went."""
        batch = Batch(
            settings.MAX_FILE_BYTES,
            encoding=known_encoding(options["encoding"]),
            source_name=options["source"],
            processes=max(1, options["processes"]),
            has_dates_in_names=options["dates_from_names"],
        )
        report = writable(options["report"])
        found = reading.sources(paths, limit=batch.limit)
        if options["verbosity"] and self.console.is_terminal:
            found = self._with_bar(found, reading.sources(paths, limit=batch.limit))
        outcomes = batch.previewed(found) if dry_run else batch.imported(found)
        with because(run_by("import_transcripts")):
            rows = rows_from_outcomes(outcomes)
        if report:
            report.write_text(json.dumps(report_from_rows(rows, dry_run), indent=1))
        if options["verbosity"]:
            self._print(rows, dry_run)
        if code := exit_code(rows):
            sys.exit(code)

    def _with_bar(
        self, found: Iterator[reading.Found], same: Iterator[reading.Found]
    ) -> Iterator[reading.Found]:
        """Show how far the sources are read; ``same`` is walked to count them."""
        total = sum(1 for _ in same)
        bar = track(
            found, "Importing", total=total, console=self.console, transient=True
        )
        return iter(bar)

    def _print(self, rows: list[Row], dry_run: bool) -> None:
        self.console.print(table_from_rows(rows, dry_run))
        if not rows:
            self.console.print("No transcripts are there. Check the paths.")
        for status in (Status.REFUSED, Status.NEW_VERSION, Status.SKIPPED):
            self._list(f"{status}:".capitalize(), rows_of(rows, status), "reason")
        to_review = [row for row in rows if row["review"]]
        self._list("For the archivist to look at:", to_review, "review")

    def _list(self, heading: str, rows: list[Row], field: str) -> None:
        """Print a list of files with a reason each, as far as anybody would read."""
        if not rows:
            return
        lines = [heading, *(f"  {r['file']}: {worded(r[field])}" for r in rows)]
        left = len(lines) - 1 - MOST_LISTED
        if left > 0:
            more = f"  and {left:,} more; --report FILE lists them all"
            lines[MOST_LISTED + 1 :] = [more]
        for line in lines:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)


def known_encoding(name: str | None) -> str | None:
    """Return the name of an encoding there is."""
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise CommandError(
            f"There is no encoding called {name}. Try utf-8 or windows-1252.",
            returncode=NOTHING_READ,
        ) from None


def writable(report: Path | None) -> Path | None:
    """Return the path of the report, once something could be written there."""
    try:
        if report:
            report.touch()
    except OSError as error:
        raise CommandError(
            f"The report cannot be written to {report}: {error.strerror}.",
            returncode=NOTHING_READ,
        ) from None
    return report


def rows_from_outcomes(outcomes: Iterable[Outcome]) -> list[Row]:
    """Do the work, and return what became of each file; say how to go on if cut short."""
    try:
        return [row_from_outcome(outcome) for outcome in outcomes]
    except KeyboardInterrupt:
        raise CommandError(f"Stopped. {GO_ON}", returncode=STOPPED) from None
    except BrokenProcessPool:
        raise CommandError(
            f"A parsing process was ended from outside, as happens where memory is"
            f" short. {GO_ON} Fewer --processes take less memory.",
            returncode=SOME_REFUSED,
        ) from None


def row_from_outcome(outcome: Outcome) -> Row:
    """Return what the report says of one file."""
    document = outcome.document
    return {
        "file": outcome.filename,
        "status": outcome.status.value,
        "reason": outcome.reason,
        "document": document.get_absolute_url() if document else "",
        "review": list(outcome.review),
        "defects": outcome.defect_count,
    }


def rows_of(rows: Iterable[Row], status: Status) -> list[Row]:
    """Return the files of which this became."""
    return [row for row in rows if row["status"] == status]


def report_from_rows(rows: list[Row], dry_run: bool) -> dict[str, object]:
    """Return the whole report."""
    return {"dry_run": dry_run, "counts": counts_from_rows(rows), "files": rows}


def counts_from_rows(rows: Iterable[Row]) -> dict[str, int]:
    """Count the files by what became of them, in the order of the table."""
    counts = Counter(str(row["status"]) for row in rows)
    return {status.value: counts[status.value] for status in Status}


def table_from_rows(rows: list[Row], dry_run: bool) -> Table:
    """Return the table that a run ends with."""
    table = Table(title="Would be" if dry_run else "Imported", title_justify="left")
    table.add_column("Files")
    table.add_column("Number", justify="right")
    for status, number in counts_from_rows(rows).items():
        table.add_row(status, f"{number:,}")
    return table


def worded(reasons: str | int | list[str]) -> str:
    """Return one reason or several as a sentence."""
    return " ".join(reasons) if isinstance(reasons, list) else str(reasons)


def exit_code(rows: list[Row]) -> int:
    """Return 0 where all went well, 1 where some was refused, 2 where all was."""
    refused = len(rows_of(rows, Status.REFUSED))
    if refused == len(rows):
        return NOTHING_READ
    return SOME_REFUSED if refused else 0
