"""What a page of a briefing or an exchange tells programs, and offers to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from transcripts import formats
from transcripts.citations.cited import Cited, cited
from transcripts.citations.csl import type_of
from transcripts.citations.linked import Node, linked
from transcripts.models import Appearance, Document
from transcripts.passages import Passage

# Zotero's words for types of CSL; it takes for an article of a journal what names none.
ITEM_TYPES = {"speech": "presentation"}
EMBEDS = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


@dataclass(frozen=True, slots=True)
class Link:
    """Where something is had in another form."""

    address: str
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Along:
    """All that can be taken along from a page."""

    cited: Cited
    linked: Node
    texts: list[Link]
    citations: list[Link]
    embeds: list[Link]

    @property
    def item_type(self) -> str:
        """What Zotero is to file it as, in its words."""
        told = type_of(self.cited.kind)
        return ITEM_TYPES.get(told, told)

    @property
    def formats(self) -> list[Link]:
        """Every format of it."""
        return self.texts + self.citations


def along(
    briefing: Document,
    cast: Sequence[Appearance],
    *,
    base: str,
    passage: Passage | None = None,
) -> Along:
    """Return what can be taken along of a briefing, or of a passage of it."""
    exchange = passage.exchange if passage else None
    meant = cited(
        briefing,
        cast,
        base=base,
        number=exchange.number if exchange else 0,
        answerers=passage.answerers if passage and exchange else (),
    )
    return Along(
        meant,
        linked(meant, briefing, passage),
        [_link(one, meant.url) for one in formats.TEXTS],
        [_link(one, meant.url) for one in formats.CITATIONS],
        [_embed(meant.url, base, name) for name in EMBEDS],
    )


def _link(one: formats.Format, page: str) -> Link:
    return Link(one.of(page), one.media_type, one.name)


def _embed(page: str, base: str, name: str) -> Link:
    asked = urlencode({"url": page, "format": name})
    address = f"{base}{reverse('transcripts:oembed')}?{asked}"
    return Link(address, EMBEDS[name], f"oEmbed, {name.upper()}")
