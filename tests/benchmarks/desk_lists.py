"""The lists of the admin, and how long their pages take to make."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import reduce
from itertools import islice

from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db.models import Model
from django.http import HttpRequest
from django.test import RequestFactory

from tests.benchmarks.clocks import spent
from transcripts.admin.lists import FURTHEST, ListAdmin

TIMES = 5
CHOICES = 6  # of each filter
NOWHERE = "zzqxjv"  # what nothing says
ENDINGS = {"exact", "startswith"}


@dataclass(frozen=True, slots=True)
class Look:
    """Milliseconds that one look at a list takes, and the rows that it shows."""

    took: float
    rows: int


def measure() -> dict[str, dict]:
    """Return how long each look at each list of this archive takes."""
    user = User.objects.filter(username="bench").first()
    user = user or User.objects.create_superuser("bench")
    lists = sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label)
    return {
        f"{model._meta.verbose_name_plural}: {name}": asdict(_look(desk, user, query))
        for model, desk in lists
        if isinstance(desk, ListAdmin)
        for name, query in _looks(model, desk, user)
    }


def _looks(
    model: type[Model], desk: ListAdmin, user: User
) -> Iterator[tuple[str, str]]:
    """Name what one may ask of a list: pages, orders, filters, words, and both."""
    yield "all", ""
    rows = model._default_manager.all()[:FURTHEST].count()
    yield "last page", f"p={max(1, -(-rows // desk.list_per_page))}"
    changes = desk.get_changelist_instance(_request(user, ""))
    yield from _orders(changes)
    filters = [*_filters(changes)]
    yield from filters
    if desk.search_fields:
        words = {"a word": _word(model, desk), "no word of it": NOWHERE}
        yield from ((name, f"q={word}") for name, word in words.items())
        for name, query in filters[:2]:
            yield from (
                (f"{name}, {of}", f"{query}&q={word}") for of, word in words.items()
            )


def _orders(changes: ChangeList) -> Iterator[tuple[str, str]]:
    for header in result_headers(changes):
        if header["sortable"]:
            way = header["url_primary"].removeprefix("?")
            yield f"by {header['text']}", way


def _filters(changes: ChangeList) -> Iterator[tuple[str, str]]:
    for spec in changes.filter_specs:
        others = (choice for choice in spec.choices(changes) if not choice["selected"])
        for choice in islice(others, CHOICES):
            query = choice["query_string"].removeprefix("?")
            yield f"{spec.title}: {choice['display']}", query


def _word(model: type[Model], desk: ListAdmin) -> str:
    """Return what finds something: the longest word of a row in between."""
    rows = model._default_manager.order_by("pk")
    row = rows[min(rows[:FURTHEST].count(), FURTHEST) // 2 :].first()
    if row is None:
        return "ade"
    names = [name for name in desk.search_fields[0].split("__") if name not in ENDINGS]
    return max(str(reduce(getattr, names, row)).split(), key=len, default="ade")


def _look(desk: ListAdmin, user: User, query: str) -> Look:
    """Return the best of some times: what other work takes from them is chance."""
    timed = [_timed(desk, _request(user, query)) for _ in range(TIMES)]
    return min(timed, key=lambda look: look.took)


def _timed(desk: ListAdmin, request: HttpRequest) -> Look:
    cache.clear()
    began = spent()
    response = desk.changelist_view(request)
    if response.status_code != 200:
        raise ValueError(f"{desk}?{request.GET.urlencode()}: {response.status_code}")
    response.render()
    took = (spent() - began) * 1000
    return Look(took, len(response.context_data["cl"].result_list))


def _request(user: User, query: str) -> HttpRequest:
    request = RequestFactory().get(f"/admin/?{query}")
    request.user = user
    return request
