"""Who speaks, and in which roles."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from transcripts import counts, paging
from transcripts.facets import params_of
from transcripts.filters import BriefingFilter
from transcripts.keeping import kept_with_archive
from transcripts.models import Role, Speaker
from transcripts.views.documents import follows_old_addresses

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PEOPLE_OF_A_ROLE = 40


@require_safe
@kept_with_archive
def speakers(request: HttpRequest) -> HttpResponse:
    """List the people who speak in the archive, by name."""
    people = Speaker.objects.people().heard()
    name = request.GET.get("name", "").replace("\0", "").strip()
    if name:
        people = people.named(name)
    page = paging.BY_NAME.page(people, request.GET, size=100)
    context = {
        "page": page,
        "name": name,
        "letters": [] if name else LETTERS,
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/speakers.html", context)


@require_safe
@follows_old_addresses
@kept_with_archive
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person: the roles spoken in, and the briefings."""
    who = get_object_or_404(Speaker.objects.known_to_readers(), slug=slug)
    if who.is_local:
        return redirect(who.get_absolute_url())
    spoken_in = BriefingFilter(QueryDict(f"speaker={slug}"))
    context = {
        "speaker": who,
        "roles": who.standings.most_heard_first().select_related("role"),
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/speaker.html", context)


@require_safe
@kept_with_archive
def roles(request: HttpRequest) -> HttpResponse:
    """List the roles people speak in."""
    return render(request, "transcripts/roles.html", {"roles": counts.by_role()})


@require_safe
@kept_with_archive
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a role: who speaks in it most, and the briefings."""
    shown = get_object_or_404(Role, slug=slug)
    heard = shown.standings.most_heard_first()
    spoken_in = BriefingFilter(QueryDict(f"role={slug}"))
    context = {
        "role": shown,
        "people": heard.select_related("speaker")[:PEOPLE_OF_A_ROLE],
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/role.html", context)
