"""Name the archive's one application."""

from django.apps import AppConfig
from django.utils.autoreload import file_changed

from transcripts import editions


class TranscriptsConfig(AppConfig):
    """Transcripts: how they are read, kept and shown."""

    name = "transcripts"
    verbose_name = "Transcripts"

    def ready(self) -> None:
        """Have the development server make pages anew once a template is edited."""
        file_changed.connect(editions.forget)
