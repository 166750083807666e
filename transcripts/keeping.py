"""Keep pages that were made until what they show has changed, and say so to caches.

A kept page is handed out after one query at most: where the log has come to. Where that
is another place than when the page was last looked at, what tells the page's revision
is read and compared. A page is kept only if nothing it shows was written between the
first reading and the last, so that no older text ever stands under a newer revision.

Everybody reads the same pages, so answers vary with no cookie, and proxies may keep
them for ``PROXY_SECONDS``; browsers ask each time. Who has a session, as staff does,
gets a page made anew that nobody keeps.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from transcripts.editions import edition
from transcripts.encodings import ENCODINGS, IDENTITY, decoded, encoded, preferred
from transcripts.revisions import (
    Position,
    Revision,
    last_look,
    of_archive,
    position,
)

KEPT_SECONDS = 24 * 60 * 60
# How often a page is made that is written to while it is made.
TRIES = 3
# What changed so lately may change again within the second that a date tells.
UNSETTLED_SECONDS = 2

type View = Callable[..., HttpResponse]


class Shown(Protocol):
    """What a page shows, or as much of it as tells its revision."""

    @property
    def revision(self) -> Revision:
        """What tells one state of it from another."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What may change with any change of the archive, and an address in it."""

    address: dict[str, Any]
    revision: Revision


class Kept(NamedTuple):
    """A page in one encoding, and the place of the log at which it last was right.

    A tuple: it is packed and unpacked faster than an object.
    """

    position: Position
    tag: str
    changed: int
    headers: dict[str, str]
    body: bytes


def kept[S: Shown](
    read: Callable[..., S], *, params: Collection[str] | None = ()
) -> Callable[[Callable[[HttpRequest, S], HttpResponse]], View]:
    """Keep the pages of a view that takes what ``read`` makes of request and address.

    ``params`` names the parameters that change a page; None: any may. A page that has
    some is not kept, for there is no end of them, but it has a tag all the same.
    """

    def keeping(view: Callable[[HttpRequest, S], HttpResponse]) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **address: Any) -> HttpResponse:
            if has_session(request):
                return for_one(view(request, read(request, **address)))
            shown = partial(read, request, **address)
            return Page(Asked.by(request, params), shown, view).answer()

        return answer

    return keeping


def kept_with_archive(view: View) -> View:
    """Keep the pages of a view until anything in the archive changes."""

    def read(request: HttpRequest, **address: Any) -> Archive:
        return Archive(address, of_archive())

    @kept(read, params=None)
    @wraps(view)
    def answer(request: HttpRequest, shown: Archive) -> HttpResponse:
        return view(request, **shown.address)

    return answer


def has_session(request: HttpRequest) -> bool:
    """Whether somebody asks who may be signed in."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def for_reader[R: HttpResponseBase](request: HttpRequest, response: R) -> R:
    """Say who may keep an answer to the request."""
    return for_one(response) if has_session(request) else for_everybody(response)


def for_everybody[R: HttpResponseBase](response: R) -> R:
    """Let proxies keep an answer for a while, and browsers ask each time."""
    response.headers["Cache-Control"] = (
        f"public, max-age=0, must-revalidate, s-maxage={settings.PROXY_SECONDS}"
    )
    return response


def for_one[R: HttpResponseBase](response: R) -> R:
    """Let nobody keep an answer."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


def is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer holds nothing of the one who asked but the address."""
    is_personal = (
        response.cookies
        or response.has_header("Vary")
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
    return not is_personal


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: the page's name, its encoding, whether it may be kept."""

    request: HttpRequest
    name: str
    encoding: str
    is_kept: bool

    @classmethod
    def by(cls, request: HttpRequest, params: Collection[str] | None) -> Asked:
        """Return what a request asks for, where ``params`` change the page."""
        said = _said(request, params) if request.META.get("QUERY_STRING") else []
        # A page shows its own address, and is made by this edition of the code.
        where = request.scheme, request.get_host(), request.path, said
        name = hashlib.sha256(repr((edition().digest, where)).encode()).hexdigest()
        if said:
            return cls(request, name, IDENTITY, is_kept=False)
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        return cls(request, name, preferred(accepted), is_kept=True)

    def key(self, encoding: str) -> str:
        """Return the key under which the page is kept in an encoding."""
        return f"page:{self.name}:{encoding}"


def _said(request: HttpRequest, params: Collection[str] | None) -> list[object]:
    given = sorted(request.GET.lists())
    said: list[object] = [p for p in given if params is None or p[0] in params]
    return [*said, timezone.localdate()] if said else []  # some say "last week"


@dataclass(frozen=True, slots=True)
class Page[S: Shown]:
    """A page: what is asked for, how to read what it shows, how to make it."""

    asked: Asked
    read: Callable[[], S]
    view: Callable[[HttpRequest, S], HttpResponse]

    def answer(self) -> HttpResponse:
        """Return the page as it is now: kept, compressed anew, unmodified or made."""
        found, look = self._found(self.asked.encoding), last_look()
        if found and found.position == look.position and look.is_late:
            return self._response(found)
        here = position()
        if found and found.position == here:
            return self._response(found)
        shown = self.read()
        tag = shown.revision.tag(self.asked.name)
        if same := self._found_same(tag):
            return self._response(self._keep(same._replace(position=here)))
        bare = self._kept(HttpResponse(), here, shown.revision)
        answer = self._response(bare)
        return self._made(here, shown) if answer.status_code == 200 else answer

    def _found(self, encoding: str) -> Kept | None:
        return cache.get(self.asked.key(encoding)) if self.asked.is_kept else None

    def _found_same(self, tag: str) -> Kept | None:
        """Return the page if it was made of the same, in whichever encoding."""
        wanted = self.asked.encoding
        for encoding in sorted(ENCODINGS, key=lambda encoding: encoding != wanted):
            found = self._found(encoding)
            if found and found.tag == tag and encoding == wanted:
                return found
            if found and found.tag == tag:
                body = encoded(decoded(found.body, encoding), wanted)
                return found._replace(body=body)
        return None

    def _keep(self, page: Kept) -> Kept:
        if self.asked.is_kept:
            cache.set(self.asked.key(self.asked.encoding), page, KEPT_SECONDS)
        return page

    def _made(self, here: Position, shown: S) -> HttpResponse:
        """Make the page; again, where what it shows was written to meanwhile."""
        for _ in range(TRIES):
            response = self.view(self.asked.request, shown)
            if response.status_code != 200:
                return response
            now = position()
            after = shown if now == here else self.read()
            if after.revision == shown.revision:
                return self._settled(response, now, shown.revision)
            here, shown = now, after
        return for_one(response)

    def _settled(
        self, response: HttpResponse, here: Position, revision: Revision
    ) -> HttpResponse:
        if not is_for_everybody(self.asked.request, response):
            return for_one(response)
        return self._response(self._keep(self._kept(response, here, revision)))

    def _kept(self, response: HttpResponse, here: Position, revision: Revision) -> Kept:
        return Kept(
            here,
            revision.tag(self.asked.name),
            revision.changed,
            dict(response.items()),
            encoded(response.content, self.asked.encoding),
        )

    def _response(self, page: Kept) -> HttpResponse:
        """Return the page, or less to who has it already."""
        is_settled = time.time() - page.changed >= UNSETTLED_SECONDS
        changed = page.changed if is_settled else None
        answer = get_conditional_response(self.asked.request, page.tag, changed)
        if answer is None:
            answer = HttpResponse(page.body, headers=page.headers)
            if self.asked.encoding != IDENTITY:
                answer.headers["Content-Encoding"] = self.asked.encoding
        elif answer.status_code != 304:
            return for_one(answer)
        if changed:
            answer.headers["Last-Modified"] = http_date(changed)
        answer.headers["ETag"] = page.tag
        answer.headers["Vary"] = "Accept-Encoding"
        return for_everybody(answer)
