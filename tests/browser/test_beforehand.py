import pytest
from playwright.sync_api import expect

from tests.browser.test_admin import desk, faults
from tests.desk import UPLOAD
from tests.importing.literals import BRIEFING, bring
from transcripts.models import Document

__all__ = ["desk"]

OPEN = BRIEFING.replace("by Press Secretary Ada Quill", "on the Ferry").replace(
    "March 4, 2019", ""
)


def look_closely(desk):
    """Paste a text, and open its map."""
    desk.goto(UPLOAD)
    desk.get_by_label("Or a text").fill(OPEN)
    desk.locator("input[type=submit]").last.click()
    desk.get_by_role("link", name="Look closely at Pasted text").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_forms_are_read_in_any_light_and_width(desk, scheme, width):
    bring(BRIEFING.replace("ferry", "boat"))
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})
    look_closely(desk)
    desk.get_by_text("Decide who speaks").click()
    desk.get_by_role("link", name="Say what line 17 is").click()
    expect(desk.get_by_label("It is")).to_be_visible()
    assert faults(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_decided_is_what_is_imported(desk):
    look_closely(desk)
    desk.get_by_label("Date", exact=True).fill("2019-03-05")
    desk.get_by_role("button", name="Keep these fields").click()
    desk.get_by_role("link", name="Say what line 17 is").click()
    desk.get_by_label("It is").select_option("question")
    desk.get_by_role("button", name="Say so").click()
    expect(desk.locator("#L17")).to_be_in_viewport()
    desk.get_by_text("Decide who speaks").click()
    desk.get_by_label("is somebody else, in full").fill("Iris Reed")
    desk.get_by_role("button", name="Is a new person of that name").click()
    expect(desk.get_by_text("Decided: is Iris Reed, not met before.")).to_be_visible()
    desk.get_by_role("link", name="Back to the upload").click()
    desk.get_by_role("button", name="Import what is ticked").click()
    expect(desk.get_by_text("Created")).to_be_visible()
    document = Document.objects.get()
    assert str(document.date) == "2019-03-05"
    assert document.question_count == 3
    assert document.appearances.filter(speaker__name="Iris Reed").exists()
