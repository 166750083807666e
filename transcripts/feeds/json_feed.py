"""A page of a feed as JSON Feed 1.1."""

from __future__ import annotations

import orjson

from transcripts.feeds.feed import Feed, Item

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """Return the page; what is no more stands in an extension of Lectern's own."""
    made = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.itself,
        "language": "en",
        "authors": [{"name": "Lectern"}],
        "items": [_item(item) for item in feed.items],
        "_lectern": {"gone": [{"id": name, "when": when} for name, when in feed.gone]},
    }
    if feed.older:
        made["next_url"] = feed.older
    return orjson.dumps(made, option=orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS)


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.name,
        "url": item.address,
        "title": item.title,
        "content_text": item.summary,
        "date_published": item.published,
        "date_modified": item.updated,
        "authors": [{"name": name} for name in item.authors],
        "tags": [item.kind],
    }
