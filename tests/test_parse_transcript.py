"""The command that shows a parse."""

import io
import json
import sys
import zipfile

import pytest
from django.core.management import call_command

TEXT = """\
Briefing by Press Secretary Ada Quill
March 3, 2021

MS. QUILL: Good afternoon. (Laughter.)

Q: Why is the bridge closed?

MS. QUILL: Because it is being painted.
"""
ROWS = """\
1\ttitle
2\tdate
4\tstatement\tMS. QUILL
6\tquestion\tQ
8\tanswer\tMS. QUILL
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "briefing.txt"
    path.write_text(TEXT)
    return path


def run(*arguments):
    """Run the command; give what it prints, to the reader and as complaints."""
    out, complaints = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command("parse_transcript", *arguments, stdout=out, stderr=complaints)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue(), complaints.getvalue()


def test_outline_is_what_it_prints_unasked(file):
    assert run(str(file)) == (0, ROWS, "")
    assert run(str(file), "--outline") == (0, ROWS, "")


def test_json_holds_the_whole_parse_on_a_line(file):
    _, printed, _ = run(str(file), "--json")
    assert printed.count("\n") == 1
    parse = json.loads(printed)
    assert parse["title"]["value"] == "Briefing by Press Secretary Ada Quill"
    assert len(parse["exchanges"]) == 1


def test_several_files_come_under_their_names(file, tmp_path):
    (tmp_path / "other.txt").write_text(TEXT)
    _, printed, _ = run(str(tmp_path))
    assert printed == f"# {file}\n{ROWS}# {tmp_path / 'other.txt'}\n{ROWS}"
    _, printed, _ = run(str(tmp_path), "--json")
    names = [json.loads(line)["file"] for line in printed.splitlines()]
    assert names == [str(file), str(tmp_path / "other.txt")]


def test_standard_input_is_a_file(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("-") == (0, f"# standard input\n{ROWS}", "")


def test_a_zip_is_read_member_by_member(file, tmp_path):
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(file, "a.txt")
        archive.write(file, "b.txt")
    _, printed, _ = run(str(tmp_path / "both.zip"))
    assert printed.count(ROWS) == 2


def test_the_encoding_may_be_named(file):
    file.write_bytes(TEXT.replace("Quill", "Müller").encode("cp850"))
    _, printed, _ = run(str(file), "--json", "--encoding", "cp850")
    assert "Ada Müller" in json.loads(printed)["title"]["value"]


def test_a_page_is_read_as_the_text_in_it(tmp_path):
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    page.write_text(f"<!doctype html><html><body>{paragraphs}</body></html>")
    _, printed, _ = run(str(page))
    assert "\tanswer\tMS. QUILL" in printed
    assert "<p>" not in printed


def test_a_text_in_which_nobody_speaks_is_shown_all_the_same(tmp_path):
    (tmp_path / "menu.txt").write_text("Home\nNews\nContact\n")
    code, printed, _ = run(str(tmp_path / "menu.txt"))
    assert code == 0
    assert printed.startswith("1\t")


@pytest.mark.parametrize("content", [b"", b" \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_a_bad_file_is_named_and_the_rest_goes_on(file, tmp_path, content):
    bad = tmp_path / "a-bad-one.txt"
    bad.write_bytes(content)
    code, printed, complaints = run(str(bad), str(file))
    assert code == 1
    assert complaints.startswith(f"{bad}: ")
    assert printed.endswith(ROWS)


def test_a_file_that_is_not_there_is_named():
    code, printed, complaints = run("nowhere.txt")
    assert (code, printed) == (1, "")
    assert complaints.startswith("nowhere.txt: ")


def test_no_database_is_asked(file, django_db_blocker):
    with django_db_blocker.block():
        assert run(str(file))[0] == 0
