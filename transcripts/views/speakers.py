"""Who speaks, and in which roles."""

from collections.abc import Callable
from functools import wraps

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from transcripts import counts, paging
from transcripts.facets import params_of
from transcripts.filters import BriefingFilter
from transcripts.keeping import for_everybody, kept_with_archive
from transcripts.models import Role, Speaker, Standing
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


def follows_who_was_merged(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Redirect for ever to whom somebody was found to be, if readers know of both."""

    @wraps(view)
    def found_or_merged(request: HttpRequest, slug: str) -> HttpResponse:
        try:
            return view(request, slug=slug)
        except Http404:
            merged = Speaker.objects.once_public().filter(slug=slug)
            known = merged.filter(merged_into__document_count__gt=0)
            old = known.select_related("merged_into").first()
            if old is None or old.merged_into is None:
                raise
            new = old.merged_into.get_absolute_url()
            return for_everybody(HttpResponsePermanentRedirect(new))

    return found_or_merged


@require_safe
@follows_old_addresses
@follows_who_was_merged
@kept_with_archive
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person: the roles spoken in, and the briefings."""
    who = get_object_or_404(Speaker.objects.known_to_readers(), slug=slug)
    if who.is_local:
        return redirect(who.get_absolute_url())
    spoken_in = BriefingFilter(QueryDict(f"speaker={slug}"))
    context = {
        "speaker": who,
        "others": who.merged.once_public().by_name(),
        "roles": who.standings.most_heard_first().select_related("role"),
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/speaker.html", context)


@require_safe
@kept_with_archive
def roles(request: HttpRequest) -> HttpResponse:
    """List the roles people speak in, each with those below it."""
    context = {"roles": counts.as_tree(counts.by_role())}
    return render(request, "transcripts/roles.html", context)


@require_safe
@kept_with_archive
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a role: who speaks in it most, and the briefings."""
    shown = get_object_or_404(Role.objects.select_related("parent"), slug=slug)
    spoken_in = BriefingFilter(QueryDict(f"role={slug}"))
    below = spoken_in.with_those_below([slug])
    heard = Standing.objects.filter(
        role__in=[spoken_in.roles[name].pk for name in below]
    ).most_heard_first()
    context = {
        "role": shown,
        "below": [spoken_in.roles[name] for name in below[1:]],
        "people": heard.select_related("speaker", "role")[:PEOPLE_OF_A_ROLE],
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/role.html", context)
