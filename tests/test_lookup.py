import pytest
from django.urls import reverse

from tests.literals import briefing, bring_in
from transcripts.models import Document

pytestmark = pytest.mark.django_db

PRINTED = "https://www.whitehouse.gov/briefing-room/press-briefing/"
LOOKUP = "/lookup"


def brought_in(address, number=1):
    document = bring_in(briefing(f"March {number}, 2022"), f"{number}.txt")
    Document.objects.filter(pk=document.pk).update(source_url=address)
    return document


@pytest.mark.parametrize(
    "typed",
    [PRINTED, "http://whitehouse.gov/briefing-room/press-briefing?utm_source=x"],
)
def test_an_address_leads_to_the_briefing_that_came_from_it(client, typed):
    document = brought_in(PRINTED)
    response = client.get(LOOKUP, {"source": typed})
    assert response.status_code == 302
    assert response["Location"] == document.get_absolute_url()


def test_several_briefings_of_one_address_are_listed(client):
    documents = [brought_in(PRINTED, 1), brought_in(PRINTED.rstrip("/"), 2)]
    response = client.get(LOOKUP, {"source": PRINTED.replace("https", "http")})
    assert response.status_code == 200
    html = response.content.decode()
    assert "2 briefings came from this address" in html
    assert all(f'href="{d.get_absolute_url()}"' in html for d in documents)


def test_of_several_the_one_that_is_just_so_is_meant(client):
    documents = [brought_in(PRINTED, 1), brought_in(PRINTED.rstrip("/"), 2)]
    response = client.get(LOOKUP, {"source": PRINTED.rstrip("/")})
    assert response["Location"] == documents[1].get_absolute_url()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("https://a.gov/x", "No briefing is known to come from this address"),
        ("the ferry", "This is no web address"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_an_address_that_nothing_came_from_is_not_found(client, typed, words):
    response = client.get(LOOKUP, {"source": typed})
    assert response.status_code == 404
    assert words in response.content.decode()


def test_without_an_address_there_is_a_form_for_one(client):
    response = client.get(LOOKUP)
    assert response.status_code == 200
    assert 'name="source"' in response.content.decode()
    assert reverse("transcripts:lookup") == LOOKUP


def test_what_is_not_published_is_not_found(client):
    document = brought_in(PRINTED)
    Document.objects.filter(pk=document.pk).update(is_published=False)
    assert client.get(LOOKUP, {"source": PRINTED}).status_code == 404


def test_a_blank_address_finds_no_document_without_one(client):
    bring_in(briefing())
    assert list(Document.objects.from_source("")) == []


def test_one_lookup_asks_the_index_alone(client, django_assert_max_num_queries):
    for number in range(1, 4):
        brought_in(PRINTED, number)
    for typed in (PRINTED, PRINTED.rstrip("/")):
        with django_assert_max_num_queries(5):
            client.get(LOOKUP, {"source": typed})
    plan = Document.objects.published().from_source(PRINTED).order_by().explain()
    assert "document_source_url" in plan or "Seq Scan" in plan
