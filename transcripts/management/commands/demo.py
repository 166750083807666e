"""Show Lectern at work: migrate, import, serve."""

import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from transcripts.models import Document

ADDRESS = "127.0.0.1"
PORTS_TRIED = 20
SAMPLES = settings.BASE_DIR / "fixtures"
FORMATS = {".txt", ".md", ".html"}


class Command(BaseCommand):
    """Bring up an archive with transcripts in it; safe to run again."""

    help = "Make the database, import the sample transcripts, and serve the site."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take other transcripts and another port."""
        parser.add_argument(
            "--import",
            dest="paths",
            nargs="+",
            metavar="PATH",
            help="your own files, folders or zips instead of the samples",
        )
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-serve", action="store_true", help="stop before serving"
        )

    def handle(self, *, paths: list[str] | None, port: int, **options: Any) -> None:
        """Do the three steps, each of which does nothing twice."""
        if settings.PRODUCTION:
            raise CommandError(
                "demo is for trying Lectern out: unset LECTERN_PRODUCTION"
            )
        call_command("migrate", verbosity=0)
        import_all(paths or samples())
        count = Document.objects.count()
        held = f"{count} briefing{pluralize(count)}"
        if options["no_serve"]:
            self.stdout.write(f"The archive holds {held}.")
            return
        port = free_port_from(port)
        self.stdout.write(
            f"\nLectern serves {held} at http://{ADDRESS}:{port}/ (Ctrl-C stops it).\n"
            "For the admin, make a user in another terminal:"
            " uv run --no-dev manage.py createsuperuser\n"
            f"and log in at http://{ADDRESS}:{port}/admin/"
        )
        serve(port)


def samples() -> list[str]:
    """List the sample transcripts, which lie beside notes on them."""
    files = (path for path in SAMPLES.iterdir() if path.suffix in FORMATS)
    return sorted(str(path) for path in files if path.stem != "README")


def import_all(paths: list[str]) -> None:
    """Import what can be; refused files are in the table that the import prints."""
    try:
        call_command("import_transcripts", *paths)
    except SystemExit as end:
        if end.code != 1:
            raise


def free_port_from(port: int) -> int:
    """Find the first free port from ``port`` on."""
    for candidate in range(port, port + PORTS_TRIED):
        with socket.socket() as probe:
            # As the server does: a port that waits for its last packets is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, candidate))
            except OSError:
                continue
            return candidate
    raise CommandError(
        f"Ports {port} to {port + PORTS_TRIED - 1} are all taken: choose another --port"
    )


def serve(port: int) -> None:
    """Serve until Ctrl-C, with the server that production uses."""
    Server(
        "archive.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,  # an upload being read holds up nobody else
        log_level=LogLevels.warning,
    ).serve()
