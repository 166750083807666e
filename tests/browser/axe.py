"""What axe finds wrong with a page."""

from axe_playwright_python.base import AXE_SCRIPT

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BEST = [*WCAG, "best-practice"]

# What axe finds right is many times as much, and is longer in telling than in finding.
ASKING = """tags => axe.run({ runOnly: tags, resultTypes: ["violations"] }).then(
  ({ violations }) => violations.map(
    ({ id, help, nodes }) => [id, help, nodes.map(({ html }) => html)]))"""


def violations(page, tags=BEST):
    """Give the rules that a page breaks, and the elements that break them.

    Of the whole page: a click that leads to it waits for its beginning alone.
    """
    page.wait_for_load_state()
    page.evaluate(AXE_SCRIPT)
    return page.evaluate(ASKING, tags)
