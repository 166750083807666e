"""Work at the archivist's desk as a browser would, without one."""

import re

from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

UPLOAD = reverse("admin:transcripts_document_upload")
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=", re.IGNORECASE)


def log_in(*rights, name="bo"):
    """Give a client of somebody of the staff who has just the rights named."""
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(user)
    return client


def address(name, view="changelist", *args):
    """Give the address of a page of a model."""
    return reverse(f"admin:transcripts_{name}_{view}", args=args)


def form_of(response):
    """Give what a change page's form would send if nothing were changed."""
    form = response.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    sent = {
        name: form[name].field.prepare_value(value) for name, value in values.items()
    }
    return {name: v for name, v in sent.items() if v not in (None, False)}


def save(client, row, **changes):
    """Send a row's change page, with these changes."""
    url = address(row._meta.model_name, "change", row.pk)
    return client.post(url, form_of(client.get(url)) | changes)


def file(content, name="briefing.txt"):
    """Give a file to upload."""
    return SimpleUploadedFile(
        name, content.encode() if isinstance(content, str) else content
    )


def upload(client, *files, **fields):
    """Take the first step; give the address of the second."""
    response = client.post(UPLOAD, {"chosen": files} | fields)
    assert response.status_code == 302, response.context["form"].errors
    return response.url


def look(client, *files, **fields):
    """Take the first step; give what the second shows."""
    return client.get(upload(client, *files, **fields))


def outcomes(response):
    """Give {file: (what would become of it, why)}."""
    return {
        p.staged.filename: (p.outcome.status.value, p.outcome.reason)
        for p in response.context["previews"]
    }


def hashes(response):
    """Give what would be sent with every tick as it stands."""
    return [p.staged.sha256 for p in response.context["previews"] if p.is_importable]


def confirm(client, url):
    """Take the second step with every tick as it stands."""
    wanted = hashes(client.get(url))
    return client.post(url, {"wanted": wanted, "confirm": "Import"}, follow=True)


def report(response):
    """Give {file: what became of it}."""
    return {f.filename: f.status for f in response.context["files"]}
