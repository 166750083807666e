"""Texts with people to decide on, and those who may decide."""

import re

from django.contrib.auth.models import Group, User
from django.test import Client

from tests.literals import briefing, bring_in
from transcripts.models import Speaker

REMARKS = """\
Ann Lee

Remarks on the Pier

April {day}, 2021

MR. MOTT: Good morning. The pier is open again, and everybody is glad of it.

ADA QUILL: Thank you. There is nothing to add from here, but for the fare.

MR. MOTT: The fare stays as it is.
"""


def four_texts():
    """Bring in texts of two people who may be one, and of a Mott."""
    return [
        bring_in(briefing("January 3, 2021"), "1.txt"),
        bring_in(briefing("January 9, 2021", "Ada B. Quill", "MS. QUILL"), "2.txt"),
        bring_in(REMARKS.format(day=1), "3.txt"),
        bring_in(REMARKS.format(day=2), "4.txt"),
    ]


def member(group):
    user = User.objects.create_user(group.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def mott(document):
    return document.local_speakers.get(name="Mr. Mott")


def person(name):
    return Speaker.objects.people().get(name=name)
