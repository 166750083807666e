"""The archivist's desk: find, look at, upload and edit, in Django's own admin."""

from transcripts.admin import (  # noqa: F401 - importing them registers the models
    decisions,
    documents,
    gaps,
    records,
    roles,
    speakers,
    structure,
    uploads,
)
