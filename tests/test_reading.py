"""What is found and read, and what is refused with a word on what to do."""

import io
import os
import stat
import struct
import zipfile

import pytest

from transcripts import archives, reading
from transcripts.reading import Item, Refusal

LIMIT = 2 * reading.MEGABYTE


def read_all(*paths, limit=LIMIT):
    found = reading.sources([str(path) for path in paths], limit=limit)
    return [f if isinstance(f, Refusal) else f.read(limit) for f in found]


def items(results):
    return {os.path.basename(r.name): r.content for r in results if isinstance(r, Item)}


def refusals(results):
    return {
        os.path.basename(r.name): r.reason for r in results if isinstance(r, Refusal)
    }


@pytest.fixture
def zipped(tmp_path):
    """Make a zip of names and contents."""

    def make(members, name="batch.zip", **options):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return path

    return make


def test_a_folder_is_read_with_its_folders_in_order_and_other_files_passed_over(
    tmp_path,
):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.txt", "a.md", "deep/c.html", "deep/er/D.HTM", "e.pdf", ".f.txt"):
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
    (tmp_path / "talk.docx").write_bytes(b"x")

    [refusal] = read_all(tmp_path / "talk.docx")

    assert ".docx is none of .htm, .html, .md, .txt, .zip" in refusal.reason


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


def test_a_zip_is_read_like_a_folder(zipped):
    path = zipped(
        {"b/x.txt": "one", "a.md": "two", "c.jpg": "", "__MACOSX/._a.md": "junk"}
    )

    results = read_all(path)

    assert items(results) == {"x.txt": b"one", "a.md": b"two"}
    assert results[0].name == f"{path}/b/x.txt"
    assert not refusals(results)


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"],
)
def test_a_member_that_would_lead_out_of_its_zip_is_refused(zipped, name):
    results = read_all(zipped({name: "x", "good.txt": "y"}))

    assert items(results) == {"good.txt": b"y"}
    assert ["leads out of the zip" in r for r in refusals(results).values()] == [True]


def test_a_zip_bomb_is_refused_by_its_ratio_without_unpacking(zipped):
    path = zipped({"bomb.txt": b"0" * 30 * reading.MEGABYTE, "good.txt": "y"})

    results = read_all(path, limit=50 * reading.MEGABYTE)

    assert items(results) == {"good.txt": b"y"}
    assert "200 times its size" in refusals(results)["bomb.txt"]


def test_a_member_larger_than_a_file_may_be_is_refused(zipped):
    path = zipped({"large.txt": os.urandom(LIMIT + 1)})

    assert "larger than the limit" in refusals(read_all(path))["large.txt"]


def test_a_zip_that_unpacks_to_too_much_in_all_is_cut_off(zipped):
    members = {f"{n:03}.txt": os.urandom(1000) for n in range(60)}

    results = read_all(zipped(members), limit=1000)

    assert len(items(results)) == archives.TOTAL_IN_LIMITS + 1
    assert all("more than it may" in r for r in refusals(results).values())


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_says(zipped):
    path = zipped({"liar.txt": b"0123456789" * 100})
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 5)  # the size in the directory
    path.write_bytes(bytes(data))

    assert list(refusals(read_all(path))) == ["liar.txt"]


def test_a_zip_within_a_zip_is_refused(zipped):
    results = read_all(zipped({"inner.zip": b"PK", "good.txt": "y"}))

    assert "zip within a zip" in refusals(results)["inner.zip"]
    assert set(items(results)) == {"good.txt"}


def test_a_locked_member_is_refused(zipped):
    path = zipped({"locked.txt": b"x"})
    data = bytearray(path.read_bytes())
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    path.write_bytes(bytes(data))

    assert "locked with a password" in refusals(read_all(path))["locked.txt"]


def test_a_link_in_a_zip_is_refused(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "links.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/hostname")

    assert "is a link" in refusals(read_all(path))["link.txt"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"no zip at all"])
def test_a_broken_zip_is_refused(tmp_path, content):
    (tmp_path / "broken.zip").write_bytes(content)

    assert "damaged" in refusals(read_all(tmp_path))["broken.zip"]


def test_a_damaged_member_is_refused_and_the_others_read(zipped):
    path = zipped({"bad.txt": os.urandom(5000), "good.txt": "y"})
    data = bytearray(path.read_bytes())
    data[2000] ^= 0xFF
    path.write_bytes(bytes(data))

    results = read_all(path)

    assert "damaged" in refusals(results)["bad.txt"]
    assert items(results) == {"good.txt": b"y"}


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("a\x00b.TXT", {"a\ufffdb.TXT": b"bytes"}),
        ("a.pdf", {"a.pdf": ".pdf is none of .htm, .html, .md, .txt, .zip."}),
        ("a", {"a": "No suffix is none of .htm, .html, .md, .txt, .zip."}),
    ],
)
def test_an_open_file_is_read_under_its_name(name, read):
    found = reading.sources_in(io.BytesIO(b"bytes"), name, size=5, limit=LIMIT)
    results = [f if isinstance(f, Refusal) else f.read(LIMIT) for f in found]
    assert items(results) | refusals(results) == read


def test_an_open_zip_is_read_as_one_on_the_disk_is(zipped):
    path = zipped({"a.txt": b"A", "../b.txt": b"B", "c.pdf": b"C"})
    with path.open("rb") as file:
        found = reading.sources_in(file, "up.zip", size=1, limit=LIMIT)
        results = [f if isinstance(f, Refusal) else f.read(LIMIT) for f in found]
    assert items(results) == {"a.txt": b"A"}
    assert refusals(results) == refusals(read_all(path))
    assert [r.name for r in results] == ["up.zip/a.txt", "up.zip/../b.txt"]
