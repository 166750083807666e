"""A list or a search, all of it, as a file that is streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms import Form
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from transcripts import revisions
from transcripts.exports import briefings, found, writing
from transcripts.exports.writing import Row
from transcripts.filters import BriefingFilter
from transcripts.formats import Format
from transcripts.keeping import for_reader
from transcripts.lists import Listed
from transcripts.search import tallying
from transcripts.searches import Asked, SearchFilter
from transcripts.tagged import index_in_use
from transcripts.views.documents import base_of

TEXT = "text/plain; charset=utf-8"
COUNT = "X-Lectern-Count"


@require_safe
def briefings_table(request: HttpRequest, form: Format) -> HttpResponseBase:
    """Hand over every briefing that passes the filters of the address."""
    filters = BriefingFilter(request.GET)
    if filters.form.errors:
        return mistaken(filters.form)
    asked, base = Asked(filters), base_of(request)
    if not asked.has_words:
        listed = Listed(filters)
        rows = briefings.rows(briefings.listed(listed), base)
        return _table(request, form, rows, total=listed.counted().total)
    told = asked.searched(
        lambda finder: {"finder": finder, "total": finder.number_of_briefings()}
    )
    if "is_off" in told:
        return off()
    rows = briefings.rows(briefings.with_words(told["finder"]), base)
    total = told["total"] if told["total"] <= tallying.MOST_BRIEFINGS else None
    return _table(
        request, form, rows, total=total, pending=told["pending"], more=[briefings.HITS]
    )


@require_safe
def search_table(request: HttpRequest, form: Format) -> HttpResponseBase:
    """Hand over every passage that a search finds."""
    filters = SearchFilter(request.GET)
    if filters.form.errors:
        return mistaken(filters.form)
    told = Asked(filters).searched(
        lambda finder: {"finder": finder, "total": finder.tally().total}
    )
    if "is_off" in told:
        return off()
    rows = found.rows(told["finder"], base_of(request))
    return _streamed(
        request,
        form,
        "search",
        _passages_in(form, rows, _more(told["pending"])),
        told["total"],
    )


def mistaken(form: Form) -> HttpResponse:
    """Say what is wrong with an address: a program would not see it in what it gets."""
    errors: dict[str, list[Any]] = form.errors.get_json_data()
    lines = [
        f"{name}: {one['message']}\n" for name, some in errors.items() for one in some
    ]
    return HttpResponse(lines, TEXT, 400)


def off() -> HttpResponse:
    """Say that there is no index to ask."""
    answer = HttpResponse("Search is not available now.\n", TEXT, 503)
    answer.headers["Retry-After"] = "600"
    return answer


def _table(
    request: HttpRequest,
    form: Format,
    rows: Iterable[Row],
    *,
    total: int | None,
    pending: int = 0,
    more: Iterable[str] = (),
) -> HttpResponseBase:
    columns = [*briefings.COLUMNS, *more]
    lines = _briefings_in(form, rows, columns, _more(pending))
    return _streamed(request, form, "briefings", lines, total)


def _briefings_in(
    form: Format, rows: Iterable[Row], columns: list[str], more: Row
) -> Iterator[bytes]:
    if form.suffix == "csv":
        return writing.csv_of(rows, columns, more)
    if form.suffix == "jsonl":
        return writing.json_lines_of(rows, more)
    return writing.text_of(rows, briefings.in_words, "briefings", more)


def _passages_in(form: Format, rows: Iterable[Row], more: Row) -> Iterator[bytes]:
    if form.suffix == "csv":
        return writing.csv_of(map(found.as_table, rows), found.COLUMNS, more)
    if form.suffix == "jsonl":
        return writing.json_lines_of(rows, more)
    return writing.text_of(rows, found.in_words, "passages", more)


def _more(pending: int) -> Row:
    """Return what the end is to tell besides: how much the index did not know yet."""
    return {"pending": pending} if pending else {}


def _streamed(
    request: HttpRequest,
    form: Format,
    name: str,
    lines: Iterator[bytes],
    total: int | None,
) -> HttpResponseBase:
    """Send lines as they are made, unless they are known already."""
    asked = f"{base_of(request)}{request.get_full_path()}"
    tag = revisions.of_archive(index_in_use(), timezone.localdate()).tag(asked)
    bare = for_reader(request, HttpResponse(headers={"ETag": tag}))
    known = get_conditional_response(request, tag, None, bare)
    if known is not None and known is not bare:
        return known
    saved = content_disposition_header(True, f"{name}.{form.suffix}")
    headers = {"ETag": tag, "Content-Disposition": saved or "attachment"}
    if total is not None:
        headers[COUNT] = str(total)
    response = StreamingHttpResponse(
        lines, content_type=form.content_type, headers=headers
    )
    return for_reader(request, response)
