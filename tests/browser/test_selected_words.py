import pytest

from tests.browser.archive import addresses, fill
from tests.browser.axe import violations
from tests.browser.test_pages import is_in_sight

pytestmark = pytest.mark.once

BRIEFING = addresses()["briefing"]


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something to quote."""
    fill()


def select(page, selector, start, end):
    """Select characters of the first text of an element, as a reader does."""
    page.locator(selector).first.evaluate(
        """(one, [start, end]) => {
          const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
          const range = document.createRange();
          range.setStart(text, start);
          range.setEnd(text, end);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [start, end],
    )


@pytest.mark.parametrize(
    ("selector", "start", "end", "words", "ending"),
    [
        (
            "#q3 .answer .said p",
            7,
            26,
            "nothing to announce",
            "#quoted:~:text=nothing%20to%20announce",
        ),
        ("#q2 .question .said p", 5, 25, "about the lighthouse", "#quoted"),
    ],
)
def test_selected_words_make_a_link_that_finds_them(
    page, selector, start, end, words, ending
):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(BRIEFING)
    select(page, selector, start, end)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(ending)
    page.goto(link)
    assert page.locator("#quoted").inner_text() == words
    assert is_in_sight(page.locator("#quoted"))


def test_selected_words_are_copied_as_a_quotation(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(BRIEFING)
    select(page, "#q3 .answer .said p", 7, 26)
    page.get_by_role("button", name="Copy quotation").click()
    page.get_by_text("Copied.").wait_for()
    quotation = page.evaluate("navigator.clipboard.readText()")
    words, source, address = quotation.splitlines()
    assert words == "“nothing to announce”"
    assert source == (
        "— Ada Quill, Press Secretary, Press Briefing by Press Secretary Ada Quill, "
        "5 May 2023. Ground rules not stated."
    )
    assert "?quote=nothing+to+announce" in address


SELECT_ACROSS = """() => {
  const text = (selector) => document.createTreeWalker(
    document.querySelector(selector), NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text("#q2 .question .said p"), 5);
  range.setEnd(text("#q2 .answer .said p"), 18);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_words_of_two_turns_are_not_put_into_one_mouth(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(BRIEFING)
    page.evaluate(SELECT_ACROSS)
    page.get_by_role("button", name="Copy quotation").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    asked, answered, source, address = copied.splitlines()
    assert asked.startswith("Reporter (asking): “about the lighthouse")
    assert answered.startswith("Ada Quill, Press Secretary: “")
    assert source == (
        "— Press Briefing by Press Secretary Ada Quill, 5 May 2023. "
        "Ground rules not stated."
    )
    page.goto(address)
    marks = page.locator("#q2 mark").all_inner_texts()
    assert [m.strip() for m in marks] == [
        line.partition("“")[2].removesuffix("”") for line in (asked, answered)
    ]


def test_a_selection_that_begins_at_a_name_offers_the_words_after_it(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(BRIEFING)
    page.evaluate(
        SELECT_ACROSS.replace(
            '"#q2 .question .said p"), 5', '"#q2 .question .who .name"), 0'
        )
    )
    page.get_by_role("button", name="Copy quotation").click()
    page.get_by_text("Copied.").wait_for()
    asked = page.evaluate("navigator.clipboard.readText()").splitlines()[0]
    said = page.locator("#q2 .question .said").inner_text()
    assert asked == f"Reporter (asking): “{said}”"


def test_where_nothing_can_be_copied_the_words_can_be_taken_by_hand(page):
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(BRIEFING)
    select(page, "#q2 .question .said p", 5, 25)
    page.get_by_role("button", name="Copy link").click()
    box = page.get_by_role("textbox", name="To copy")
    assert "?quote=about+the+lighthouse" in box.input_value()
    assert violations(page) == []


def test_what_is_selected_elsewhere_offers_nothing(page):
    page.goto(BRIEFING)
    select(page, "h1", 0, 8)
    page.wait_for_timeout(100)
    assert not page.get_by_role("button", name="Copy link").is_visible()


def select_on_a_phone(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(BRIEFING)
    select(page, "#q3 .answer .said p", 7, 26)


def test_on_a_phone_the_buttons_stand_in_one_row_for_a_thumb(page):
    select_on_a_phone(page)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied.").wait_for()
    row = [one.bounding_box() for one in page.locator(".pick > :is(button, p)").all()]
    middles = {box["y"] + box["height"] / 2 for box in row}
    assert max(middles) - min(middles) < 2
    assert all(box["height"] >= 44 for box in row[:2])
    assert row[-1]["x"] + row[-1]["width"] <= 360


def test_the_buttons_are_reached_and_pressed_by_keys(page):
    select_on_a_phone(page)
    page.get_by_role("button", name="Copy link").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“nothing to announce”")
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.pick')")
