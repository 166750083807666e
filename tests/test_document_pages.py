import hashlib
import re

import pytest
from django.utils.html import escape

from tests import papers
from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.models import OldAddress
from transcripts.views.source_texts import charset_of, source_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return bring_in(briefing())


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_briefing_says_when_and_where_it_was_and_who_spoke(client, document):
    html = page(client, document.get_absolute_url())
    assert "Saturday, 12 February 2022" in html
    assert "Harbor Hall Briefing Room" in html
    assert "12:53 P.M. EST" in html
    assert "1:03 P.M. EST" in html
    assert "10 minutes" in html
    assert "UTC−5" in html
    assert 'href="/speakers/ada-quill/"' in html
    assert "printed as MS. QUILL" in html


def test_each_sentence_on_the_terms_says_what_it_sets_in_plain_words(client):
    document = bring_in(call().replace("attributed to a\n", "attributed to a "))
    for address in (document.get_absolute_url(), document.exchange_url(1)):
        html = " ".join(page(client, address).split())
        assert re.findall("Says ([^<;]*); line", html) == [
            "on what terms and how to attribute it",
            "on what terms",
        ]


def test_a_label_printed_with_more_blanks_is_told_once(client):
    text = briefing().replace("MS. QUILL: I would", "MS.  QUILL: I would")
    html = page(client, bring_in(text).get_absolute_url())
    assert "printed as MS. QUILL · " in html


def test_a_briefing_shows_its_opening_and_each_exchange(client, document):
    html = page(client, document.get_absolute_url())
    anchors = re.findall(r'class="passage (\w+)" id="([\w-]+)"', html)
    assert anchors == [
        ("opening", "opening"),
        ("exchange", "q1"),
        ("exchange", "q2"),
        ("exchange", "q3"),
    ]
    assert "When will the second ferry sail?" in html
    assert '<i class="stage">(Laughter.)</i>' in html


def test_the_contents_lead_to_every_passage(client, document):
    html = page(client, document.get_absolute_url())
    contents = html[
        html.index('id="contents"') : html.index("</nav>", html.index('id="contents"'))
    ]
    assert re.findall(r'href="#([\w-]+)"', contents) == [
        "opening",
        "q1",
        "q2",
        "q3",
        "source",
    ]
    assert "What about the lighthouse?" in contents


def test_markup_in_a_transcript_is_shown_and_not_obeyed(client, document):
    html = page(client, document.get_absolute_url())
    assert escape("<img src=x onerror=alert(1)>") in html
    assert "<img" not in html


def test_ground_rules_are_shown_with_the_sentence_that_sets_them(client):
    html = page(client, bring_in(call()).get_absolute_url())
    assert '<a class="badge background" href="#rules">On background</a>' in html
    assert "This call is on background" in html


def test_who_seems_to_ask_is_told_with_the_words_that_say_so(client, document):
    hints = [["Kit", "", 15, "Thanks, Kit"], ["Jo Hay", "Echo", 19, "Jo Hay, Echo"]]
    document.exchanges.filter(number=2).update(hints=hints)
    html = page(client, f"{document.get_absolute_url()}q/2/")
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Who asks, to judge by the text: Kit (“Thanks, Kit”, line 15)" in text
    assert "Jo Hay, Echo (line 19)" in text


def test_what_was_odd_in_reading_is_told_with_its_line(client, document):
    document.defects.create(code="odd", line=7, message="MS. QUIL was taken for Quill.")
    html = page(client, document.get_absolute_url())
    assert "1 thing worth knowing" in html
    assert "MS. QUIL was taken for Quill." in html


def test_an_exchange_has_a_page_of_its_own(client, document):
    html = page(client, f"{document.get_absolute_url()}q/2/")
    assert "What about the lighthouse?" in html
    assert "When will the second ferry sail?" not in html
    assert f'href="{document.get_absolute_url()}#q2"' in html
    assert 'href="../1/"' in html
    assert 'href="../3/"' in html


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999"])
def test_an_exchange_that_is_not_there_is_not_found(client, document, number):
    response = client.get(f"{document.get_absolute_url()}q/{number}/")
    assert response.status_code == 404


def test_briefings_lead_to_those_before_and_after(client, document):
    earlier = bring_in(briefing("February 1, 2022"), "1.txt")
    later = bring_in(briefing("March 1, 2022"), "2.txt")
    html = page(client, document.get_absolute_url())
    assert f'rel="prev" href="{earlier.get_absolute_url()}"' in html
    assert f'rel="next" class="later" href="{later.get_absolute_url()}"' in html


@pytest.mark.parametrize("text", [briefing(), briefing().replace("\n", "\r\n")])
def test_the_source_text_is_handed_over_byte_for_byte(client, text):
    document = bring_in(text)
    response = client.get(f"{document.get_absolute_url()}source/")
    assert response.content == text.encode()
    assert response["Content-Type"].startswith("text/plain; charset=")
    assert response["Content-Disposition"] == 'attachment; filename="briefing.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    assert response["ETag"] == f'"{sha256}"'
    assert sha256 in page(client, document.get_absolute_url())


@pytest.mark.parametrize("make", [papers.pdf, papers.word])
def test_a_pdf_or_word_document_is_handed_over_as_it_came_for_no_browser_to_run(
    client, make
):
    content = make(briefing())
    suffix = "pdf" if make is papers.pdf else "docx"
    document = bring_in(content, f"a/talk.{suffix}")
    response = client.get(f"{document.get_absolute_url()}source/")
    assert response.content == content
    assert response["Content-Type"] == "application/octet-stream"
    disposition = f'attachment; filename="talk.{suffix}"'
    assert response["Content-Disposition"] == disposition
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "The second ferry sails" in document.current_version.text


def test_older_versions_stay_and_can_be_had(client, document):
    mended = briefing().replace("second ferry sails", "other ferry sails")
    outcome = importing.import_document(content=mended.encode(), filename="new.txt")
    assert outcome.document == document
    html = page(client, document.get_absolute_url())
    assert "Version 2 of 2" in html
    assert 'href="versions/"' in html
    old = client.get(f"{document.get_absolute_url()}source/1/")
    assert old.content == briefing().encode()


@pytest.mark.parametrize("rest", ["", "q/2/", "source/"])
def test_old_addresses_lead_to_the_new_ones_for_ever(client, document, rest):
    OldAddress.objects.create(path="/briefings/2021/01/01/old/", document=document)
    response = client.get(f"/briefings/2021/01/01/old/{rest}")
    assert response.status_code == 301
    assert response["Location"] == document.get_absolute_url() + rest


def test_the_old_address_of_an_exchange_leads_to_its_new_number(client, document):
    path = "/briefings/2021/01/01/old/q/7/"
    OldAddress.objects.create(path=path, document=document, exchange_number=2)
    response = client.get(path)
    assert response["Location"] == f"{document.get_absolute_url()}q/2/"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("sloppy-windows-1252", "cp1252"),
        ("latin-1", "iso8859-1"),
        ("made-up", "utf-8"),
        ("x\r\nSet-Cookie: a", "utf-8"),
    ],
)
def test_the_charset_is_one_that_browsers_know(encoding, charset):
    assert charset_of(encoding) == charset


@pytest.mark.parametrize(
    ("filename", "encoding", "name"),
    [
        ("a.txt", "utf-8", "a.txt"),
        ("folder/page.html", "utf-8", "page.html.txt"),
        ("zip.zip\\inner\\a.md", "utf-8", "a.md.txt"),
        ("", "utf-8", "transcript.txt"),
        ("a.pdf", "utf-8", "a.pdf.txt"),
        ("a.html", "pdf", "a.html.pdf"),
        ("a.pdf", "pdf", "a.pdf"),
    ],
)
def test_a_source_text_is_saved_as_what_it_is_under_its_own_name(
    filename, encoding, name
):
    assert source_name(filename, encoding) == name


def test_a_long_briefing_takes_no_more_queries_than_a_short_one(
    client, document, django_assert_num_queries
):
    more = "\n\n".join(f"Q: And {n}?\n\nMS. QUILL: As before." for n in range(60))
    text = briefing("March 1, 2022").replace(
        "\n\n1:03 P.M.", f"\n\n{more}\n\n1:03 P.M."
    )
    long = bring_in(text, "long.txt")
    assert long.exchange_count == 63
    for each in (document, long):
        with django_assert_num_queries(10):
            page(client, each.get_absolute_url())
        with django_assert_num_queries(7):
            page(client, f"{each.get_absolute_url()}q/2/")
