"""What readers follow and take along, and how long each takes to make."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings

from tests.benchmarks import pages
from tests.benchmarks.questions import Question, questions
from tests.benchmarks.quoted_words import EXPECTED, Sort, quotations
from tests.benchmarks.words import Vocabulary
from transcripts.feeds.windows import WINDOW
from transcripts.models import Change, Document, Exchange, Speaker
from transcripts.search import reader
from transcripts.search.quotations import Checker, quotation

COLD, WARM, ASKED = 3, 5, 2
BEFORE = 8  # exchanges of which it is asked what was asked before
FORMS = ("csv", "jsonl", "txt")
ENTRIES = (b"<entry>", b'"content_text":', b"<loc>")
RARER, COMMON = "a word in 1 % of the passages", "a word in 10 % of the passages"


@dataclass(frozen=True, slots=True)
class Look:
    """Milliseconds of a page, no count known and all known, and its entries."""

    cold: float
    warm: float
    rows: int


@dataclass(frozen=True, slots=True)
class Check:
    """Milliseconds of quotations of a sort, and how many were told as expected."""

    page: list[float]
    data: list[float]
    right: int


def measure() -> dict[str, dict[str, dict]]:
    """Return what is measured of this archive: pages, quotations and exports."""
    words = _words()
    return {
        "pages": {name: asdict(_look(addresses)) for name, addresses in _pages(words)},
        "quotations": {
            str(sort): asdict(_check(sort, texts))
            for sort, texts in quotations(Vocabulary()).items()
        },
        "exports": {name: _export(address) for name, address in _exports(words)},
    }


def _words() -> dict[str, str]:
    """Find words to search for: in so many of the passages."""
    searcher = reader.now().searcher
    assert searcher is not None, "no search"
    passages = searcher.num_docs - Document.objects.published().count()
    sorts: dict[str, list[Question]] = questions(searcher, passages, Vocabulary())
    return {sort: sorts[sort][0].typed for sort in (RARER, COMMON)}


def _pages(words: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Name each page with its address, or with those of several of a kind."""
    for form in ("atom", "feed.json"):
        yield from _feeds(form, words)
    for name in ("/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/briefings-0.xml"):
        yield name, [name]
    for sort, word in words.items():
        yield f"trends: {sort}", [f"/search/trends/?q={word}"]
    yield "trends as CSV", [f"/search/trends.csv?q={words[COMMON]}"]
    day = _middle().date
    assert day is not None
    yield "coverage: calendar of months", ["/coverage/"]
    yield "coverage: calendar of days", [f"/coverage/{day:%Y}/"]
    yield "words of a year", [f"/briefings/{day:%Y}/words/"]
    yield "words of a month", [f"/briefings/{day:%Y/%m}/words/"]
    yield "a briefing in figures", [f"{_middle().get_absolute_url()}figures/"]
    yield "asked before", [f"{address}before/" for address in _asked()]


def _feeds(form: str, words: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Name the first pages of feeds, and pages back through the log."""
    person = Speaker.objects.people().most_heard_first()[0].slug
    followed = {
        "all": ("briefings", ""),
        "a role": ("briefings", "role=press-secretary"),
        "a rare role": ("briefings", "role=mayor"),
        "a speaker": ("briefings", f"speaker={person}"),
        "part of a name": ("briefings", "speaker=ade"),
        "years": ("briefings", "date_from=1980&date_to=2010"),
        "a body": ("briefings", "referred=department-of-defense"),
        **{sort: ("search", f"q={word}") for sort, word in words.items()},
        "word and role": ("search", f"q={words[COMMON]}&role=press-secretary"),
    }
    head = Change.objects.order_by("-pk").values_list("pk", flat=True)[0]
    middle = head // 2 // WINDOW * WINDOW
    for name, (page, query) in followed.items():
        yield f"{form}: {name}", [f"/{page}.{form}?{query}"]
    for name in ("all", "a role", COMMON):
        page, query = followed[name]
        for place, after in (("halfway", middle), ("oldest", 0)):
            paged = f"/{page}.{form}?{query}&after={after}"
            yield f"{form}: {name}, {place} page", [paged]


def _middle() -> Document:
    """Return a briefing from the middle of the archive."""
    briefings = Document.objects.published().dated().newest_first()
    return briefings[briefings.count() // 2]


def _asked() -> Iterator[str]:
    """Give exchanges of the middle of the archive: most of it is not before it."""
    middle = _middle().date
    assert middle is not None
    since = middle - timedelta(days=1)
    found = Exchange.objects.filter(
        document__is_published=True, document__date__gt=since
    )
    numbered = found.select_related("document").order_by("document__date", "pk")
    for exchange in numbered[:BEFORE]:
        yield exchange.document.exchange_url(exchange.number)


def _look(addresses: list[str]) -> Look:
    """Return the best times of a page; of several pages those of all, for one."""
    made = [pages.page_of(address) for address in addresses]

    def best(times: int, is_cold: bool) -> float:
        taken = [min(pages.timed(p, is_cold) for _ in range(times)) for p in made]
        return sum(taken) / len(taken)

    cold, warm = best(COLD, True), best(WARM, False)
    return Look(cold, warm, sum(made[0]().content.count(entry) for entry in ENTRIES))


def _check(sort: Sort, texts: list[str]) -> Check:
    """Return the best times of each quotation, as a page and as JSON."""
    view = reader.now()
    assert view.searcher is not None
    checker = Checker(view.searcher, view.stale)
    told = [checker.check(quotation(text)).verdict for text in texts]

    def taken(address: str) -> list[float]:
        made = [
            pages.page_of(f"{address}?{urlencode({'quote': text})}") for text in texts
        ]
        return [min(pages.timed(p, False) for _ in range(ASKED)) for p in made]

    right = sum(one in EXPECTED[sort.of] for one in told)
    return Check(taken("/quote/"), taken("/lookup.json"), right)


def _exports(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name lists and searches with the addresses of their exports."""
    common = f"q={words[COMMON]}"
    for form in FORMS:
        yield f"all briefings, {form}", f"/briefings.{form}"
        yield f"passages with a common word, {form}", f"/search.{form}?{common}"
    yield "briefings of a role, csv", "/briefings.csv?role=press-secretary"
    yield "briefings with a common word, csv", f"/briefings.csv?{common}"


def _export(address: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.streams", address],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found
