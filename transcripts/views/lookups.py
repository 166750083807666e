"""Find a briefing by what somebody has of it: its old address, or some of its words."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts.keeping import for_reader
from transcripts.models import Document
from transcripts.sources import spellings
from transcripts.views.quotes import QUOTE, answered

# So many briefings are listed that came from one address.
MOST = 50


@require_safe
def lookup(request: HttpRequest) -> HttpResponse:
    """Lead to the briefing that came from an address, or list those that did.

    With ``quote`` it says where those words were said.
    """
    if QUOTE in request.GET:
        return for_reader(request, answered(request, request.GET[QUOTE]))
    source = request.GET.get("source", "").strip()
    known = spellings(source)
    found = _from(known) if known else []
    if len(found) == 1:
        return for_reader(request, HttpResponseRedirect(found[0].get_absolute_url()))
    context = {"source": source, "is_address": bool(known), "found": found}
    status = 404 if source and not found else 200
    answer = render(request, "transcripts/lookup.html", context, status=status)
    return for_reader(request, answer)


def _from(addresses: list[str]) -> list[Document]:
    """Return the briefings of an address as it was typed, or else much like it.

    Of one that was withdrawn there is the page that says why.
    """
    documents = Document.objects.newest_first().for_list()
    for some in (documents.published(), documents.withdrawn()):
        for spelled in (addresses[:1], addresses):
            if found := list(some.from_source(*spelled)[:MOST]):
                return found
    return []
