"""A window of 1280 by 800 at 200 % and at 400 %, as a browser zooms: nothing is lost."""

import pytest

from tests.browser.archive import addresses, fill
from tests.browser.test_pages import OPENING_FOLDS, scrolls_sideways

pytestmark = pytest.mark.once

WINDOW = 1280, 800
ZOOMS = 2, 4

# Whatever says something or can be pressed, and how often it is in sight.
SHOWN = """() => {
  const seen = {};
  for (const one of document.querySelectorAll("body *")) {
    const words = [...one.childNodes].filter(node => node.nodeType === 3)
      .map(node => node.data).join(" ").trim();
    const { width, height } = one.getBoundingClientRect();
    const says = words || one.matches("a[href], button, input, select, textarea");
    if (says && width * height > 1 && one.checkVisibility({ visibilityProperty: true })) {
      const name = [one.tagName, one.getAttribute("href") ?? one.name, words].join(" ");
      seen[name] = (seen[name] ?? 0) + 1;
    }
  }
  return seen;
}"""

# The largest share of a column of text that lies below what stays at an edge.
COVERED = """() => {
  const isHeld = one => {
    const { top, bottom } = one.getBoundingClientRect();
    return ["fixed", "sticky"].includes(getComputedStyle(one).position)
      && (top < 1 || bottom > innerHeight - 1);
  };
  const stays = one => one && (isHeld(one) || stays(one.parentElement));
  let most = 0;
  for (let top = 0; top < document.documentElement.scrollHeight; top += 150) {
    window.scrollTo({ top, behavior: "instant" });
    let covered = 0;
    for (let y = 2; y < innerHeight; y += 4)
      covered += Boolean(stays(document.elementFromPoint(innerWidth / 2, y)));
    most = Math.max(most, covered * 4 / innerHeight);
  }
  return most;
}"""


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something of every kind."""
    fill()


@pytest.fixture
def zoom(page):
    """Give what zooms: fewer pixels of the page's own, each of more of the screen's."""
    tools = page.context.new_cdp_session(page)

    def to(factor):
        width, height = (size // factor for size in WINDOW)
        size = {"width": width, "height": height, "deviceScaleFactor": factor}
        method = "Emulation.setDeviceMetricsOverride"
        tools.send(method, size | {"mobile": False})
        told = "[innerWidth, innerHeight, devicePixelRatio]"
        assert page.evaluate(told) == [width, height, factor]

    return to


@pytest.mark.long
def test_nothing_is_lost_and_nothing_lies_sideways_at_any_zoom(page, zoom):
    faults = {}
    for kind, address in addresses().items():
        zoom(1)
        page.goto(address)
        page.evaluate(OPENING_FOLDS)
        there = page.evaluate(SHOWN)
        for factor in ZOOMS:
            zoom(factor)
            seen = page.evaluate(SHOWN)
            lost = [
                name for name, number in there.items() if seen.get(name, 0) < number
            ]
            if lost or scrolls_sideways(page):
                faults[kind, factor] = lost
    assert faults == {}


def test_what_stays_in_sight_leaves_room_to_read(page, zoom):
    covered = {}
    for kind in ("briefing", "exchange", "hits"):
        for factor in ZOOMS:
            zoom(factor)
            page.goto(addresses()[kind])
            covered[kind, factor] = page.evaluate(COVERED)
    assert {share for (_, factor), share in covered.items() if factor == 4} == {0}
    assert 0 < covered["briefing", 2] <= max(covered.values()) <= 0.25
