import os

import pytest
from django.utils.autoreload import file_changed

from transcripts import editions


@pytest.fixture
def base(settings, tmp_path):
    """Give a folder of code, templates and collected files of its own."""
    settings.BASE_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    for name in ("templates/a/b.html", "transcripts/views.py", "archive/urls.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "static").mkdir()
    editions.forget()
    yield tmp_path
    editions.forget()


@pytest.mark.parametrize(
    "name",
    [
        "templates/a/b.html",
        "templates/new.html",
        "transcripts/views.py",
        "archive/urls.py",
        "requirements.txt",
        "static/staticfiles.json",
    ],
)
def test_an_edition_changes_with_what_pages_are_made_with(base, name):
    before = editions.edition()
    (base / name).write_text("another")
    assert editions.edition() == before
    file_changed.send(None, file_path=base / name)
    assert editions.edition().digest != before.digest


def test_an_edition_is_the_same_wherever_the_files_lie_and_whenever_they_came(base):
    before = editions.edition()
    path = base / "templates/a/b.html"
    os.utime(path, (0, path.stat().st_mtime + 60))
    (base / "templates/a/b.txt").write_text("no template")
    editions.forget()
    assert editions.edition().digest == before.digest
    assert editions.edition().changed > before.changed + 50


def test_what_reads_texts_is_told_apart_from_what_shows_them(base):
    (base / "transcripts" / "parsing").mkdir()
    before = editions.reader()
    for name, is_another in (("views.py", False), ("parsing/lines.py", True)):
        (base / "transcripts" / name).write_text("another")
        assert editions.reader() == before
        file_changed.send(None, file_path=base / name)
        assert (editions.reader() != before) is is_another
