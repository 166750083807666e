import pytest
from playwright.sync_api import expect

from tests.browser.test_admin import desk, faults
from tests.desk import address
from tests.importing.literals import BRIEFING, bring

__all__ = ["desk"]

SOME = "Menu\n\nAbout\n\n" + BRIEFING.replace("March 4, 2019", "").replace(
    "The county does.", "Q: The county?\n\nMS. QUILL: The county does."
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_source_map_is_read_in_any_light_and_width(desk, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})
    document = bring(SOME).document
    desk.goto(address("document", "change", document.pk))
    desk.get_by_role("link", name="See line by line").click()
    expect(desk.get_by_text("Every line is accounted for")).to_be_visible()
    assert faults(desk) == []
    wide = desk.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def focused(desk):
    """Give the name of the line that has the focus."""
    return desk.evaluate("document.activeElement.id")


def test_keys_step_from_turn_to_turn_and_leave_boxes_alone(desk):
    desk.goto(address("document", "map", bring(BRIEFING).document.pk))
    for key, line in [
        ("j", "L11"),
        ("j", "L13"),
        ("x", "L19"),
        ("z", "L13"),
        ("k", "L11"),
        ("k", "L11"),
    ]:
        desk.keyboard.press(key)
        assert focused(desk) == line
    expect(desk.locator("#L11")).to_be_in_viewport()
    number = desk.get_by_label("number")
    number.focus()
    desk.keyboard.press("j")
    assert number.input_value() == "j"
    number.fill("21")
    desk.keyboard.press("Enter")
    expect(desk.locator("#L21")).to_be_in_viewport()
    desk.get_by_label("Keys").uncheck()
    desk.keyboard.press("k")
    assert focused(desk) != "L19"


def test_what_was_odd_is_reached_by_link_and_by_key(desk):
    document = bring(BRIEFING.replace("March 4, 2019", "")).document
    desk.goto(address("document", "map", document.pk))
    desk.keyboard.press("n")
    assert desk.evaluate("document.activeElement.matches('[data-odd]')")
    desk.get_by_role("link", name="line 1", exact=True).last.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#L1:target")).to_be_in_viewport()
