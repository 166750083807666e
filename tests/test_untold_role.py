"""What pages call the role of those of whom no text says in which they speak."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.literals import bring_in
from transcripts.models import Role
from transcripts.searches import roles_called

pytestmark = pytest.mark.django_db

TALK = """Remarks on the Ferry

May 3, 2021

MR. OAKES: The ferry sails at noon.

Q: And back?

MR. OAKES: At six.
"""


@pytest.fixture
def talk():
    return bring_in(TALK)


@pytest.mark.parametrize("address", ["/briefings/", "/roles/", "/roles/speaker/"])
def test_no_page_makes_an_office_of_it(client, talk, address):
    html = client.get(address).text
    assert "Role not stated" in html
    assert ">Speaker<" not in html.replace('<label for="id_speaker">Speaker<', "")


def test_its_address_and_what_is_typed_for_it_stay(client, talk):
    html = client.get("/briefings/?role=speaker").text
    assert talk.get_absolute_url() in html
    roles = {role.slug: role for role in Role.objects.all()}
    assert roles["speaker"].get_absolute_url() == "/roles/speaker/"
    assert roles_called("speaker", roles) == ["speaker"]


def test_its_page_says_what_it_is(client, talk):
    html = client.get("/roles/speaker/").text
    assert "do not say in which capacity they speak" in html
    assert "Speakers in this role" not in html


def test_a_name_stands_without_it(client, talk):
    assert "Role not stated" not in client.get(f"{talk.exchange_url(1)}").text


@pytest.mark.parametrize(
    ("named", "name"), [("Speaker", "Role not stated"), ("Unknown", "Unknown")]
)
def test_only_the_old_name_gives_way(named, name):
    plural = f"{named}s" if named == "Speaker" else named
    role, _ = Role.objects.update_or_create(
        slug="speaker", defaults={"name": named, "plural": plural}
    )
    migration = import_module("transcripts.migrations.0030_role_not_stated")
    migration.renaming(migration.OLD, migration.NEW)(apps, None)
    role.refresh_from_db()
    assert role.name == name
