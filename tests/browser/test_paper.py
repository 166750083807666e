"""What is printed: sheets that are filled, and none without words."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.archive import addresses, fill

BRIEFING = addresses()["briefing"]


@pytest.fixture(autouse=True)
def archive(live_server):
    """Hold something to print."""
    fill()


def sheets(page, address):
    """Print a page; return the words of each sheet."""
    page.goto(address)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(printed)).pages]


def test_a_long_answer_begins_on_the_sheet_of_its_question(page):
    long = next(n for n in (1, 2, 3) if len(sheets(page, f"{BRIEFING}q/{n}/")) > 1)
    first, *others = sheets(page, f"{BRIEFING}q/{long}/")
    assert f"Exchange {long} of 3" in first
    assert "Paragraph 0 of a long answer." in first
    assert all("of a long answer" in sheet for sheet in others)


def test_a_short_exchange_takes_one_sheet_with_where_it_is_from(page):
    (sheet,) = sheets(page, f"{BRIEFING}q/3/")
    assert "SHA-256" in sheet.replace("\n", "")
    assert "nothing to announce" in sheet
