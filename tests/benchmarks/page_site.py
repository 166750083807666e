"""The site, and two addresses more that ``page_speed`` compares pages with.

They stand behind the same middlewares as every page. ``PAGE_SPEED_FOLDER`` names a
folder with the page as it came from the site, and the path that it has there.
"""

import os
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_resolver, path, resolve

from archive.wsgi import application

__all__ = ["application"]

FOLDER = Path(os.environ["PAGE_SPEED_FOLDER"])
PAGE, PATH = FOLDER / "page.html", FOLDER / "path.txt"


def same_bytes(request: HttpRequest) -> HttpResponse:
    """Answer with the bytes of the page."""
    return HttpResponse(_bytes())


def bare_template(request: HttpRequest) -> HttpResponse:
    """Render the page out of data that was read long ago."""
    return render(request, "transcripts/document.html", _context())


@cache
def _bytes() -> bytes:
    return PAGE.read_bytes()


@cache
def _context() -> dict[str, object]:
    from transcripts.views import documents

    address = resolve(PATH.read_text()).kwargs
    shown = documents.briefing_beside_others(HttpRequest(), **address)
    context = documents.context_of(HttpRequest(), shown)
    return context | {"cast": list(context["cast"])}


get_resolver().url_patterns[:0] = [
    path("page-speed/same-bytes/", same_bytes),
    path("page-speed/bare-template/", bare_template),
]
