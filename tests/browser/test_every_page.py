"""Every kind of page: what it weighs, that it keeps still, and that keys reach all."""

import gzip
from functools import cache

import pytest

from tests.browser.archive import AMISS, addresses, fill, fill_a_month
from transcripts.search import catching_up

# Bytes of a page, compressed, and of all that it asks for besides, in so many requests.
# The icon is not among them, for browsers ask for it when they like.
PAGE, BESIDES, REQUESTS = 10_000, 20_000, 4
SHIFT = 0.01

SHIFTS = """
  window.shift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""

# What a key can lead to; of radio buttons of one name one is led to.
REACHABLE = """() => {
  const all = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]");
  const names = new Set();
  return [...all].filter(one =>
    one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility()
    && !(one.type === "radio" && names.size === names.add(one.name).size)).length;
}"""

# Notes what a key led to, and whether it has an outline by then.
NOTING = """
  window.reached = new Map();
  addEventListener("focusin", ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    window.reached.set(target, outlineStyle !== "none" && outlineWidth !== "0px");
  });
"""
REACHED = "[...window.reached].map(([one, has]) => [has, one.outerHTML.slice(0, 99)])"

# Whether what has the focus is itself at one of its places, and not below something.
IS_FREE = """() => {
  const here = document.activeElement;
  const { left, top, width, height } = here.getClientRects()[0];
  const places = [[0.5, 0.5], [0.5, 0.1], [0.5, 0.9]];
  return here === document.body || places.some(([x, y]) => {
    const there = document.elementFromPoint(left + width * x, top + height * y);
    const label = here.labels?.[0];
    return here.contains(there) || there?.contains(here) || label?.contains(there);
  });
}"""


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something of every kind."""
    fill()


@pytest.fixture
def weigh(page):
    """Give the bytes of whatever has an address, compressed; asked for once each."""
    return cache(
        lambda address: len(gzip.compress(page.context.request.get(address).body()))
    )


def asked_for(page, address):
    """Open a page; give the addresses of all that it asks for besides, but its icon."""
    asked = []

    def note(request):
        if not request.url.endswith(".svg"):
            asked.append(request.url)

    page.on("request", note)
    page.goto(address, wait_until="load")
    page.remove_listener("request", note)
    return asked[1:]


@pytest.mark.long
@pytest.mark.once
def test_no_page_weighs_more_or_shifts_more_than_is_said(page, weigh):
    fill_a_month()  # lists as long as they get
    catching_up.bring_up()
    page.add_init_script(SHIFTS)
    over = {}
    for kind in addresses().keys() - AMISS.keys():
        asked = asked_for(page, addresses()[kind])
        for _ in range(3):
            page.keyboard.press("PageDown")
        weighs = weigh(page.url.partition("#")[0]), sum(map(weigh, asked))
        shift = page.evaluate("window.shift")
        if (
            weighs[0] > PAGE
            or weighs[1] > BESIDES
            or len(asked) > REQUESTS
            or shift > SHIFT
        ):
            over[kind] = *weighs, asked, shift
    assert over == {}


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 200)])
def test_nothing_that_a_key_leads_to_lies_below_the_steps(page, width, height):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(addresses()["briefing"])
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_FREE), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.long
@pytest.mark.once
def test_keys_reach_whatever_can_be_pressed_and_show_it(page):
    page.add_init_script(NOTING)
    faults = {}
    for kind, address in addresses().items():
        page.goto(address.partition("#")[0])
        there = page.evaluate(REACHABLE)
        for _ in range(there):
            page.keyboard.press("Tab")
        reached = page.evaluate(REACHED)
        unseen = [what for has_outline, what in reached if not has_outline]
        if unseen or len(reached) != there:
            faults[kind] = len(reached), there, unseen
    assert faults == {}
