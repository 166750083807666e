"""Publish what was scheduled as its time comes, where no timer does."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from transcripts import importing

# So many in one look: whoever asked for a page waits for the last of them.
MOST = 20

logger = logging.getLogger(__name__)


class PublishDue:
    """Look for what is due now and then, before a request is answered.

    The look reads an index that holds scheduled documents alone. Where it fails, the
    request is answered as if nobody had looked.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer
        self.looked = float("-inf")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        every, now = settings.PUBLISH_SECONDS, time.monotonic()
        if every and now - self.looked >= every:
            self.looked = now
            if _look() == MOST:  # there may be more: the next request goes on
                self.looked = float("-inf")
        return self.answer(request)


def _look() -> int:
    """Publish what is due, as far as goes; return how much that was."""
    try:
        done = importing.publish_due(timezone.now(), most=MOST)
    except DatabaseError:
        logger.exception("What is due could not be published.")
        return 0
    for document in done:
        logger.info("Published %s, which was scheduled.", document)
    return len(done)
