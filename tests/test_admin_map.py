import pytest
from django.test import Client
from django.urls import reverse

from tests.desk import INLINE, address, file, log_in, upload
from tests.importing.literals import BRIEFING, bring
from transcripts import sourcemap
from transcripts.models import Document, StagedFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(db):
    """Log somebody in who may add and change documents, and nothing else."""
    return log_in("add_document", "change_document", "view_document", name="ann")


def staged(client, text=BRIEFING, **fields):
    """Upload a text; give the address of its map."""
    url = upload(client, file(text), **fields)
    return f"{url}1/"


def stored():
    """Bring in the briefing; give the address of its map."""
    return address("document", "map", bring(BRIEFING).document.pk)


def test_a_file_that_waits_is_shown_line_by_line(archivist):
    url = staged(archivist)
    assert f'href="{url}"' in archivist.get(url.removesuffix("1/")).text
    page = archivist.get(url)
    for words in (
        "Would be a new document",
        "Every line is accounted for",
        'id="L13"',
        "<strong>Question 1</strong>",
        "Ada Quill",
        ", Press Secretary",
        "<strong>Place</strong> Harbor Hall",
        'href="#L19" aria-label="The exchange after 1"',
    ):
        assert words in page.text
    assert not Document.objects.exists()


def test_a_document_is_shown_line_by_line_from_its_own_page(archivist):
    url = stored()
    change = address("document", "change", Document.objects.get().pk)
    assert f'href="{url}"' in archivist.get(change).text
    page = archivist.get(url)
    assert [line.row.line for line in page.context["lines"]] == list(range(1, 24))
    assert page.text.count("<li id=") == 23


def test_what_was_odd_leads_to_its_line(archivist):
    page = archivist.get(staged(archivist, BRIEFING.replace("March 4, 2019", "")))
    jump = page.context["defects"][0]
    assert (jump.code, jump.href) == ("no-date", f"#L{jump.line}")
    assert "none found: it would be undated" in page.text
    assert "For review: No date is printed in it." in page.text


def test_bytes_that_are_known_lead_to_their_document(archivist):
    document = bring(BRIEFING).document
    page = archivist.get(staged(archivist))
    assert "Known already" in page.text
    assert address("document", "change", document.pk) in page.text
    assert "lines" not in page.context


def test_a_new_version_shows_how_it_differs(db):
    archivist = log_in("add_document", "change_document", "publish_document")
    document = bring(BRIEFING).document
    url = staged(archivist, BRIEFING.replace("county", "state"))
    page = archivist.get(url)
    assert "Would be a new version of" in page.text
    assert address("document", "change", document.pk) in page.text
    assert 'href="?differs=yes"' in page.text
    shown = archivist.get(f"{url}?differs=yes").text
    assert "<del>county </del><ins>state </ins>" in shown


def test_another_encoding_is_read_at_once_and_kept_for_the_import(archivist):
    text = BRIEFING.replace("storm", "störm").encode("mac-roman")
    url = staged(archivist, text)
    assert "störm" not in archivist.get(url).text
    response = archivist.post(url, {"encoding": "mac-roman"})
    assert (response.status_code, response.url) == (302, url)
    assert "störm" in archivist.get(url).text
    assert StagedFile.objects.get().encoding == "mac-roman"
    archivist.post(url, {"encoding": "rot13"})
    assert StagedFile.objects.get().encoding == "mac-roman"


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("go=line&number=12", "?page=2#L12"),
        ("go=line&number=99999", "?page=3#L23"),
        ("go=turn&number=5", "?page=3#L21"),
        ("go=exchange&number=2", "?page=2#L19"),
        ("go=exchange&number=99", "?page=2#L19"),
    ],
)
def test_one_can_go_to_a_line_a_turn_an_exchange(archivist, monkeypatch, asked, place):
    monkeypatch.setattr(sourcemap, "ROWS", 10)
    url = staged(archivist)
    assert archivist.get(f"{url}?{asked}").url == url + place


@pytest.mark.parametrize("asked", ["go=line&number=x", "go=verse&number=1", "go=line"])
def test_a_place_that_cannot_be_is_asked_for_again(archivist, asked):
    assert archivist.get(f"{staged(archivist)}?{asked}").status_code == 200


@pytest.mark.parametrize(
    ("asked", "first"), [("1", 1), ("2", 11), ("9", 21), ("0", 1), ("x", 1), ("²", 1)]
)
def test_a_long_text_is_in_pages(archivist, monkeypatch, asked, first):
    monkeypatch.setattr(sourcemap, "ROWS", 10)
    page = archivist.get(f"{staged(archivist)}?page={asked}")
    assert page.text.partition('<li id="L')[2].startswith(f'{first}"')
    assert page.text.count('aria-label="Pages of the text') == 2


def test_markup_in_a_text_is_shown_as_text(archivist):
    page = archivist.get(staged(archivist, BRIEFING.replace("Why", "<b onclick=x>Why")))
    assert "&lt;b onclick=x&gt;Why" in page.text
    assert INLINE.findall(page.text.replace("&lt;b onclick=x&gt;", "")) == []


def test_maps_are_for_those_who_may_see_what_they_show(archivist):
    waiting, document = staged(archivist), stored()
    stranger, adder = Client(), log_in("add_document", name="cy")
    viewer = log_in("view_document", name="di")
    assert "/admin/login/" in stranger.get(waiting).url
    assert "/admin/login/" in stranger.get(document).url
    assert viewer.get(waiting).status_code == 403
    assert viewer.post(waiting, {"encoding": "utf-8"}).status_code == 403
    assert viewer.get(document).status_code == 200
    assert adder.get(waiting).status_code == 404
    assert adder.post(waiting, {"encoding": "utf-8"}).status_code == 404
    assert adder.get(document).status_code == 403
    assert archivist.get(waiting.replace("/1/", "/2/")).status_code == 404
    assert (
        archivist.get(reverse("admin:transcripts_document_map", args=[99])).status_code
        == 404
    )


def long_briefing(turns):
    """Give a briefing of so many turns."""
    pair = "Q: Why did it stop?\n\nMS. QUILL: A storm broke the pier.\n\n"
    return BRIEFING.replace("1:20 P.M.", pair * (turns // 2) + "1:20 P.M.")


def test_2500_turns_take_as_many_queries_as_five(
    archivist, django_assert_num_queries, django_assert_max_num_queries
):
    short, long = staged(archivist), staged(archivist, long_briefing(2500))
    with django_assert_max_num_queries(30) as few:
        archivist.get(short)
    with django_assert_num_queries(len(few)):
        page = archivist.get(long)
    assert page.context["source"].pages == 6
    assert len(page.content) < 1_000_000
    assert "2,502 turns" in page.text or "1,252 exchanges" in page.text
