"""Have Django's admin be the archivist's desk."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The admin, with a start page of its own."""

    default_site = "transcripts.desk.Desk"
