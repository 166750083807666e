import pytest
from playwright.sync_api import expect

from tests.browser.archive import fill
from tests.browser.axe import violations


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something to search."""
    fill()


def typed(page, text, address="/"):
    """Type into the search box of a page; give the box and the options below it.

    At once: where letters come slowly, some are asked for by themselves, and their
    options would be taken for those of all.
    """
    page.goto(address)
    box = page.locator("input[data-suggest]").first
    box.focus()
    page.keyboard.insert_text(text)
    page.get_by_role("listbox").wait_for()
    return box, page.get_by_role("listbox").get_by_role("option")


def queries(options):
    return options.evaluate_all("all => all.map(one => one.dataset.query)")


def chosen(page, box):
    """Give the text of the option that the box says is active."""
    name = box.get_attribute("aria-activedescendant")
    return page.locator(f"#{name}").inner_text() if name else None


@pytest.mark.parametrize("address", ["/", "/search/"])
def test_suggestions_are_chosen_by_keys(page, address):
    box, options = typed(page, "ada", address)
    assert queries(options)[0] == 'speaker:"Ada Quill"'
    assert box.get_attribute("aria-expanded") == "true"
    assert chosen(page, box) is None
    page.keyboard.press("ArrowDown")
    assert "Ada Quill" in chosen(page, box)
    page.keyboard.press("ArrowUp")
    assert chosen(page, box) is None
    page.keyboard.press("ArrowUp")
    assert "briefing" in chosen(page, box)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=speaker*")
    assert page.locator("#id_q").input_value() == 'speaker:"Ada Quill"'


def test_letters_that_come_slowly_end_in_the_options_of_all(page):
    page.goto("/")
    page.locator("input[data-suggest]").first.focus()
    page.keyboard.type("ada", delay=200)
    first = page.get_by_role("listbox").get_by_role("option").first
    expect(first).to_have_attribute("data-query", 'speaker:"Ada Quill"')


def test_escape_closes_the_list_and_leaves_what_was_typed(page):
    box, options = typed(page, "ferry s")
    page.keyboard.press("Escape")
    assert options.count() == 0
    assert (box.input_value(), box.get_attribute("aria-expanded")) == (
        "ferry s",
        "false",
    )
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=ferry+s*")


def test_a_click_chooses_and_a_title_leads_to_its_briefing(page):
    _, options = typed(page, "background")
    options.filter(has_text="Background Press Call").click()
    page.wait_for_url("**/background-press-call-on-the-ferry-to-skerry-light/")


def test_suggestions_go_where_the_box_is_left(page):
    box, options = typed(page, "ferry s")
    page.keyboard.press("Tab")
    assert options.count() == 0
    assert box.get_attribute("aria-expanded") == "false"


def test_the_choices_of_the_form_are_kept(page):
    _, options = typed(page, "ferry sai", "/search/?q=&role=press-secretary")
    options.filter(has_text="sails").first.click()
    page.wait_for_url("**role=press-secretary**")
    assert "q=%22ferry+sails%22" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_open_suggestions(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    typed(page, "ferry s")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_a_script_the_box_is_a_search_box(page):
    page.goto("/")
    assert page.get_by_role("combobox").count() == 0
    page.get_by_role("searchbox").first.fill("ferry")
    page.get_by_role("button", name="Search").first.click()
    page.wait_for_url("**/search/?q=ferry")
