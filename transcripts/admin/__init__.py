"""The archivist's desk: find, look at, upload and edit, in Django's own admin."""

from django.contrib import admin

from transcripts.admin import (  # noqa: F401 - importing them registers the models
    decisions,
    documents,
    records,
    roles,
    speakers,
    structure,
    uploads,
)

admin.site.site_header = "Lectern: the archivist's desk"
admin.site.site_title = "Lectern"
admin.site.index_title = "The archive"
admin.site.index_template = "admin/transcripts/index.html"
