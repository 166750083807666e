"""Who speaks, and in which roles."""

from collections.abc import Callable, Iterable
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

from transcripts import counts, lists, paging
from transcripts.facets import params_of
from transcripts.filters import BriefingFilter
from transcripts.keeping import for_everybody, kept_with_archive
from transcripts.models import Appearance, Role, Speaker, Standing
from transcripts.search.tallying import Exchanges
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
        "roles": standings_of(who),
        "first": who.appearances.ends().order_by("sort_date", "document").first(),
        "latest": who.appearances.ends().newest_first().first(),
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/speaker.html", context)


def standings_of(who: Speaker) -> list[tuple[Standing, Exchanges]]:
    """Return the roles of a person by date, each with the exchanges spoken in."""
    rows = list(who.standings.order_by("first_date", "role").select_related("role"))
    exchanges = lists.exchanges_by_role(who, [row.role for row in rows])
    return [(row, exchanges.get(row.role.slug, Exchanges())) for row in rows]


@require_safe
@kept_with_archive
def roles(request: HttpRequest) -> HttpResponse:
    """List the roles people speak in, each with those below it."""
    context = {"roles": counts.as_tree(lists.by_role())}
    return render(request, "transcripts/roles.html", context)


@require_safe
@kept_with_archive
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a role: who speaks in it or below it, by name, and the briefings."""
    shown = get_object_or_404(Role.objects.select_related("parent"), slug=slug)
    spoken_in = BriefingFilter(QueryDict(f"role={slug}"))
    below = spoken_in.with_those_below([slug])
    roles = [spoken_in.roles[name] for name in below]
    heard = Standing.objects.filter(role__in=[role.pk for role in roles])
    most = heard.most_heard_first().select_related("speaker", "role")
    people = list(most[:PEOPLE_OF_A_ROLE])
    first, latest = ends_of(roles)
    context = {
        "role": shown,
        "below": roles[1:],
        "briefings": lists.by_role().get(slug, 0),
        "people": sorted(people, key=lambda one: one.speaker.sort_name),
        "is_some": len(people) == PEOPLE_OF_A_ROLE,
        "first": first,
        "latest": latest,
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/role.html", context)


def ends_of(roles: Iterable[Role]) -> tuple[Appearance | None, Appearance | None]:
    """Return the first and the latest appearance in any of some roles, by date.

    Each role is asked for apart: an index leads to the ends of one.
    """
    heard = [role.appearances.ends() for role in roles]
    firsts = [some.order_by("sort_date", "document").first() for some in heard]
    latests = [some.newest_first().first() for some in heard]
    first = min(filter(None, firsts), key=lambda one: one.sort_date, default=None)
    return first, max(
        filter(None, latests), key=lambda one: one.sort_date, default=None
    )
