"""Tell a supervisor whether this process can serve pages, and search."""

from dataclasses import asdict

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from transcripts.search.health import health as health_of_index


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer ``ok`` once the database has answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def index(request: HttpRequest) -> JsonResponse:
    """Tell how the search index is; status 503 where readers cannot search."""
    found = health_of_index()
    shown = asdict(found) | {
        "is_well": found.is_well,
        "seconds_behind": found.seconds_behind,
        "in_words": found.in_words,
    }
    del shown["flaws"]
    return JsonResponse(shown, status=200 if found.is_well else 503)
