"""A page of a feed as Atom (RFC 4287), with archives (5005) and tombstones (6721)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import escape

from transcripts.feeds.feed import Feed

SPACES = {
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
}
AUTHOR = "Lectern"


class Atom(Atom1Feed):
    """Atom with what Django's leaves out."""

    def root_attributes(self) -> dict[str, str]:
        """Name the languages of archives and tombstones."""
        return super().root_attributes() | SPACES

    def latest_post_date(self) -> dt.datetime:
        """Return when the page changed, not when it was asked for."""
        return self.feed["updated"]

    def add_root_elements(self, handler: Any) -> None:
        """Add the ways to other pages, and what is no more."""
        super().add_root_elements(handler)
        for relation, address in self.feed["ways"].items():
            if address:
                handler.addQuickElement("link", "", {"rel": relation, "href": address})
        if self.feed["is_archive"]:
            handler.addQuickElement("fh:archive")
        for name, when in self.feed["gone"]:
            gone = {"ref": name, "when": rfc3339_date(when)}
            handler.addQuickElement("at:deleted-entry", "", gone)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add who speaks; Django's has one author at most."""
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


def atom(feed: Feed) -> str:
    """Return the page as Atom."""
    is_archive = not feed.window.is_newest and feed.window.newer is not None
    made = Atom(
        feed.title,
        feed.page,
        "",
        language="en",
        author_name=AUTHOR,
        feed_url=feed.itself,
        feed_guid=feed.name,
        updated=feed.updated,
        is_archive=is_archive,
        gone=feed.gone,
        ways={
            "prev-archive": feed.older,
            "next-archive": feed.newer,
            "next": feed.older,
            "previous": feed.newer,
            "current": None if feed.window.is_newest else feed.address,
        },
    )
    for item in feed.items:
        made.add_item(
            item.title,
            item.address,
            escape(item.summary),  # a summary is HTML
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.name,
            categories=[item.kind],
            authors=item.authors,
        )
    return made.writeString("utf-8")
