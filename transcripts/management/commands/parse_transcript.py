"""Show what the parser reads out of transcripts; needs no database."""

import json
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from transcripts import parsing, reading
from transcripts.parsed import transcript_from_bytes


class Command(BaseCommand):
    """Parse each file and print it as an outline or as JSON."""

    help = "Print what the parser reads out of transcripts. Nothing is stored."
    requires_system_checks = []  # it works where no database does

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files, and the form to print them in."""
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="a file, folder or zip; - is stdin"
        )
        form = parser.add_mutually_exclusive_group()
        form.add_argument(
            "--outline",
            action="store_true",
            help="a row an element: LINE, ELEMENT, LABEL (the default)",
        )
        form.add_argument(
            "--json",
            action="store_true",
            help="all that was read, a line a file (docs/parse-format.md)",
        )
        parser.add_argument("--encoding", help="how the files are encoded, if known")

    def handle(self, *, files: list[str], encoding: str | None, **options: Any) -> None:
        """Print every file that parses; exit 1 if one did not."""
        printed = printed_as_json if options["json"] else printed_as_outline
        failures = 0
        for found in reading.sources(files, limit=settings.MAX_FILE_BYTES):
            parsed = transcript_or_reason(found, encoding)
            if isinstance(parsed, str):
                self.stderr.write(f"{found.name}: {parsed}")
                failures += 1
            else:
                name = "" if files == [found.name] else found.name
                self.stdout.write(printed(parsed, name))
        if failures:
            sys.exit(1)


def transcript_or_reason(
    found: reading.Found, encoding: str | None
) -> parsing.Transcript | str:
    """Read and parse one file, or say why there is no transcript in it."""
    limit = settings.MAX_FILE_BYTES
    item = found.read(limit) if isinstance(found, reading.Source) else found
    if isinstance(item, reading.Refusal):
        return item.reason
    try:
        return transcript_from_bytes(item.content, item.name, encoding=encoding)
    except (parsing.NotText, parsing.NoTranscript) as refusal:
        return str(refusal)


def printed_as_outline(transcript: parsing.Transcript, name: str) -> str:
    """Give the rows of one transcript, under its name where there are several."""
    head = f"# {name}\n" if name else ""
    return head + parsing.outline_from_transcript(transcript)


def printed_as_json(transcript: parsing.Transcript, name: str) -> str:
    """Give one transcript as a line of JSON, with its name where there are several."""
    value = {"file": name} if name else {}
    return json.dumps(
        value | parsing.json_from_transcript(transcript), ensure_ascii=False
    )
