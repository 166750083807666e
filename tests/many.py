"""Uploads of many files, and the worker that does what they take."""

from unittest import mock

from django.core.management import call_command
from django_tasks_db.management.commands import db_worker

from tests.desk import file
from tests.importing.literals import BRIEFING
from transcripts.models import Upload

RIGHTS = ("add_document", "change_document", "view_document", "publish_document")


def text(number):
    """Give a briefing of a day of its own."""
    day = f"March {number + 1}, 2019"
    changed = BRIEFING.replace("March 4, 2019", day).replace("storm", f"storm {number}")
    return changed.replace("county", f"county of {number}")


def many(number=4):
    return [file(text(n), f"{n}.txt") for n in range(number)]


def work():
    """Let a worker do all there is to do, on the connection of the test."""
    options = {"batch": True, "interval": 0, "startup_delay": False, "reload": False}
    with mock.patch.object(db_worker, "close_old_connections"):
        call_command(db_worker.Command(), verbosity=0, **options)


def became(url):
    upload = Upload.objects.get(pk=url.split("/")[-2])
    return dict(upload.files.in_order().values_list("filename", "status"))


def would_be(url):
    upload = Upload.objects.get(pk=url.split("/")[-2])
    return dict(upload.files.in_order().values_list("filename", "would_be"))


def act(client, url, *names, **fields):
    return client.post(url, dict.fromkeys(names, "1") | fields, follow=True)
