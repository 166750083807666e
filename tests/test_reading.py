"""What is found and read, and what is refused with a word on what to do."""

import io
import os
from pathlib import Path

import pytest

from tests.reads import LIMIT, items, read_all, read_each, refusals
from transcripts import reading
from transcripts.reading import Item, Refusal


def test_a_folder_is_read_with_its_folders_in_order_and_other_files_passed_over(
    tmp_path,
):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.txt", "a.md", "deep/c.html", "deep/er/D.HTM", "e.jpg", ".f.txt"):
        (tmp_path / name).write_bytes(name.encode())

    names = [os.path.relpath(r.name, tmp_path) for r in read_all(tmp_path)]

    assert names == ["a.md", "b.txt", "deep/c.html", "deep/er/D.HTM"]


def test_a_glob_is_expanded_where_the_shell_did_not(tmp_path):
    for name in ("x1.txt", "x2.txt", "y.txt", "x3.jpg"):
        (tmp_path / name).write_bytes(b"x")

    assert set(items(read_all(tmp_path / "x*"))) == {"x1.txt", "x2.txt"}


def test_a_name_that_looks_like_a_glob_and_exists_is_that_file(tmp_path):
    (tmp_path / "notes [draft].txt").write_bytes(b"x")

    assert set(items(read_all(tmp_path / "notes [draft].txt"))) == {"notes [draft].txt"}


def test_a_dash_is_standard_input(monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(b"Q  Why?"))
    monkeypatch.setattr("sys.stdin", given)

    assert read_all("-") == [Item("standard input", b"Q  Why?")]


def test_too_much_on_standard_input_is_refused(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11)))

    [refusal] = read_all("-", limit=10)

    assert "larger than the limit" in refusal.reason


def test_a_path_that_is_not_there_is_refused_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")

    results = read_all(tmp_path / "nowhere.txt", tmp_path / "no*", tmp_path / "a.txt")

    assert [type(r) for r in results] == [Refusal, Refusal, Item]
    assert results[0].name.endswith("nowhere.txt")
    assert "no such file" in results[0].reason


def test_a_named_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "talk.doc").write_bytes(b"x")

    [refusal] = read_all(tmp_path / "talk.doc")

    assert (
        ".doc is none of .docx, .htm, .html, .md, .pdf, .srt, .txt, .vtt, .zip"
        in refusal.reason
    )


def test_files_of_captions_are_read(tmp_path):
    for name in ("a.srt", "b.VTT"):
        (tmp_path / name).write_bytes(b"WEBVTT")

    assert [Path(item.name).name for item in read_all(tmp_path)] == ["a.srt", "b.VTT"]


def test_200_megabytes_are_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * reading.MEGABYTE)
    monkeypatch.setattr(reading, "_head", None)  # reading would fail

    [refusal] = read_all(path, limit=50 * reading.MEGABYTE)

    assert "200.0 MB, limit 50.0 MB" in refusal.reason
    assert "LECTERN_MAX_FILE_MB" in refusal.reason


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_bytes(b"x")

    def refuse(path, size):  # root may read anything, so no mode can show this
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reading, "_head", refuse)

    [refusal] = read_all(path)

    assert "may not be read" in refusal.reason


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    [refusal] = read_all(tmp_path)

    assert "no ordinary file" in refusal.reason


def test_links_that_go_in_circles_are_refused_and_the_files_read_once(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")

    results = read_all(tmp_path)

    assert set(items(results)) == {"a.txt"}
    assert set(refusals(results)) == {"up", "self.txt", "dead.txt"}
    assert "read already" in refusals(results)["up"]
    assert "leads nowhere" in refusals(results)["dead.txt"]


def test_folders_deeper_than_python_recurses_are_read(tmp_path):
    home = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
        with open("a.txt", "wb") as file:
            file.write(b"x")
        os.chdir(tmp_path)
        assert set(items(read_all("d"))) == {"a.txt"}
    finally:
        os.chdir(home)


def test_a_name_that_is_no_text_can_be_shown(tmp_path):
    raw = os.path.join(os.fsencode(tmp_path), b"caf\xe9\n.txt")
    with open(raw, "wb") as file:
        file.write(b"x")

    [item] = read_all(tmp_path)

    assert item.name.endswith("caf\ufffd\ufffd.txt")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("a\x00b.TXT", {"a\ufffdb.TXT": b"bytes"}),
        (
            "a.docm",
            {
                "a.docm": ".docm is none of .docx, .htm, .html, .md, .pdf, .srt, .txt, .vtt, .zip."
            },
        ),
        (
            "a",
            {
                "a": "No suffix is none of .docx, .htm, .html, .md, .pdf, .srt, .txt, .vtt, .zip."
            },
        ),
    ],
)
def test_an_open_file_is_read_under_its_name(name, read):
    found = reading.sources_in(io.BytesIO(b"bytes"), name, size=5, limit=LIMIT)
    results = read_each(found)
    assert items(results) | refusals(results) == read
