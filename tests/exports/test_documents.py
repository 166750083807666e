"""Briefings and exchanges in every format, by suffix and by what is accepted."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.literals import REMARKS, briefing, bring_in, call
from tests.samples import FIXTURES
from tests.test_project_docs import keys, names
from transcripts import importing
from transcripts.exports.texts import escaped
from transcripts.formats import OF_DOCUMENTS, asked_instead
from transcripts.models import Document

pytestmark = pytest.mark.django_db

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture
def document():
    return bring_in(briefing())


def got(client, address, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer


def of(document, suffix, number=None):
    path = document.exchange_url(number) if number else document.get_absolute_url()
    return f"{path.rstrip('/')}.{suffix}"


def test_json_has_who_what_when_and_on_what_terms(client):
    found = got(client, of(bring_in(call()), "json")).json()
    assert found["date"] == "2022-03-08"
    assert found["kind"] == "background_call"
    assert found["ground_rules"]["basis"] == "background"
    assert found["ground_rules"]["sentences"][0]["line"] > 0
    assert [person["name"] for person in found["people"]] == [
        "Moderator",
        "Senior Administration Official",
        "Reporter",
    ]
    assert [one["id"] for one in found["passages"]] == ["opening", "q1", "closing"]


def test_json_of_an_exchange_has_that_alone(client, document):
    found = got(client, of(document, "json", 2)).json()
    (passage,) = found["passages"]
    assert passage["number"] == 2
    assert [s["type"] for s in passage["speeches"]] == ["question", "answer"]
    assert passage["speeches"][1]["attribution_text"] == "MS. QUILL"
    assert found["address"] == f"http://testserver{document.exchange_url(2)}"
    assert found["briefing"] == f"http://testserver{document.get_absolute_url()}"


def test_json_leads_to_the_source_text_by_its_hash(client, document):
    found = got(client, of(document, "json")).json()["source"]
    assert found["sha256"] == document.current_version.sha256
    assert client.get(found["address"]).content == briefing().encode()


def test_every_field_is_documented_and_no_other(client):
    text = DOCS.read_text().partition("## A briefing")[2].partition("As CSV it has")[0]
    listed = set()
    for line in re.findall(r"^\| .*", text, re.M):
        listed |= names(line)
    listed -= {"exchange", "statement", "question", "answer", "moderation", "field"}
    listed -= {"speech", "scene", "heading", "note", "press_briefing"}
    for path in FIXTURES.glob("*.txt"):
        importing.import_document(content=path.read_bytes(), filename=path.name)
    found = set()
    for document in Document.objects.all():
        found |= set(keys(got(client, of(document, "json")).json()))
    assert found == listed


def test_a_table_has_a_row_for_each_turn(client, document):
    text = got(client, of(document, "csv")).content.decode("utf-8-sig")
    head, *rows, end = csv.reader(io.StringIO(text))
    assert head[:5] == ["row", "part", "exchange", "position", "type"]
    assert [row[1] for row in rows] == ["opening", *"q1 q1 q2 q2 q3 q3".split()]
    assert end[:2] == ["end", "7 rows"]


@pytest.mark.parametrize("suffix", ["txt", "md", "csv", "json"])
def test_every_word_that_is_said_is_in_every_text(client, document, suffix):
    body = " ".join(got(client, of(document, suffix)).text.split())
    for words in ("Skerry Light: it sails", "(Laughter.)", "no sooner than that"):
        assert words in body


@pytest.mark.parametrize(
    ("show", "types", "note"),
    [
        ("questions", ["question"] * 3, "Only questions are shown"),
        ("answers", ["answer"] * 3, "Only answers are shown"),
        ("statement", ["statement"], "Only statements are shown"),
        ("nonsense", ["statement", *["question", "answer"] * 3], ""),
    ],
)
def test_a_part_of_a_briefing_is_handed_over_alone(client, document, show, types, note):
    asked = f"?show={show}"
    table = got(client, of(document, "csv") + asked).content.decode("utf-8-sig")
    found = got(client, of(document, "json") + asked).json()
    speeches = [s["type"] for p in found["passages"] for s in p["speeches"]]
    assert [row["type"] for row in csv.DictReader(io.StringIO(table))][:-1] == types
    assert speeches == types
    assert found["shown"] == (show if note else "")
    for suffix in ("txt", "md"):
        text = got(client, of(document, suffix) + asked).text
        assert ("Only" in text) == bool(note) and note in text
        assert ("Skerry Light: it sails" in text) == ("statement" in types)


def test_who_is_shown_a_part_is_offered_it_to_take_along(client, document):
    page = document.get_absolute_url()
    html = got(client, f"{page}?show=answers").text
    assert "Only the answers:" in html
    assert f'{of(document, "txt")}?show=answers"' in html
    answer = got(client, f"{page}?show=answers", accept="text/markdown")
    assert answer["Content-Location"] == f"{of(document, 'md')}?show=answers"
    assert answer.content == got(client, answer["Content-Location"]).content
    assert answer["ETag"] != got(client, page, accept="text/markdown")["ETag"]


def test_markdown_takes_no_sign_for_a_mark(client, document):
    assert r"\<img src=x onerror=alert(1)\>" in got(client, of(document, "md")).text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*Fares* [up](http://x) <b>_", r"\*Fares\* \[up\](http://x) \<b\>\_"),
        ("# Title", r"\# Title"),
        ("- item", r"\- item"),
        ("12) item", r"12\) item"),
        ("> said", r"\> said"),
        ("a - b # c", "a - b # c"),
        ("It costs $5.", "It costs $5."),
        ("one\n# two", "one\n\\# two"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text, safe):
    assert escaped(text) == safe


def test_an_undated_paper_has_formats_too(client):
    document = bring_in(REMARKS)
    assert of(document, "txt").startswith("/briefings/undated/")
    assert got(client, of(document, "json")).json()["date"] is None


@pytest.mark.parametrize("form", OF_DOCUMENTS, ids=lambda form: form.suffix)
def test_who_accepts_a_format_gets_what_the_suffix_gives(client, document, form):
    page = document.exchange_url(1)
    by_suffix = got(client, form.of(page))
    by_header = got(client, page, Accept=form.media_type)
    assert by_header.content == by_suffix.content
    assert by_header["Content-Type"] == by_suffix["Content-Type"] == form.content_type
    assert by_header["Content-Location"] == form.of(page)
    assert by_header["Vary"] == "Accept"


@pytest.mark.parametrize(
    ("accepted", "suffix"),
    [
        ("", None),
        ("*/*", None),
        ("text/html", None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", None),
        ("text/*", None),
        ("image/png", None),
        ("nonsense", None),
        ("application/json", "json"),
        ("text/html;q=0.5, application/json", "json"),
        ("application/json;q=0.5, text/html", None),
        ("text/plain", "txt"),
        ("text/markdown, */*;q=0.1", "md"),
        ("application/x-bibtex", "bib"),
        ("application/*", "json"),
    ],
)
def test_the_header_is_read_as_it_is_meant(rf, accepted, suffix):
    request = rf.get("/", headers={"Accept": accepted} if accepted else {})
    form = asked_instead(request)
    assert (form and form.suffix) == suffix


def test_a_page_that_was_kept_is_not_handed_to_who_likes_json(client, document):
    page = document.get_absolute_url()
    assert "<!doctype html>" in got(client, page, Accept="text/html").text
    assert json.loads(got(client, page, Accept="application/json").text)["title"]
    assert "<!doctype html>" in got(client, page).text


@pytest.mark.parametrize("suffix", ["json", "txt", "bib"])
def test_what_is_known_is_not_sent_again_until_it_changes(client, document, suffix):
    address = of(document, suffix)
    tag = got(client, address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    document.title = "Another title"
    importing.save_edited(document, fields=["title"])
    answer = got(client, address, **{"If-None-Match": tag})
    assert "Another title" in answer.text


def test_formats_of_a_moved_briefing_are_found(client, document):
    old = [of(document, "json"), of(document, "bib", 2)]
    document.slug = "moved"
    importing.save_edited(document, fields=["slug"])
    for address, new in zip(
        old, [of(document, "json"), of(document, "bib", 2)], strict=True
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (301, new)


@pytest.mark.parametrize("rest", [".pdf", "/q/9.json", "/q/0.txt", ".jsonl"])
def test_there_is_no_other_format_and_no_other_exchange(client, document, rest):
    address = document.get_absolute_url().rstrip("/") + rest
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("suffix", [form.suffix for form in OF_DOCUMENTS])
def test_a_long_briefing_takes_no_more_queries(
    client, document, suffix, django_assert_num_queries
):
    more = "\n\n".join(f"Q: And {n}?\n\nMS. QUILL: As before." for n in range(60))
    long = bring_in(
        briefing("March 1, 2022").replace("\n\n1:03 P.M.", f"\n\n{more}\n\n1:03 P.M."),
        "long.txt",
    )
    for each in (document, long):
        with django_assert_num_queries(5):
            got(client, of(each, suffix))
