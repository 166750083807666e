"""What pages of briefings and exchanges tell programs, and how they are cited."""

import json
import re
from html import unescape
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.citations.quoted import MOST_WORDS
from transcripts.models import BriefingKind

pytestmark = pytest.mark.django_db

BASE = "http://testserver"


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.fixture
def background():
    return bring_in(call(), "call.txt")


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def metas(html):
    found = {}
    for name, value in re.findall(
        r'<meta (?:name|property)="(\S+)" content="(.*?)">', html
    ):
        found.setdefault(name, []).append(unescape(value))
    return found


def data(html):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(found)["@graph"]


def test_zotero_reads_who_what_and_when(client, document):
    found = metas(page(client, document.get_absolute_url()))
    assert found["citation_title"] == [document.title]
    assert found["citation_author"] == ["Quill, Ada"]
    assert found["citation_publication_date"] == ["2022/02/12"]
    assert found["DC.creator"] == ["Quill, Ada"]
    assert found["DC.date"] == ["2022-02-12"]
    assert found["DC.coverage"] == ["Harbor Hall Briefing Room"]
    # What it takes for the place and the meeting of what was said to people.
    assert found["eprints.event_location"] == ["Harbor Hall Briefing Room"]
    assert found["bib.presentedAt"] == ["Press briefing"]
    assert found["og:url"] == [f"{BASE}{document.get_absolute_url()}"]


@pytest.mark.parametrize(
    ("kind", "filed"),
    [
        (BriefingKind.PRESS_BRIEFING, "presentation"),
        (BriefingKind.INTERVIEW, "interview"),
        (BriefingKind.STATEMENT, "document"),
    ],
)
def test_zotero_is_told_what_to_file_a_page_as(client, document, kind, filed):
    document.kind = kind
    importing.save_edited(document, fields=["kind"])
    found = metas(page(client, document.get_absolute_url()))
    assert found["z:itemType"] == [filed]
    assert found["DC.type"] == ["Transcript"]


def test_a_reporter_or_a_moderator_is_no_author(client, background):
    found = metas(page(client, background.get_absolute_url()))
    # The comma keeps Zotero from taking the last word for the name of a family.
    assert found["citation_author"] == ["Senior Administration Official,"]
    assert found["DC.rights"] == ["On background"]


def test_an_exchange_is_by_those_who_answer_it(client, background):
    address = background.exchange_url(1)
    found = metas(page(client, address))
    # The comma keeps Zotero from taking the last word for the name of a family.
    assert found["citation_author"] == ["Senior Administration Official,"]
    assert found["citation_title"] == [f"{background.title}, exchange 1"]
    assert found["DC.relation"] == [f"{BASE}{background.get_absolute_url()}"]
    assert found["citation_public_url"] == [f"{BASE}{address}"]


def test_a_briefing_is_an_event_with_a_transcript(client, document):
    event, transcript = data(page(client, document.get_absolute_url()))
    assert event["@type"] == "Event"
    assert event["startDate"] == "2022-02-12T12:53-05:00"
    assert event["endDate"] == "2022-02-12T13:03-05:00"
    assert event["location"]["name"] == "Harbor Hall Briefing Room"
    assert event["performer"][0]["familyName"] == "Quill"
    assert transcript["about"] == {"@id": event["@id"]}


def test_each_answer_of_an_exchange_is_a_quotation(client, document):
    *_, quotation = data(page(client, document.exchange_url(2)))
    assert quotation["@type"] == "Quotation"
    assert quotation["text"].endswith("<img src=x onerror=alert(1)> and all.")
    assert quotation["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Ada Quill",
        "jobTitle": "Press Secretary",
    }


def test_an_undated_paper_tells_no_day(client):
    found = bring_in(REMARKS)
    html = page(client, found.get_absolute_url())
    assert "citation_publication_date" not in metas(html)
    assert "startDate" not in data(html)[0]


def test_words_cannot_leave_the_data(client):
    text = briefing().replace("the lighthouse?", "</script><!--<script>alert(1)")
    found = bring_in(text.replace("As for the fare", "</script><script>alert(2)"))
    html = page(client, found.exchange_url(1))
    assert "</script><script>alert" not in html
    assert "alert(2)" in data(html)[-1]["text"]


def test_every_format_is_linked_and_leads_somewhere(client, document):
    for address in (document.get_absolute_url(), document.exchange_url(2)):
        html = page(client, address)
        links = re.findall(r'<link rel="alternate" type="(.*?)" href="(.*?)"', html)
        assert len(links) == 9
        for media_type, link in links:
            answer = client.get(unescape(link).removeprefix(BASE))
            assert answer.status_code == 200
            if "oembed" not in media_type:
                assert answer["Content-Type"].partition(";")[0] == media_type


def test_the_canonical_address_says_nothing_of_a_search(client, document):
    html = page(client, f"{document.get_absolute_url()}?q=ferry")
    assert f'<link rel="canonical" href="{BASE}{document.get_absolute_url()}">' in html


def test_the_page_of_citations_sets_the_style_asked_for(client, document):
    address = f"{document.exchange_url(2)}cite/"
    assert "(Quill, 2022, exchange 2)" in page(client, address)
    assert "MLA Handbook" in page(
        client, f"{address}?style=modern-language-association"
    )


@pytest.mark.parametrize(
    "name", ["chigaco", "../../setup", "a" * 5000, "Ünïcode", "apa\0"]
)
def test_a_style_that_is_not_there_is_named_and_others_offered(client, document, name):
    html = page(
        client, f"{document.get_absolute_url()}cite/?{urlencode({'style': name})}"
    )
    assert "There is no style called" in html
    assert html.count('href="?style=') > 8


def test_a_style_that_cannot_be_set_says_so(client, document):
    html = page(client, f"{document.get_absolute_url()}cite/?style=de-buck")
    assert "asks for more than can be set here" in html


def test_the_page_of_citations_is_kept_for_a_day(client, document, monkeypatch):
    address = f"{document.get_absolute_url()}cite/"
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_there_is_no_citation_of_an_exchange_that_is_not_there(client, document):
    assert client.get(f"{document.get_absolute_url()}q/9/cite/").status_code == 404


def embedded(client, address, **more):
    return client.get("/oembed", {"url": f"{BASE}{address}", **more})


def test_an_exchange_is_embedded_with_who_on_what_terms_and_where(client, background):
    told = embedded(client, background.exchange_url(1)).json()
    assert told["type"], told["version"] == ("rich", "1.0")
    html = told["html"]
    assert html.startswith(f'<blockquote cite="{BASE}{background.exchange_url(1)}">')
    assert "<b>Senior Administration Official:</b> They did" in html
    assert "8 March 2022" in html
    assert "On background" in html
    assert "<script" not in html


def test_terms_that_nobody_stated_are_told_as_that(client, document):
    html = embedded(client, document.get_absolute_url()).json()["html"]
    assert "Ground rules not stated" in html
    assert "<b>Ada Quill, Press Secretary:</b> Good afternoon" in html


def test_the_same_as_xml(client, document):
    answer = embedded(client, document.exchange_url(2), format="xml", maxwidth="300")
    assert answer["Content-Type"].startswith("text/xml")
    root = ElementTree.fromstring(answer.content)
    assert root.findtext("width") == "300"
    assert "&lt;img src=x" in root.findtext("html")


def test_a_long_answer_is_cut_and_says_so(client):
    long = briefing().replace("The second ferry sails", "Word " * 400)
    html = embedded(client, bring_in(long).exchange_url(1)).json()["html"]
    assert "[…]" in html
    assert len(re.sub("<.*?>", "", html).split()) < MOST_WORDS + 40


@pytest.mark.parametrize(
    "address",
    ["", "/", "/about/", "https://elsewhere.example/briefings/2022/02/12/x/", "x"],
)
def test_nothing_else_is_embedded(client, document, address):
    assert client.get("/oembed", {"url": address}).status_code == 404
    assert (
        embedded(client, document.get_absolute_url(), format="pdf").status_code == 501
    )


def test_the_page_offers_what_others_can_paste(client, background):
    html = page(client, f"{background.exchange_url(1)}cite/")
    (pasted,) = re.findall(r"<textarea.*?>(.*?)</textarea>", html, re.S)
    assert (
        unescape(pasted) == embedded(client, background.exchange_url(1)).json()["html"]
    )
