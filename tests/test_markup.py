"""Hold the HTML of every kind of page to the standard's parser, and to one id each."""

import re
from collections import Counter

import html5lib
import pytest

from tests.browser.archive import AMISS, addresses, fill
from transcripts.urls import urlpatterns

# What may not lie within a link or a button (HTML, "interactive content").
INTERACTIVE = {"a", "button", "input", "label", "select", "summary", "textarea"}

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
        assert answer.status_code == (404 if kind in AMISS else 200), kind
        assert answer["Content-Type"].startswith("text/html")
        if kind != "missing":
            walked.add(answer.resolver_match.url_name)
    pages = {each.name for each in urlpatterns if not ELSE.search(each.name)}
    assert pages - walked == set()


def parsed(content):
    """Parse a page; whatever the standard calls a parse error raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(content)


def nested(document):
    """Give what can be pressed within something else that can."""
    outer = (each for each in document.iter() if each.tag in {"a", "button"})
    return [
        (each.tag, within.tag)
        for each in outer
        for within in each.iter()
        if within is not each and within.tag in INTERACTIVE
    ]


def test_every_kind_of_page_is_well_formed(client, archive):
    faults = {}
    for kind, address in addresses().items():
        content = client.get(address.partition("#")[0]).content
        document = parsed(content)
        times = Counter(each.get("id") for each in document.iter() if each.get("id"))
        twice = [name for name, count in times.items() if count > 1]
        if found := twice + nested(document):
            faults[kind] = found
    assert faults == {}


def test_links_within_a_page_lead_to_something(client, archive):
    dead = {}
    for kind, address in addresses().items():
        document = parsed(client.get(address.partition("#")[0]).content)
        names = {each.get("id") for each in document.iter()}
        links = (each.get("href", "") for each in document.iter("a"))
        lost = [link for link in links if link[:1] == "#" and link[1:] not in names]
        if lost:
            dead[kind] = lost
    assert dead == {}


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><title>x</title><p><div></p>",
        "<!doctype html><title>x</title><p id=a id=b>",
        "<title>x</title>",
    ],
)
def test_what_is_not_well_formed_is_noticed(html):
    with pytest.raises(html5lib.html5parser.ParseError):
        parsed(html)
