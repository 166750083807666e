"""Make the search index anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django_rich.management import RichCommand
from rich.progress import Progress

from transcripts import importing
from transcripts.models import Document
from transcripts.search import index, locks, rebuilding
from transcripts.search.health import counted, health


class Command(RichCommand):
    """Make the index beside the one in use, then put it in its place."""

    help = (
        "Make the search index anew. Readers search the one in use until the new one"
        " takes its place; cut short, it leaves that one as it was."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        """Show how far it is, and say what was made."""
        importing.renew_phrases()
        total = Document.objects.published().count()
        is_shown = bool(verbosity) and self.console.is_terminal
        bar = Progress(console=self.console, transient=True, disable=not is_shown)
        try:
            with bar:
                task = bar.add_task("Indexing", total=total)
                rebuilding.rebuild(lambda number: bar.advance(task, number))
        except locks.Busy:
            raise CommandError("The index is being made anew already.") from None
        except (index.Fault, OSError) as error:
            raise CommandError(f"The index could not be made: {error}") from error
        if verbosity:
            made = health()
            passages = counted(made.passages, "passage")
            briefings = counted(made.documents, "briefing")
            self.console.print(f"The index has {passages} of {briefings}.")
