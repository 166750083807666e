"""Every kind of page is looked at, and links within a page lead somewhere."""

import re

import pytest
from lxml.html import document_fromstring

from tests.browser.archive import AMISS, addresses, fill
from transcripts.urls import urlpatterns

# Addresses of what is no page, and pages that say that something is not there.
ELSE = re.compile(
    "_in_format|_table|_feed|_json|sitemap|source|version$|"
    "^(manifest|oembed|robots|security|suggest)$"
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    fill()


def test_every_kind_of_page_is_among_those_that_are_walked_through(client, archive):
    walked = set()
    for kind, address in addresses().items():
        answer = client.get(address.partition("#")[0])
        assert answer.status_code == AMISS.get(kind, 200), kind
        assert answer["Content-Type"].startswith("text/html")
        if kind != "missing":
            walked.add(answer.resolver_match.url_name)
    pages = {each.name for each in urlpatterns if not ELSE.search(each.name)}
    assert pages - walked == set()


def test_links_within_a_page_lead_to_something(client, archive):
    dead = {}
    for kind, address in addresses().items():
        page = document_fromstring(client.get(address.partition("#")[0]).content)
        names, links = set(page.xpath("//@id")), page.xpath("//a/@href")
        lost = [link for link in links if link[:1] == "#" and link[1:] not in names]
        if lost:
            dead[kind] = lost
    assert dead == {}
