"""Name the archive's one application."""

from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    """Transcripts: how they are read, kept and shown."""

    name = "transcripts"
    verbose_name = "Transcripts"
