"""Old addresses of people, their other names, and the tree of roles."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.filters import BriefingFilter
from transcripts.models import Role, Speaker, with_those_below
from transcripts.parsing.roles import BY_SLUG, ROLES
from transcripts.search import catching_up

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


def be_kind_of(slug, parent):
    """Let one role be a kind of another."""
    role = Role.objects.get(slug=slug)
    role.parent = Role.objects.get(slug=parent)
    importing.save_role(role, fields=["parent"])


def promised(client, address):
    """Give what a page says of each role: how far below another, and its briefings."""
    roles = client.get(address).context["roles"]
    return {tally.role.slug: (tally.depth, tally.documents) for tally in roles}


def found(client, slug):
    """Count the briefings that the filters find, and check what a role's page says."""
    number = BriefingFilter(QueryDict(f"role={slug}")).documents().count()
    assert f"Heard in {number} briefing" in client.get(f"/roles/{slug}/").text
    return number


DEEDS = {
    "brought in": lambda documents: bring_in(briefing("May 5, 2021"), "4.txt"),
    "withdrawn": lambda documents: importing.withdraw(documents[2], "It was private."),
    "of another tree": lambda documents: be_kind_of("official", "moderator"),
    "one deeper": lambda documents: be_kind_of("moderator", "press-secretary"),
    "a bough": lambda documents: [
        be_kind_of("press-secretary", "spokesperson"),  # whom nobody speaks as
        be_kind_of("spokesperson", "moderator"),
    ],
}


@pytest.mark.parametrize("has_index", [True, False])
@pytest.mark.parametrize("deed", DEEDS)
def test_each_role_promises_what_its_filter_finds(client, documents, deed, has_index):
    for address in ("/", "/roles/"):
        promised(client, address)  # and keep it
    DEEDS[deed](documents)
    if has_index:
        catching_up.bring_up()
    for address in ("/", "/roles/"):
        shown = promised(client, address)
        assert {slug: number for slug, (_, number) in shown.items()} == {
            slug: found(client, slug) for slug in shown
        }
        assert all(number for _, number in shown.values())


def test_roles_are_a_tree_and_a_briefing_of_two_of_a_family_counts_once(
    client, documents
):
    shown = promised(client, "/roles/")
    assert shown["official"] == (0, 3)  # which nobody speaks as by itself
    assert shown["press-secretary"] == (1, 2)
    be_kind_of("moderator", "official")  # in a call with an official
    shown = promised(client, "/roles/")
    assert (shown["official"], shown["moderator"]) == ((0, 3), (1, 1))
    row = '<th scope="row" class="below"><a href="/roles/moderator/">'
    assert row in client.get("/roles/").text


def test_pages_of_roles_take_as_many_queries_however_much_is_heard(client, documents):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    pages = "/roles/", "/", "/roles/press-secretary/", "/roles/official/"
    few = [queries(address) for address in pages]
    for day in range(1, 6):
        bring_in(briefing(f"May {day}, 2021", "Bo Reed", "MR. REED"), f"{day + 3}.txt")
    assert [queries(address) for address in pages] == few
    assert max(few[:2]) <= 16


def test_no_role_is_a_kind_of_itself():
    official, secretary = (
        Role.objects.get(slug=slug) for slug in ("official", "press-secretary")
    )
    official.parent = secretary
    with pytest.raises(ValidationError, match="kind of itself"):
        importing.save_role(official, fields=["parent"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.filter(slug="mayor").update(parent=Role.objects.get(slug="mayor"))
