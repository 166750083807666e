"""What is read out of a zip that may be broken, or made to do harm."""

import os
import stat
import struct
import zipfile

import pytest

from tests.reads import LIMIT, items, read_all, read_each, refusals
from transcripts import archives, reading


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


def test_an_open_zip_is_read_as_one_on_the_disk_is(zipped):
    path = zipped({"a.txt": b"A", "../b.txt": b"B", "c.jpg": b"C"})
    with path.open("rb") as file:
        found = reading.sources_in(file, "up.zip", size=1, limit=LIMIT)
        results = read_each(found)
    assert items(results) == {"a.txt": b"A"}
    assert refusals(results) == refusals(read_all(path))
    assert [r.name for r in results] == ["up.zip/a.txt", "up.zip/../b.txt"]
