"""The lists of the site, and how long their pages take to make."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import TextIO

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from django.urls import resolve

from tests.benchmarks.clocks import spent
from transcripts.filters import BriefingFilter
from transcripts.models import Document, Speaker

SIZE, DEEP = 25, 5_000
WARM, COLD = 6, 3
# Filters alone, and pairs of them that are useful; the last have few briefings.
FILTERS = {
    "all": "",
    "from a year": "date_from=1990",
    "up to a year": "date_to=2010",
    "between years": "date_from=1980&date_to=2010",
    "a role": "role=press-secretary",
    "a rare role": "role=mayor",
    "two roles": "role=president&role=vice-president",
    "a speaker": "speaker={speaker}",
    "part of a name": "speaker=ade",
    "a kind": "kind=press_briefing",
    "a rare kind": "kind=debate",
    "two kinds": "kind=gaggle&kind=interview",
    "ground rules": "rules=background",
    "a principal": "principal={principal}",
    "a body": "referred=department-of-defense",
    "a rare body": "referred=state-and-local-officials",
    "deferrals": "has=deferral",
    "body and kind": "referred=department-of-state&kind=gaggle",
    "body and role": "referred=department-of-justice&role=official",
    "role and deferrals": "role=press-secretary&has=deferral",
    "body and deferrals": "referred=department-of-defense&has=deferral",
    "body, speaker and role": "referred=department-of-defense&role=reporter"
    "&speaker={speaker}",
    "role and kind": "role=official&kind=gaggle",
    "role and years": "role=press-secretary&date_from=1980&date_to=2010",
    "role and speaker": "role=press-secretary&speaker={speaker}",
    "kind and rules": "kind=press_briefing&rules=background",
    "kind and principal": "kind=remarks&principal={principal}",
    "rare role and rare kind": "role=audience&kind=remarks&rules=on_record",
    "nothing at all": "role=mayor&kind=debate&rules=deep_background",
}


ENTRY = b'<li class="entry'


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of the first page and of a deep one, and the rows that they show."""

    cold: list[float]
    warm: list[float]
    rows: list[int]

    def best(self, other: Times) -> Times:
        """Return the shorter times of the same pages."""
        pairs = (self.cold, other.cold), (self.warm, other.warm)
        return Times(*([*map(min, *pair)] for pair in pairs), self.rows)


def answer(asked: Iterable[str], told: TextIO) -> None:
    """Tell of each line the times of the list of that name; of an empty one, the names."""
    lists = dict(_lists())
    for line in asked:
        name = line.strip()
        found = asdict(_times(*lists[name])) if name else list(lists)
        told.write(f"{json.dumps(found)}\n")
        told.flush()


def _lists() -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each list with the addresses of its first page and of a deep one."""
    known = _known()
    for name, filters in FILTERS.items():
        query = filters.format(**known)
        yield f"briefings: {name}", _pair("/briefings/", query)
    yield (
        "a speaker's page",
        _pair(f"/speakers/{known['speaker']}/", f"speaker={known['speaker']}"),
    )
    yield "a role's page", _pair("/roles/reporter/", "role=reporter")
    for name in ("/", "/about/", "/roles/", "/briefings/undated/"):
        yield name, (name, name)
    yield "a year", _twice("/briefings/{year}/", known)
    yield "a month", _twice("/briefings/{year}/{month}/", known)
    yield "a day", _twice("/briefings/{year}/{month}/{day}/", known)
    yield "speakers", ("/speakers/", _last_of_speakers())
    yield "speakers by name", _twice("/speakers/?name=ade", known)


def _known() -> dict[str, str]:
    """Find what the filters name: whoever is heard most, and a day in between."""
    people = Speaker.objects.people()
    briefings = Document.objects.published().dated()
    principals = briefings.values("principal_slug").annotate(n=Count("pk"))
    day = briefings.newest_first()[briefings.count() // 2].date
    return {
        "speaker": people.most_heard_first()[0].slug,
        "principal": principals.order_by("-n", "principal_slug")[0]["principal_slug"],
        "year": f"{day:%Y}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
    }


def _twice(address: str, known: dict[str, str]) -> tuple[str, str]:
    address = address.format(**known)
    return address, address


def _pair(address: str, query: str) -> tuple[str, str]:
    """Return the address of a list, and of its deep page."""
    passed = BriefingFilter(QueryDict(query), Document.objects.published()).qs
    after = _place_before(passed.newest_first(), passed.count())
    if after is None:
        return f"{address}?{query}", f"{address}?{query}"
    cursor = f"after={after.sort_date}.{after.pk}"
    return f"{address}?{query}", f"{address}?{query}&{cursor}"


def _place_before(ordered: QuerySet, count: int) -> Document | None:
    """Return the row that the deep page comes after."""
    place = min(DEEP * SIZE, count) - SIZE
    return ordered[place - 1] if place > 0 else None


def _last_of_speakers() -> str:
    people = Speaker.objects.people().heard()
    last = people.by_name()[max(0, people.count() - 101)]
    return f"/speakers/?after={last.sort_name}.{last.pk}"


def _times(first: str, deep: str) -> Times:
    """Return the best of some times: what other work takes from them is chance."""
    pages = [page_of(address) for address in (first, deep)]
    cold = [[timed(page, True) for page in pages] for _ in range(COLD)]
    warm = [[timed(page, False) for page in pages] for _ in range(WARM)]
    best = ([*map(min, *found)] for found in (cold, warm))
    return Times(*best, [page().content.count(ENTRY) for page in pages])


def page_of(address: str) -> Callable[[], HttpResponse]:
    """Return a function that makes a page anew, as for staff, past every middleware."""
    request = RequestFactory(SERVER_NAME="localhost").get(address)
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "somebody"
    match = resolve(request.path)
    return partial(match.func, request, *match.args, **match.kwargs)


def timed(page: Callable[[], object], is_cold: bool) -> float:
    """Return the milliseconds that a page takes, where need be without any count."""
    if is_cold:
        cache.clear()
    began = spent()
    page()
    return (spent() - began) * 1000
