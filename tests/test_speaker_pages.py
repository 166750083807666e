"""Old addresses of people, their other names, and the tree of roles."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.models import Role, Speaker, with_those_below
from transcripts.parsing.roles import BY_SLUG, ROLES

pytestmark = pytest.mark.django_db


def merged():
    gone = Speaker.objects.get(slug="ada-b-quill")
    return importing.merge(gone, Speaker.objects.get(slug="ada-quill"))


@pytest.fixture
def documents():
    return [
        bring_in(briefing("January 3, 2021"), "1.txt"),
        bring_in(briefing("January 9, 2021", "Ada B. Quill", "MS. QUILL"), "2.txt"),
        bring_in(call("March 8, 2021"), "3.txt"),
    ]


def test_the_address_of_the_merged_leads_on_and_back_once_undone(client, documents):
    assert client.get("/speakers/ada-b-quill/").status_code == 200
    decision = merged()
    old = client.get("/speakers/ada-b-quill/")
    assert (old.status_code, old.url) == (301, "/speakers/ada-quill/")
    assert "Also printed as Ada B. Quill." in client.get(old.url).text
    assert "Ada B. Quill" not in client.get("/speakers/").text
    importing.undo(decision)
    assert client.get("/speakers/ada-b-quill/").status_code == 200
    assert "Also printed as" not in client.get("/speakers/ada-quill/").text


def test_who_is_merged_twice_is_led_on_once(client, documents):
    merged()
    bring_in(briefing("June 9, 2021", "Bo Reed", "MR. REED"), "4.txt")
    quill, reed = (
        Speaker.objects.get(slug="ada-quill"),
        Speaker.objects.get(slug="bo-reed"),
    )
    importing.merge(quill, reed)
    for slug in ("ada-quill", "ada-b-quill"):
        assert client.get(f"/speakers/{slug}/").url == "/speakers/bo-reed/"
    assert "Ada Quill, Ada B. Quill." in client.get("/speakers/bo-reed/").text


def test_a_name_that_no_reader_was_shown_stays_hidden(client, documents):
    documents[1].is_published = False
    importing.save_edited(documents[1], fields=["is_published"])
    merged()
    assert client.get("/speakers/ada-b-quill/").status_code == 404
    assert "Ada B. Quill" not in client.get("/speakers/ada-quill/").text


def test_an_address_that_leads_to_nobody_shown_is_hidden(client, documents):
    merged()
    for document in documents[:2]:
        document.refresh_from_db()
        document.is_published = False
        importing.save_edited(document, fields=["is_published"])
    for slug in ("ada-b-quill", "ada-quill"):
        assert client.get(f"/speakers/{slug}/").status_code == 404


def test_every_role_that_is_a_kind_of_another_is_below_it():
    officials = {role.slug for role in ROLES if role.kind_of == "official"}
    assert {"press-secretary", "senior-administration-official"} <= officials
    assert {role.kind_of for role in ROLES} <= {"", *BY_SLUG}
    found = Role.objects.filter(parent__slug="official").values_list("slug", flat=True)
    assert set(found) == officials
    below = with_those_below(Role.objects.all(), ["official"])
    assert set(below) == {"official", *officials}
    assert with_those_below(Role.objects.all(), ["reporter", "x"]) == ["reporter", "x"]


def test_official_finds_all_officials(client, documents):
    def slugs(query):
        page = client.get(f"/briefings/?{query}").text
        return [d.slug for d in documents if d.get_absolute_url() in page]

    everybody = [d.slug for d in documents]
    assert slugs("role=official") == everybody
    assert slugs("role=press-secretary") == everybody[:2]
    page = client.get("/roles/official/")
    # Three in the list; the first and the latest are named above it too.
    assert page.text.count('href="/briefings/2021/') == 5
    assert "press secretaries" in page.text
    assert "Ada Quill" in page.text


def test_roles_are_a_tree_on_their_page(client, documents):
    page = client.get("/roles/").text
    assert 'class="below"' not in page  # nobody speaks as a plain official
    Role.objects.filter(slug="moderator").update(
        parent=Role.objects.get(slug="reporter")
    )
    importing.reread(documents[0])
    page = client.get("/roles/").text
    assert '<th scope="row" class="below"><a href="/roles/moderator/">' in page


def test_no_role_is_a_kind_of_itself():
    official, secretary = (
        Role.objects.get(slug=slug) for slug in ("official", "press-secretary")
    )
    official.parent = secretary
    with pytest.raises(ValidationError, match="kind of itself"):
        importing.save_role(official, fields=["parent"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.filter(slug="mayor").update(parent=Role.objects.get(slug="mayor"))
