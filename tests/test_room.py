import pytest
from django.db import connection

from transcripts import room
from transcripts.models import Document


def test_a_folder_is_summed_with_all_in_it(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a").write_bytes(b"12")
    (tmp_path / "deep" / "b").write_bytes(b"345")
    assert room.of_folder(tmp_path) == room.Extent(5)
    assert room.of_folder(tmp_path / "nowhere") == room.Extent(0)


def test_a_folder_of_too_many_files_is_summed_as_far_as_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_bytes(b"12")
    assert room.of_folder(tmp_path) == room.Extent(4, is_whole=False)


def test_what_is_free_is_known(tmp_path):
    assert room.free(tmp_path) > 0


@pytest.mark.django_db
def test_the_database_says_how_large_it_is(monkeypatch):
    assert Document.objects.count() == 0
    assert room.of_database() > 10_000


@pytest.mark.django_db
def test_sqlite_is_its_file_with_what_lies_beside_it(tmp_path, monkeypatch):
    for end, size in (("", 5), ("-wal", 7)):
        (tmp_path / f"x.sqlite3{end}").write_bytes(b"." * size)
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "x.sqlite3"))
    assert room.of_database() == 12
