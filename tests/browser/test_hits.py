import pytest

from tests.browser.archive import addresses, fill

BRIEFING = addresses()["briefing"]
HITS = f"{BRIEFING}?q=ferry"


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something to walk through."""
    fill()


def target(page):
    """Say which hit the page is at."""
    return page.evaluate("document.querySelector('mark:target')?.id")


def is_in_sight(locator):
    box = locator.bounding_box()
    return box is not None and 0 <= box["y"] < locator.page.viewport_size["height"]


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_links_lead_from_hit_to_hit_without_a_script(page):
    page.goto(HITS)
    assert not page.get_by_label("Step with the keys").is_visible()
    page.get_by_role("navigation", name="hits").get_by_role("link").nth(1).click()
    assert page.url.endswith("#hit-2")
    assert is_in_sight(page.locator("#hit-2"))
    page.get_by_role("link", name="Next hit").click()
    assert page.url.endswith("#hit-3")
    assert not page.get_by_role("link", name="Next hit").is_visible()
    page.get_by_role("link", name="Previous hit").click()
    page.get_by_role("link", name="Previous hit").click()
    assert page.url.endswith("#hit-1")
    assert not page.get_by_role("link", name="Previous hit").is_visible()


def test_keys_lead_from_hit_to_hit(page):
    page.goto(HITS)
    seen = []
    for key in "nnnnpp":
        page.keyboard.press(key)
        seen.append(target(page))
    assert seen == ["hit-1", "hit-2", "hit-3", "hit-3", "hit-2", "hit-1"]
    assert is_in_sight(page.locator("#hit-1"))


def test_keys_begin_at_what_is_in_sight(page):
    page.goto(f"{HITS}#q2")
    page.keyboard.press("p")
    assert target(page) == "hit-3"


def test_keys_mean_nothing_with_others_or_when_they_are_switched_off(page):
    page.goto(HITS)
    page.keyboard.press("Control+n")
    page.keyboard.press("Shift+N")
    assert target(page) is None
    page.get_by_label("Step with the keys").uncheck()
    page.keyboard.press("n")
    assert target(page) is None
    page.reload()
    assert not page.get_by_label("Step with the keys").is_checked()
    page.get_by_label("Step with the keys").check()
    page.keyboard.press("n")
    assert target(page) == "hit-1"


def test_the_way_on_is_next_after_the_hit_for_the_keyboard(page):
    page.goto(f"{HITS}#hit-2")
    names = []
    for _ in range(2):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.ariaLabel"))
    assert names == ["Previous hit", "Next hit"]
    page.keyboard.press("Enter")
    assert target(page) == "hit-3"


def test_the_way_on_stays_in_one_place(page):
    page.goto(f"{HITS}#hit-1")
    link = page.get_by_role("link", name="Next hit")
    before = link.bounding_box()
    link.click()
    assert page.get_by_role("link", name="Next hit").bounding_box() == before
