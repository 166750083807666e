"""Tag the pages of a search: they change with the archive, and with its index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from transcripts.keeping import View, for_reader, kept
from transcripts.revisions import Revision, of_archive
from transcripts.search import position


@dataclass(frozen=True, slots=True)
class Searched:
    """What the pages of a search are made of."""

    revision: Revision


def index_in_use() -> str:
    """Return what tells one state of the index from another."""
    return repr(position.read(settings.SEARCH_INDEX))


def tagged_with_index(view: View) -> View:
    """Tag the pages of a view by how far the log and the index have come.

    None is kept: there is no end of searches, and the page without one changes as the
    index catches up, of which the log does not tell.
    """

    def read(request: HttpRequest) -> Searched:
        return Searched(of_archive(index_in_use()))

    @kept(read, params=None)
    def tagged(request: HttpRequest, shown: Searched) -> HttpResponse:
        return view(request)

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if request.GET:
            return tagged(request)
        return for_reader(request, view(request))

    return answer
