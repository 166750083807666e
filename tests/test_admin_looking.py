"""What is read of a file that waits is kept, and read again when it would differ."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk import UPLOAD, file, log_in, outcomes, upload
from tests.importing.literals import BRIEFING, CALL, bring
from tests.many import RIGHTS, act, many
from transcripts import editions, filetypes, parsing
from transcripts.admin import settling, staging
from transcripts.filetypes import FileType
from transcripts.importing import import_document
from transcripts.models import Office, StagedFile, Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(db):
    return log_in(*RIGHTS, "change_speaker", name="ann")


@pytest.fixture
def parses(monkeypatch):
    """Give the names of the files that are parsed from now on."""
    parse, names = settling.importing.parsed_apart, []

    def counted(content, filename, **options):
        names.append(filename)
        return parse(content, filename, **options)

    monkeypatch.setattr(settling.importing, "parsed_apart", counted)
    return names


def kinds(url):
    files = Upload.objects.get(pk=url.split("/")[-2]).files.in_order()
    return list(files.values_list("file_type", "read_encoding"))


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Q    Why?", "a.txt", FileType.TEXT),
        ("Q    Why?", "a.md", FileType.TEXT),
        ("#1 priority\n---\n[applause] (laughter)", "a.txt", FileType.TEXT),
        ("---\nand so on", "a.txt", FileType.TEXT),
        ("# Remarks\n\nQ  Why?", "a.txt", FileType.MARKDOWN),
        ("\ufeff# Remarks", "a.txt", FileType.MARKDOWN),
        ("---\ntitle: Remarks\n---\n", "a.txt", FileType.MARKDOWN),
        ("**MS. REED:** Good morning.", "a.txt", FileType.MARKDOWN),
        ("It is in [the act](https://example.org/a).", "a", FileType.MARKDOWN),
        (" <!DOCTYPE html><p>Hello", "a.txt", FileType.HTML),
        ("<p>Hello", "a.htm", FileType.HTML),
        ("<p>Thank you.</p>", "a.txt", FileType.TEXT),
    ],
)
def test_texts_tell_what_they_are(text, name, told):
    assert filetypes.text_type(name, text) is told


def test_each_file_that_waits_keeps_its_type_and_encoding(archivist):
    page = f"<!DOCTYPE html><html><body><pre>{CALL.format(date='May 1, 2019')}</pre>"
    known = BRIEFING.replace("storm", "störm").encode("cp1252")
    import_document(content=known, filename="known.txt")
    docx = io.BytesIO()
    with zipfile.ZipFile(docx, "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE w><w/>")
    utf16 = CALL.format(date="May 2, 2019").encode("utf-16")
    url = upload(
        archivist,
        file(BRIEFING, "a.txt"),
        file(page, "b.html"),
        file(utf16, "c.txt"),
        file(known, "known.txt"),
        file(utf16, "twin.txt"),
        file("Milk. Eggs.", "list.txt"),
        file(docx.getvalue(), "d.docx"),
        file(b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "e.txt"),
        file(b"", "f.txt"),
    )
    assert kinds(url) == [
        ("text/plain", "utf-8"),
        ("text/html", "utf-8"),
        ("text/plain", "utf-16"),
        ("text/plain", "windows-1252"),
        ("text/plain", "utf-16"),
        ("text/plain", "utf-8"),
        (FileType.WORD, ""),
        ("", ""),
        ("", ""),
    ]
    shown = archivist.get(url).text
    for words in ("Web page (HTML), utf-8", "Plain text, utf-16", "Word document"):
        assert words in shown


def test_nothing_is_read_twice_while_nothing_changes(archivist, parses):
    url = upload(archivist, file(BRIEFING, "a.txt"), file("Milk.", "b.txt"))
    assert parses == ["a.txt", "b.txt"]
    first, second = archivist.get(url), archivist.get(url)
    assert parses == ["a.txt", "b.txt"]
    assert outcomes(first) == outcomes(second)
    kept = StagedFile.objects.filter(report__isnull=False, reading__isnull=False)
    assert kept.count() == 2


def test_the_kept_reading_shows_what_a_fresh_one_would(archivist):
    url = upload(archivist, file(CALL.format(date=""), "a.txt"))
    kept = archivist.get(url).context["previews"]
    StagedFile.objects.update(report=None, reading=None)
    assert archivist.get(url).context["previews"] == kept
    assert kept[0].reading.defects[0].code == "no-date"


def test_a_preview_takes_two_queries_a_file(archivist):
    queries = []
    for number in (1, 4):
        url = upload(archivist, *many(number))
        with CaptureQueriesContext(connection) as caught:
            archivist.get(url)
        queries.append(len(caught))
        Upload.objects.all().delete()
    assert queries[1] - queries[0] <= 2 * 3
    assert queries[0] <= 14


@pytest.mark.parametrize(
    "change",
    ["encoding", "decisions", "parser", "code", "offices", "archive"],
)
def test_a_file_is_read_again_once_it_would_be_read_otherwise(
    archivist, parses, monkeypatch, change
):
    url = upload(archivist, file(BRIEFING, "a.txt"))
    if change == "encoding":
        archivist.post(f"{url}1/", {"encoding": "mac-roman"})
        assert kinds(url) == [("text/plain", "mac-roman")]
    elif change == "decisions":
        archivist.post(f"{url}1/decide/", {"fields": "", "place": "The Quay"})
    elif change == "parser":
        monkeypatch.setattr(parsing, "PARSER_VERSION", "another")
    elif change == "code":
        monkeypatch.setattr(editions, "reader", lambda: "another")
    elif change == "offices":
        Office.objects.first().delete()
    else:
        bring(BRIEFING.replace("county", "state"))
    for _ in range(3):
        shown = archivist.get(url)
    assert parses == ["a.txt", "a.txt"]
    would_be = "new version" if change == "archive" else "created"
    assert outcomes(shown)["a.txt"][0] == would_be


def test_what_is_decided_of_one_file_is_heeded_by_those_after_it(archivist):
    again = BRIEFING.replace("county", "state")
    url = upload(archivist, file(BRIEFING, "a.txt"), file(again, "b.txt"))
    assert "the briefing of a.txt again" in outcomes(archivist.get(url))["b.txt"][1]
    sent = {"mark": "", "line": "3", "column": "1", "kind": "note"}
    archivist.post(f"{url}1/decide/", sent)  # the title is none
    assert outcomes(archivist.get(url))["b.txt"] == ("created", "")


def test_a_document_that_is_there_by_now_is_told(archivist):
    url = upload(archivist, file(BRIEFING, "a.txt"))
    bring(BRIEFING)
    assert outcomes(archivist.get(url))["a.txt"][0] == "skipped"


def test_many_are_read_again_together_and_ticks_stay(archivist, parses, monkeypatch):
    monkeypatch.setattr(staging, "AT_ONCE", 2)
    url = upload(archivist, *many(3))
    act(archivist, url, "keep", shown=["1", "2", "3"], wanted=["1", "3"])
    archivist.get(url)
    assert len(parses) == 3
    monkeypatch.setattr(editions, "reader", lambda: "another")
    assert "2 of 3 files are ticked" in archivist.get(url).text
    archivist.get(url)
    assert len(parses) == 6


def test_bytes_and_reading_go_once_a_file_is_in(archivist):
    url = upload(archivist, file(BRIEFING, "a.txt"))
    archivist.post(url, {"wanted": [StagedFile.objects.get().sha256]})
    staged = StagedFile.objects.get()
    assert (bytes(staged.content), staged.reading) == (b"", None)
    assert (staged.file_type, staged.read_encoding) == ("text/plain", "utf-8")
    report = archivist.get(f"{url}report.csv").getvalue().decode()
    assert "text/plain,utf-8,created" in report
    assert "Plain text" in archivist.get(url).text


def test_somebody_with_other_rights_sees_what_they_may(archivist):
    bring(BRIEFING)
    ned = log_in("add_document", name="ned")
    later = file(BRIEFING.replace("county", "state"), "later.txt")
    url = upload(ned, later)
    assert outcomes(ned.get(url))["later.txt"][0] == "refused"
    boss = log_in(*RIGHTS, "change_upload", name="boss")
    assert outcomes(boss.get(url))["later.txt"][0] == "new version"
    assert ned.get(UPLOAD).status_code == 200
