"""Uploads of many files in a browser: every page, light and dark, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_admin import desk, faults
from tests.many import text, work
from transcripts.admin import staging

__all__ = ["desk"]


@pytest.fixture(autouse=True)
def few(monkeypatch, settings):
    monkeypatch.setattr(staging, "AT_ONCE", 2)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def paths(tmp_path):
    """Give files that can be imported, and two that cannot."""
    contents = {f"{n}.txt": text(n) for n in range(4)}
    contents |= {"empty.txt": "", "list.txt": "Milk. Eggs. Bread."}
    for name, content in contents.items():
        (tmp_path / name).write_text(content)
    return [tmp_path / name for name in contents]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_many_files_are_read_ticked_imported_and_reported(desk, paths, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.get_by_label("Files:", exact=True).set_input_files(paths)
    desk.get_by_role("button", name="See what is in it").click()
    expect(desk.get_by_role("heading", name="0 of 6 files read")).to_be_visible()
    assert faults(desk) == []

    work()  # the page looks by itself, and is another once that is over
    expect(desk.get_by_text("4 of 6 files are ticked")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("Import 3.txt").uncheck()
    desk.get_by_role("link", name="0.txt").click()
    expect(desk.get_by_text("Would be a new document.")).to_be_visible()
    assert faults(desk) == []
    desk.go_back()

    desk.get_by_label("Import 3.txt").uncheck()
    desk.get_by_role("button", name="Import all that is ticked").click()
    expect(desk.get_by_role("heading", name="0 of 6 files done")).to_be_visible()
    assert faults(desk) == []
    work()
    expect(desk.get_by_text("New documents: 3")).to_be_visible()
    expect(
        desk.get_by_role("row", name="3.txt Plain text, utf-8 Left out")
    ).to_be_visible()
    assert faults(desk) == []


def work_while_looked_at(desk):
    """Do what the page waits for, which looks by itself: its link may be gone then."""
    desk.get_by_role("link", name="Look again").click()
    work()


def test_the_rest_is_cancelled_and_tried_again(desk, paths):
    desk.get_by_label("Files:", exact=True).set_input_files(paths)
    desk.get_by_role("button", name="See what is in it").click()
    work_while_looked_at(desk)
    desk.get_by_role("button", name="Import all that is ticked").click()
    desk.get_by_role("button", name="Cancel the rest").click()
    expect(desk.get_by_text("Left out: 4")).to_be_visible()
    desk.get_by_role("button", name="Retry what failed").click()
    work_while_looked_at(desk)
    expect(desk.get_by_text("New documents: 4")).to_be_visible()
    assert faults(desk) == []
