"""Publish what was scheduled for now or earlier."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from transcripts import importing


class Command(BaseCommand):
    """Do what a timer asks for; safe to run again, and beside other processes."""

    help = "Publish each document that was scheduled for now or earlier."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish them, and name each."""
        done = importing.publish_due(timezone.now())
        for document in done:
            self.stdout.write(f"published: {document}")
        self.stdout.write(f"{len(done)} published")
