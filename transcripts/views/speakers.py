"""Who speaks, and in which roles."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from transcripts import counts, paging
from transcripts.facets import params_of
from transcripts.filters import BriefingFilter
from transcripts.models import Appearance, Role, Speaker
from transcripts.models.appearances import AppearanceQuerySet
from transcripts.views.documents import follows_old_addresses

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@require_safe
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
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person: the roles spoken in, and the briefings."""
    who = get_object_or_404(Speaker.objects.select_related("document"), slug=slug)
    if who.is_local:
        return redirect(who.get_absolute_url())
    heard = Appearance.objects.of_published().filter(speaker=who)
    spoken_in = BriefingFilter(QueryDict(f"speaker={slug}"))
    context = {
        "speaker": who,
        "roles": _roles_of(heard),
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/speaker.html", context)


def _roles_of(heard: AppearanceQuerySet) -> list[dict]:
    rows = heard.tallied("role__slug", "role__name")
    return list(rows.order_by("-documents", "role__slug"))


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """List the roles people speak in."""
    return render(request, "transcripts/roles.html", {"roles": counts.by_role()})


@require_safe
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a role: who speaks in it most, and the briefings."""
    shown = get_object_or_404(Role, slug=slug)
    heard = Appearance.objects.of_published().in_role(slug)
    spoken_in = BriefingFilter(QueryDict(f"role={slug}"))
    context = {
        "role": shown,
        "people": counts.once_a_change(f"role {slug}", lambda: _people_of(heard)),
        "page": spoken_in.page(request.GET),
        "params": params_of(request.GET, without=paging.CURSORS),
    }
    return render(request, "transcripts/role.html", context)


def _people_of(heard: AppearanceQuerySet) -> list[dict]:
    rows = heard.of_people().tallied("speaker__slug", "speaker__name")
    return list(rows.order_by("-documents", "speaker__slug")[:40])
