import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.archive import addresses, fill
from tests.browser.axe import violations
from tests.browser.test_pages import is_in_sight
from tests.literals import briefing, bring_in

pytestmark = pytest.mark.once

BRIEFING = addresses()["briefing"]
THANKS = "\n\nQ: Thank you, Ada.\n\nMS. QUILL: Thanks, everyone.\n\n1:03 P.M."
SHIFTS = """
  window.shift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something to read."""
    fill()


def hash_of(page):
    return page.evaluate("location.hash")


def scroll_to(page, selector):
    page.locator(selector).evaluate(
        "one => one.scrollIntoView({behavior: 'instant', block: 'start'})"
    )


def test_keys_lead_from_passage_to_passage_and_the_address_follows(page):
    page.goto(BRIEFING)
    seen = []
    for key in "jjjkk":
        page.keyboard.press(key)
        seen.append(hash_of(page))
    assert seen == ["#opening", "#q1", "#q2", "#q1", "#opening"]
    page.keyboard.press("j")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Exchange 1 of 3"
    assert is_in_sight(page.locator("#q1 h2"))


def test_keys_lead_from_exchange_to_exchange_on_its_own_page(page):
    page.goto(f"{BRIEFING}q/1/")
    page.keyboard.press("j")
    page.wait_for_url("**/q/2/")
    page.keyboard.press("k")
    page.wait_for_url("**/q/1/")


def test_a_slash_leads_to_the_search_box_and_there_keys_are_letters(page):
    page.goto(BRIEFING)
    page.keyboard.press("/")
    page.keyboard.type("j?k/")
    assert page.locator("#finder").input_value() == "j?k/"
    assert hash_of(page) == ""
    assert not page.locator("#keys").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_mark_lists_the_keys_and_they_can_be_turned_off(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(BRIEFING)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert violations(page) == []
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("j")
    assert hash_of(page) == ""
    page.reload()
    page.keyboard.press("j")
    assert hash_of(page) == ""
    page.get_by_role("button", name="Keys").click()
    assert not dialog.get_by_role("checkbox").is_checked()


def test_the_address_and_the_contents_follow_who_reads(page):
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(BRIEFING)
    scroll_to(page, "#q1 .answer p:nth-of-type(9)")
    page.wait_for_url("**/#q1")
    current = page.locator(".contents [aria-current]")
    assert current.get_attribute("href") == "#q1"
    scroll_to(page, "body")
    page.wait_for_url(re.compile(r"/$"))
    assert current.count() == 0


def test_a_short_passage_that_was_led_to_stays_the_address(page):
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(BRIEFING)
    current = page.locator(".contents [aria-current]")
    for number in (2, 3, 2):
        page.locator(f".contents a[href='#q{number}']").click()
        page.wait_for_timeout(400)
        assert hash_of(page) == f"#q{number}"
        expect(current).to_have_attribute("href", f"#q{number}")


def test_a_paragraph_that_was_linked_to_stays_the_address(page):
    page.goto(f"{BRIEFING}q/1/")
    link = page.get_by_role("link", name="Link to this paragraph").nth(2)
    name = link.get_attribute("href")
    page.goto(f"{BRIEFING}{name}")
    assert is_in_sight(page.locator(name))
    page.evaluate("window.scrollBy({top: 5, behavior: 'instant'})")
    page.wait_for_timeout(400)
    assert hash_of(page) == name


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_all_of_it_works_without_a_script(page):
    page.goto(BRIEFING)
    assert not page.get_by_role("button", name="Keys").is_visible()
    page.locator("#opening").get_by_role("link", name="To exchange 1").click()
    assert page.url.endswith("#q1")
    page.get_by_role("link", name="Questions only").click()
    assert page.locator(".turn.answer").count() == 0
    page.get_by_role("link", name="All", exact=True).click()
    page.get_by_text("Marks and links").click()
    stage = page.locator("#q1 .stage").first
    assert stage.is_visible()
    page.get_by_label("Stage directions").uncheck()
    assert not stage.is_visible()
    page.get_by_label("Link to words of this page").fill("the lighthouse")
    page.get_by_role("button", name="Find them").click()
    page.get_by_role("link", name="Exchange 2", exact=True).click()
    assert is_in_sight(page.locator("#quoted"))
    page.locator("#q1 .alone a").click()
    page.get_by_role("link", name="Link to this paragraph").first.click()
    assert re.search(r"q/1/#p-[0-9a-f]{8}$", page.url)


def test_marks_of_phrases_lead_to_their_rule_and_can_be_switched_off(page):
    page.goto(BRIEFING)
    rule = page.get_by_role("link", name="Deferral: “I have nothing to add”")
    page.get_by_text("Marks and links").click()
    page.get_by_label("Phrases that refer or defer").uncheck()
    assert not rule.is_visible()
    page.get_by_label("Phrases that refer or defer").check()
    rule.click()
    page.wait_for_url("**/about/phrases/#have-nothing")
    assert is_in_sight(page.locator("#have-nothing"))


@pytest.fixture
def thanked(page):
    """Open a briefing that ends with thanks."""
    text = briefing("May 6, 2023").replace("\n\n1:03 P.M.", THANKS)
    address = bring_in(text, "thanks.txt").get_absolute_url()
    page.goto(address)
    return address


def test_what_is_folded_opens_for_its_address_and_on_paper(page, thanked):
    said = page.locator("#q4 .turn .said").first
    assert page.locator("#q4 summary").is_visible()
    assert not said.is_visible()
    name = page.locator("#q4 .said p").first.get_attribute("id")
    page.evaluate("name => { location.hash = name; }", name)
    expect(said).to_be_visible()
    page.goto(thanked)
    page.emulate_media(media="print")
    assert said.is_visible()
    assert not page.locator("#q4 summary").is_visible()


def test_a_part_is_printed_as_it_is_shown(page):
    page.goto(f"{BRIEFING}?show=questions")
    page.emulate_media(media="print")
    assert page.get_by_text("Only questions are shown").is_visible()
    assert page.locator(".imprint").is_visible()
    assert page.locator(".turn.answer").count() == 0
    for gone in (".finder", ".steps", ".view", ".contents"):
        assert not page.locator(gone).first.is_visible()


def test_a_thumb_reaches_the_steps_on_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{BRIEFING}#q1")
    bar = page.locator("#q1 .steps")
    box = bar.bounding_box()
    assert 740 - 60 < box["y"] + box["height"] <= 740
    after = bar.get_by_role("link", name="To exchange 2")
    assert min(after.bounding_box()["width"], after.bounding_box()["height"]) >= 44
    after.click()
    assert hash_of(page) == "#q2"
    page.locator("#q2 .to-contents").click()
    assert (
        page.get_by_role("navigation", name="Contents")
        .get_by_text("What about the lighthouse?")
        .is_visible()
    )


def test_a_reader_with_a_keyboard_alone_gets_everywhere(page):
    page.goto(f"{BRIEFING}?show=answers")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.getAttribute('href')"
                " ?? document.activeElement.textContent.trim()"
            )
        )
    assert {"?show=questions", "Marks and links", "Keys", "#q2", "#q3"} <= reached
    assert "/about/phrases/#have-nothing" in reached


def test_a_long_briefing_opens_at_once_and_keeps_still(page):
    more = "\n\n".join(
        f"Q: And what of the fare in year {n}?\n\nMS. QUILL: In year {n} it stays. "
        + f"The harbour keeps its books for {n} years. " * 8
        for n in range(297)
    )
    text = briefing("May 7, 2023").replace("\n\n1:03 P.M.", f"\n\n{more}\n\n1:03 P.M.")
    address = bring_in(text, "long.txt").get_absolute_url()
    asked = []
    page.on("response", lambda response: asked.append(response))
    page.add_init_script(SHIFTS)
    page.goto("/about/")
    asked.clear()
    page.goto(f"{address}#q150", wait_until="load")
    assert is_in_sight(page.locator("#q150"))
    assert page.locator("*").count() <= 15_000
    page.wait_for_load_state("networkidle")
    addresses_asked = {response.url for response in asked}
    weights = {
        url: len(gzip.compress(page.context.request.get(url).body()))
        for url in addresses_asked
    }
    whole = weights.pop(next(url for url in weights if address in url))
    assert len(asked) <= 6
    assert whole <= 60_000
    assert sum(weights.values()) <= 30_000
    for _ in range(6):
        page.keyboard.press("PageDown")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") <= 0.01
