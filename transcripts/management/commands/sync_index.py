"""Bring the search index up to date, once or for ever."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections

from transcripts import importing
from transcripts.search import catching_up, index, locks
from transcripts.search.health import counted

# How long to wait for changes, and after something failed.
PAUSE, LONG_PAUSE = 1.0, 30.0

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Follow the log of changes; safe to stop at any point, and to run twice."""

    help = (
        "Bring the search index up to date with the database; make it anew where it is"
        " missing, damaged, of another version or ahead of a database that was"
        " restored."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to go on."""
        parser.add_argument(
            "--follow", action="store_true", help="go on until stopped, once a second"
        )

    def handle(self, *, follow: bool, verbosity: int, **options: Any) -> None:
        """Follow once, or until somebody stops it."""
        if follow:
            self._follow()
            return
        importing.renew_phrases()
        try:
            taken = catching_up.bring_up()
        except locks.Busy:
            raise CommandError("Another process writes the index already.") from None
        except (index.Fault, OSError) as error:
            raise CommandError(f"The index could not be written: {error}") from error
        if verbosity:
            took = counted(taken, "change")
            self.stdout.write(f"The index is up to date; it took in {took}.")

    def _follow(self) -> None:
        try:
            while True:
                time.sleep(_followed())
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")


def _followed() -> float:
    """Take in what there is, whatever happens; return how long to wait."""
    try:
        importing.renew_phrases()
        catching_up.bring_up()
    except locks.Busy:
        return PAUSE
    except (index.Fault, OSError, DatabaseError) as error:
        logger.error("The search index: %s: %s", type(error).__name__, error)
        return LONG_PAUSE
    finally:
        close_old_connections()
    return PAUSE
